"""The parse phase over all files: what was found before is not found again, and nothing stale is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.build.memo import Memo
from bulletin.build.parsing import Job, parse_files
from bulletin.build.store import Store
from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from bulletin.content.parsed import ItemResult
from tests.building import REPOSITORY
from tests.small_sites import FEATURES_DAY, lay, session, text

PATH = "content/articles/a/vi.md"
FILE = ItemFile(PATH, "articles/a", "articles", "vi")
FRONT = "title: Bài\nsummary: Tóm tắt.\ndate: 2024-04-24\n"


def parse(site: Path, written: str, file: ItemFile = FILE) -> ItemResult:
    """What a build finds in a file; what it finds out is kept for the next one."""
    with Store(site) as store:
        result = parse_files([Job(file, file.path, written.encode())], Memo(store), 1)[file.path]
    assert isinstance(result, ItemResult)
    return result


def anew(written: str, file: ItemFile = FILE) -> ItemResult:
    """What parsing a file gives where nothing is known, as a build keeps it."""
    result = parse_item(file, written.encode())
    return replace(result, parsed=replace(result.parsed, source="") if result.parsed else None)


def test_the_same_front_matter_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse(tmp_path, text(FRONT))

    def fail(*_: object) -> None:
        raise AssertionError("the front matter is read")

    with monkeypatch.context() as context:
        context.setattr("bulletin.content.front.read_front", fail)
        found = [parse(tmp_path, text(FRONT, f"Văn bản {n}, <b>142/QĐ-TTg</b>.")) for n in range(3)]
    assert found == [anew(text(FRONT, f"Văn bản {n}, <b>142/QĐ-TTg</b>.")) for n in range(3)]
    assert found[0].parsed is not None
    assert str(found[0].parsed.positions.at("date")) == f"{PATH}:4:7"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text(FRONT), text(FRONT.replace("Bài", "Bái"))),
        (text(FRONT), text("# chú thích\n" + FRONT)),
        (text(FRONT), text(FRONT).replace("\n", "\r\n")),
        (text(FRONT), text(FRONT).replace("\n", "\r")),
        (text(FRONT), text(FRONT).replace("---\n\n", "---\u200b\n\n")),
        (text(FRONT, "a\n\n---\n\nb"), text(FRONT, "a\n\n---\n\nc").replace("---\n\na", "--\u00ad-\n\na")),
        (text(FRONT), "\ufeff" + text(FRONT, "Khác.")),
        (text(FRONT), text(FRONT, "Khác.")[3:]),
        (text(FRONT), text(FRONT, "Khác\x00.")),
        (text(FRONT), f"---\n{FRONT}"),
        (text(FRONT), text(FRONT.replace("04-24", "04-31"), "Khác.")),
    ],
)
def test_whatever_was_known_the_result_is_that_of_a_clean_build(
    before: str, after: str, tmp_path: Path
) -> None:
    parse(tmp_path, before)
    assert parse(tmp_path, after) == anew(after)
    assert parse(tmp_path, before) == anew(before)


def test_another_file_s_front_matter_has_places_of_its_own(tmp_path: Path) -> None:
    other = ItemFile("content/pages/a/vi.md", "pages/a", "pages", "vi")
    written = text("title: Bài\n")
    parse(tmp_path, written)
    assert parse(tmp_path, written, other) == anew(written, other)


@pytest.mark.parametrize(
    "front", [FRONT.replace("Bài", "Bài #3"), FRONT.replace("date", "dat"), FRONT.replace("Bài", "[Bài")]
)
def test_what_is_wrong_with_a_front_matter_is_told_each_time(front: str, tmp_path: Path) -> None:
    said = anew(text(front)).found
    assert said
    for n in range(3):
        assert parse(tmp_path, text(front, f"Văn bản {n}.")).found == said


def test_a_body_s_edit_needs_no_reader_of_front_matter(tmp_path: Path) -> None:
    """They would take longer to load than the text to parse. A fact's edit needs them."""
    one = "content/sessions/01/vi.md"
    site = lay(tmp_path / "site", {one: session(1, "2024-01-10")})
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from bulletin.build.options import Options\n"
        "from bulletin.build.pipeline import build\n"
        f"result = build(Options(Path('site'), Path('public'), date.fromisoformat('{FEATURES_DAY}')))\n"
        "print(result.release.written, sorted({'pydantic', 'pydantic_core', 'yaml'} & sys.modules.keys()))"
    )

    def loaded() -> str:
        environment = {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        written, _, modules = done.stdout.strip().partition(" ")
        assert int(written) > 0
        return modules

    everything = "['pydantic', 'pydantic_core', 'yaml']"
    assert loaded() == everything
    (site / one).write_text(session(1, "2024-01-10", body="Họp lại."), encoding="utf-8")
    assert loaded() == "[]"
    (site / one).write_text(session(1, "2024-01-11", body="Họp lại."), encoding="utf-8")
    assert loaded() == everything
