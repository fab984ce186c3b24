"""Views of the pages of register entries."""

from dataclasses import dataclass

from bulletin.i18n.periods import Period
from bulletin.output.views.commitments import CommitmentLine
from bulletin.output.views.parts import Card, Chrome, Document, Link, Person, Source, SourceNote


@dataclass(frozen=True)
class Role:
    title: str
    organisation: Link | None
    start: Period | None
    end: Period | None
    seen: Period | None
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class Passage:
    """A sentence or list item of an event's text; ``words`` are those that name the entry."""

    before: str
    words: str
    after: str
    lang: str | None
    section: Link | None  # the heading it stands under, in the event's page


@dataclass(frozen=True)
class Mention:
    """An event that names a register entry, and as what."""

    card: Card
    parts: tuple[str, ...]  # chair | attendee | bridge-point | named | owner | cited | figure | body
    role: str | None = None  # of a person: the office held then
    passages: tuple[Passage, ...] = ()  # a few, on the pages of people and documents


@dataclass(frozen=True)
class TopicPage:
    chrome: Chrome
    title: str
    description: str | None
    timeline: str  # the timeline filtered by this topic
    commitments: str | None  # the register filtered by it
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class PersonPage:
    chrome: Chrome
    name: str
    uncertain: bool
    note: str | None
    roles: tuple[Role, ...]
    signed: tuple[Document, ...]  # documents of the register, oldest first
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class OrganisationPage:
    chrome: Chrome
    name: str
    name_other: str  # in the other language
    other_lang: str
    abbreviation: str | None
    kind: str
    parent: Link | None
    successor: Link | None
    note: str | None
    uncertain: bool
    people: tuple[Link, ...]
    commitments: tuple[CommitmentLine, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class DocumentPage:
    chrome: Chrome
    mark: str | None
    title: str
    title_other: str
    other_lang: str
    short: str | None
    type: str
    date: Period | None
    issued_before: int | None  # the place of its issue among the mentions
    issuer: Link | None
    signer: Person | None  # with the office held then
    replaces: tuple[Document, ...]
    replaced_by: tuple[Document, ...]
    url: str | None
    note: str | None
    uncertain: bool
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]
