"""What the index is made of: documents, as the pages of one language know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

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
