"""Values in series: what a line may join, and what is newest."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.content.facts import Reading, Unit
from bulletin.content.registers import Indicator
from bulletin.i18n.periods import Period
from bulletin.site.indicators import (
    MEASURED,
    OBSTACLES,
    Point,
    Series,
    change_between,
    joins,
    kind_of,
    latest,
    middle,
    obstacle,
    series_of,
)
from bulletin.syntax.record import Pair
from tests.building import REPOSITORY
from tests.small_sites import features, real


def indicator(**more: Any) -> Indicator:
    return Indicator(name=Pair(vi="x", en="x"), unit=Unit(id="number"), **more)


def reading(period: str, value: int = 1, **more: Any) -> Reading:
    return Reading(value=Decimal(value), period=Period.parse(period), source=more.pop("source", "a"), **more)


def joined(*readings: Reading, **more: Any) -> tuple[int | None, ...]:
    return joins(readings, indicator(**more))


def test_years_that_meet_are_joined_and_others_leave_a_gap() -> None:
    assert joined(reading("2020"), reading("2021", 2), reading("2023", 3)) == (None, 0, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2022", "2023-Q1"), ("2022-H1", "2023-H1"), ("2020/2022", "2023"), ("2022-H1", "2022")],
)
def test_periods_of_other_lengths_or_apart_are_not_joined(one: str, other: str) -> None:
    assert joined(reading(one), reading(other, 2)) == (None, None)


def test_a_half_is_joined_over_a_year_that_stands_between() -> None:
    assert joined(reading("2022-H1"), reading("2022", 3), reading("2022-H2", 2)) == (None, None, 0)


def test_a_level_is_joined_whatever_its_periods() -> None:
    assert joined(reading("2022-Q1"), reading("2022-06", 2), reading("2023-H1", 3), level=True) == (
        None,
        0,
        1,
    )


def test_two_years_without_a_reading_are_a_gap() -> None:
    assert joined(reading("2020"), reading("2022", 2), reading("2025", 3), level=True) == (None, 0, None)


def test_no_line_crosses_a_break() -> None:
    both = (reading("2022"), reading("2023", 2))
    assert joined(*both, breaks=(date(2023, 1, 1),)) == (None, None)
    assert joined(*both, breaks=(date(2022, 1, 1), date(2024, 1, 1))) == (None, 0)


def test_a_calculated_value_is_joined_to_what_it_was_calculated_from() -> None:
    derived = reading("2021", basis="derived", source="b")
    assert joined(derived, reading("2022", 2, source="b")) == (None, 0)
    assert joined(derived, reading("2022", 2, source="a")) == (None, None)


def test_parts_of_different_wholes_are_not_joined_but_ranks_are() -> None:
    both = (reading("2022", of=Decimal(12)), reading("2023", 2, of=Decimal(63)))
    assert joined(*both) == (None, None)
    assert joined(*both, rank=True) == (None, 0)


def test_what_stands_apart_is_passed_over() -> None:
    three = (reading("2022-01"), reading("2022-02", 9, apart=True), reading("2022-03", 2))
    assert joined(*three, level=True) == (None, None, 0)


def test_two_values_of_one_time_that_differ_are_joined_to_nothing() -> None:
    assert joined(reading("2021"), reading("2022", 2), reading("2022", 3), reading("2023", 4)) == (None,) * 4
    assert joined(reading("2021"), reading("2022", 2), reading("2022", 2), reading("2023", 4)) == (
        *(None, 0, None, 2),
    )


@pytest.mark.parametrize("basis", ["target", "forecast"])
def test_aims_and_forecasts_are_never_joined(basis: Any) -> None:
    assert joined(reading("2022", basis=basis), reading("2023", basis=basis)) == (None, None)


PERIODS = st.one_of(
    st.integers(2018, 2026).map(str),
    st.builds("{}-Q{}".format, st.integers(2020, 2024), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.integers(2021, 2023), st.integers(1, 12)),
)
READINGS = st.lists(
    st.builds(
        reading,
        PERIODS,
        st.integers(0, 3),
        basis=st.sampled_from(["reported", "estimate", "derived", "forecast", "target"]),
        source=st.sampled_from(["a", "b"]),
        apart=st.booleans(),
    ),
    max_size=9,
).map(lambda found: sorted(found, key=lambda r: (middle(r.period), r.period.last_day)))
INDICATORS = st.builds(
    lambda level, breaks: indicator(level=level, breaks=tuple(breaks)),
    st.booleans(),
    st.lists(st.dates(date(2019, 1, 1), date(2025, 1, 1)), max_size=2),
)


@given(READINGS, INDICATORS)
def test_no_line_runs_over_a_gap_or_a_break(readings: list[Reading], entry: Indicator) -> None:
    for i, j in enumerate(joins(readings, entry)):
        if j is None:
            continue
        before, after = readings[j], readings[i]
        assert middle(before.period) < middle(after.period)
        assert {kind_of(before), kind_of(after)} == {MEASURED}
        assert not before.apart
        assert not after.apart
        assert not any(before.period.last_day < day <= after.period.last_day for day in entry.breaks)
        if entry.level:
            between = [r for r in readings if middle(before.period) < middle(r.period) < middle(after.period)]
            assert all(r.apart or kind_of(r) != MEASURED for r in between), "no reading is passed over"
            assert middle(after.period) - middle(before.period) <= 4 * 366
        else:
            assert before.period.kind is after.period.kind
            assert (after.period.first_day - before.period.last_day).days == 1


@given(READINGS, INDICATORS)
def test_a_line_leads_to_a_point_from_one_side_and_away_from_it_on_the_other(
    readings: list[Reading], entry: Indicator
) -> None:
    starts = [j for j in joins(readings, entry) if j is not None]
    assert len(starts) == len(set(starts))


# Series of sites


def test_what_differs_in_scope_body_or_kind_is_another_series() -> None:
    found = series_of(features().site, "services")
    assert [(s.scope, s.by, s.kind, [str(p.reading.value) for p in s.points]) for s in found] == [
        ("national", "uy-ban", "measured", ["39.5", "40", "12", "45.5"]),
        ("national", None, "measured", ["52"]),
        ("national", None, "target", ["80"]),
        ("tinh-dao", None, "measured", ["31"]),
        ("ban-moi", None, "measured", ["36"]),
    ]
    assert [p.joined for p in found[0].points] == [None, 0, None, 1]
    assert [p.item for p in found[0].points] == [None, None, None, "sessions/01"]


def test_the_two_series_of_the_digital_economy_are_never_one() -> None:
    site = real().site
    own, statistics = (series_of(site, f"digital-economy-gdp-{name}") for name in ("reported", "gso"))
    assert {s.by for s in statistics} == {"gso"}
    assert "gso" not in {s.by for s in own}
    before, after = date(2022, 6, 30), date(2022, 7, 1)
    for one in own:
        for point in one.points:
            if point.joined is not None:
                days = {one.points[point.joined].reading.period.last_day, point.reading.period.last_day}
                assert max(days) <= before or min(days) >= after


def test_every_figure_of_every_event_stands_in_one_series() -> None:
    site = real().site
    held = [
        (p.item, p.index)
        for name in site.registers.indicators
        for one in series_of(site, name)
        for p in one.points
        if p.item
    ]
    figures = [(i.id, n) for i in site.items.values() if i.event for n in range(len(i.event.figures))]
    assert sorted(held) == sorted(figures)


# The newest


def series(*points: Reading, kind: str = MEASURED, scope: str = "national", by: str | None = None) -> Series:
    found = joins(points, indicator())
    made = [Point(p, None, n, j) for n, (p, j) in enumerate(zip(points, found, strict=True))]
    return Series(scope, by, kind, Unit(id="number"), tuple(made))


def test_the_newest_value_and_its_change() -> None:
    newest = latest([series(reading("2022", 10), reading("2023", 7, nearly=True))])
    assert newest is not None
    assert (newest.change, newest.rough) == (Decimal(-3), True)
    assert newest.before is not None
    assert str(newest.before.reading.period) == "2022"


def test_no_change_is_given_where_nothing_can_be_compared() -> None:
    newest = latest([series(reading("2020", 10), reading("2023", 7))])
    assert newest is not None
    assert (newest.change, newest.before) == (None, None)


def test_what_is_measured_in_the_whole_country_goes_first() -> None:
    aim = series(reading("2030", 9, basis="target"), kind="target")
    local = series(reading("2025", 8), scope="tinh-dao")
    alone, followed = series(reading("2024", 7)), series(reading("2021", 5), reading("2022", 6))
    for number, expected in ((4, 6), (3, 7), (2, 8), (1, 9)):
        found = latest([aim, local, alone, followed][:number])
        assert found is not None
        assert found.point.reading.value == expected
    assert latest([]) is None


@pytest.mark.parametrize(
    ("one", "other", "more", "why"),
    [
        (reading("2022"), reading("2023", apart=True), {}, "apart"),
        (reading("2022"), reading("2023", basis="target"), {}, "aim"),
        (reading("2022"), reading("2023", basis="derived", source="b"), {}, "source"),
        (reading("2022", of=Decimal(9)), reading("2023"), {}, "whole"),
        (reading("2022"), reading("2023"), {"breaks": (date(2023, 1, 1),)}, "break"),
        (reading("2022"), reading("2023-Q1"), {}, "length"),
        (reading("2022-H1"), reading("2023-H1"), {}, "loose"),
        (reading("2022"), reading("2025"), {"level": True}, "gap"),
    ],
)
def test_why_two_values_are_not_compared(
    one: Reading, other: Reading, more: dict[str, Any], why: str
) -> None:
    assert joined(one, other, **more) == (None, None)
    assert obstacle([one, other], 0, 1, indicator(**more)) == why


def test_values_that_sources_dispute_are_not_compared_and_those_with_another_between_are() -> None:
    disputed = [reading("2022"), reading("2023", 2), reading("2023", 3)]
    assert joined(*disputed) == (None, None, None)
    assert obstacle(disputed, 0, 1, indicator()) == "dispute"
    levels = [reading("2022-01"), reading("2022-02", 2), reading("2022-03", 3)]
    assert joined(*levels, level=True) == (None, 0, 1)
    assert obstacle(levels, 0, 2, indicator(level=True)) is None


def test_each_obstacle_has_words_of_its_own() -> None:
    texts = (REPOSITORY / "layouts" / "parts" / "words.html").read_text(encoding="utf-8")
    words = texts[texts.index("macro obstacle") :]
    assert re.findall(r'^  "(\w+)": _\(', words, re.M) == list(OBSTACLES)


@given(READINGS, INDICATORS)
def test_what_a_line_joins_may_be_compared(readings: list[Reading], entry: Indicator) -> None:
    for at, before in enumerate(joins(readings, entry)):
        if before is not None:
            assert obstacle(readings, before, at, entry) is None


@given(READINGS, INDICATORS)
def test_what_differs_in_more_than_time_is_not_compared(readings: list[Reading], entry: Indicator) -> None:
    for before, at in combinations(range(len(readings)), 2):
        one, other = readings[before], readings[at]
        if obstacle(readings, before, at, entry) is None:
            assert one.of == other.of or entry.rank
            assert not any(each.apart for each in (one, other))
            assert kind_of(other) == MEASURED
            assert not any(one.period.last_day < day <= other.period.last_day for day in entry.breaks)


@pytest.mark.parametrize(
    ("before", "after", "bound", "change"),
    [
        ("40590", "75000", "nearly", "34000"),
        ("40590", "75000", None, "34410"),
        ("200000", "350000", "approximate", "150000"),
        ("97", "100", "more_than", "3"),
        ("10.14", "10.41", "approximate", "0.27"),
        ("45.5", "40", "approximate", "-5.5"),
        ("10", "99.96", "approximate", "90"),
        ("5", "5", "approximate", "0"),
    ],
)
def test_an_inexact_change_is_told_to_two_digits(
    before: str, after: str, bound: str | None, change: str
) -> None:
    one, inexact = reading("2022"), {bound: True} if bound else {}
    pair = [replace(one, value=Decimal(before)), replace(reading("2023", **inexact), value=Decimal(after))]
    assert str(change_between(*pair)) == change
