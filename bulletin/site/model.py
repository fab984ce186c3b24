"""The linked site: items with their languages, registers, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from bulletin.config import Language, SiteConfig
from bulletin.content.body import Body
from bulletin.content.discover import Attachment
from bulletin.content.facts import Commitment, Figure, FollowUp
from bulletin.content.former import FormerFile
from bulletin.content.images import Picture
from bulletin.content.records import ArticleFront, EventFront, Front, SessionFront
from bulletin.content.registers import (
    Document,
    Entry,
    Indicator,
    Organisation,
    Person,
    Placed,
    Source,
    Term,
    Topic,
)
from bulletin.diagnostics import Span
from bulletin.site.freshness import Freshness, State
from bulletin.site.standing import Report, Standing
from bulletin.syntax.positions import Positions

Withheld = Literal["draft", "day"]
"""Why an item is not published: it is a draft, or its day has not come."""

EVENTS = ("session", "conference", "milestone")


@dataclass(frozen=True, slots=True)
class Version:
    """An item in one language. ``anchors`` are the ids of its body's headings, in order.

    ``digest`` stands for all that the body was parsed from.
    """

    language: Language
    path: str
    front: Front
    body: Body
    positions: Positions
    anchors: tuple[str, ...] = ()
    digest: bytes = b""

    @property
    def facts(self) -> Front:
        """The front matter without its words: what is no title, no summary, nothing about translating."""
        return self.front


@dataclass(frozen=True, slots=True)
class Item:
    """A session, conference, milestone, article or page. ``id`` is its folder: ``sessions/08``."""

    id: str
    section: str
    kind: str
    original: Version
    translation: Version | None
    attachments: tuple[Attachment, ...]
    freshness: Freshness

    @property
    def facts(self) -> Front:
        """The facts of the original's front matter, which stand for both languages."""
        return self.original.facts

    @property
    def event(self) -> EventFront | None:
        """The facts of an event; None for articles and pages."""
        return self.facts if isinstance(self.facts, EventFront) else None

    @property
    def date(self) -> date | None:
        return self.facts.date if isinstance(self.facts, EventFront | ArticleFront) else None

    @property
    def number(self) -> int | None:
        return self.facts.number if isinstance(self.facts, SessionFront) else None

    @property
    def number_uncertain(self) -> bool:
        return isinstance(self.facts, SessionFront) and self.facts.number_note is not None

    @property
    def versions(self) -> tuple[Version, ...]:
        return (self.original, self.translation) if self.translation else (self.original,)

    def version(self, language: str) -> Version | None:
        """This item as written in ``language``, or None."""
        if self.original.language == language:
            return self.original
        translation = self.translation
        return translation if translation and translation.language == language else None

    def shown(self, language: str) -> Version:
        """What a reader of ``language`` gets: its own version, else the original."""
        return self.version(language) or self.original

    def slug(self, language: str) -> str:
        """The last part of the address in ``language``."""
        own = self.version(language)
        if own and own.facts.slug:
            return own.facts.slug
        return str(self.number) if self.number is not None else self.id.partition("/")[2]

    def anchors(self, language: str) -> frozenset[str]:
        """Every id a link may lead to on this item's page."""
        event = self.event
        facts = [c.id for c in event.commitments] if event else []
        return frozenset((*self.shown(language).anchors, *facts))


def outline(item: Item) -> Item:
    """The item without its bodies: all that lists of pages see of it."""
    return _rewritten(item, lambda version: replace(version, body=_EMPTY, anchors=(), digest=b""))


def bones(item: Item) -> Item:
    """The item without any words of its own: what it has in common with others is all that is left."""
    return _rewritten(item, _wordless)


def _wordless(version: Version) -> Version:
    front = replace(version.front, title="", summary=None)
    return replace(version, front=front, body=_EMPTY, anchors=(), positions=_NOWHERE, digest=b"")


