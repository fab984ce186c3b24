"""Views of indicators: their values in series, for a table and the chart that shows the same."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from bulletin.i18n.periods import Period
from bulletin.output.views.commitments import CommitmentLine
from bulletin.output.views.parts import Chrome, Figure, Link, Source
from bulletin.output.views.registers import Mention


@dataclass(frozen=True)
class Point:
    """A value in a series."""

    figure: Figure
    event: Link | None  # to the row of the event's own table; None: no event reports it
    joined: int | None  # the place in the series of the point a line leads here from


@dataclass(frozen=True)
class Series:
    """Values that may be held against each other."""

    name: str  # whose values they are
    kind: str  # measured | forecast | target
    points: tuple[Point, ...]  # the oldest first


@dataclass(frozen=True)
class Sheet:
    """The values of the whole country, or those of its parts: one table and at most one chart."""

    anchor: str
    local: bool  # provinces, ministries …; False: the whole country
    by: str | None  # who counted, where all of several series are by one body; their names leave it out
    unit: str | None
    rank: bool
    breaks: tuple[datetime.date, ...]  # the days from which something else is counted
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Latest:
    """The newest value, and the change since the one before where the two can be compared."""

    figure: Figure
    change: Decimal | None
    since: Period | None
    rough: bool  # one of the two is inexact


@dataclass(frozen=True)
class TrendPoint:
    period: Period
    value: Decimal
    joined: int | None


@dataclass(frozen=True)
class Trend:
    """A series small enough for a sparkline: times and values alone."""

    points: tuple[TrendPoint, ...]
    rank: bool


@dataclass(frozen=True)
class FigureRow:
    """A figure in the table of an event, with the series it belongs to where that has more to show."""

    figure: Figure
    trend: Trend | None
    at: int  # its place in the trend; 0 without one


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator as a line of the index."""

    anchor: str
    link: Link
    count: int
    latest: Latest | None
    trend: Trend | None


@dataclass(frozen=True)
class IndicatorGroup:
    heading: str
    anchor: str
    indicators: tuple[IndicatorLine, ...]


@dataclass(frozen=True)
class IndicatorsPage:
    """All indicators: first those that can be followed over time, then the others by letter."""

    chrome: Chrome
    title: str
    groups: tuple[IndicatorGroup, ...]


@dataclass(frozen=True)
class IndicatorPage:
    """One indicator with every value there is."""

    chrome: Chrome
    name: str
    uncertain: bool
    caveat: str | None
    note: str | None
    latest: Latest | None
    sheets: tuple[Sheet, ...]
    commitments: tuple[CommitmentLine, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]
