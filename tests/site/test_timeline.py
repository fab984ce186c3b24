"""The line of events, with gaps where session numbers are skipped; and the neighbours of an item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.content.records import SessionFront
from bulletin.site.freshness import Freshness, State
from bulletin.site.model import Gap, Item
from bulletin.site.timeline import neighbours, timeline
from tests.small_sites import features, lay, linked, session


def line(items: list[Item]) -> list[str | tuple[int, ...]]:
    """The ids and the gaps of a timeline."""
    return [entry.numbers if isinstance(entry, Gap) else entry.id for entry in timeline(items)]


def test_events_in_order_with_the_gap_before_the_session_that_skips_it() -> None:
    assert line(list(features().site.items.values())) == [
        "sessions/01",
        "sessions/02",
        "conferences/2024-09-05",
        (3,),
        "sessions/04",
        "milestones/57-nq-tw",
        "conferences/2025-03-01",
    ]


def numbered(folder: Path, days: dict[int, str]) -> list[Item]:
    """Sessions of these numbers and days."""
    files = {f"content/sessions/{n:02}/vi.md": session(n, day) for n, day in days.items()}
    found = linked(lay(folder, files))
    assert found.codes == []
    return list(found.site.items.values())


def test_a_gap_at_the_start_and_a_wide_one(tmp_path: Path) -> None:
    items = numbered(tmp_path, {2: "2024-01-01", 5: "2024-02-01"})
    assert line(items) == [(1,), "sessions/02", (3, 4), "sessions/05"]


def test_each_missing_number_is_told_once_though_the_order_is_odd(tmp_path: Path) -> None:
    items = numbered(tmp_path, {4: "2024-01-01", 1: "2024-02-01", 6: "2024-03-01"})
    assert line(items) == [(2, 3), "sessions/04", "sessions/01", (5,), "sessions/06"]


@given(st.permutations(range(1, 7)), st.sets(st.integers(1, 6), min_size=1))
@settings(derandomize=True, max_examples=80, deadline=None, database=None)
def test_every_number_up_to_the_highest_is_on_the_line_once(order: list[int], kept: set[int]) -> None:
    like = features().site.items["sessions/01"]
    items = [
        renumbered(like, n, date(2024, 1, 1) + timedelta(days=i)) for i, n in enumerate(order) if n in kept
    ]
    found = timeline(items)
    missing = [n for entry in found if isinstance(entry, Gap) for n in entry.numbers]
    shown = [entry.number for entry in found if isinstance(entry, Item)]
    assert sorted([*missing, *(n for n in shown if n)]) == list(range(1, max(kept) + 1))
    assert shown == [item.number for item in items]


def renumbered(item: Item, number: int, day: date) -> Item:
    """The item as another session."""
    assert isinstance(item.facts, SessionFront)
    front = replace(item.facts, number=number, date=day)
    version = type(item.original)(
        item.original.language, item.original.path, front, item.original.body, item.original.positions
    )
    return Item(
        f"sessions/{number:02}", "sessions", "session", version, None, (), Freshness(State.MISSING, "")
    )


def test_neighbours_are_of_one_kind_and_in_order() -> None:
    items = features().site.items
    found = neighbours(items.values())
    assert found["sessions/02"] == ("sessions/01", "sessions/04")
    assert found["milestones/57-nq-tw"] == (None, None)
    assert found["pages/about"] == (None, None)
    assert found["sessions/01"][0] is None


def test_neighbours_know_of_each_other() -> None:
    items = features().site.items
    found = neighbours(items.values())
    assert found.keys() == items.keys()
    for item, (before, after) in found.items():
        assert before is None or found[before][1] == item
        assert after is None or found[after][0] == item
