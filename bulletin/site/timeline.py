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


def neighbours(items: Iterable[Item]) -> dict[str, tuple[str | None, str | None]]:
    """For each item the ids of those before and after it among the dated ones of its section."""
    items = list(items)
    found: dict[str, tuple[str | None, str | None]] = {item.id: (None, None) for item in items}
    sections: dict[str, list[Item]] = {}
    for item in items:
        if item.date:
            sections.setdefault(item.section, []).append(item)
    for same in sections.values():
        ids = [item.id for item in sorted(same, key=lambda i: (i.date, i.id))]
        found |= zip(ids, zip([None, *ids], [*ids[1:], None], strict=False), strict=True)
    return found
