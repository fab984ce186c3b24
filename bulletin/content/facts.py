"""The facts an event carries in its front matter: figures, commitments, photos and the like."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from bulletin.syntax.record import Pair, Record, record
from bulletin.syntax.scalars import Checked, Day, Due, FileName, Flag, Id, ItemId, Number, Parsed, Text, fail
from bulletin.syntax.scalars import Span as PeriodField

Basis = Literal["reported", "estimate", "forecast", "target", "derived"]
BOUNDS = ("approximate", "at_least", "more_than", "nearly")


def _unit(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


@record
class Unit(Record):
    """What a value counts: ``percent`` or ``number``, or its name in both languages."""

    id: Literal["percent", "number"] | None = None
    vi: Text | None = None
    en: Text | None = None

    def __post_init__(self) -> None:
        if self.id is None and not (self.vi and self.en):
            fail("missing-side", key="en" if self.vi else "vi")

    def label(self, language: str) -> str | None:
        """The words after the number, ``%``, or None for a bare number."""
        if self.id is not None:
            return "%" if self.id == "percent" else None
        return self.vi if language == "vi" else self.en


UnitField = Annotated[Unit, Parsed(_unit)]


@record
class Reading(Record):
    """A value for one period and scope, with its source."""

    value: Number
    of: Number | None = None
    unit: UnitField | None = None
    period: PeriodField
    scope: Id = "national"
    by: Id | None = None
    basis: Basis = "reported"
    approximate: Flag = False
    at_least: Flag = False
    more_than: Flag = False
    nearly: Flag = False
    apart: Flag = False
    source: Id
    note: Pair | None = None

    def __post_init__(self) -> None:
        given = [name for name in BOUNDS if getattr(self, name)]
        if len(given) > 1:
            fail("several-bounds", keys=given)

    @property
    def bound(self) -> str | None:
        """Which way the value is inexact: one of `BOUNDS`, or None."""
        return next((name for name in BOUNDS if getattr(self, name)), None)


@record
class Figure(Reading):
    """One value of an indicator, as an event reports it."""

    indicator: Id


@record
class Commitment(Record):
    """A task, deadline or target set by an event. ``id`` is permanent within the event."""

    id: Id
    text: Pair
    owners: tuple[Id, ...] = ()
    due: Due | None = None
    indicator: Id | None = None
    value: Number | None = None
    at_least: Flag = False
    source: Id
    note: Pair | None = None


ONLY_WITH = {
    "due": ("moved", "continued", "late"),
    "done_on": ("done",),
    "set_again": ("moved", "continued"),
}
"""Keys of a follow-up that go with some statuses only."""


@record
class FollowUp(Record):
    """What a later event says of an earlier event's commitment (``sessions/01#targets``).

    ``done_on`` is when it was done, where a source tells; ``set_again`` the id of the later event's own
    commitment in which the earlier one lives on.
    """

    commitment: ItemId
    status: Literal["done", "late", "moved", "dropped", "continued"]
    due: Due | None = None
    done_on: Due | None = None
    set_again: Id | None = None
    source: Id
    note: Pair | None = None

    def __post_init__(self) -> None:
        if self.status == "moved" and self.due is None:
            fail("missing-field", owner="follows", key="due")
        for key, statuses in ONLY_WITH.items():
            if getattr(self, key) is not None and self.status not in statuses:
                fail("needless-key", keys=[key], key=key, status=self.status, statuses=", ".join(statuses))


def _attendee(value: Any) -> Any:
    return {"person": value} if isinstance(value, str) else value


@record
class Attendee(Record):
    """A person, with their office on the day where the register cannot say it."""

    person: Id
    role: Pair | None = None


AttendeeField = Annotated[Attendee, Parsed(_attendee)]


@record
class BridgePoint(Record):
    """A local point joined online, and who sat there."""

    place: Pair
    attendees: tuple[AttendeeField, ...] = ()
    source: Id | None = None


def _some(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        fail("too_short")
    return values


@record
class AlsoCalled(Record):
    """Another name that sources give the same event."""

    name: Pair
    sources: Annotated[tuple[Id, ...], Checked(_some)]


@record
class Caveat(Record):
    """What is uncertain or disputed, in a plain sentence."""

    text: Pair
    sources: tuple[Id, ...] = ()


@record
class Correction(Record):
    date: Day
    text: Pair


@record
class Photo(Record):
    """A picture beside the text; ``alt`` is required in both languages (WCAG 1.1.1)."""

    file: FileName
    alt: Pair
    caption: Pair | None = None
    credit: Text
    illustrative: Flag = False
