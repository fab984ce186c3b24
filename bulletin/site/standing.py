"""How a commitment stands on a day: a pure function of its deadline and of what was said of it by then.

The rules, in the order they are asked:

1. What an event said after the day is not known yet.
2. The first report that it was done or dropped ends the matter; nothing said later opens it again.
   It is *done late* only where a source tells when it was done and all of that lies past the deadline
   then in force: a report that comes late does not make the work late.
3. A commitment that a later event set again lives on in the new one.
4. Otherwise the deadline in force decides: the last one a report gave, else the first. Its last day
   still belongs to it; without one a commitment stays open. *Overdue* means that day is past and no
   report ends the matter. It never means that the work was not done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from bulletin.i18n.periods import Period

Said = Literal["done", "late", "moved", "dropped", "continued"]
"""What an event may say of an earlier one's commitment. ``late``: behind schedule, and not done."""

_SOON = timedelta(days=30)
_ORDER = ("late", "continued", "moved", "dropped", "done")
"""Reports of one day: what ends the matter comes last, so that it has the last word."""


class Status(StrEnum):
    """How a commitment stands; it is always exactly one of these."""

    OPEN = "open"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    MOVED = "moved"
    SET_AGAIN = "set-again"
    DONE = "done"
    DONE_LATE = "done-late"
    DROPPED = "dropped"


DONE = frozenset({Status.DONE, Status.DONE_LATE})
"""What a source reports as done, in time or not."""

SETTLED = DONE | {Status.DROPPED}
"""What no later day changes."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an event said on its ``day``: perhaps with a new deadline, with the time it was done,
    or setting the commitment again as one of its own.
    """

    day: date
    said: Said
    due: Period | None = None
    done_on: Period | None = None
    set_again: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, and the deadline it was reckoned from."""

    status: Status
    due: Period | None


def in_order(report: Report) -> tuple[date, int, str, str, bool]:
    """The key that sorts reports: by day, and within a day the same however they came."""
    return report.day, _ORDER.index(report.said), str(report.due), str(report.done_on), report.set_again


def standing(due: Period | None, reports: Iterable[Report], as_of: date) -> Standing:
    """How a commitment first due at ``due`` stands on the day ``as_of``."""
    moved = again = None
    for report in sorted((r for r in reports if r.day <= as_of), key=in_order):
        if report.said == "done":
            late = due and report.done_on and report.done_on.first_day > due.last_day
            return Standing(Status.DONE_LATE if late else Status.DONE, due)
        if report.said == "dropped":
            return Standing(Status.DROPPED, due)
        due = report.due or due
        if report.said == "moved":
            moved = Status.MOVED
        if report.set_again:
            again = Status.MOVED if report.said == "moved" else Status.SET_AGAIN
    return Standing(again or _by_deadline(due, as_of) or moved or Status.OPEN, due)


def turns(due: Period) -> tuple[date, date]:
    """The days on which the calendar alone changes what is due then: it is due soon; it is overdue."""
    return due.last_day - _SOON, due.last_day + timedelta(days=1)


def _by_deadline(due: Period | None, as_of: date) -> Status | None:
    """What the calendar alone says: overdue, due soon, or nothing."""
    if due is None or due.last_day - as_of > _SOON:
        return None
    return Status.OVERDUE if due.last_day < as_of else Status.DUE_SOON
