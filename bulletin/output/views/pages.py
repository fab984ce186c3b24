"""Views of items, the timeline and the home page."""

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from bulletin.output.views.commitments import Commitment, FollowUp, StatusCount
from bulletin.output.views.indicators import FigureRow
from bulletin.output.views.parts import (
    AlsoCalled,
    Behind,
    BridgePoint,
    Card,
    Caveat,
    Chrome,
    Correction,
    Count,
    Document,
    Fallback,
    Figure,
    Heading,
    Link,
    Person,
    Photo,
    Saved,
    Source,
)
from bulletin.output.views.since import Since


@dataclass(frozen=True)
class ItemPage:
    """Session, conference, milestone, article and static pages."""

    chrome: Chrome
    kind: str
    lang: str | None  # of title, summary and body where the page is a fallback
    fallback: Fallback | None
    behind: Behind | None
    title: str
    summary: str
    date: datetime.date | None
    number: int | None
    number_note: str | None
    milestone: str | None  # decision | resolution | directive | law | plan | day | body
    time_of_day: str | None
    status: str | None
    reason: str | None
    format: str | None
    venue: str | None
    theme: str | None
    author: str | None
    chair: Person | None
    attendees: tuple[Person, ...]
    participants: str | None
    bridge_points: tuple[BridgePoint, ...]
    also_called: tuple[AlsoCalled, ...]
    caveats: tuple[Caveat, ...]
    topics: tuple[Link, ...]
    people: tuple[Person, ...]  # named, each with the office held then
    organisations: tuple[Link, ...]
    documents: tuple[Document, ...]
    contents: tuple[Heading, ...]
    body: Markup
    figures: tuple[FigureRow, ...]
    commitments: tuple[Commitment, ...]
    follows: tuple[FollowUp, ...]
    since: Since | None  # of a session: what changed since the one before
    sources: tuple[Source, ...]
    photos: tuple[Photo, ...]
    corrections: tuple[Correction, ...]
    related: tuple[Card, ...]
    previous: Card | None
    next: Card | None
    published: datetime.date | None
    updated: datetime.date | None
    saved: Saved | None  # None without base_url, and where the page shows the original


@dataclass(frozen=True)
class TimelineEntry:
    """An event on the line, or a gap in the session numbers (``card`` is None)."""

    anchor: str
    card: Card | None
    figures: tuple[Figure, ...]  # a few, the most telling
    commitments: int  # how many the event set
    missing: tuple[int, ...]  # the session numbers of a gap


@dataclass(frozen=True)
class Leg:
    """A stretch of the line: a session, if it begins with one, and what came before the next."""

    session: TimelineEntry | None
    between: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class TimelineYear:
    year: int
    anchor: str
    legs: tuple[Leg, ...]


@dataclass(frozen=True)
class Stop:
    """An event as a point in time, for the filter ``timeaxis``."""

    href: str  # its page, or on the timeline its entry
    kind: str
    number: int | None
    number_uncertain: bool
    milestone: str | None
    date: datetime.date
    title: str
    lang: str | None  # of the title where it is not the page's
    commitments: int  # how many it set
    done: int  # of those, how many our sources report as done


@dataclass(frozen=True)
class TimelinePage:
    chrome: Chrome
    title: str
    topic: str | None  # the filter in force
    filters: tuple[Link, ...]  # all, then each topic; the one in force is current
    years: tuple[TimelineYear, ...]
    stops: tuple[Stop, ...]  # the same events, oldest first
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True)
class KeyFigure:
    figure: Figure
    event: Card


@dataclass(frozen=True)
class HomePage:
    chrome: Chrome
    intro: str
    featured: tuple[Card, ...]
    latest: tuple[Card, ...]
    sessions: tuple[Card, ...]  # oldest first
    stops: tuple[Stop, ...]  # all events, oldest first
    key_figures: tuple[KeyFigure, ...]
    commitments: tuple[StatusCount, ...]
    register: str  # the register of commitments
    topics: tuple[Count, ...]
    timeline: str
    archive: str


@dataclass(frozen=True)
class GonePage:
    """Stands where something was withdrawn: when, why, and what to read instead."""

    chrome: Chrome
    title: str
    date: datetime.date
    reason: str
    see: Link | None
