"""What changed since the session before: new values against earlier ones, commitments set and followed up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bulletin.output.commitments import lines
from bulletin.output.evidence import figure_view
from bulletin.output.here import Here
from bulletin.output.indicators import figure_of, series
from bulletin.output.views.since import Change, Since
from bulletin.site.indicators import Point, Series, change_between, middle, obstacle
from bulletin.site.model import Item


def since_last(here: Here, item: Item) -> Since | None:
    """None for what is no session, for the first one, and where nothing can be told."""
    before = here.site.neighbours[item.id][0] if item.kind == "session" else None
    earlier = here.site.items[before] if before else None
    if earlier is None or earlier.date is None or item.date is None:
        return None
    events = here.shelf.once("events by date", lambda: _events(here))
    first = bisect_right(events, earlier.date, key=_day)
    between = events[first : bisect_left(events, item.date, key=_day)]
    changes = [change for event in (*between, item) for change in _changes(here, event, item)]
    opened, followed = _opened(here, between), _followed(here, between)
    if not (changes or between):
        return None
    return Since(
        session=here.item_link(earlier),
        events=tuple(here.card(event) for event in between if here.site.has_page(event, here.language)),
        national=tuple(change for change in changes if change.figure.scope is None),
        local=tuple(change for change in changes if change.figure.scope is not None),
        opened=lines(here, opened),
        followed=lines(here, followed),
    )


def _events(here: Here) -> list[Item]:
    """Every dated event of the site, the oldest first."""
    return [item for item in here.site.items.values() if item.event and item.date]


def _day(item: Item) -> date:
    return item.date or date.max


def _opened(here: Here, events: Sequence[Item]) -> list[str]:
    """The commitments that the events set."""
    return [f"{event.id}#{c.id}" for event in events if event.event for c in event.event.commitments]


def _followed(here: Here, events: Sequence[Item]) -> list[str]:
    """The commitments that the events speak of, each once."""
    told = [f.commitment for event in events if event.event for f in event.event.follows]
    return [name for name in dict.fromkeys(told) if name in here.site.commitments]


def _changes(here: Here, event: Item, session: Item) -> Iterator[Change]:
    """The figures of an event of whose series an earlier event reported a value of an earlier time."""
    for index, figure in enumerate(event.event.figures if event.event else ()):
        one, at = _places(here, figure.indicator)[event.id, index]
        if before := _before(here, one, at, event):
            yield _change(here, figure.indicator, event, one.points[at], before, one, session)


def _places(here: Here, indicator: str) -> Mapping[tuple[str | None, int], tuple[Series, int]]:
    """Where each value of an indicator stands, by its event and its place there."""
    return here.shelf.once(
        ("places of values", indicator),
        lambda: {
            (point.item, point.index): (one, at)
            for one in series(here, indicator)
            for at, point in enumerate(one.points)
        },
    )


def _before(here: Here, one: Series, at: int, event: Item) -> Point | None:
    """The value of the nearest earlier time that an event on an earlier day reported."""
    time = middle(one.points[at].reading.period)
    for other in reversed(one.points[:at]):
        reporter = here.site.items[other.item] if other.item else None
        known = reporter and reporter.date and event.date and reporter.date < event.date
        if known and middle(other.reading.period) < time:
            return other
    return None


def _change(
    here: Here, indicator: str, event: Item, point: Point, before: Point, one: Series, session: Item
) -> Change:
    """The difference is told only where nothing but time lies between the two values."""
    older = here.site.items[before.item] if before.item else None
    reading = point.reading
    entry = here.site.registers.indicators[indicator].entry
    readings = [each.reading for each in one.points]
    why_not = obstacle(readings, one.points.index(before), one.points.index(point), entry)
    return Change(
        figure=figure_view(here, event, point.index),
        event=None if event is session else here.item_link(event, f"figure-{point.index + 1}"),
        before=figure_of(here, indicator, before),
        before_event=here.item_link(older, f"figure-{before.index + 1}") if older else None,
        change=None if why_not else change_between(before.reading, reading),
        obstacle=why_not,
        since=before.reading.period,
        rough=bool(reading.bound or before.reading.bound),
    )
