"""The chart of values over time: points, and lines between those that can be joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bulletin.i18n.formats import Formats
from bulletin.output.charts.frame import BOTTOM, RIGHT, TOP, Frame, frame_of
from bulletin.output.charts.labels import (
    HEIGHT,
    LINE,
    NARROWEST,
    Place,
    Room,
    Spot,
    Stroke,
    place,
    width_of,
)
from bulletin.output.charts.scales import line_scale, rank_scale
from bulletin.output.charts.texts import short
from bulletin.output.charts.values import shown
from bulletin.output.views.indicators import Point, Series, Sheet
from bulletin.output.views.parts import Figure

_TICK = 13 / 14  # how large the letters of the axis are, next to those of the points' numbers
_AIR = 12.0  # between the numbers of the axis and the first year
_APART = 6.0  # between two years
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
    """A point; ``place`` is where its number stands, None where there is no room for it."""

    x: str
    y: str
    number: int
    hollow: bool
    figure: Figure
    label: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class LineChart:
    kind: str
    ticks: tuple[Tick, ...]
    years: tuple[Tick, ...]
    starts: tuple[str, ...]  # where a year begins
    breaks: tuple[str, ...]
    spans: tuple[Line, ...]  # how long the period of a value is
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    whole: bool  # the axis begins at zero, or at the first place
    full: bool  # every number found room


def line_chart(sheet: Sheet, formats: Formats) -> LineChart:
    """The chart of a sheet that has values of at least two times."""
    values = [point.figure.value for _, point in shown(sheet)]
    scale = rank_scale(values) if sheet.rank else line_scale(values)
    percent = "%" if sheet.unit == "%" else ""
    numbers = [f"{formats.number(tick)}{percent}" for tick in scale.ticks]
    left = (max(map(width_of, numbers)) * _TICK + _AIR) / NARROWEST
    frame = frame_of(sheet, scale, left)
    ticks = tuple(
        Tick(_percent(frame.down(scale.share(tick))), number)
        for tick, number in zip(scale.ticks, numbers, strict=True)
    )
    marks = _marks(sheet, frame, numbers, formats)
    return LineChart(
        kind="lines",
        ticks=ticks,
        years=tuple(Tick(_year(frame, year), str(year)) for year in _written(frame)),
        starts=tuple(_start(frame, year) for year in (*frame.time.years, frame.time.last + 1)),
        breaks=tuple(_break(frame, day) for day in sheet.breaks if _shown(frame, day)),
        spans=tuple(_spans(sheet, frame)),
        lines=tuple(line for n, one in enumerate(sheet.series, 1) for line in _lines(one, n, frame)),
        marks=marks,
        whole=scale.low == (1 if sheet.rank else 0),
        full=all(mark.place for mark in marks),
    )


def _written(frame: Frame) -> tuple[int, ...]:
    """The years that are written out, as many as find room."""
    wide = width_of("2000") * _TICK
    most = int((RIGHT - frame.left) * NARROWEST / (wide + _APART))
    last = 1 - wide / 2 / NARROWEST
    return tuple(year for year in frame.time.labelled(most) if frame.across(frame.time.of_year(year)) <= last)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _year(frame: Frame, year: int) -> str:
    return _percent(frame.across(frame.time.of_year(year)))


def _start(frame: Frame, year: int) -> str:
    return _percent(frame.across(frame.time.share(date(year, 1, 1).toordinal())))


def _shown(frame: Frame, day: date) -> bool:
    return frame.time.first <= day.year <= frame.time.last


def _break(frame: Frame, day: date) -> str:
    return _percent(frame.across(frame.time.share(day.toordinal())))


def _spans(sheet: Sheet, frame: Frame) -> list[Line]:
    found = []
    for number, one in enumerate(sheet.series, 1):
        for point in one.points:
            period, y = point.figure.period, _percent(frame.y(point))
            first, last = frame.across(frame.time.start(period)), frame.across(frame.time.end(period))
            if last - first > _LONG:
                found.append(Line(_percent(first), y, _percent(last), y, number, one.kind != "measured"))
    return found


def _lines(one: Series, number: int, frame: Frame) -> list[Line]:
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


def _marks(sheet: Sheet, frame: Frame, numbers: list[str], formats: Formats) -> tuple[Mark, ...]:
    points = shown(sheet)
    spots = [Spot(frame.x(p), frame.y(p), short(p.figure, formats)) for _, p in points]
    places = place(spots, _order(points), _axis(frame, numbers), _strokes(sheet, frame), BOTTOM * HEIGHT)
    return tuple(
        Mark(
            x=_percent(spot.across),
            y=_percent(spot.down),
            number=number,
            hollow=point.figure.basis != "reported",
            figure=point.figure,
            label=spot.text,
            place=at,
        )
        for (number, point), spot, at in zip(points, spots, places, strict=True)
    )


def _axis(frame: Frame, numbers: list[str]) -> list[Room]:
    """The room of the numbers on the axis."""
    found = []
    for tick, number in zip(frame.scale.ticks, numbers, strict=True):
        y = frame.down(frame.scale.share(tick)) * HEIGHT
        found.append(Room(0, 0, y - LINE, width_of(number), y))
    return found


def _strokes(sheet: Sheet, frame: Frame) -> list[Stroke]:
    """All that is drawn between the points: lines, the lengths of periods, breaks."""
    found = []
    for one in sheet.series:
        for point in one.points:
            x, y, period = frame.x(point), frame.y(point), point.figure.period
            found.append(
                Stroke(frame.across(frame.time.start(period)), y, frame.across(frame.time.end(period)), y)
            )
            if point.joined is not None:
                before = one.points[point.joined]
                found.append(Stroke(frame.x(before), frame.y(before), x, y))
    for day in sheet.breaks:
        at = frame.across(frame.time.share(day.toordinal()))
        found.append(Stroke(at, TOP, at, BOTTOM))
    return found


def _order(points: Sequence[tuple[int, Point]]) -> list[int]:
    """Which numbers are written first: the newest and the oldest of each series, then the others."""
    ends: dict[int, list[int]] = {}
    for index, (number, _) in enumerate(points):
        ends.setdefault(number, []).append(index)
    first = [places[-1] for places in ends.values()]
    second = [places[0] for places in ends.values()]
    return list(dict.fromkeys([*first, *second, *range(len(points))]))
