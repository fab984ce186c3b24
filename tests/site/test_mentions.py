"""Backlinks: who names a register entry and as what; and the values of each indicator."""

from __future__ import annotations

from decimal import Decimal

from bulletin.site.mentions import PARTS
from tests.small_sites import features, real


def named(register: str, entry: str) -> dict[str, tuple[str, ...]]:
    """The items that name an entry, in their order, and as what."""
    return {m.item: m.parts for m in features().site.mentions.get((register, entry), ())}


def test_people_by_their_parts_newest_first() -> None:
    assert list(named("people", "nguyen-van-an").items()) == [
        ("sessions/02", ("chair", "body")),
        ("sessions/01", ("chair",)),
    ]
    assert named("people", "le-binh") == {
        "conferences/2024-09-05": ("chair",),
        "sessions/01": ("attendee", "bridge-point", "named"),
    }


def test_bodies_that_own_count_and_are_counted() -> None:
    assert named("organisations", "tinh-dao") == {
        "sessions/02": ("figure",),
        "sessions/01": ("named", "owner", "figure"),
    }
    assert named("organisations", "uy-ban") == {"sessions/02": ("body",), "sessions/01": ("owner", "figure")}


def test_documents_of_the_front_matter_and_of_the_text() -> None:
    assert named("documents", "12/QĐ-UBM")["sessions/01"] == ("cited", "body")
    assert named("documents", "50/NQ-CP@2021") == {"sessions/02": ("cited", "body")}
    assert named("documents", "50/NQ-CP@2020") == {"sessions/01": ("cited",)}


def test_every_source_an_item_cites_anywhere() -> None:
    assert set(named("sources", "daily")) == {"sessions/04", "sessions/02", "sessions/01"}
    assert set(named("sources", "bao-mau")) >= {"sessions/04", "milestones/57-nq-tw"}, "also_called counts"
    assert named("sources", "unread") == {}


def test_nothing_names_what_is_not_published() -> None:
    items = features().site.items
    assert all(m.item in items for found in features().site.mentions.values() for m in found)


def test_parts_are_known_and_in_order() -> None:
    for site in (features().site, real().site):
        for found in site.mentions.values():
            for mention in found:
                assert mention.parts
                assert list(mention.parts) == [part for part in PARTS if part in mention.parts]


def test_values_by_indicator_newest_period_first() -> None:
    values = features().site.values
    assert [(v.item, v.index, v.figure.value) for v in values["services"]] == [
        ("sessions/01", 2, Decimal(80)),
        ("sessions/02", 0, Decimal(52)),
        ("sessions/01", 0, Decimal("45.5")),
    ]
    assert "unused" not in values


def test_every_figure_stands_under_its_indicator_once() -> None:
    for site in (features().site, real().site):
        for found in site.values.values():
            days = [v.figure.period.last_day for v in found]
            assert days == sorted(days, reverse=True)
        listed = [(v.item, v.index) for found in site.values.values() for v in found]
        events = [
            (item.id, i) for item in site.items.values() if item.event for i in range(len(item.event.figures))
        ]
        assert sorted(listed) == sorted(events)
