"""What ``release.json`` says besides the names: sizes, digests, counts, the input; the same anywhere."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.build.release import MANIFEST, parse_list
from tests.small_sites import FEATURES, FEATURES_DAY


@pytest.fixture
def options(tmp_path: Path) -> Options:
    site = tmp_path / "site"
    shutil.copytree(FEATURES, site, ignore=shutil.ignore_patterns("public", FOLDER))
    return Options(site, tmp_path / "public", FEATURES_DAY)


def released(options: Options) -> Any:
    assert build(options).release is not None
    return json.loads((options.output / MANIFEST).read_bytes())


def test_every_file_has_its_size_and_digest(options: Options) -> None:
    said = released(options)
    found = {
        path.relative_to(options.output).as_posix(): path.read_bytes()
        for path in options.output.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
    assert said["files"] == {path: sha256(data).hexdigest() for path, data in found.items()}
    assert said["sizes"] == {path: len(data) for path, data in found.items()}
    for file in options.output.rglob("*.html"):
        file.unlink()
    assert released(options) == said, "what is known by its note alone has its size, too"


def test_it_says_how_much_there_is(options: Options) -> None:
    said = released(options)
    pages = {"vi": 0, "en": 0}
    for path in said["files"]:
        if path.endswith("index.html"):  # neither the 404 pages nor what is there to be saved
            text = (options.output / path).read_text(encoding="utf-8")
            pages["en" if path.startswith("en/") else "vi"] += 'http-equiv="refresh"' not in text
    assert said["pages"] == pages
    assert sum(said["items"]["vi"].values()) == said["coverage"]["vi"]["covered"] > 0
    for language in ("vi", "en"):
        told = said["coverage"][language]
        assert 0 < told["covered"] <= told["of"]
        assert sum(told["translations"].values()) <= told["covered"]


def test_the_input_is_that_of_the_content_and_of_nothing_else(options: Options, tmp_path: Path) -> None:
    before = released(options)["input"]
    other = Options(tmp_path / "elsewhere" / "site", tmp_path / "out", FEATURES_DAY)
    shutil.copytree(options.site, other.site, ignore=shutil.ignore_patterns(FOLDER))
    (other.site / "urls.lock").write_text("/ home\n", encoding="utf-8")
    (other.site / "content" / ".DS_Store").write_bytes(b"x")
    assert released(other)["input"] == before
    assert (other.output / MANIFEST).read_bytes() == (options.output / MANIFEST).read_bytes()
    with (other.site / "content/sessions/01/vi.md").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert released(other)["input"] != before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"generator": 1}',
        b'{"generator": "other 1", "files": {}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_list_of_ours(content: bytes) -> None:
    assert parse_list(content) is None


def test_a_list_of_an_earlier_version_and_one_that_was_tampered_with() -> None:
    listed = parse_list(b'{"generator": "bulletin 0", "files": {"a": "1", "../b": "2"}, "sizes": {"a": "x"}}')
    assert listed is not None
    assert (listed.files, listed.sizes) == ({"a": "1"}, {})
