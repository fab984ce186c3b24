"""The status of a commitment on a day: one for any follow-ups, and nothing settled comes open again."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.i18n.periods import Period, PeriodKind
from bulletin.site.standing import SETTLED, Report, Standing, Status, standing

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
PERIODS = st.builds(Period.containing, DAYS, st.sampled_from(PeriodKind))
DUE = st.none() | PERIODS


def reports() -> st.SearchStrategy[Report]:
    """What front matter can say of a commitment."""
    day, again = DAYS, st.booleans()
    return st.one_of(
        st.builds(Report, day, st.just("done"), done_on=DUE),
        st.builds(Report, day, st.just("dropped")),
        st.builds(Report, day, st.just("late"), due=DUE),
        st.builds(Report, day, st.just("moved"), due=PERIODS, set_again=again),
        st.builds(Report, day, st.just("continued"), due=DUE, set_again=again),
    )


ANY = settings(derandomize=True, deadline=None, max_examples=300, database=None)


@given(DUE, st.lists(reports(), max_size=6), DAYS, st.randoms(use_true_random=False))
@ANY
def test_any_set_of_follow_ups_gives_one_status_in_whatever_order(
    due: Period | None, told: list[Report], as_of: date, chance: Random
) -> None:
    found = standing(due, told, as_of)
    assert isinstance(found.status, Status)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert standing(due, shuffled, as_of) == found
    assert standing(due, (*told, *told), as_of) == found, "saying it twice changes nothing"


@given(DUE, st.lists(reports(), max_size=6), DAYS, st.integers(0, 3000))
@ANY
def test_what_is_settled_stays_as_it_is(
    due: Period | None, told: list[Report], as_of: date, days: int
) -> None:
    before = standing(due, told, as_of)
    later = standing(due, told, as_of + timedelta(days))
    if before.status in SETTLED:
        assert later == before


@given(DUE, st.lists(reports(), max_size=6), DAYS)
@ANY
def test_what_is_said_later_is_not_known_yet(due: Period | None, told: list[Report], as_of: date) -> None:
    known = [report for report in told if report.day <= as_of]
    assert standing(due, told, as_of) == standing(due, known, as_of)


@given(DUE, st.lists(reports(), max_size=6), DAYS)
@ANY
def test_done_only_where_it_is_said_and_overdue_only_past_the_last_day(
    due: Period | None, told: list[Report], as_of: date
) -> None:
    found = standing(due, told, as_of)
    said = {report.said for report in told if report.day <= as_of}
    assert (found.status in SETTLED) == bool(said & {"done", "dropped"})
    if found.status is Status.OVERDUE:
        assert found.due is not None
        assert found.due.last_day < as_of
    if found.status is Status.DONE_LATE:
        assert any(report.done_on for report in told), "late only where a source tells when"
    if found.status in {Status.MOVED, Status.SET_AGAIN}:
        assert said & {"moved", "continued"}


@given(DUE, DAYS, st.integers(0, 3000))
@ANY
def test_with_no_follow_up_time_goes_one_way(due: Period | None, as_of: date, days: int) -> None:
    order = [Status.OPEN, Status.DUE_SOON, Status.OVERDUE]
    before, later = (standing(due, (), day).status for day in (as_of, as_of + timedelta(days)))
    assert order.index(before) <= order.index(later)


# By example

END_2024, END_2025 = Period.parse("2024-12-31"), Period.parse("2025-12-31")
MERGED = Report(date(2025, 3, 13), "done", done_on=Period.parse("2025-03-13"))
MOVED = Report(date(2025, 2, 6), "moved", due=END_2025)


@pytest.mark.parametrize(
    ("due", "told", "day", "status"),
    [
        ("2025", (), "2025-11-30", "open"),
        ("2025", (), "2025-12-01", "due-soon"),
        ("2025", (), "2025-12-31", "due-soon"),
        ("2025", (), "2026-01-01", "overdue"),
        ("2025-Q1", (), "2025-03-31", "due-soon"),
        ("2025-Q1", (), "2025-04-01", "overdue"),
        ("2025-06", (), "2025-07-01", "overdue"),
        ("2025-H1", (), "2025-06-30", "due-soon"),
        (None, (), "2030-01-01", "open"),
        ("2025-02-15", (MERGED,), "2025-03-12", "overdue"),
        ("2025-02-15", (MERGED,), "2025-03-13", "done-late"),
        ("2025-03", (MERGED,), "2025-03-13", "done"),
        ("2025-02-15", (Report(date(2025, 3, 13), "done"),), "2025-03-13", "done"),
        (
            "2025-03-01",
            (Report(date(2025, 4, 1), "done", done_on=Period.parse("2025")),),
            "2025-04-01",
            "done",
        ),
        ("2024-12-31", (MOVED,), "2025-02-05", "overdue"),
        ("2024-12-31", (MOVED,), "2025-02-06", "moved"),
        ("2024-12-31", (MOVED,), "2025-12-31", "due-soon"),
        ("2024-12-31", (MOVED,), "2026-01-01", "overdue"),
        ("2024-12-31", (Report(date(2025, 2, 6), "moved", END_2025, None, True),), "2026-01-01", "moved"),
        ("2024", (Report(date(2025, 2, 6), "continued", None, None, True),), "2026-01-01", "set-again"),
        ("2023", (Report(date(2024, 4, 24), "late"),), "2024-04-24", "overdue"),
        ("2025", (Report(date(2024, 4, 24), "late"),), "2024-04-24", "open"),
        ("2025", (Report(date(2024, 4, 24), "dropped"),), "2026-04-24", "dropped"),
        (
            "2025",
            (Report(date(2024, 4, 24), "continued"), Report(date(2024, 4, 24), "done")),
            "2024-04-24",
            "done",
        ),
    ],
)
def test_examples(due: str | None, told: tuple[Report, ...], day: str, status: str) -> None:
    first = Period.parse(due) if due else None
    assert standing(first, told, date.fromisoformat(day)).status == status


def test_the_deadline_in_force_is_the_last_one_given() -> None:
    first, later = END_2024, date(2025, 6, 1)
    assert standing(first, (MOVED,), date(2025, 1, 1)).due == END_2024
    assert standing(first, (MOVED,), later) == Standing(Status.MOVED, END_2025)
    done = Report(date(2025, 6, 1), "done", done_on=Period.parse("2025-05"))
    assert standing(first, (MOVED, done), later) == Standing(Status.DONE, END_2025), "in time, as moved"
