"""Related items, by what they share. The same input always gives the same answer."""

from __future__ import annotations

from collections import defaultdict
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
    days = {item.id: item.date.toordinal() for item in items.values() if item.date}
    return {
        item_id: _nearest(item_id, features & telling, holders, days) for item_id, features in dated.items()
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
    days: Mapping[str, int],
) -> tuple[str, ...]:
    scores: defaultdict[str, int] = defaultdict(int)
    for feature in features:
        weight = _WEIGHTS[feature[0]]
        for other in holders[feature]:
            scores[other] += weight
    scores.pop(item_id, None)
    if not scores:
        return ()
    least = sorted(scores.values(), reverse=True)[:LIMIT][-1]
    here = days[item_id]
    near = [(-score, abs(days[other] - here), other) for other, score in scores.items() if score >= least]
    return tuple(other for _, _, other in sorted(near)[:LIMIT])
