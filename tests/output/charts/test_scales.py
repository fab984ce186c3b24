"""Scales: round ticks, bars from zero, the first place on top."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.i18n.periods import Period
from bulletin.output.charts.scales import Scale, Time, bar_scale, line_scale, rank_scale, time_of

VALUES = st.lists(
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False), min_size=1, max_size=9
)
RANKS = st.lists(st.integers(1, 250).map(Decimal), min_size=1, max_size=9)


@given(VALUES)
def test_bars_begin_at_zero(values: list[Decimal]) -> None:
    scale = bar_scale(values)
    assert scale.low == 0
    assert scale.share(Decimal(0)) == 0
    assert all(0 <= scale.share(value) <= 1 for value in values)
    whole = max(values)
    for value in values:
        assert not whole or abs(scale.share(value) - float(value / whole)) < 1e-9


def check(scale: Scale, values: list[Decimal]) -> None:
    """What every axis of a line keeps to."""
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert scale.ticks[0] == scale.low
    assert scale.ticks[-1] == scale.high
    assert 2 <= len(scale.ticks) <= 8
    assert list(scale.ticks) == sorted(set(scale.ticks))
    assert all("E" not in str(tick) for tick in scale.ticks)


@given(VALUES)
def test_a_line_s_axis_holds_all_values_between_round_numbers(values: list[Decimal]) -> None:
    scale = line_scale(values)
    check(scale, values)
    steps = {b - a for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert str(steps.pop().normalize().as_tuple().digits[0]) in "125"


@given(VALUES)
def test_zero_is_left_out_only_where_the_values_lie_close_together(values: list[Decimal]) -> None:
    scale = line_scale(values)
    if scale.low != 0:
        assert 0 < (max(values) - min(values)) * 4 < max(values)


@given(RANKS)
def test_the_better_place_stands_higher(values: list[Decimal]) -> None:
    scale = rank_scale(values)
    check(scale, values)
    assert scale.low >= 1
    assert all(tick == int(tick) for tick in scale.ticks)
    best, worst = min(values), max(values)
    assert best == worst or scale.share(best) > scale.share(worst)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ("54.1 159.32", "0 50 100 150 200"),
        ("68.8 82.4", "65 70 75 80 85"),
        ("0.48 0.75", "0 0.2 0.4 0.6 0.8"),
        ("356914 200000", "0 100000 200000 300000 400000"),
        ("55 55", "0 20 40 60"),
        ("100 100", "0 20 40 60 80 100"),
    ],
)
def test_ticks_people_know(values: str, ticks: str) -> None:
    scale = line_scale([Decimal(value) for value in values.split()])
    assert " ".join(map(str, scale.ticks)) == ticks


@pytest.mark.parametrize(
    ("values", "ticks"), [("1", "1 2 3 4 5"), ("33 57", "1 20 40 60"), ("71 88", "65 70 75 80 85 90")]
)
def test_places_people_know(values: str, ticks: str) -> None:
    scale = rank_scale([Decimal(value) for value in values.split()])
    assert " ".join(map(str, scale.ticks)) == ticks


def test_one_value_has_an_axis() -> None:
    assert line_scale([Decimal(0)]).ticks[0] == 0
    check(line_scale([Decimal("96.73")]), [Decimal("96.73")])
    assert line_scale([Decimal("96.73")]).low == 0


@given(st.lists(st.decimals(min_value=0, max_value=100, places=2), min_size=1, max_size=9))
def test_the_axis_of_shares_does_not_go_beyond_the_whole(values: list[Decimal]) -> None:
    assert line_scale(values).high <= 100


@given(st.lists(st.sampled_from(["2021", "2022-Q3", "2023-02", "2024-05-09", "2020/2022"]), min_size=1))
def test_time_holds_every_period_and_runs_forward(texts: list[str]) -> None:
    periods = [Period.parse(text) for text in texts]
    time = time_of(periods)
    for period in periods:
        assert 0 <= time.start(period) < time.middle(period) < time.end(period) <= 1


def test_years_are_written_as_far_apart_as_they_fit() -> None:
    assert Time(2021, 2025).labelled(5) == (2021, 2022, 2023, 2024, 2025)
    assert Time(2021, 2025).labelled(4) == (2021, 2023, 2025)
    assert Time(2015, 2025).labelled(6) == (2015, 2017, 2019, 2021, 2023, 2025)
    assert len(Time(1000, 3000).labelled(6)) < 30
