"""Charts: the same numbers as the table, in their places, none on another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from bulletin.config import Language
from bulletin.i18n.formats import formats_for
from bulletin.i18n.periods import Period
from bulletin.output.charts.bars import BarChart, bar_chart
from bulletin.output.charts.drawing import chart
from bulletin.output.charts.lines import LineChart, line_chart
from bulletin.output.charts.sparks import sparkline
from bulletin.output.charts.texts import lines_of, short
from bulletin.output.views.indicators import IndicatorPage, Point, Series, Sheet, Trend, TrendPoint
from bulletin.output.views.parts import Figure, SourceNote
from tests.small_sites import features_plan, real_plan

EN, VI = formats_for("en"), formats_for("vi")
FIGURE = Figure(
    anchor="figure-1",
    name="Services",
    href="",
    value=Decimal(1),
    of=None,
    unit=None,
    rank=False,
    period=Period.parse("2024"),
    scope=None,
    by=None,
    basis="reported",
    bound=None,
    note=None,
    source=SourceNote(1, "", ""),
)


def point(period: str, value: str, joined: int | None = None, **more: Any) -> Point:
    figure = replace(FIGURE, period=Period.parse(period), value=Decimal(value), **more)
    return Point(figure, None, joined)


def sheet(*series: Series, rank: bool = False) -> Sheet:
    return Sheet("national", False, None, None, rank, (), series)


def measured(*points: Point, name: str = "Committee") -> Series:
    return Series(name, "measured", points)


@cache
def sheets() -> Sequence[tuple[str, Language, Sheet]]:
    """Every sheet of both sites, with its page's path and language."""
    found = []
    for output in (*features_plan().outputs, *real_plan().outputs):
        if output.template == "indicator.html":
            view = output.view()
            assert isinstance(view, IndicatorPage)
            found += [(output.path, output.language, one) for one in view.sheets]
    return found


def figures(one: Sheet) -> list[Figure]:
    """The values of a sheet, as its table has them."""
    return [p.figure for series in one.series for p in series.points]


def percent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


def test_every_chart_has_exactly_the_values_of_its_table() -> None:
    kinds: set[str] = set()
    for path, language, one in sheets():
        drawn = chart(one, formats_for(language))
        if drawn is None:
            continue
        kinds.add(drawn.kind)
        marks = drawn.marks if isinstance(drawn, LineChart) else drawn.bars
        told = {(f.period, f.value, f.of, f.bound, f.basis, f.scope, f.by) for f in figures(one)}
        shown = [
            (f.period, f.value, f.of, f.bound, f.basis, f.scope, f.by) for f in (m.figure for m in marks)
        ]
        assert set(shown) == told, path
        assert len(shown) == len(set(shown)) or len(one.series) > 1, f"{path}: a value stands there twice"
        for mark in marks:
            assert formats_for(language).number(mark.figure.value) in mark.label, path
    assert kinds == {"lines", "bars"}


def test_a_series_has_its_sign_in_both_languages() -> None:
    found: dict[Language, Counter[Any]] = {"vi": Counter(), "en": Counter()}
    for _, language, one in sheets():
        values = (tuple((p.figure.period, p.figure.value) for p in series.points) for series in one.series)
        found[language][tuple(values)] += 1
    assert found["vi"] == found["en"]
    assert any(len(values) > 3 for values in found["vi"])


def test_every_bar_is_as_long_as_its_value_and_begins_at_zero() -> None:
    for path, language, one in sheets():
        drawn = chart(one, formats_for(language))
        if isinstance(drawn, BarChart):
            greatest = max(size for f in figures(one) for size in (f.value, f.of or Decimal(0)))
            for bar in drawn.bars:
                longest = max(percent(b.whole or b.width) for b in drawn.bars)
                assert percent(bar.width) == pytest.approx(
                    longest * float(bar.figure.value / greatest), abs=0.02
                ), path


def test_places_follow_values_and_times() -> None:
    for path, language, one in sheets():
        drawn = chart(one, formats_for(language))
        if not isinstance(drawn, LineChart):
            continue
        for a, b in combinations(drawn.marks, 2):
            higher = percent(a.y) < percent(b.y)
            more = a.figure.value < b.figure.value if one.rank else a.figure.value > b.figure.value
            assert higher == more or percent(a.y) == pytest.approx(percent(b.y), abs=0.011), path
            if a.figure.period.last_day < b.figure.period.first_day:
                assert percent(a.x) < percent(b.x), path


def test_lines_run_only_where_the_view_says_so() -> None:
    for path, language, one in sheets():
        drawn = chart(one, formats_for(language))
        if isinstance(drawn, LineChart):
            wanted = sum(p.joined is not None for series in one.series for p in series.points)
            assert len(drawn.lines) == wanted, path
            ends = {(mark.number, mark.x, mark.y) for mark in drawn.marks}
            for line in drawn.lines:
                assert {(line.number, line.x1, line.y1), (line.number, line.x2, line.y2)} <= ends, path


def test_no_line_over_a_gap() -> None:
    years = measured(point("2021", "5"), point("2022", "6", 0), point("2024", "7"))
    drawn = line_chart(sheet(years), EN)
    (line,) = drawn.lines
    assert (line.x2, line.y2) == (drawn.marks[1].x, drawn.marks[1].y)


