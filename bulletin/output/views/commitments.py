"""Views of commitments: on their event's page, in the register, on a page of their own."""

import datetime
from dataclasses import dataclass

from bulletin.i18n.periods import Period
from bulletin.output.views.parts import Chrome, Count, Link, Source, SourceNote


@dataclass(frozen=True)
class EventName:
    """An event in a word or two, for where its title would be too long: “8th session, 24 April 2024”,
    “Decision 749/QĐ-TTg, 3 June 2020”."""

    href: str
    kind: str  # session | conference | milestone
    number: int | None
    milestone: str | None  # decision | resolution | directive | law | plan | day | body
    date: datetime.date | None
    document: str | None  # what a milestone issued that day: law, decision … (`Document.type`)
    mark: str | None  # its mark


@dataclass(frozen=True)
class LastWord:
    """What was said of a commitment last."""

    said: str  # done | late | moved | dropped | continued
    date: datetime.date


@dataclass(frozen=True)
class CommitmentLine:
    """A commitment away from the event that set it."""

    text: str
    href: str  # its own page
    status: str  # open | due-soon | overdue | moved | set-again | done | done-late | dropped
    due: Period | None  # the deadline in force
    owners: tuple[Link, ...]
    event: EventName
    last: LastWord | None


@dataclass(frozen=True)
class Commitment:
    """A task, deadline or target on its event's page."""

    anchor: str
    href: str  # its own page
    text: str
    status: str
    owners: tuple[Link, ...]
    due: Period | None  # as the event set it
    due_now: Period | None  # where a later event gave another
    last: LastWord | None
    note: str | None
    source: SourceNote


@dataclass(frozen=True)
class FollowUp:
    """What this event says of an earlier commitment."""

    said: str  # done | late | moved | dropped | continued
    text: str  # the earlier commitment
    href: str  # its page
    status: str  # how it stands now
    event: EventName  # that set it
    due: Period | None  # the new deadline
    done_on: Period | None
    note: str | None
    source: SourceNote


@dataclass(frozen=True)
class Step:
    """One step of a commitment's history: set, told of, or a deadline."""

    said: str  # set | set-again | done | late | moved | dropped | continued | deadline | deadline-passed
    event: EventName | None  # None: a deadline
    text: str | None  # the commitment as it was set here, where the words differ from the page's
    href: str | None  # its page
    due: Period | None
    done_on: Period | None
    notes: tuple[str, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class CommitmentPage:
    chrome: Chrome
    text: str
    status: str
    event: EventName
    event_title: Link
    owners: tuple[Link, ...]
    due: Period | None
    due_now: Period | None
    last: LastWord | None
    indicator: Link | None  # of a target in numbers, where events report values
    topics: tuple[Link, ...]
    steps: tuple[Step, ...]
    alike: tuple[CommitmentLine, ...]  # other commitments on the same indicator
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class StatusCount:
    """How many commitments stand one way; ``status`` is `undated` for open ones without a deadline."""

    status: str
    href: str  # to them in the register
    count: int


@dataclass(frozen=True)
class CommitmentGroup:
    anchor: str
    status: str | None  # the heading of a group by status
    heading: str  # of any other
    event: EventName | None  # what a group is of
    lang: str | None
    lines: tuple[CommitmentLine, ...]


@dataclass(frozen=True)
class CommitmentsPage:
    """The register, or one of the ways to look at it."""

    chrome: Chrome
    title: str
    by: str  # status | deadline | event | owner | topic
    topic: str | None  # the one in force
    views: tuple[Link, ...]
    statuses: tuple[StatusCount, ...]
    entries: tuple[Count, ...]  # the bodies or topics to choose from
    groups: tuple[CommitmentGroup, ...]
