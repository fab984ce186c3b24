"""The table of topics by sessions, and what a session's page says of the time since the one before."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.small_sites import features, features_view, real, real_plan, seen


def real_view(path: str) -> Any:
    """The view of one page of the bulletin, as it is seen."""
    return next(seen(output) for output in real_plan().outputs if output.path == path)


@pytest.mark.parametrize("path", ["chu-de/index.html", "en/topics/index.html"])
def test_the_table_says_of_each_session_what_its_front_matter_says(path: str) -> None:
    page = real_view(path)
    site = real().site
    sessions = [item for item in site.items.values() if item.kind == "session"]
    assert [column.number for column in page.sessions] == [item.number for item in sessions]
    shown = {}
    for row in page.rows:
        assert len(row.cells) == len(sessions)
        shown[row.topic.text] = row.cells
    language = "en" if path.startswith("en/") else "vi"
    for topic, placed in site.registers.topics.items():
        cells = tuple(topic in item.facts.topics for item in sessions)
        assert shown[placed.entry.name[language]] == cells


def test_other_events_are_counted_and_lead_to_the_timeline() -> None:
    row = next(r for r in features_view("chu-de/index.html").rows if r.topic.text == "Dữ liệu")
    items = features().site.items.values()
    others = [i for i in items if i.event and i.kind != "session" and "data" in i.facts.topics]
    assert row.others == len(others) > 0
    assert row.timeline == "../dong-thoi-gian/du-lieu/"


def test_the_first_session_and_what_is_no_session_have_nothing_to_look_back_on() -> None:
    assert real_view("phien-hop/1/index.html").since is None
    assert real_view("hoi-nghi/2024-07-19/index.html").since is None


def test_new_values_against_earlier_ones_of_the_same_series() -> None:
    since = real_view("phien-hop/8/index.html").since
    linked = {change.figure.value: change for change in since.national}
    assert linked[Decimal(18)].change == 5
    assert linked[Decimal(18)].before.value == 13
    assert linked[Decimal(62)].change is None, "two years apart, so no difference is told"
    assert linked[Decimal(62)].before.value == 53
    assert since.session.href == "../7/"


def test_what_stood_between_two_sessions() -> None:
    since = real_view("phien-hop/8/index.html").since
    assert [card.href for card in since.events] == ["../../cot-moc/142-qd-ttg/"]
    decision = real().site.items["milestones/142-qd-ttg"].event
    assert decision is not None
    assert len(since.opened) == len(decision.commitments) > 0


def test_the_whole_country_and_its_parts_stand_apart() -> None:
    site = real().site
    places = 0
    for item in site.items.values():
        if item.kind == "session" and (since := real_view(f"phien-hop/{item.number}/index.html").since):
            assert all(change.figure.scope is None for change in since.national)
            assert all(change.figure.scope is not None for change in since.local)
            for change in (*since.national, *since.local):
                assert change.figure.scope == change.before.scope
                assert change.figure.by == change.before.by
                places += 1
    assert places > 10


def test_a_value_of_a_place_is_held_against_the_earlier_one_of_that_place() -> None:
    since = features_view("phien-hop/2/index.html").since
    assert since.national == ()
    change = next(iter(since.local))
    assert (change.figure.value, change.before.value, change.before.scope) == (13000, 12000, "Tỉnh Đảo")
    assert change.before_event.href == "../1/#figure-2"
    assert change.event is None, "the session of the page"
