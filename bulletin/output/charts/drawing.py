"""Which chart a sheet of values gets, if any."""

from __future__ import annotations

from collections import Counter

from bulletin.i18n.formats import Formats
from bulletin.output.charts.bars import BarChart, bar_chart
from bulletin.output.charts.lines import LineChart, line_chart
from bulletin.output.charts.values import shown
from bulletin.output.views.indicators import Sheet

_MOST_SERIES = 6  # as many as have a shape and a colour of their own
_MOST_BARS = 12


def chart(sheet: Sheet, formats: Formats) -> LineChart | BarChart | None:
    """The chart of a sheet; None where there is nothing to compare, or too much to tell apart.

    Places in a ranking are never bars: the best would be the shortest. Bars show parts of a whole, aims,
    values of one time, and values that no line could join; else time runs from left to right.
    """
    points = [point for _, point in shown(sheet)]
    times = Counter((p.figure.period.first_day, p.figure.period.last_day) for p in points)
    if len(points) < 2:
        return None
    if sheet.rank:
        return line_chart(sheet, formats) if len(times) > 1 and len(sheet.series) <= _MOST_SERIES else None
    if max(times.values()) * 2 <= len(points) and _can_run(sheet):
        return line_chart(sheet, formats)
    negative = any(p.figure.value < 0 for p in points)
    return None if negative or len(points) > _MOST_BARS else bar_chart(sheet, formats)


def _can_run(sheet: Sheet) -> bool:
    """Whether a line joins any two values, and there are no more series than can be told apart."""
    joined = any(point.joined is not None for one in sheet.series for point in one.points)
    parts = all(point.figure.of is not None for one in sheet.series for point in one.points)
    return joined and not parts and len(sheet.series) <= _MOST_SERIES
