"""Which values of a sheet a chart shows."""

from __future__ import annotations

from bulletin.output.views.indicators import Point, Sheet


def shown(sheet: Sheet) -> tuple[tuple[int, Point], ...]:
    """Every point with the number of its series, from 1, as the table has them.

    What two events report alike is one value: the table names both, the chart shows it once.
    """
    found: dict[object, tuple[int, Point]] = {}
    for number, one in enumerate(sheet.series, 1):
        for point in one.points:
            figure = point.figure
            same = (number, figure.period, figure.value, figure.of, figure.bound, figure.basis)
            found.setdefault(same, (number, point))
    return tuple(found.values())
