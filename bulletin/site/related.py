"""Related items, by what they share. The same input always gives the same answer."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.content.records import EventFront
from bulletin.site.model import Item

LIMIT = 4
_WEIGHTS = {"documents": 3, "topics": 2, "people": 1}


def related(items: Mapping[str, Item]) -> dict[str, tuple[str, ...]]:
    """For each item the ids of the few that share most documents, topics and people with it.

    What every second item shares (the Prime Minister in the chair) says nothing and does not count.
    """
    dated = {item.id: _features(item) for item in items.values() if item.date}
    holders: dict[tuple[str, str], set[str]] = {}
    for item_id, features in dated.items():
        for feature in features:
            holders.setdefault(feature, set()).add(item_id)
    telling = {f for f, ids in holders.items() if len(ids) > 1 and 2 * len(ids) <= max(4, len(dated))}
    return {
        item_id: _nearest(item_id, features & telling, holders, items) for item_id, features in dated.items()
    }


def _features(item: Item) -> set[tuple[str, str]]:
    facts = item.facts
    found = {(name, entry) for name in ("documents", "topics", "people") for entry in getattr(facts, name)}
    if isinstance(facts, EventFront):
        found |= {("people", a.person) for a in facts.attendees}
        found |= {("people", facts.chair)} if facts.chair else set()
    return found


def _nearest(
    item_id: str,
    features: set[tuple[str, str]],
    holders: Mapping[tuple[str, str], set[str]],
    items: Mapping[str, Item],
) -> tuple[str, ...]:
    scores: dict[str, int] = {}
    for feature in features:
        for other in holders[feature] - {item_id}:
            scores[other] = scores.get(other, 0) + _WEIGHTS[feature[0]]
    here = items[item_id].date

    def order(other: str) -> tuple[int, int, str]:
        there = items[other].date
        distance = abs((there - here).days) if there and here else 0
        return -scores[other], distance, other

    return tuple(sorted(scores, key=order)[:LIMIT])
