"""Related items, by what they share. The same input always gives the same answer.

Each item is compared with every other, so this is done to all others at once: a set of items is one whole
number, bit by bit, in the order of their days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin.content.records import EventFront
from bulletin.site.model import Item

LIMIT = 4
_WEIGHTS = {"documents": 3, "topics": 2, "people": 1}

_Feature = tuple[str, str]
"""What items can share: a register, and the id of an entry."""


def related(items: Mapping[str, Item]) -> dict[str, tuple[str, ...]]:
    """For each item the ids of the few that share most documents, topics and people with it.

    What every second item shares (the Prime Minister in the chair) says nothing and does not count.
    Of those that share as much, the nearest in time come first.
    """
    placed = sorted((item.date.toordinal(), item.id) for item in items.values() if item.date)
    features = [_features(items[item_id]) for _, item_id in placed]
    holders: defaultdict[_Feature, int] = defaultdict(int)
    for place, some in enumerate(features):
        for feature in some:
            holders[feature] |= 1 << place
    most = max(4, len(placed)) // 2
    telling = {feature: held for feature, held in holders.items() if 1 < held.bit_count() <= most}
    found = {}
    for place, some in enumerate(features):
        shared = [(_WEIGHTS[feature[0]], telling[feature]) for feature in some if feature in telling]
        found[placed[place][1]] = _nearest(place, _sums(shared), placed)
    return {item.id: found[item.id] for item in items.values() if item.date}


def _features(item: Item) -> set[_Feature]:
    facts = item.facts
    found = {(name, entry) for name in ("documents", "topics", "people") for entry in getattr(facts, name)}
    if isinstance(facts, EventFront):
        found |= {("people", a.person) for a in facts.attendees}
        found |= {("people", facts.chair)} if facts.chair else set()
    return found


def _sums(shared: Iterable[tuple[int, int]]) -> list[int]:
    """The score of every item: the weights of the sets it is in, added up. Its digits in base 2, the lowest
    first, each as the set of the items that have it."""
    digits: list[int] = []
    for weight, held in shared:
        for place in range(weight.bit_length()):
            carry, at = held if weight >> place & 1 else 0, place
            while carry:
                if at >= len(digits):
                    digits += [0] * (at + 1 - len(digits))
                digits[at], carry = digits[at] ^ carry, digits[at] & carry
                at += 1
    return digits


def _nearest(place: int, scores: Sequence[int], placed: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The ids of the best others, the best first."""
    left, found = 0, list[str]()
    for digit in scores:
        left |= digit
    left &= ~(1 << place)
    while left and len(found) < LIMIT:
        best = left
        for digit in reversed(scores):
            best = best & digit or best
        near = {*_below(best & ~(-1 << place), placed), *_above(best >> place, place)}
        here, _ = placed[place]
        ranked = sorted((abs(day - here), item_id) for day, item_id in map(placed.__getitem__, near))
        found += [item_id for _, item_id in ranked]
        left ^= best
    return tuple(found[:LIMIT])


def _above(those: int, place: int) -> Iterator[int]:
    """The lowest places of a set that begins at ``place``: as many as can be needed."""
    for _ in range(LIMIT):
        if not those:
            return
        lowest = those & -those
        yield place + lowest.bit_length() - 1
        those ^= lowest


def _below(those: int, placed: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The highest places of a set: as many as can be needed, and all others of the last one's day."""
    count, day = 0, 0
    while those:
        highest = those.bit_length() - 1
        if count >= LIMIT and placed[highest][0] != day:
            return
        yield highest
        count, day = count + 1, placed[highest][0]
        those ^= 1 << highest
