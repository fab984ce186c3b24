"""Every bad input gives exactly its findings, at the right places, and leaves the last good build alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import Result, build, rehearse
from bulletin.diagnostics import Severity
from bulletin.diagnostics.codes import CATALOGUE
from bulletin.diagnostics.render import as_json, as_text, hint, message
from bulletin.review.check import Checked, check
from bulletin.review.external import Answer
from bulletin.review.rules import outward
from tests.bad_inputs import (
    body,
    files,
    languages,
    layouts,
    outputs,
    references,
    registers,
    reviews,
    settings,
    several,
    values,
    yaml_text,
)
from tests.bad_inputs.cases import CONFIG, SMALL, Case, Finding, Place
from tests.building import bulletin

ROOMS = (
    yaml_text,
    values,
    languages,
    references,
    body,
    files,
    registers,
    settings,
    layouts,
    outputs,
    several,
)
CASES: tuple[Case, ...] = tuple(case for room in ROOMS for case in room.CASES)
BY_NAME = {case.name: case for case in (*CASES, *reviews.CASES)}

DAY = "2025-06-01"

Snapshot = Mapping[str, tuple[bytes, int]]


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as it stands, built; nobody may write into it."""
    folder = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(SMALL, folder)
    result = build(Options(folder, folder / "public", date.fromisoformat(DAY), strict=True))
    assert result.release is not None, _listed(result)
    assert _listed(result) == []
    return folder


@pytest.fixture
def site(good_site: Path, tmp_path: Path) -> Path:
    """A copy of the small site and its build."""
    folder = tmp_path / "site"
    shutil.copytree(good_site, folder)
    return folder


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case, site: Path) -> None:
    before = _lay(case, site)
    result = _built(case, site)
    assert _listed(result) == _expected(case)
    _assert_lengths(case, result)
    _assert_words(case, result)
    if any(CATALOGUE[finding.code].severity is Severity.ERROR for finding in case.findings):
        assert result.release is None
        assert _snapshot(site) == before
    else:
        assert result.release is not None, "a warning or a notice stops no build"


@pytest.mark.parametrize(
    "name", ["HTML", "a mark that the register lacks", "the headings of a translation are others"]
)
def test_warnings_stop_a_strict_build(name: str, site: Path) -> None:
    case = BY_NAME[name]
    before = _lay(case, site)
    result = _built(case, site, strict=True)
    assert _listed(result) == _expected(case)
    assert result.release is None
    assert _snapshot(site) == before


@pytest.mark.parametrize("case", reviews.CASES, ids=[case.name for case in reviews.CASES])
def test_case_of_a_check(case: Case, site: Path) -> None:
    """A build has nothing to say to these; the check does, and publishes nothing."""
    before = _lay(case, site)
    options = Options(site, site / case.output, date.fromisoformat(DAY))
    assert rehearse(options).found == ()
    result = check(options, partial(outward.check, asker=_answers))
    assert _listed(result) == _expected(case)
    _assert_lengths(case, result)
    _assert_words(case, result)
    assert _snapshot(site) == before


def test_a_check_of_the_small_site_finds_nothing(site: Path) -> None:
    result = check(Options(site, site / "public", date.fromisoformat(DAY)))
    assert (_listed(result), result.texts, result.pairs) == ([], 13, 6)


def test_a_check_finds_all_that_a_build_does(site: Path) -> None:
    case = BY_NAME["front matter, body, registers and folders"]
    _lay(case, site)
    assert _listed(check(Options(site, site / "public", date.fromisoformat(DAY)))) == _expected(case)


def test_every_rule_has_a_case() -> None:
    covered = {finding.code for case in (*CASES, *reviews.CASES) for finding in case.findings}
    assert sorted(CATALOGUE.keys() - covered) == []


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(CASES) + len(reviews.CASES)


