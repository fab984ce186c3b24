"""Who is meant: by id, by name with and without marks, by some of its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.desk.holdings import Named, entries, matches, session_numbers
from tests.building import REPOSITORY
from tests.small_sites import session, write

HELD = (
    Named("pham-minh-chinh", ("Phạm Minh Chính",)),
    Named("pham-thi-chin", ("Phạm Thị Chín",)),
    Named("do-muoi", ("Đỗ Mười",)),
    Named("do-muoi-2", ("Đỗ Mười Hai",)),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pham-minh-chinh", ["pham-minh-chinh"]),
        ("PHẠM MINH CHÍNH", ["pham-minh-chinh"]),
        ("pham minh chinh", ["pham-minh-chinh"]),
        ("Chính Phạm", ["pham-minh-chinh"]),
        ("minh", ["pham-minh-chinh"]),
        ("pham", ["pham-minh-chinh", "pham-thi-chin"]),
        ("đỗ mười", ["do-muoi"]),
        ("do muo", ["do-muoi", "do-muoi-2"]),
        ("Nguyễn", []),
        ("…", []),
        ("", []),
    ],
)
def test_matches(typed: str, found: list[str]) -> None:
    assert [one.id for one in matches(typed, HELD)] == found


def test_the_real_registers_are_found_by_what_people_call_them() -> None:
    documents = entries(REPOSITORY, "documents")
    assert [one.id for one in matches("142/qd-ttg", documents)] == ["142/QĐ-TTg"]
    assert {one.id for one in matches("50/NQ-CP", documents)} == {"50/NQ-CP@2020", "50/NQ-CP@2021"}
    (topic,) = matches("kinh te so", entries(REPOSITORY, "topics"))
    assert topic.id == "digital-economy"


def test_numbers_of_sessions(tmp_path: Path) -> None:
    files = {
        "content/sessions/01/vi.md": session(1, "2024-01-10"),
        "content/sessions/ba/en.md": session(3, "2024-03-10"),
        "content/sessions/04/vi.md": "---\nnumber: bốn\n---\n",
        "content/sessions/05/vi.md": "no front matter",
    }
    assert session_numbers(write(tmp_path, files)) == {1: "01", 3: "ba"}
    assert session_numbers(tmp_path / "nowhere") == {}
