"""The values of an indicator as series: what may be held against what, and where a line may run.

Values stand in one series where scope, reporting body, unit and kind agree (what was measured, what was
forecast, what was aimed at); nothing else is compared. Within a series a line joins two values only where
nothing is missing or changed between them, and `joins` says where that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bulletin.content.facts import Reading, Unit
from bulletin.content.registers import Indicator
from bulletin.i18n.periods import Period
from bulletin.site.model import Site

MEASURED, FORECAST, TARGET = KINDS = ("measured", "forecast", "target")
OBSTACLES = ("apart", "aim", "source", "whole", "break", "length", "loose", "gap", "dispute")

_LONGEST = 2 * 366 * 2  # two years, on the scale of `middle`: what lies further apart leaves a gap


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series. ``joined`` is the place in the series of the point a line leads here from.

    ``item`` is the event that reports it and ``index`` its place among the event's figures; without an
    event it stands in the register, at that place among the indicator's own.
    """

    reading: Reading
    item: str | None
    index: int
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Values that may be held against each other, the oldest first."""

    scope: str
    by: str | None
    kind: str
    unit: Unit
    points: tuple[Point, ...]

    @property
    def moments(self) -> int:
        """At how many times there is a value."""
        return len({middle(point.reading.period) for point in self.points})


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest value of an indicator, and the one before it in its series where a line joins the two."""

    point: Point
    before: Point | None

    @property
    def change(self) -> Decimal | None:
        return change_between(self.before.reading, self.point.reading) if self.before else None

    @property
    def rough(self) -> bool:
        """Whether the change is inexact because one of the two values is."""
        return any(p.reading.bound for p in (self.point, self.before) if p)


def series_of(site: Site, indicator: str) -> tuple[Series, ...]:
    """Every value of an indicator in its series, in the order in which the series first appear."""
    entry = site.registers.indicators[indicator].entry
    points = [Point(v.figure, v.item, v.index) for v in reversed(site.values.get(indicator, ()))]
    points += [Point(reading, None, index) for index, reading in enumerate(entry.figures)]
    found: dict[tuple[str, str | None, str, Unit], list[Point]] = {}
    for point in points:
        reading = point.reading
        key = (reading.scope, reading.by, kind_of(reading), reading.unit or entry.unit)
        found.setdefault(key, []).append(point)
    return tuple(Series(*key, points=_joined(points, entry)) for key, points in found.items())


def kind_of(reading: Reading) -> str:
    """What is measured, what is foreseen and what is aimed at are never one series."""
    return reading.basis if reading.basis in (FORECAST, TARGET) else MEASURED


def latest(series: Sequence[Series]) -> Latest | None:
    """The newest value, if there is any.

    What was measured goes before what is foreseen or aimed at, the whole country before its parts, and a
    series that can be followed before a value alone.
    """
    pairs = [(one, point) for one in series for point in one.points]
    if not pairs:
        return None
    one, point = max(
        pairs,
        key=lambda pair: (
            pair[0].kind == MEASURED,
            pair[0].scope == "national",
            pair[0].moments > 1,
            pair[1].reading.period.last_day,
            pair[1].reading.period.first_day,
            pair[1].item is not None,
        ),
    )
    joined = point.joined if one.kind == MEASURED else None
    return Latest(point, None if joined is None else one.points[joined])


def change_between(before: Reading, after: Reading) -> Decimal:
    """How much more the later of two values is; to two digits where one is inexact, for it tells no more."""
    exact = after.value - before.value
    if not (before.bound or after.bound) or not exact:
        return exact
    step = Decimal(1).scaleb(exact.adjusted() - 1)
    rounded = (exact / step).to_integral_value("ROUND_HALF_UP") * step
    return exact if rounded == exact else rounded.quantize(min(step, Decimal(1)))


def middle(period: Period) -> int:
    """Where a period stands on a line of time: twice the ordinal of its middle."""
    return period.first_day.toordinal() + period.last_day.toordinal()