def _rewritten(item: Item, rewrite: Callable[[Version], Version]) -> Item:
    translation = rewrite(item.translation) if item.translation else None
    return replace(item, original=rewrite(item.original), translation=translation, freshness=_UNTOLD)


_EMPTY = Body("", ())
_NOWHERE = Positions(Span(""), {}, {})
_UNTOLD = Freshness(State.UNTRACKED, "")


@dataclass(frozen=True, slots=True)
class Registers:
    """The registers by id, in the order of their files."""

    people: Mapping[str, Placed[Person]]
    organisations: Mapping[str, Placed[Organisation]]
    documents: Mapping[str, Placed[Document]]
    indicators: Mapping[str, Placed[Indicator]]
    topics: Mapping[str, Placed[Topic]]
    glossary: Mapping[str, Placed[Term]]
    sources: Mapping[str, Placed[Source]]
    broken: frozenset[tuple[str, str]] = frozenset()  # register and id of entries that have errors

    def __getitem__(self, name: str) -> Mapping[str, Placed[Entry]]:
        found: Mapping[str, Placed[Entry]] = getattr(self, name)
        return found


# Where a link of a body leads


@dataclass(frozen=True, slots=True)
class ItemTarget:
    item: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class EntryTarget:
    register: str
    id: str


@dataclass(frozen=True, slots=True)
class FileTarget:
    item: str
    name: str


@dataclass(frozen=True, slots=True)
class WebTarget:
    url: str


@dataclass(frozen=True, slots=True)
class AnchorTarget:
    """A place on the same page."""

    anchor: str


Target = ItemTarget | EntryTarget | FileTarget | WebTarget | AnchorTarget


@dataclass(frozen=True, slots=True)
class Links:
    """What the holes of one body were found to mean.

    ``targets`` holds a link's words as written; ``marks`` a mark's document id;
    ``meanings`` an abbreviation's full form. What is absent stays plain text.
    """

    targets: Mapping[str, Target]
    marks: Mapping[str, str]
    meanings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that names a register entry, and as what (chair, attendee, cited …)."""

    item: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Session numbers that no item has, between two that are there."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure and the event it stands in. ``index`` is its place among the event's figures."""

    item: str
    index: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Followed:
    """What an event (``item``) says of an earlier one's commitment."""

    item: str
    follow: FollowUp
    report: Report


@dataclass(frozen=True, slots=True)
class Tracked:
    """A commitment, what was said of it by the site's day, and how it stands then.

    ``index`` is its place among its event's; ``earlier`` the ids of those it sets again.
    """

    id: str
    item: str
    index: int
    commitment: Commitment
    follow_ups: tuple[Followed, ...]
    standing: Standing
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the outputs are made of. Built once a build, never changed."""

    config: SiteConfig
    as_of: date
    items: Mapping[str, Item]  # published, by date (undated last), then id
    outlines: Mapping[str, Item]  # the same items; their texts may be left out
    registers: Registers
    links: Mapping[tuple[str, str], Links]  # by item and language of the version
    related: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, tuple[str | None, str | None]]  # the ids before and after, within a section
    mentions: Mapping[tuple[str, str], tuple[Mention, ...]]  # by register and id, newest first
    values: Mapping[str, tuple[Value, ...]]  # by indicator, newest period first
    commitments: Mapping[str, Tracked]  # by id, in the order of their events
    images: Mapping[str, Picture]  # by path
    former: tuple[FormerFile, ...] = ()  # what became of earlier addresses
    withheld: Mapping[str, Withheld] = field(default_factory=dict)  # items that are not out, and why

    def outline(self) -> Site:
        """The site as far as it tells which pages there are: its items without their texts."""
        return replace(
            self,
            items=self.outlines,
            links={},
            related={},
            neighbours={},
            mentions={},
            values={},
            images={},
        )

    def has_page(self, item: Item, language: str) -> bool:
        """Whether the item has a page of its own in ``language`` (a fallback counts)."""
        if item.version(language) is not None:
            return True
        return item.section == "pages" or self.config.sections[item.section].missing_translation != "hide"
