"""Periods: what is one, what is not, and how they sort."""

import pickle
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.i18n.periods import Period, PeriodKind

reproducible = settings(derandomize=True, deadline=None, max_examples=200, database=None)

periods = st.builds(
    lambda kind, one, other: Period(
        kind=kind,
        first_day=Period.containing(min(one, other), kind).first_day,
        last_day=Period.containing(max(one, other), kind).last_day,
    ),
    st.sampled_from(PeriodKind),
    st.dates(),
    st.dates(),
)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2024-04-24", "day", "2024-04-24", "2024-04-24"),
        ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2023-02", "month", "2023-02-01", "2023-02-28"),
        ("2024-Q1", "quarter", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "quarter", "2024-10-01", "2024-12-31"),
        ("2024-H1", "half", "2024-01-01", "2024-06-30"),
        ("2024-H2", "half", "2024-07-01", "2024-12-31"),
        ("2024", "year", "2024-01-01", "2024-12-31"),
        ("0001", "year", "0001-01-01", "0001-12-31"),
        ("9999-12", "month", "9999-12-01", "9999-12-31"),
        ("2024-01/2024-04", "month", "2024-01-01", "2024-04-30"),
        ("2024-04-24/2024-05-02", "day", "2024-04-24", "2024-05-02"),
        ("2023-Q4/2024-Q1", "quarter", "2023-10-01", "2024-03-31"),
        ("2023-H2/2024-H1", "half", "2023-07-01", "2024-06-30"),
        ("2021/2024", "year", "2021-01-01", "2024-12-31"),
    ],
)
def test_parse(text: str, kind: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.kind, str(period.first_day), str(period.last_day)) == (kind, first, last)
    assert str(period) == text
    assert period.is_range is ("/" in text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "2024 ", " 2024", "2024\n", "24", "02024", "-2024", "202a"),
        *("2024-4", "2024-13", "2024-00", "2024-1-1", "2024-04-31", "2023-02-29", "2024-04-00", "20240424"),
        *("2024-Q0", "2024-Q5", "2024-q1", "2024-H3", "2024Q1", "Q1-2024", "2024-Q1-01", "0000", "0000-01"),
        *("２０２４", "२०२४-०१"),
        *("2024/", "/2024", "2024/2025/2026", "2024-01 / 2024-04", "2024-01–2024-04"),
        *("2024-01/2024", "2024-Q1/2024-H2", "2024-01-01/2024-02"),
        *("2024-04/2024-01", "2024/2023", "2024-04-24/2024-04-23"),
        *("2024/2024", "2024-04/2024-04"),
        *("2024-01/2024-13",),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-02-30", "no such date"),
        ("tháng 4", "not a day"),
        ("2024-01/2024", "two of one kind"),
        ("2024-04/2024-01", "must end after it begins"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Period.parse(text)


@given(st.text(alphabet="0123456789-/QH", max_size=21))
@reproducible
def test_whatever_parses_is_given_back(text: str) -> None:
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert str(period) == text


@given(periods)
@reproducible
def test_every_period_has_a_text_that_parses_to_it(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert period.start.first_day == period.first_day
    assert period.end.last_day == period.last_day
    assert period.is_range is (period.start != period.end)


@given(periods, periods)
@reproducible
def test_periods_sort_by_first_day_then_last(one: Period, other: Period) -> None:
    days, other_days = (one.first_day, one.last_day), (other.first_day, other.last_day)
    if days != other_days:
        assert (one < other) is (days < other_days)
    else:
        assert (one == other) is (one.kind is other.kind)


def test_order_of_mixed_kinds() -> None:
    texts = ["2023", "2024-01-01", "2024-01", "2024-Q1", "2024-01/2024-04", "2024-H1", "2024", "2024-02"]
    assert [str(period) for period in sorted(map(Period.parse, reversed(texts)))] == texts


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (PeriodKind.MONTH, date(2024, 4, 2), date(2024, 4, 30)),
        (PeriodKind.MONTH, date(2024, 4, 1), date(2024, 4, 29)),
        (PeriodKind.QUARTER, date(2024, 2, 1), date(2024, 4, 30)),
        (PeriodKind.DAY, date(2024, 4, 2), date(2024, 4, 1)),
    ],
)
def test_a_period_is_made_of_whole_units(kind: PeriodKind, first: date, last: date) -> None:
    with pytest.raises(ValueError, match=r"whole|before"):
        Period(kind=kind, first_day=first, last_day=last)


def test_a_period_is_a_value() -> None:
    period = Period.parse("2024-Q1")
    assert pickle.loads(pickle.dumps(period)) == period
    assert {period, Period.parse("2024-Q1")} == {period}
    with pytest.raises(FrozenInstanceError):
        period.kind = PeriodKind.YEAR  # type: ignore[misc]
