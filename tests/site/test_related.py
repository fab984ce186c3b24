"""Related items: by what they share, always the same, and never by what everybody shares."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.site.model import Item
from bulletin.site.related import LIMIT, related
from tests.small_sites import Linked, features, lay, linked, real, session


def shared(one: Item, other: Item) -> set[tuple[str, str]]:
    """The documents, topics and people that two items name both."""
    return names(one) & names(other)


def names(item: Item) -> set[tuple[str, str]]:
    """The documents, topics and people an item names."""
    found = {
        (kind, entry) for kind in ("documents", "topics", "people") for entry in getattr(item.facts, kind)
    }
    if item.event:
        found |= {("people", a.person) for a in item.event.attendees} | {("people", item.event.chair or "")}
    return found


@pytest.mark.parametrize("make", [features, real])
def test_properties(make: Callable[[], Linked]) -> None:
    items = make().site.items
    found = related(items)
    assert found.keys() == {item.id for item in items.values() if item.date}
    for item_id, others in found.items():
        assert item_id not in others
        assert len(set(others)) == len(others) <= LIMIT
        for other in others:
            assert shared(items[item_id], items[other])
            assert len(found[other]) == LIMIT or item_id in found[other], "what is near is near both ways"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_items_changes_nothing(seed: int) -> None:
    items = features().site.items
    shuffled = list(items)
    random.Random(seed).shuffle(shuffled)
    assert related({item_id: items[item_id] for item_id in shuffled}) == related(items)


def test_documents_count_more_than_topics_and_topics_more_than_people(tmp_path: Path) -> None:
    days = iter(f"2024-01-{day:02}" for day in range(1, 28))
    files = {}
    for number, more in enumerate(
        (
            "documents: [luat-mau]\ntopics: [data]\npeople: [le-binh]\n",
            "people: [le-binh]\n",
            "topics: [data]\n",
            "documents: [luat-mau]\n",
            *("",) * 4,
        ),
        1,
    ):
        files[f"content/sessions/{number:02}/vi.md"] = session(number, next(days), more)
    found = linked(lay(tmp_path, files)).site.related
    assert found["sessions/01"] == ("sessions/04", "sessions/03", "sessions/02")


def test_what_most_items_share_says_nothing(tmp_path: Path) -> None:
    files = {
        f"content/sessions/{n:02}/vi.md": session(n, f"2024-01-{n:02}", "chair: le-binh\n")
        for n in range(1, 10)
    }
    found = linked(lay(tmp_path, files)).site.related
    assert set(found.values()) == {()}
