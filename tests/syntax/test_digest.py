"""Digests: what can be told apart has different ones, and nothing slips through unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from bulletin.i18n.periods import Period
from bulletin.syntax.digest import digest
from bulletin.syntax.record import Pair, Record

reproducible = settings(derandomize=True, deadline=None, max_examples=300, database=None)


class Card(Record):
    title: str
    day: date | None = None


class Wide(Card):
    note: str = ""


class Shelf(Record):
    cards: tuple[Card, ...]


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text("ab", max_size=2)
    | st.binary(max_size=1)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=2)
    ),
    max_leaves=6,
)


def same(one: Any, other: Any) -> bool:
    """Equality that tells True from 1."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and bool(one == other)


@given(values, values)
@reproducible
def test_different_values_have_different_digests(one: Any, other: Any) -> None:
    assert (digest(one) == digest(other)) is same(one, other)


@given(st.lists(st.text("ab", max_size=3), max_size=4), st.lists(st.text("ab", max_size=3), max_size=4))
@reproducible
def test_different_views_have_different_digests(one: list[str], other: list[str]) -> None:
    shelves = [Shelf(cards=tuple(Card(title=title) for title in titles)) for titles in (one, other)]
    assert (digest(shelves[0]) == digest(shelves[1])) is (one == other)
    assert (shelves[0].digest == shelves[1].digest) is (one == other)


def test_a_subclass_in_a_field_of_its_base_keeps_its_fields() -> None:
    one = Shelf(cards=(Wide(title="a", note="b"),))
    other = Shelf(cards=(Wide(title="a", note="c"),))
    base = Shelf(cards=(Card(title="a"),))
    assert len({digest(one), digest(other), digest(base)}) == 3


def test_what_looks_alike_is_told_apart() -> None:
    alike: list[Any] = [
        *("1", 1, True, b"1", Decimal(1), ("1",), {"1": None}, Markup("1")),
        *(None, "None", "", (), {}),
        *("red", Colour.RED),
        *(("a", "b"), (("a",), "b"), ("ab",)),
        *(Point(1), Point(0, 1), Pair(vi="a", en="b"), Pair(vi="b", en="a")),
        *(date(2024, 1, 1), "2024-01-01", Period.parse("2024-01-01"), Period.parse("2024-01")),
    ]
    assert len({digest(value) for value in alike}) == len(alike)


def test_markup_prints_otherwise_than_a_text() -> None:
    assert digest(Markup("<b>")) != digest("<b>")


def test_the_order_of_a_mapping_does_not_count_and_of_a_list_does() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest((1, 2)) != digest((2, 1))
    assert digest((1, 2)) == digest([1, 2])


@pytest.mark.parametrize(
    "value", [{1, 2}, frozenset({1}), 1.5, object(), lambda: None, ({1},), {"a": 1.5}, iter(())]
)
def test_what_has_no_order_or_no_value_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="has no digest"):
        digest(value)


def test_digests_are_permanent() -> None:
    assert digest(("a", 1)) == digest(("a", 1))
    assert len(digest(None)) == 32
    assert int(digest("a"), 16) > 0