def test_a_calculated_value_has_an_open_sign_and_a_dotted_line() -> None:
    drawn = line_chart(sheet(measured(point("2021", "5", basis="derived"), point("2022", "6", 0))), EN)
    assert [mark.hollow for mark in drawn.marks] == [True, False]
    assert [line.dashed for line in drawn.lines] == [True]


@pytest.mark.parametrize(
    ("given_sheet", "kind"),
    [
        (sheet(measured(point("2021", "5"))), None),
        (sheet(measured(point("2021", "5"), point("2022", "6", 0))), "lines"),
        (sheet(measured(point("2021", "5"), point("2023", "6"))), "bars"),
        (sheet(measured(point("2021", "5", of=Decimal(9)), point("2022", "6", 0, of=Decimal(9)))), "bars"),
        (sheet(measured(point("2021", "5")), measured(point("2021", "6"))), "bars"),
        (sheet(measured(point("2021", "5")), measured(point("2021", "6")), rank=True), None),
        (sheet(measured(point("2021", "5"), point("2023", "6")), rank=True), "lines"),
        (sheet(measured(point("2021", "-5"), point("2023", "6"))), None),
        (sheet(*(measured(point("2021", "5"), point("2022", "6", 0)) for _ in range(7))), None),
    ],
)
def test_which_chart(given_sheet: Sheet, kind: str | None) -> None:
    drawn = chart(given_sheet, EN)
    assert (drawn.kind if drawn else None) == kind


def test_bars_stand_by_time_and_then_by_size() -> None:
    one = sheet(
        measured(point("2023", "3"), name="A"),
        measured(point("2022", "1"), point("2023", "9"), name="B"),
    )
    drawn = bar_chart(one, EN)
    assert [bar.label for bar in drawn.bars] == ["1", "9", "3"]
    assert [[text.words for text in bar.words] for bar in drawn.bars] == [
        ["B, 2022"],
        ["B, 2023"],
        ["A, 2023"],
    ]


def test_the_time_that_all_bars_speak_of_is_said_once() -> None:
    last, this = measured(point("2022", "5"), name="A"), measured(point("2023", "6"), name="B")
    same = bar_chart(sheet(this, replace(this, name="C")), EN)
    assert same.period == Period.parse("2023")
    assert [[text.words for text in bar.words] for bar in same.bars] == [["B"], ["C"]]
    assert bar_chart(sheet(last, this), EN).period is None
    assert bar_chart(sheet(measured(point("2022", "5"), point("2022", "6"))), EN).period is None


# Numbers


@pytest.mark.parametrize(
    ("more", "en", "vi"),
    [
        ({"value": Decimal("40590")}, "40,590", "40.590"),
        ({"value": Decimal("10.2"), "unit": "%", "bound": "approximate"}, "≈ 10.2%", "≈ 10,2%"),
        ({"value": Decimal(3), "of": Decimal(12)}, "3/12", "3/12"),
        ({"value": Decimal(71), "of": Decimal(193), "rank": True}, "71", "71"),
        ({"bound": "at_least"}, "≥ 1", "≥ 1"),
        ({"bound": "more_than"}, "> 1", "> 1"),
        ({"bound": "nearly"}, "≈ 1", "≈ 1"),
    ],
)
def test_short_values(more: dict[str, Any], en: str, vi: str) -> None:
    figure = replace(FIGURE, **more)
    assert (short(figure, EN), short(figure, VI)) == (en, vi)


def test_words_are_parted_at_spaces_alone() -> None:
    assert lines_of("Bộ Thông tin và Truyền\u00a0thông", 16) == ("Bộ Thông tin và", "Truyền\u00a0thông")
    assert lines_of("2021-2025", 4) == ("2021-2025",)


# Sparklines


def trend(*points: TrendPoint, rank: bool = False) -> Trend:
    return Trend(points, rank)


def test_a_sparkline_rises_with_its_values_and_falls_with_its_ranks() -> None:
    points = (
        TrendPoint(Period.parse("2021"), Decimal(1), None),
        TrendPoint(Period.parse("2022"), Decimal(2), 0),
    )
    up, down = sparkline(trend(*points)), sparkline(trend(*points, rank=True), 0)
    assert float(up.dots[0].y) > float(up.dots[1].y)
    assert float(down.dots[0].y) < float(down.dots[1].y)
    assert [dot.here for dot in up.dots] == [False, True]
    assert [dot.here for dot in down.dots] == [True, False]
    assert len(up.strokes) == 1


def test_values_that_do_not_change_lie_in_the_middle() -> None:
    points = [TrendPoint(Period.parse(year), Decimal(5), None) for year in ("2021", "2023")]
    drawn = sparkline(trend(*points))
    assert len({dot.y for dot in drawn.dots}) == 1
    assert not drawn.strokes


def test_the_words_of_a_bar_begin_with_a_capital() -> None:
    drawn = bar_chart(sheet(measured(point("2022-H1", "5"), point("2024-04", "6"))), VI)
    assert [bar.words[0].words for bar in drawn.bars] == ["6 tháng đầu năm 2022", "Tháng 4 năm 2024"]
