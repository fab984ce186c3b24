"""What the index is made of: documents, as the pages of one language know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from operator import attrgetter
from typing import Any, NamedTuple

from bulletin.i18n.periods import Period


class Hole(NamedTuple):
    """What stands in a hole of a body: ``before`` its words and ``behind`` them (None: it has no words).

    ``before`` of a heading is `HEADING` and the anchor.
    """

    before: str
    behind: str | None = None


class Fact(NamedTuple):
    """A line beside the text: what kind of line, and the anchor that leads to it, if there is one.

    A figure has a value, which is written as its language does.
    """

    heading: str
    anchor: str
    text: str
    value: Decimal | None = None
    unit: str | None = None  # "%" stands without a space
    note: str = ""


HEADING = "\x01"


@dataclass(frozen=True, slots=True)
class Document:
    """One page, or one place on a page, that can be found.

    ``names`` is what else it is called, ``about`` what else it is of (people, bodies, topics), ``others``
    what it says in the other language. ``html`` is its body with the signs of holes, ``holes`` what stands
    there (`bulletin.content.body`).
    """

    language: str  # of the index
    href: str  # from the site's root
    kind: str
    title: str
    lang: str | None = None  # of title, summary and body where it is another
    date: date | Period | None = None
    session: int | None = None
    summary: str = ""
    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    others: tuple[str, ...] = ()
    html: str = ""
    holes: tuple[Hole, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in its place: ``facets`` are what it can be filtered by (`kind:session`, `year:2024`).

    Neighbours with one ``chunk`` share a file of texts.
    """

    document: Document
    facets: tuple[str, ...]
    chunk: str


_NAMES = [one.name for one in fields(Document) if one.name not in ("facts", "holes", "html")]
_values = attrgetter(*_NAMES)


def told(document: Document) -> tuple[Any, ...]:
    """All that a document holds but its text, in plain values: its facts and holes one after the other."""
    return (
        *_values(document),
        tuple(chain.from_iterable(document.facts)),
        tuple(chain.from_iterable(document.holes)),
    )


def untold(values: tuple[Any, ...], html: str) -> Document:
    """The document that `told` these values, with its text."""
    *plain, facts, holes = values
    return Document(
        **dict(zip(_NAMES, plain, strict=True)),
        facts=tuple(map(Fact._make, _by(len(Fact._fields), facts))),
        holes=tuple(map(Hole._make, _by(len(Hole._fields), holes))),
        html=html,
    )


def _by(count: int, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """So many values at a time."""
    left = iter(values)
    return iter(lambda: tuple(islice(left, count)), ())