def test_forms_that_make_no_difference(good_site: Path, tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and decomposed letters give the same site, byte for byte."""
    folder = tmp_path / "site"
    shutil.copytree(SMALL, folder)
    for file in [folder / CONFIG, *folder.rglob("*.md"), *folder.rglob("*.yaml")]:
        text = unicodedata.normalize("NFD", file.read_text(encoding="utf-8")).replace("\n", "\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    result = build(Options(folder, folder / "public", date.fromisoformat(DAY), strict=True))
    assert _listed(result) == []
    made, good = _contents(folder / "public"), _contents(good_site / "public")
    releases = [json.loads(one.pop("release.json")) for one in (made, good)]
    assert made == good
    inputs = {release.pop("input") for release in releases}
    assert len(inputs) == 2, "it says which bytes were read"
    assert releases[0] == releases[1]


# Through the command itself

THROUGH_THE_COMMAND = (
    "a key of the second figure is misspelt",
    "a NUL",
    "no settings",
    "a name that does not exist",
    "a folder with files of another",
    "front matter, body, registers and folders",
)


@pytest.mark.parametrize("name", THROUGH_THE_COMMAND)
def test_the_command_tells_on_standard_error(name: str, site: Path) -> None:
    case = BY_NAME[name]
    language = "en" if THROUGH_THE_COMMAND.index(name) % 2 else "vi"
    before = _lay(case, site)
    done = _command(case, site, "--ui-lang", language)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "%(" not in done.stderr
    for finding, place in _with_places(case):
        assert f"{place.at}: {'lỗi' if language == 'vi' else 'error'}[{finding.code}]: " in done.stderr
    assert _snapshot(site) == before


@pytest.mark.parametrize("name", THROUGH_THE_COMMAND[:3])
def test_the_command_tells_a_program(name: str, site: Path) -> None:
    case = BY_NAME[name]
    _lay(case, site)
    done = _command(case, site, "--format", "json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)
    assert [entry["code"] for entry in found] == [finding.code for finding in case.findings]
    assert all(entry["message"].keys() == entry["hint"].keys() == {"vi", "en"} for entry in found)


def test_the_command_and_warnings(site: Path) -> None:
    case = BY_NAME["HTML"]
    _lay(case, site)
    strict = _command(case, site, "--strict", "--ui-lang", "en")
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "warning[raw-html]" in strict.stderr
    lenient = _command(case, site, "--ui-lang", "en")
    assert lenient.returncode == 0
    assert "warning[raw-html]" in lenient.stderr
    assert "0 errors, 1 warning" in lenient.stderr


# What the tests are made of


def _lay(case: Case, site: Path) -> Snapshot:
    """Change the site as the case says; gives what the output folder held then."""
    case.draft().lay(site)
    return _snapshot(site)


def _built(case: Case, site: Path, *, strict: bool = False) -> Result:
    return build(Options(site, site / case.output, date.fromisoformat(DAY), strict))


def _answers(urls: Iterable[str]) -> dict[str, Answer]:
    """What servers would answer, by name."""
    said = {
        "gone": Answer(404, "Not Found"),
        "moved": Answer(200, "", "https://new.example/"),
        "silent": Answer(0, "timed out"),
    }
    return {url: said.get(url.partition("://")[2].partition(".")[0], Answer(200)) for url in urls}


def _command(case: Case, site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    output = str(site / case.output)
    return bulletin("build", "--site", str(site), "--output", output, "--as-of", DAY, *options)


def _with_places(case: Case) -> list[tuple[Finding, Place]]:
    """The findings of a case, each with the place it names or the next mark's."""
    marks = case.draft().marks()
    return [(finding, Place(finding.at) if finding.at else next(marks)) for finding in case.findings]


def _expected(case: Case) -> list[str]:
    return [f"{place.at} {finding.code}" for finding, place in _with_places(case)]


def _listed(result: Result | Checked) -> list[str]:
    return [f"{diagnostic.span} {diagnostic.code}" for diagnostic in result.found]


def _assert_lengths(case: Case, result: Result | Checked) -> None:
    expected = [place.length for _, place in _with_places(case)]
    found = [diagnostic.span.length for diagnostic in result.found]
    assert [a if b is None else b for a, b in zip(found, expected, strict=True)] == found


def _assert_words(case: Case, result: Result | Checked) -> None:
    """The English holds what the case says, and both languages say all they have to."""
    for diagnostic, finding in zip(result.found, case.findings, strict=True):
        english = f"{message(diagnostic, 'en')}; {hint(diagnostic, 'en')}"
        for words in finding.says:
            assert words in english
        for language in ("vi", "en"):
            assert "%(" not in as_text(diagnostic, language)
        assert message(diagnostic, "vi") != message(diagnostic, "en")
        assert hint(diagnostic, "vi") != hint(diagnostic, "en")
    codes = [entry["code"] for entry in json.loads(as_json(result.found))]
    assert codes == [finding.code for finding in case.findings]


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _snapshot(site: Path) -> Snapshot:
    """Every file of the site's folder but what builds remember: its bytes and the time it was written."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
