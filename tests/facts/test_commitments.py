"""What each event directed, against the facts it was written from: the deadline and the source of each task.

A task of the facts is looked for among the commitments of its event by its words. One that asks for no result
which a later source could report is an exhortation; those stand in the texts and are named here.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from bulletin.content.facts import Commitment
from bulletin.i18n.vietnamese import fold
from bulletin.site.model import Item
from tests.facts.facts import fact_event
from tests.facts.test_events import ITEMS
from tests.small_sites import real

_ALIKE = 0.6  # of the words of the shorter of two texts

EXHORTATIONS = {
    "sessions/01": {0, 2},
    "sessions/02": {0, 1},
    "sessions/03": set(range(10)),
    "sessions/04": {4, 5},
    "sessions/06": {0, 3},
    "sessions/07": {1, 2, 5},
    "sessions/08": {0, 1, 2, 3, 4},
    "conferences/2024-07-19": {0, 1, 2},
    "conferences/2025-02-06": {0, 1, 3, 5, 6, 9, 18, 19, 21, 27},
    "milestones/day-2023": {0},
}
"""By event, the places of the directives of the facts that are no task, only a way to work."""

ELSEWHERE = {("conferences/2025-02-06", 28): "semiconductor-workforce-2030"}
"""Tasks that the bulletin words by their target: the commitment each is."""

Directive = dict[str, Any]


def directives() -> list[tuple[str, int]]:
    """Every directive of the facts: its event and its place there."""
    found = []
    for name in ITEMS:
        told = fact_event(real().site.items[name]).get("directives") or []
        found += [(name, number) for number in range(len(told))]
    return found


def directive(name: str, number: int) -> Directive:
    found: Directive = fact_event(real().site.items[name])["directives"][number]
    return found


def commitment(name: str, number: int) -> Commitment | None:
    """The commitment of the event that a directive of the facts is."""
    item: Item = real().site.items[name]
    own = item.event.commitments if item.event else ()
    if (name, number) in ELSEWHERE:
        return next(one for one in own if one.id == ELSEWHERE[name, number])
    text = directive(name, number)["task_vi"]
    nearest = max(own, key=lambda one: _alike(text, one.text["vi"]), default=None)
    return nearest if nearest and _alike(text, nearest.text["vi"])[0] >= _ALIKE else None


def _alike(one: str, other: str) -> tuple[float, int]:
    """How many words of the shorter text the longer one has: as a share, and counted."""
    words, others = (set(re.findall(r"\w+", fold(text))) for text in (one, other))
    return len(words & others) / min(len(words), len(others)), len(words & others)


@pytest.mark.parametrize(("name", "number"), directives())
def test_every_task_of_the_facts_is_a_commitment_with_its_deadline_and_source(name: str, number: int) -> None:
    told, found = directive(name, number), commitment(name, number)
    if number in EXHORTATIONS.get(name, ()):
        assert found is None
        assert "deadline" not in told  # what has a deadline is no mere exhortation
        return
    assert found is not None, told["task_vi"]
    assert found.source in told["src"]
    if "deadline" in told:
        assert found.due is not None
        assert str(found.due.last_day) == str(told["deadline"])


def test_every_deadline_of_a_commitment_that_the_facts_direct_is_theirs() -> None:
    for name, number in directives():
        found, told = commitment(name, number), directive(name, number)
        if found and found.due:
            assert "deadline" in told or "deadline_text" in told, (name, found.id)
