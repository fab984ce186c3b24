"""The frame of a line chart: from values and days to shares of its width and height."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bulletin.output.charts.labels import HEIGHT, MARK, NARROWEST
from bulletin.output.charts.scales import Scale, Time, time_of
from bulletin.output.charts.values import shown
from bulletin.output.views.indicators import Point, Sheet
from bulletin.output.views.parts import Figure

TOP, BOTTOM = 0.1, 0.88  # shares of the height; the years stand below
RIGHT = 0.97
_COVERED = 1.5 * MARK  # points that are nearer than this in height cover each other
_STEP = 1.8 * MARK / NARROWEST


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand. ``shifts`` says how far points are moved aside that would cover others."""

    time: Time
    scale: Scale
    left: float
    shifts: Mapping[Figure, float] = field(default_factory=dict)

    def across(self, share: float) -> float:
        return self.left + share * (RIGHT - self.left)

    def x(self, point: Point) -> float:
        """The middle of the time a value speaks of, or beside it."""
        return self.across(self.time.middle(point.figure.period)) + self.shifts.get(point.figure, 0)

    def y(self, point: Point) -> float:
        return self.down(self.scale.share(point.figure.value))

    def down(self, share: float) -> float:
        return BOTTOM - share * (BOTTOM - TOP)

    def length(self, point: Point) -> float:
        """How much of the width the time takes that a value speaks of."""
        period = point.figure.period
        return self.across(self.time.end(period)) - self.across(self.time.start(period))


def frame_of(sheet: Sheet, scale: Scale, left: float) -> Frame:
    """The frame of a sheet's values, whose left ``left`` belongs to the numbers of the axis.

    Values of one period that are so near in height that one point would cover the other stand side by side
    in it, as far as it is long.
    """
    points = [point for _, point in shown(sheet)]
    plain = Frame(time_of([point.figure.period for point in points]), scale, left)
    shifts: dict[Figure, float] = {}
    for group in _covering(points, plain):
        step = min(_STEP, plain.length(group[0]) / len(group))
        for place, point in enumerate(group):
            shifts[point.figure] = (place - (len(group) - 1) / 2) * step
    return Frame(plain.time, scale, left, shifts)


def _covering(points: Sequence[Point], frame: Frame) -> Iterator[list[Point]]:
    """The points of one period that cover one another, the highest first."""
    group: list[Point] = []
    for point in sorted(
        points, key=lambda p: (p.figure.period.first_day, p.figure.period.last_day, frame.y(p))
    ):
        last = group[-1] if group else None
        if last and (
            last.figure.period != point.figure.period or (frame.y(point) - frame.y(last)) * HEIGHT >= _COVERED
        ):
            yield group
            group = []
        group.append(point)
    if group:
        yield group
