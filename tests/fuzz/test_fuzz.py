"""Whatever is written into the files of a site: a finding or a build; no traceback, no file elsewhere."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.config import FILE, parse_config
from bulletin.content.discover import ItemFile, RegisterSource
from bulletin.content.parse import parse_item
from bulletin.content.parse_registers import parse_register_file
from bulletin.content.records import FRONTS
from bulletin.content.registers import REGISTERS
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.diagnostics.render import as_json, as_text
from bulletin.i18n import vietnamese
from bulletin.i18n.language import language_of
from bulletin.i18n.numerals import numerals
from bulletin.i18n.periods import Period
from bulletin.search.query import parsed
from bulletin.search.words import words
from bulletin.syntax import yaml
from bulletin.syntax.text import decode
from tests.fuzz.mutations import WORDS, Spoil, spoils, spoilt
from tests.fuzz.running import command, state
from tests.small_sites import FEATURES

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SLOW = settings(QUICK, max_examples=20)
LONG = settings(max_examples=1500, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck))
DAY = "2025-01-15"
ITEMS = sorted((FEATURES / "content").glob("*/*/*.md"))
REGISTER_FILES = sorted((FEATURES / "content" / "registers").glob("*.yaml"))
SITE_FILES = sorted([*ITEMS, *REGISTER_FILES, FEATURES / FILE])

texts = st.sampled_from(WORDS) | st.text() | st.lists(st.sampled_from(WORDS), max_size=6).map("".join)


def told(found: Sequence[Diagnostic]) -> None:
    """Every finding can be shown, in both languages and to programs."""
    for one in found:
        for language in ("vi", "en"):
            assert "%(" not in as_text(one, language).replace("%(name)s", "")
    as_json(found)


# One file


def check_file(file: Path, changes: Sequence[Spoil]) -> None:
    data = spoilt(file.read_bytes(), changes)
    path = file.relative_to(FEATURES).as_posix()
    if file.name == FILE:
        told(parse_config(data).found)
    elif file.suffix == ".yaml":
        told(parse_register_file(RegisterSource(path, file.stem), data).found)
    else:
        _, section, folder, _ = path.split("/")
        told(parse_item(ItemFile(path, f"{section}/{folder}", section, file.stem), data).found)


@QUICK
@given(st.sampled_from(SITE_FILES), st.lists(spoils, min_size=1, max_size=4))
def test_a_spoilt_file(file: Path, changes: list[Spoil]) -> None:
    check_file(file, changes)


@QUICK
@given(st.sampled_from(sorted(FRONTS)), texts, texts)
def test_any_text_as_an_item(section: str, head: str, body: str) -> None:
    data = f"---\n{head}\n---\n{body}".encode(errors="surrogatepass")
    told(parse_item(ItemFile("a/vi.md", "a", section, "vi"), data).found)


@QUICK
@given(
    st.sampled_from(sorted(REGISTERS)), st.binary() | texts.map(lambda t: t.encode(errors="surrogatepass"))
)
def test_any_bytes_as_a_register(name: str, data: bytes) -> None:
    told(parse_register_file(RegisterSource("a.yaml", name), data).found)


# The small parsers


@QUICK
@given(texts)
def test_small_parsers(text: str) -> None:
    findings = Findings()
    yaml.read(text.replace("\0", ""), "a", findings)
    decode(text.encode(errors="surrogatepass"), "a", findings)
    told(tuple(findings))
    for language in ("vi", "en"):
        list(numerals(text, language))
    language_of(text)
    words(text)
    parsed(text)
    for fold in (vietnamese.fold, vietnamese.slugify, vietnamese.collation_key, vietnamese.name_key):
        fold(text)
    with suppress(ValueError):
        period = Period.parse(text)
        assert Period.parse(str(period)) == period


# The whole site, through the command


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site with its store, so that a build renders only what is spoilt."""
    site = tmp_path_factory.mktemp("fuzz") / "site"
    shutil.copytree(FEATURES, site)
    assert command("build", "--site", str(site), "--as-of", DAY, "--jobs", "1").status == 0
    return site


def check_site(
    built: Path, changes: Sequence[tuple[Path, Spoil]], others: Sequence[tuple[str, bytes]]
) -> None:
    """Spoil a copy of the site, build it, and look at what the disk holds."""
    with tempfile.TemporaryDirectory() as folder:
        around = Path(folder)
        site = around / "site"
        shutil.copytree(built, site)
        for file, change in changes:
            target = site / file.relative_to(FEATURES)
            target.write_bytes(spoilt(target.read_bytes(), [change]) if target.is_file() else b"")
        for name, data in others:
            _write(site, name, data)
        before = state(around)
        done = command("build", "--site", str(site), "--as-of", DAY, "--jobs", "1", "--ui-lang", "vi")
        assert not done.fault, done.fault
        assert done.status in {0, 1}, done.said
        assert "Traceback" not in done.said
        after = state(around)
        ours = ("site/public/", "site/.bulletin/", "site/.public.")
        differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert {path for path in differing if not path.startswith(ours)} == set()
        if done.status == 1:
            assert {path for path in differing if path.startswith("site/public/")} == set()


def _write(site: Path, name: str, data: bytes) -> None:
    """Write a file of any name below the content, as far as the system lets."""
    with suppress(OSError, ValueError):
        target = site / "content" / name
        if os.path.commonpath((os.path.realpath(target), os.path.realpath(site))) != os.path.realpath(site):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        if data.startswith(b"->"):
            target.symlink_to(data[2:].decode())
        else:
            target.write_bytes(data)


changes_of_a_site = st.lists(st.tuples(st.sampled_from(SITE_FILES), spoils), max_size=4)
_parts = st.sampled_from(
    ("sessions", "articles", "registers", "pages", "01", "a", "con", "Bài", "vi.md", "en.md", "x.txt",
     "x.html", "x.png", "topics.yaml", "..", ".x", "a\\b", "a\nb", "a?b", "~$x", "\u0301",
     "addresses.yaml", "a" * 250)
) | st.text(min_size=1, max_size=8)  # fmt: skip
_contents = (
    st.binary(max_size=40)
    | st.sampled_from(
        [b"", b"->..", b"->../../..", b"->x", b"\xff\xfe", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
    )
    | st.sampled_from(ITEMS).map(Path.read_bytes)
)
new_files = st.lists(st.tuples(st.lists(_parts, min_size=1, max_size=5).map("/".join), _contents), max_size=3)


@SLOW
@given(changes=changes_of_a_site, others=new_files)
def test_a_spoilt_site(
    built: Path, changes: list[tuple[Path, Spoil]], others: list[tuple[str, bytes]]
) -> None:
    check_site(built, changes, others)


# The same at length


@pytest.mark.heavy
@settings(LONG, max_examples=300)
@given(changes=changes_of_a_site, others=new_files)
def test_many_spoilt_sites(
    built: Path, changes: list[tuple[Path, Spoil]], others: list[tuple[str, bytes]]
) -> None:
    check_site(built, changes, others)


@pytest.mark.heavy
@settings(LONG, max_examples=5000)
@given(st.sampled_from(SITE_FILES), st.lists(spoils, min_size=1, max_size=6))
def test_many_spoilt_files(file: Path, changes: list[Spoil]) -> None:
    check_file(file, changes)


@pytest.mark.heavy
@LONG
@given(texts)
def test_small_parsers_at_length(text: str) -> None:
    test_small_parsers.hypothesis.inner_test(text)  # type: ignore[attr-defined]
