"""Views of sections, archives and indexes."""

import datetime
from dataclasses import dataclass

from bulletin.output.views.parts import Card, Chrome, Count, Document, Link, Pager, Source


@dataclass(frozen=True)
class ListPage:
    """A section (sessions, conferences …) or one year of the archive."""

    chrome: Chrome
    title: str
    intro: str | None
    cards: tuple[Card, ...]
    pager: Pager | None
    years: tuple[Count, ...]  # the archive's years; empty in a section


@dataclass(frozen=True)
class Letter:
    """Entries of an index under one heading (a letter, or a year)."""

    heading: str
    anchor: str
    entries: tuple[Count, ...]


@dataclass(frozen=True)
class IndexPage:
    """All people or organisations."""

    chrome: Chrome
    title: str
    intro: str | None
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class DocumentGroup:
    heading: str
    anchor: str
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class DocumentIndexPage:
    chrome: Chrome
    title: str
    groups: tuple[DocumentGroup, ...]  # by year, newest first


@dataclass(frozen=True)
class SourceUse:
    """A source, and what rests on it."""

    source: Source
    figures: int  # that cite it
    commitments: int
    events: tuple[Link, ...]
    entries: tuple[Link, ...]  # documents, people and organisations


@dataclass(frozen=True)
class Footing:
    """What an event rests on: how many sources, how they were read, and what its page leaves open."""

    event: Link
    date: datetime.date | None
    full: int
    excerpts: int
    translated: int  # of all, read in a machine translation
    caveats: int


@dataclass(frozen=True)
class SourcesPage:
    chrome: Chrome
    title: str
    full: tuple[SourceUse, ...]
    excerpts: tuple[SourceUse, ...]
    translated: int  # of all, read in a machine translation
    footings: tuple[Footing, ...]  # newest event first


@dataclass(frozen=True)
class Term:
    anchor: str
    term: str
    abbreviation: str | None
    other: str  # the term in the other language
    other_abbreviation: str | None
    definition: str | None
    note: str | None
    uncertain: bool
    see: tuple[Link, ...]


@dataclass(frozen=True)
class TermGroup:
    heading: str
    anchor: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class GlossaryPage:
    chrome: Chrome
    title: str
    other_lang: str
    groups: tuple[TermGroup, ...]


@dataclass(frozen=True)
class CorrectedItem:
    """A correction, and the item it was made in."""

    date: datetime.date
    text: str
    item: Link


@dataclass(frozen=True)
class CorrectionsPage:
    """Everything that was corrected after publication, newest first."""

    chrome: Chrome
    title: str
    corrections: tuple[CorrectedItem, ...]


@dataclass(frozen=True)
class MatrixSession:
    """A column of the table of topics."""

    number: int | None
    session: Link
    date: datetime.date | None


@dataclass(frozen=True)
class TopicRow:
    topic: Link
    cells: tuple[bool, ...]  # whether each session dealt with it
    others: int  # how many events without a column did
    timeline: str | None  # to them


@dataclass(frozen=True)
class TopicsPage:
    """All topics by all sessions."""

    chrome: Chrome
    title: str
    sessions: tuple[MatrixSession, ...]  # oldest first
    rows: tuple[TopicRow, ...]