def _joined(points: list[Point], entry: Indicator) -> tuple[Point, ...]:
    points.sort(key=lambda p: (middle(p.reading.period), p.reading.period.last_day))
    found = joins([p.reading for p in points], entry)
    return tuple(Point(p.reading, p.item, p.index, j) for p, j in zip(points, found, strict=True))


def joins(readings: Sequence[Reading], entry: Indicator) -> tuple[int | None, ...]:
    """For each value of a series, the oldest first, the place of the one a line leads to it from, or None.

    A line needs two values that can be compared, and no gap between them: readings of a level must lie within
    two years of each other, values of periods must be of two periods of the same length that meet. Two values
    at one time that differ are joined to nothing; nor is what stands apart, or is only foreseen or aimed at.
    """
    found: list[int | None] = []
    usable = [j for j, reading in enumerate(readings) if kind_of(reading) == MEASURED and not reading.apart]
    for i, reading in enumerate(readings):
        same = [j for j in usable if _moment(readings[j], entry) == _moment(reading, entry)]
        before = _before(readings, usable, reading.period, entry)
        sound = bool(same) and same[0] == i
        agree = all(len({readings[j].value for j in group}) == 1 for group in (same, before))
        fits = sound and agree and bool(before) and _comparable(readings[before[-1]], reading, entry)
        found.append(before[-1] if fits else None)
    return tuple(found)


def _moment(reading: Reading, entry: Indicator) -> object:
    return middle(reading.period) if entry.level else reading.period


def _before(
    readings: Sequence[Reading], usable: Sequence[int], period: Period, entry: Indicator
) -> list[int]:
    """The places of the values that a line to ``period`` would begin at: one, or several of one time."""
    if not entry.level:
        return [j for j in usable if _meet(readings[j].period, period)]
    earlier = [j for j in usable if middle(readings[j].period) < middle(period)]
    last = max((middle(readings[j].period) for j in earlier), default=0)
    near = middle(period) - last <= _LONGEST
    return [j for j in earlier if near and middle(readings[j].period) == last]


def _meet(one: Period, other: Period) -> bool:
    """Whether two periods of one kind, no ranges, follow each other without a gap."""
    plain = not (one.is_range or other.is_range)
    return plain and one.kind is other.kind and one.last_day + timedelta(days=1) == other.first_day


def _comparable(one: Reading, other: Reading, entry: Indicator) -> bool:
    """Whether nothing but time lies between two values of a series."""
    return _difference(one, other, entry) is None


def _difference(one: Reading, other: Reading, entry: Indicator) -> str | None:
    """What besides time lies between two values of a series: another source, whole or thing counted.

    A value that was calculated is held against the one it was calculated from: that of the same source.
    """
    if "derived" in (one.basis, other.basis) and one.source != other.source:
        return "source"
    if one.of != other.of and not entry.rank:
        return "whole"
    return "break" if any(_between(day, one.period, other.period) for day in entry.breaks) else None


def _between(day: date, one: Period, other: Period) -> bool:
    return one.last_day < day <= other.last_day


def obstacle(readings: Sequence[Reading], before: int, at: int, entry: Indicator) -> str | None:
    """Why a value of a series must not be held against a later one: one of `OBSTACLES`, or None if it may be.

    Where a line leads from the one to the other, nothing stands in the way; nor does it where lines would
    lead over others that lie between.
    """
    one, other = readings[before], readings[at]
    if one.apart or other.apart:
        return "apart"
    if kind_of(other) != MEASURED:
        return "aim"
    if difference := _difference(one, other, entry):
        return difference
    if not entry.level:
        if one.period.kind is not other.period.kind or one.period.is_range or other.period.is_range:
            return "length"
        if not _meet(one.period, other.period):
            return "loose"
    elif middle(other.period) - middle(one.period) > _LONGEST:
        return "gap"
    usable = [reading for reading in readings if kind_of(reading) == MEASURED and not reading.apart]
    for each in (one, other):
        moment = _moment(each, entry)
        if len({reading.value for reading in usable if _moment(reading, entry) == moment}) > 1:
            return "dispute"
    return None
