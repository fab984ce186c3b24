"""The events in order, with the gaps in the numbers of the sessions."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.site.model import EVENTS, Gap, Item


def timeline(items: Iterable[Item]) -> tuple[Item | Gap, ...]:
    """Events by date, oldest first; where a number is skipped, a `Gap` before the session that skips it."""
    events = sorted((i for i in items if i.kind in EVENTS and i.date), key=lambda i: (i.date, i.id))
    found: list[Item | Gap] = []
    numbers = sorted(item.number for item in events if item.number is not None)
    below = dict(zip(numbers, [0, *numbers], strict=False))
    for item in events:
        if item.number is not None and (missing := range(below[item.number] + 1, item.number)):
            found.append(Gap(tuple(missing)))
        found.append(item)
    return tuple(found)


def neighbours(item: Item, items: Iterable[Item]) -> tuple[Item | None, Item | None]:
    """The items before and after this one among those of its kind."""
    same = [other for other in items if other.section == item.section and other.date]
    same.sort(key=lambda i: (i.date, i.id))
    if item not in same:
        return None, None
    at = same.index(item)
    return (same[at - 1] if at else None), (same[at + 1] if at + 1 < len(same) else None)
