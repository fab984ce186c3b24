"""The chart of values over time: points, and lines between those that can be joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bulletin.i18n.formats import Formats
from bulletin.output.charts.labels import HEIGHT, LINE, NARROWEST, Box, Spot, place, width_of
from bulletin.output.charts.scales import Scale, Time, line_scale, rank_scale, time_of
from bulletin.output.charts.texts import short
from bulletin.output.views.indicators import Point, Series, Sheet
from bulletin.output.views.parts import Figure

_TOP, _BOTTOM = 0.09, 0.88  # shares of the height; the years stand below
_RIGHT = 0.97
_AIR = 12.0  # pixels between the numbers of the axis and the first year
_LONG = 0.02  # of the width: shorter periods need no line for their length


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke from one place to another; ``number`` is its series, from 1."""

    x1: str
    y1: str
    x2: str
    y2: str
    number: int
    dashed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A point; ``side`` is where its number stands, None where there is no room for it."""

    x: str
    y: str
    number: int
    hollow: bool
    figure: Figure
    label: str
    side: str | None


@dataclass(frozen=True, slots=True)
class LineChart:
    kind: str
    left: str
    ticks: tuple[Tick, ...]
    years: tuple[Tick, ...]
    starts: tuple[str, ...]  # where a year begins
    breaks: tuple[str, ...]
    spans: tuple[Line, ...]  # how long the period of a value is
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    whole: bool  # the axis begins at zero, or at the first place


@dataclass(frozen=True, slots=True)
class _Frame:
    time: Time
    scale: Scale
    left: float

    def across(self, share: float) -> float:
        return self.left + share * (_RIGHT - self.left)

    def x(self, point: Point) -> float:
        return self.across(self.time.middle(point.figure.period))

    def y(self, point: Point) -> float:
        return self.down(self.scale.share(point.figure.value))

    def down(self, share: float) -> float:
        return _BOTTOM - share * (_BOTTOM - _TOP)


def line_chart(sheet: Sheet, formats: Formats) -> LineChart:
    """The chart of a sheet that has values of at least two times."""
    points = [point for one in sheet.series for point in one.points]
    values = [point.figure.value for point in points]
    scale = rank_scale(values) if sheet.rank else line_scale(values)
    percent = "%" if sheet.unit == "%" else ""
    numbers = [f"{formats.number(tick)}{percent}" for tick in scale.ticks]
    left = (max(map(width_of, numbers)) + _AIR) / NARROWEST
    frame = _Frame(time_of([point.figure.period for point in points]), scale, left)
    ticks = tuple(
        Tick(_percent(frame.down(scale.share(tick))), number)
        for tick, number in zip(scale.ticks, numbers, strict=True)
    )
    return LineChart(
        kind="lines",
        left=_percent(left),
        ticks=ticks,
        years=tuple(Tick(_year(frame, year), str(year)) for year in frame.time.labelled),
        starts=tuple(_start(frame, year) for year in (*frame.time.years, frame.time.last + 1)),
        breaks=tuple(_break(frame, day) for day in sheet.breaks if _shown(frame, day)),
        spans=tuple(_spans(sheet, frame)),
        lines=tuple(line for n, one in enumerate(sheet.series, 1) for line in _lines(one, n, frame)),
        marks=_marks(sheet, frame, numbers, formats),
        whole=scale.low == (1 if sheet.rank else 0),
    )


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _year(frame: _Frame, year: int) -> str:
    return _percent(frame.across(frame.time.of_year(year)))


def _start(frame: _Frame, year: int) -> str:
    return _percent(frame.across(frame.time.share(date(year, 1, 1).toordinal())))


def _shown(frame: _Frame, day: date) -> bool:
    return frame.time.first <= day.year <= frame.time.last


def _break(frame: _Frame, day: date) -> str:
    return _percent(frame.across(frame.time.share(day.toordinal())))


def _spans(sheet: Sheet, frame: _Frame) -> list[Line]:
    found = []
    for number, one in enumerate(sheet.series, 1):
        for point in one.points:
            period, y = point.figure.period, _percent(frame.y(point))
            first, last = frame.across(frame.time.start(period)), frame.across(frame.time.end(period))
            if last - first > _LONG:
                found.append(Line(_percent(first), y, _percent(last), y, number, one.kind != "measured"))
    return found


def _lines(one: Series, number: int, frame: _Frame) -> list[Line]:
    """The strokes between points that may be joined; dashed where one of the two was calculated."""
    found = []
    for point in one.points:
        if point.joined is None:
            continue
        before = one.points[point.joined]
        dashed = "derived" in (before.figure.basis, point.figure.basis)
        x1, y1, x2, y2 = map(_percent, (frame.x(before), frame.y(before), frame.x(point), frame.y(point)))
        found.append(Line(x1, y1, x2, y2, number, dashed))
    return found


def _marks(sheet: Sheet, frame: _Frame, numbers: list[str], formats: Formats) -> tuple[Mark, ...]:
    points = [(n, point) for n, one in enumerate(sheet.series, 1) for point in one.points]
    spots = [Spot(frame.x(p), frame.y(p), short(p.figure, formats)) for _, p in points]
    sides = place(spots, _order(points), _axis(frame, numbers))
    return tuple(
        Mark(
            _percent(spot.across),
            _percent(spot.down),
            number,
            point.figure.basis != "reported",
            point.figure,
            spot.text,
            side,
        )
        for (number, point), spot, side in zip(points, spots, sides, strict=True)
    )


def _axis(frame: _Frame, numbers: list[str]) -> list[Box]:
    """The room of the numbers on the axis, and of the years below."""
    found = [Box(0, _BOTTOM * HEIGHT, NARROWEST, HEIGHT)]
    for tick, number in zip(frame.scale.ticks, numbers, strict=True):
        y = frame.down(frame.scale.share(tick)) * HEIGHT
        found.append(Box(0, y - LINE, width_of(number), y))
    return found


def _order(points: list[tuple[int, Point]]) -> list[int]:
    """Which numbers are written first: the newest and the oldest of each series, then the others."""
    ends: dict[int, list[int]] = {}
    for index, (number, _) in enumerate(points):
        ends.setdefault(number, []).append(index)
    first = [places[-1] for places in ends.values()]
    second = [places[0] for places in ends.values()]
    return list(dict.fromkeys([*first, *second, *range(len(points))]))
