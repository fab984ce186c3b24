"""The facts an event carries in its front matter: figures, commitments, photos and the like."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from bulletin.syntax.record import Pair, Record
from bulletin.syntax.scalars import Day, Due, FileName, Flag, Id, ItemId, Number, Text, fail
from bulletin.syntax.scalars import Span as PeriodField

Basis = Literal["reported", "estimate", "forecast", "target", "derived"]
BOUNDS = ("approximate", "at_least", "more_than", "nearly")


def _unit(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class Unit(Record):
    """What a value counts: ``percent`` or ``number``, or its name in both languages."""

    id: Literal["percent", "number"] | None = None
    vi: Text | None = None
    en: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Unit:
        if self.id is None and not (self.vi and self.en):
            fail("missing-side", key="en" if self.vi else "vi")
        return self

    def label(self, language: str) -> str | None:
        """The words after the number, ``%``, or None for a bare number."""
        if self.id is not None:
            return "%" if self.id == "percent" else None
        return self.vi if language == "vi" else self.en


UnitField = Annotated[Unit, BeforeValidator(_unit)]


class Figure(Record):
    """One value of an indicator, for one period and scope, with its source."""

    indicator: Id
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
    source: Id
    note: Pair | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Figure:
        given = [name for name in BOUNDS if getattr(self, name)]
        if len(given) > 1:
            fail("several-bounds", keys=given)
        return self

    @property
    def bound(self) -> str | None:
        """Which way the value is inexact: one of `BOUNDS`, or None."""
        return next((name for name in BOUNDS if getattr(self, name)), None)


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


class FollowUp(Record):
    """What a later event says of an earlier event's commitment (``sessions/01#targets``)."""

    commitment: ItemId
    status: Literal["done", "late", "moved", "dropped", "continued"]
    due: Due | None = None
    source: Id
    note: Pair | None = None

    @model_validator(mode="after")
    def _moved_to(self) -> FollowUp:
        if self.status == "moved" and self.due is None:
            fail("missing-field", owner="follows", key="due")
        return self


def _attendee(value: Any) -> Any:
    return {"person": value} if isinstance(value, str) else value


class Attendee(Record):
    """A person, with their office on the day where the register cannot say it."""

    person: Id
    role: Pair | None = None


AttendeeField = Annotated[Attendee, BeforeValidator(_attendee)]


class BridgePoint(Record):
    """A local point joined online, and who sat there."""

    place: Pair
    attendees: tuple[AttendeeField, ...] = ()
    source: Id | None = None


class AlsoCalled(Record):
    """Another name that sources give the same event."""

    name: Pair
    sources: tuple[Id, ...] = Field(min_length=1)


class Caveat(Record):
    """What is uncertain or disputed, in a plain sentence."""

    text: Pair
    sources: tuple[Id, ...] = ()


class Correction(Record):
    date: Day
    text: Pair


class Photo(Record):
    """A picture beside the text; ``alt`` is required in both languages (WCAG 1.1.1)."""

    file: FileName
    alt: Pair
    caption: Pair | None = None
    credit: Text
    illustrative: Flag = False
