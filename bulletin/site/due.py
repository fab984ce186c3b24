"""What the calendar alone will change: items that come out, features that end, statuses of commitments.

A pure function of the items and of two days, so that a rebuild can wait until there is something to show. It
asks the same functions as a build (`is_published`, `track`) on each day on which their answers can change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bulletin.site.commitments import track
from bulletin.site.link import is_published
from bulletin.site.model import Item
from bulletin.site.standing import turns

Kind = Literal["published", "featured-ends", "commitment"]
_ORDER = ("published", "featured-ends", "commitment")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """What is another from the beginning of ``day`` on.

    ``id`` is an item's, or a commitment's (``sessions/01#targets-2025``), which then goes from the status
    ``before`` to ``after``.
    """

    day: date
    kind: Kind
    id: str
    before: str = ""
    after: str = ""


def due(items: Mapping[str, Item], since: date, until: date | None = None) -> tuple[Due, ...]:
    """What becomes due after the day ``since``, and not after ``until``, in the order of days.

    ``items`` are all there are, published or not; drafts are left out, for no day publishes them.
    """
    found = sorted(_all(items, since), key=lambda one: (one.day, _ORDER.index(one.kind), one.id))
    return tuple(one for one in found if until is None or one.day <= until)


def _all(items: Mapping[str, Item], since: date) -> Iterator[Due]:
    ready = {name: item for name, item in items.items() if not item.facts.draft}
    for name, item in ready.items():
        release = max((day for day in (item.facts.embargo, item.facts.published) if day), default=None)
        if release and release > since:
            yield Due(release, "published", name)
        end = item.facts.featured_until
        if end and end >= since and (release is None or release <= end):
            yield Due(end + _DAY, "featured-ends", name)
    yield from _commitments(ready, since)


def _commitments(items: Mapping[str, Item], since: date) -> Iterator[Due]:
    before = _standings(items, since)
    for day in sorted({day for day in _days(items) if day > since}):
        after = _standings(items, day)
        for name, status in after.items():
            if name in before and before[name] != status:
                yield Due(day, "commitment", name, before[name], status)
        before = after


def _standings(items: Mapping[str, Item], day: date) -> dict[str, str]:
    shown = {name: item for name, item in items.items() if is_published(item, day)}
    return {name: one.standing.status.value for name, one in track(shown, day).items()}


def _days(items: Mapping[str, Item]) -> Iterator[date]:
    """Every day on which a commitment can come to stand otherwise."""
    for item in items.values():
        event = item.event
        if event is None:
            continue
        yield from (day for day in (item.date, item.facts.embargo, item.facts.published) if day)
        periods = (*(one.due for one in event.commitments), *(one.due for one in event.follows))
        for period in periods:
            if period:
                yield from turns(period)
