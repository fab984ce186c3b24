"""The axis of time: events where their days stand, a dot for each commitment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bulletin.output.charts.axis import timeaxis
from bulletin.output.views.pages import Stop

STOP = Stop("", "session", 1, False, None, date(2022, 1, 1), "First", None, 0, 0)


def stops(*days: str, kind: str = "session") -> list[Stop]:
    return [replace(STOP, date=date.fromisoformat(day), kind=kind) for day in days]


def test_years_are_of_one_length_and_an_event_stands_in_its_own() -> None:
    drawn = timeaxis(stops("2021-01-01", "2022-07-02", "2023-12-31"))
    assert drawn is not None
    assert [year.number for year in drawn.years] == [2021, 2022, 2023]
    starts = [float(year.start.rstrip("%")) for year in drawn.years]
    assert starts == [2.0, 34.0, 66.0]
    places = [float(mark.at.rstrip("%")) for mark in drawn.sessions]
    assert places[0] == 2.0
    assert abs(places[1] - 50) < 0.1
    assert 97.9 < places[2] < 98


def test_few_events_need_no_axis_and_many_sessions_find_no_room_on_one() -> None:
    assert timeaxis(stops("2021-01-01", "2022-07-02")) is None
    many = [replace(STOP, date=date(2000 + n, 1, 1)) for n in range(25)]
    assert timeaxis(many[:24]) is not None
    assert timeaxis(many) is None
    assert timeaxis([replace(stop, kind="conference") for stop in many]) is not None


def test_sessions_lie_apart_from_what_came_between() -> None:
    line = [*stops("2021-01-01", "2021-02-01"), *stops("2021-03-01", kind="milestone")]
    drawn = timeaxis(line)
    assert drawn is not None
    assert [mark.stop.kind for mark in drawn.sessions] == ["session", "session"]
    assert [mark.stop.kind for mark in drawn.others] == ["milestone"]


@given(st.integers(0, 60), st.data())
def test_there_is_a_dot_for_each_commitment_and_none_lies_on_another(count: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(0, count))
    first = replace(STOP, commitments=count, done=done)
    drawn = timeaxis([first, *stops("2022-05-01", "2023-05-01")])
    assert drawn is not None
    dots = [
        (pile.across, up, pile.done)
        for pile in drawn.sessions[0].piles
        for up in range(pile.low, pile.high + 1, 9)
    ]
    assert len(dots) == count
    assert sum(is_done for _, _, is_done in dots) == done
    assert len({(across, up) for across, up, _ in dots}) == count
    assert all(28 <= up < drawn.height for _, up, _ in dots), "above the roundel, within the picture"
    lefts = sorted({across for across, _, _ in dots})
    assert all(right - left == 9 for left, right in pairwise(lefts))
    for column in lefts:
        kinds = [is_done for across, _, is_done in sorted(dots, key=lambda dot: dot[1]) if across == column]
        assert kinds == sorted(kinds, reverse=True), "what is done lies at the bottom"


@given(
    st.lists(
        st.tuples(
            st.dates(date(2020, 1, 1), date(2025, 12, 31)),
            st.integers(0, 25),
            st.sampled_from(["session", "milestone"]),
        ),
        min_size=3,
        max_size=20,
    )
)
def test_no_dot_lies_on_that_of_another_event(events: list[tuple[date, int, str]]) -> None:
    drawn = timeaxis([replace(STOP, date=d, commitments=n, kind=k) for d, n, k in sorted(events)])
    assert drawn is not None
    marks = [*drawn.sessions, *drawn.others]
    for width in (688, 960, 1120):
        columns = []
        for mark in marks:
            x = float(mark.at.rstrip("%")) / 100 * width
            columns += sorted({x + pile.across for pile in mark.piles})
        assert all(right - left > 8.7 for left, right in pairwise(sorted(columns))), width


def test_no_dot_hides_behind_a_roundel() -> None:
    near = [
        *(replace(stop, commitments=2) for stop in stops("2022-01-01", "2023-01-01")),
        replace(STOP, kind="conference", date=date(2023, 1, 9), commitments=7),
        replace(STOP, kind="conference", date=date(2024, 1, 9), commitments=7),
    ]
    drawn = timeaxis(near)
    assert drawn is not None
    assert [min(pile.low for pile in mark.piles) for mark in drawn.others] == [28, 16]
