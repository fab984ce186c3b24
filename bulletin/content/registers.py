"""The registers: what events refer to by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from bulletin.config import SlugPair
from bulletin.content.facts import Reading, UnitField
from bulletin.i18n.messages import N_
from bulletin.syntax.positions import Positions
from bulletin.syntax.record import Pair, Record, record
from bulletin.syntax.scalars import Day, Flag, Id, LanguageCode, LooseDate, Text, Url
from bulletin.syntax.scalars import Span as PeriodField


@record
class Entry(Record):
    """What every entry of a register may say."""

    sources: tuple[Id, ...] = ()
    note: Pair | None = None
    uncertain: Flag = False


E = TypeVar("E", bound=Entry)


@record
class Role(Record):
    """An office, from and to where a source dates it, ``seen`` in our sources where none does."""

    title: Pair
    organisation: Id | None = None
    start: LooseDate | None = field(default=None, metadata={"alias": "from"})
    end: LooseDate | None = field(default=None, metadata={"alias": "to"})
    seen: PeriodField | None = None
    sources: tuple[Id, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the office is known to have been held on ``day``."""
        first, last = self.start or self.seen, self.end or self.seen
        if first is None and last is None:
            return False
        return (first is None or first.first_day <= day) and (last is None or day <= last.last_day)


@record
class Person(Entry):
    name: Text
    slug: SlugPair | None = None
    roles: tuple[Role, ...] = ()


@record
class Organisation(Entry):
    name: Pair
    abbr_vi: Text | None = None
    abbr_en: Text | None = None
    slug: SlugPair | None = None
    kind: Literal[
        "committee",
        "government",
        "ministry",
        "agency",
        "party",
        "assembly",
        "working-group",
        "local-government",
        "locality",
        "institute",
        "company",
        "international",
        "other",
    ]
    parent: Id | None = None
    successor: Id | None = None


@record
class Document(Entry):
    title: Pair
    short: Pair | None = None
    type: Literal["law", "resolution", "decree", "decision", "directive", "notice", "letter", "plan", "draft"]
    date: LooseDate | None = None
    issuer: Id | None = None
    issuer_name: Pair | None = None
    signer: Text | None = None
    replaces: tuple[Text, ...] = ()
    unnumbered: Flag = False
    url: Url | None = None


@record
class Indicator(Entry):
    """What is measured. ``figures`` are the values that no event of the bulletin reports.

    ``level`` says that a value is the state of things at its time (a share, a speed, a rank), so that it
    can be held against the one before whatever their periods; other values are of their period alone.
    ``breaks`` are the days from which something else is counted under the same name.
    """

    name: Pair
    slug: SlugPair | None = None
    unit: UnitField
    rank: Flag = False
    level: Flag = False
    breaks: tuple[Day, ...] = ()
    caveat: Pair | None = None
    figures: tuple[Reading, ...] = ()


@record
class Topic(Entry):
    name: Pair
    slug: SlugPair | None = None
    description: Pair | None = None


@record
class OtherForms(Record):
    """What else a term may be called in each language."""

    vi: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


@record
class Term(Entry):
    term: Pair
    also: OtherForms | None = None
    abbr_vi: Text | None = None
    abbr_en: Text | None = None
    definition: Pair | None = None
    see: tuple[Id, ...] = ()


@record
class Source(Entry):
    """Where facts come from; ``read`` says how much of it was read."""

    title: Text
    publisher: Text | None = None
    url: Url | None = None
    date: LooseDate | None = None
    lang: LanguageCode | None = None
    read: Literal["full", "excerpt"]
    machine_translation: Flag = False


REGISTERS: Mapping[str, tuple[type[Entry], str]] = {
    "people": (Person, N_("a person")),
    "organisations": (Organisation, N_("an organisation")),
    "documents": (Document, N_("a document")),
    "indicators": (Indicator, N_("an indicator")),
    "topics": (Topic, N_("a topic")),
    "glossary": (Term, N_("a term")),
    "sources": (Source, N_("a source")),
}


@dataclass(frozen=True, slots=True)
class Placed(Generic[E]):
    """An entry and where it stands."""

    id: str
    entry: E
    positions: Positions


ALL = "*"


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """``broken`` are the ids of entries with errors (`ALL` of a file that could not be read).

    They exist, so nobody need hear that they do not.
    """

    name: str
    path: str
    entries: tuple[Placed[Entry], ...]
    broken: frozenset[str] = frozenset()


def mark_of(document_id: str, unnumbered: bool) -> str | None:
    """The mark as cited: the id without ``@YEAR``; None for a document without one."""
    return None if unnumbered else document_id.partition("@")[0]
