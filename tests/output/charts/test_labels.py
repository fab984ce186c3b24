"""The numbers of a chart: on no other number, on no point, inside the picture, at every width it may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bulletin.i18n.formats import formats_for
from bulletin.i18n.periods import Period
from bulletin.output.charts.bars import BarChart, bar_chart
from bulletin.output.charts.drawing import chart
from bulletin.output.charts.frame import BOTTOM, frame_of
from bulletin.output.charts.labels import (
    EM,
    HEIGHT,
    NARROWEST,
    WIDEST,
    Place,
    Room,
    Spot,
    Stroke,
    place,
    width_of,
)
from bulletin.output.charts.lines import LineChart, line_chart
from bulletin.output.charts.scales import line_scale
from bulletin.output.views.indicators import Point, Series, Sheet
from tests.output.charts.test_charts import EN, FIGURE, VI, sheets

WIDTHS = (NARROWEST, 328, 420, 574, 690, WIDEST)
POINT = 6.8  # half of the largest sign with its outline, in units
DIGIT = 9.7  # of the bulletin's own font, at most on an average

Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels


def percent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1]) / 100


def em(text: str) -> float:
    return 0.0 if text == "0" else float(text.removesuffix("em")) * EM


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def written(text: str, at: Place, x: float, y: float) -> Box:
    """The letters of a number as a browser sets them: on the base line, from their anchor on."""
    wide = sum(DIGIT if letter.isdigit() else width_of(letter) for letter in text)
    start = x + em(at.dx) - {"start": 0, "middle": wide / 2, "end": wide}[at.anchor]
    base = y + em(at.dy)
    return start, base - 10.5, start + wide, base + (2.5 if "," in text else 0.5)


def check(drawn: LineChart) -> None:
    """No number of a line chart on another, on a point, on the axis or outside, at any width."""
    for width in WIDTHS:
        places = [(percent(m.x) * width, percent(m.y) * HEIGHT) for m in drawn.marks]
        points = [(x - POINT, y - POINT, x + POINT, y + POINT) for x, y in places]
        numbers = [
            written(m.label, m.place, *at) for m, at in zip(drawn.marks, places, strict=True) if m.place
        ]
        axis = [
            (0, percent(tick.at) * HEIGHT - 14, width_of(tick.label) * 0.9, percent(tick.at) * HEIGHT - 4)
            for tick in drawn.ticks
        ]
        assert all(b[0] >= 0 and b[2] <= width and b[1] >= 0 and b[3] <= BOTTOM * HEIGHT for b in numbers)
        assert not any(meet(one, other) for one, other in combinations(numbers, 2))
        assert not any(meet(one, other) for one in numbers for other in points)
        assert not any(meet(one, other) for one in numbers for other in axis)
        years = [(percent(y.at) * width - 18, 0.0, percent(y.at) * width + 18, 1.0) for y in drawn.years]
        assert not any(meet(one, other) for one, other in combinations(years, 2))
        assert all(year[0] >= 0 and year[2] <= width for year in years)


def check_bars(drawn: BarChart) -> None:
    """Every number behind its bar and inside, each row below the one before."""
    below = 0.0
    for bar in drawn.bars:
        end = percent(bar.end) * NARROWEST + (0.5 + width_of(bar.label) / EM) * 15
        assert end <= NARROWEST or percent(drawn.bars[0].width) <= 0.1
        tops = [em(line.y) for line in bar.words]
        assert tops == sorted(tops)
        assert tops[0] > below
        assert tops[-1] < em(bar.y)
        below = em(bar.y) + em(bar.height)
    assert below <= em(drawn.height)


def test_no_number_of_the_bulletin_s_charts_lies_on_anything() -> None:
    kinds = set()
    for _, language, one in sheets():
        drawn = chart(one, formats_for(language))
        if isinstance(drawn, LineChart):
            check(drawn)
            kinds.add("lines")
        elif isinstance(drawn, BarChart):
            check_bars(drawn)
            kinds.add("bars")
    assert kinds == {"lines", "bars"}


def test_few_numbers_of_the_bulletin_s_charts_find_no_room() -> None:
    marks = [
        mark
        for _, language, one in sheets()
        for drawn in (chart(one, formats_for(language)),)
        if isinstance(drawn, LineChart)
        for mark in drawn.marks
    ]
    left_out = [mark for mark in marks if mark.place is None]
    assert len(left_out) < len(marks) / 8


PERIODS = st.sampled_from(
    ["2020", "2021", "2021-H1", "2022-Q3", "2022", "2022-06", "2023-02", "2023-03-14", "2023", "2025", "2031"]
)
VALUES = st.one_of(
    st.decimals(0, 100, places=1), st.integers(1, 9).map(Decimal), st.integers(0, 10**7).map(Decimal)
)


@st.composite
def series(draw: st.DrawFn, number: int) -> Series:
    """Values of random times, some of them joined, some inexact, some calculated."""
    rows = draw(st.lists(st.tuples(PERIODS, VALUES), min_size=1, max_size=6))
    rows.sort(key=lambda row: (Period.parse(row[0]).first_day, Period.parse(row[0]).last_day))
    points = []
    for index, (period, value) in enumerate(rows):
        figure = replace(
            FIGURE,
            anchor=f"figure-{number}-{index}",
            period=Period.parse(period),
            value=value,
            unit=draw(st.sampled_from([None, "%"])),
            bound=draw(st.sampled_from([None, "approximate", "at_least"])),
            basis=draw(st.sampled_from(["reported", "derived"])),
        )
        joined = draw(st.sampled_from([None, index - 1])) if index else None
        points.append(Point(figure, None, joined))
    return Series(f"Series {number}", "measured", tuple(points))


@cache
def any_sheet() -> st.SearchStrategy[Sheet]:
    some = st.integers(1, 6).flatmap(lambda n: st.tuples(*(series(number) for number in range(n))))
    return st.builds(Sheet, *map(st.just, ("national", False, None, "%")), st.booleans(), st.just(()), some)


@given(any_sheet(), st.sampled_from([EN, VI]))
def test_no_number_of_any_line_chart_lies_on_anything(one: Sheet, formats: object) -> None:
    whole = tuple(
        replace(
            each,
            points=tuple(
                replace(
                    p, figure=replace(p.figure, value=max(Decimal(1), p.figure.value.to_integral_value()))
                )
                for p in each.points
            ),
        )
        for each in one.series
    )
    sheet = replace(one, series=whole) if one.rank else one
    check(line_chart(sheet, formats))  # type: ignore[arg-type]


@given(any_sheet(), st.sampled_from([EN, VI]), st.booleans())
def test_no_number_of_any_bar_chart_leaves_it(one: Sheet, formats: object, parts: bool) -> None:
    if parts:
        whole = tuple(
            replace(
                each,
                points=tuple(
                    replace(p, figure=replace(p.figure, of=p.figure.value + 10)) for p in each.points
                ),
            )
            for each in one.series
        )
        one = replace(one, series=whole)
    check_bars(bar_chart(one, formats))  # type: ignore[arg-type]


@given(any_sheet())
def test_a_point_moves_aside_only_within_its_period(one: Sheet) -> None:
    frame = frame_of(one, line_scale([p.figure.value for s in one.series for p in s.points]), 0.1)
    for point in (point for one_series in one.series for point in one_series.points):
        period = point.figure.period
        assert (
            frame.across(frame.time.start(period)) <= frame.x(point) <= frame.across(frame.time.end(period))
        )


def test_of_two_points_in_one_place_each_can_be_seen() -> None:
    year = Period.parse("2022")
    points: Sequence[Point] = [
        Point(replace(FIGURE, anchor=f"f{n}", period=year, value=Decimal(n)), None, None) for n in (24, 25)
    ]
    late = Point(replace(FIGURE, anchor="f3", period=Period.parse("2023"), value=Decimal(60)), None, None)
    both = tuple(Series(str(n), "measured", (p,)) for n, p in enumerate((*points, late)))
    drawn = line_chart(Sheet("national", False, None, None, True, (), both), EN)
    one, other, _ = drawn.marks
    assert (percent(other.x) - percent(one.x)) * NARROWEST > 2 * POINT - 2


def test_a_number_avoids_a_line_where_it_can() -> None:
    spot = Spot(0.5, 0.5, "12")
    (free,) = place([spot], [0])
    (below,) = place([spot], [0], strokes=[Stroke(0.4, 0.42, 0.6, 0.42)])
    assert free is not None
    assert below is not None
    assert free.room.bottom <= HEIGHT / 2
    assert below.room.top >= HEIGHT / 2


def test_what_must_stay_free_does_and_no_room_is_no_number() -> None:
    spot = Spot(0.5, 0.5, "12")
    (nowhere,) = place([spot], [0], [Room(0, 0, 0, WIDEST, HEIGHT)])
    assert nowhere is None
    first, second = place([spot, spot], [1, 0])
    assert first is not None
    assert second is not None
    assert not first.room.meets(second.room)
    assert second.room.bottom <= HEIGHT / 2, "the first in order has the best place"
