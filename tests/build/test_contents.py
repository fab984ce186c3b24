"""What a view holds, as bytes for a key: what can be told apart differs, and nothing slips through unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from bulletin.build.memo import contents
from bulletin.i18n.periods import Period
from bulletin.syntax.record import Pair, Record, record

reproducible = settings(derandomize=True, deadline=None, max_examples=300, database=None)


@record
class Card(Record):
    title: str
    day: date | None = None


@record
class Wide(Card):
    note: str = ""


@record
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
def test_different_values_have_different_contents(one: Any, other: Any) -> None:
    assert (contents(one) == contents(other)) is same(one, other)


@given(st.lists(st.text("ab", max_size=3), max_size=4), st.lists(st.text("ab", max_size=3), max_size=4))
@reproducible
def test_different_views_have_different_contents(one: list[str], other: list[str]) -> None:
    shelves = [Shelf(cards=tuple(Card(title=title) for title in titles)) for titles in (one, other)]
    assert (contents(shelves[0]) == contents(shelves[1])) is (one == other)


def test_a_subclass_in_a_field_of_its_base_keeps_its_fields() -> None:
    one = Shelf(cards=(Wide(title="a", note="b"),))
    other = Shelf(cards=(Wide(title="a", note="c"),))
    base = Shelf(cards=(Card(title="a"),))
    assert len({contents(one), contents(other), contents(base)}) == 3


def test_what_looks_alike_is_told_apart() -> None:
    alike: list[Any] = [
        *("1", 1, True, b"1", Decimal(1), ("1",), {"1": None}, Markup("1")),
        *(None, "None", "", (), {}),
        *("red", Colour.RED),
        *(("a", "b"), (("a",), "b"), ("ab",)),
        *(Point(1), Point(0, 1), Pair(vi="a", en="b"), Pair(vi="b", en="a")),
        *(date(2024, 1, 1), "2024-01-01", Period.parse("2024-01-01"), Period.parse("2024-01")),
    ]
    assert len({contents(value) for value in alike}) == len(alike)


def test_markup_prints_otherwise_than_a_text() -> None:
    assert contents(Markup("<b>")) != contents("<b>")


def test_the_order_of_a_list_counts() -> None:
    assert contents((1, 2)) != contents((2, 1))


def test_equal_values_built_apart_give_equal_bytes() -> None:
    once, again = ("ab" * n for n in (3, 3))
    assert once is not again
    assert contents((once, once)) == contents((once, again))
