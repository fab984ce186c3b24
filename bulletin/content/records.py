"""Front matter, one record a kind of item.

A file is parsed without knowing whether it is an original or a translation, so
these records hold every field an original may have, all optional where only an
original must have them; ``REQUIRED`` names those, and `bulletin.site` asks for
them once it knows which file is the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from bulletin.content.facts import (
    AlsoCalled,
    AttendeeField,
    BridgePoint,
    Caveat,
    Commitment,
    Correction,
    Figure,
    FollowUp,
    Photo,
)
from bulletin.i18n.messages import N_
from bulletin.syntax.record import Pair, Record, record
from bulletin.syntax.scalars import Checked, Day, Digest, Flag, Id, SitePath, Slug, Stamp, Text, Whole, fail

SUMMARY_LIMIT = 300  # characters: what fits a card, a feed and a search result

TRANSLATION_FIELDS = ("translates", "dismissed", "parity")
"""What a translation alone may hold: how it stands to its original."""

LANGUAGE_FIELDS = frozenset({"title", "summary", "slug", "updated", "original", "draft", *TRANSLATION_FIELDS})
"""What a translation may hold; everything else is a fact and stands in the original.

``draft`` is of each language: a translation can wait while the original is out.
"""

LEFT_OPEN = frozenset({"summary", "sources"})
"""What a draft may lack of what its kind requires."""


def _short(text: str) -> str:
    if len(text) > SUMMARY_LIMIT:
        fail("too-long", length=len(text), limit=SUMMARY_LIMIT)
    return text


def _session_number(number: int) -> int:
    if not 1 <= number <= 999:
        fail("number-out-of-range", value=number, least=1, most=999)
    return number


@record
class Dismissal(Record):
    """A change of the original that the translation need not follow: the state it led to, and why not."""

    at: Digest
    reason: Text


@record
class Allowance(Record):
    """A difference from the original that is meant: the words or the code of the finding, and why."""

    allow: Text
    reason: Text


@record
class Front(Record):
    """The fields of every kind."""

    OWNER: ClassVar[str] = N_("an item")
    REQUIRED: ClassVar[tuple[str, ...]] = ()

    title: Text
    summary: Annotated[Text, Checked(_short)] | None = None
    slug: Slug | None = None
    updated: Day | None = None
    translates: Stamp | None = None
    dismissed: Dismissal | None = None
    parity: tuple[Allowance, ...] = ()
    original: Flag = False

    published: Day | None = None
    draft: Flag = False
    embargo: Day | None = None
    featured_until: Day | None = None
    aliases: tuple[SitePath, ...] = ()
    topics: tuple[Id, ...] = ()
    documents: tuple[Text, ...] = ()
    people: tuple[Id, ...] = ()
    organisations: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()
    photos: tuple[Photo, ...] = ()
    corrections: tuple[Correction, ...] = ()
    caveats: tuple[Caveat, ...] = ()


@record
class EventFront(Front):
    """What sessions, conferences and milestones share."""

    OWNER: ClassVar[str] = N_("an event")
    REQUIRED: ClassVar[tuple[str, ...]] = ("summary", "date", "sources")

    date: Day | None = None
    time_of_day: Literal["morning", "afternoon", "evening", "day"] | None = None
    status: Literal["scheduled", "held", "postponed", "cancelled"] = "held"
    reason: Pair | None = None
    format: Literal["in-person", "hybrid", "online"] | None = None
    venue: Pair | None = None
    theme: Pair | None = None
    chair: Id | None = None
    attendees: tuple[AttendeeField, ...] = ()
    participants: Pair | None = None
    bridge_points: tuple[BridgePoint, ...] = ()
    also_called: tuple[AlsoCalled, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    follows: tuple[FollowUp, ...] = ()


@record
class SessionFront(EventFront):
    OWNER: ClassVar[str] = N_("a session")
    REQUIRED: ClassVar[tuple[str, ...]] = ("number", *EventFront.REQUIRED)

    number: Annotated[Whole, Checked(_session_number)] | None = None
    number_note: Pair | None = None


@record
class ConferenceFront(EventFront):
    OWNER: ClassVar[str] = N_("a conference")


@record
class MilestoneFront(EventFront):
    OWNER: ClassVar[str] = N_("a milestone")
    REQUIRED: ClassVar[tuple[str, ...]] = ("kind", *EventFront.REQUIRED)

    kind: Literal["decision", "resolution", "directive", "law", "plan", "day", "body"] | None = None


@record
class ArticleFront(Front):
    OWNER: ClassVar[str] = N_("an article")
    REQUIRED: ClassVar[tuple[str, ...]] = ("summary", "date")

    date: Day | None = None
    author: Text | None = None


@record
class PageFront(Front):
    OWNER: ClassVar[str] = N_("a page")


FRONTS: Mapping[str, type[Front]] = {
    "sessions": SessionFront,
    "conferences": ConferenceFront,
    "milestones": MilestoneFront,
    "articles": ArticleFront,
    "pages": PageFront,
}
"""The record of each section's front matter."""

KINDS: Mapping[str, str] = {
    "sessions": "session",
    "conferences": "conference",
    "milestones": "milestone",
    "articles": "article",
    "pages": "page",
}
