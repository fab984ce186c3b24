"""Views of what changed between two sessions."""

from dataclasses import dataclass
from decimal import Decimal

from bulletin.i18n.periods import Period
from bulletin.output.views.commitments import CommitmentLine
from bulletin.output.views.parts import Card, Figure, Link


@dataclass(frozen=True)
class Change:
    """A new value, and the one before it in the same series."""

    figure: Figure
    event: Link | None  # which reported it; None: the session of the page
    before: Figure
    before_event: Link | None
    change: Decimal | None  # None: the two must not be compared
    obstacle: str | None  # why not: source | whole | break | gap …
    since: Period
    rough: bool  # one of the two is inexact


@dataclass(frozen=True)
class Since:
    """What came after the session before, up to this one."""

    session: Link  # the one before
    events: tuple[Card, ...]  # in between, oldest first
    national: tuple[Change, ...]
    local: tuple[Change, ...]  # of provinces, ministries …
    opened: tuple[CommitmentLine, ...]  # set in between
    followed: tuple[CommitmentLine, ...]  # followed up in between
