"""The whole line of events on one axis of time: each where its day stands, and how much it set in motion."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.output.views.pages import Stop

_FEWEST = 3  # events that are worth an axis
_MOST = 24  # sessions that find room on one
_EDGE = 2.0  # per cent that an axis leaves free at each end, for the mark of the first and the last event
_STEP = 9  # pixels from dot to dot
_HIGHEST = 10  # dots in a pile
_ABOVE_ROUNDEL, _ABOVE_DOT = 28, 16  # pixels from the line of time to the lowest dot


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    start: str  # its first day, in per cent of the width


@dataclass(frozen=True, slots=True)
class Pile:
    """Dots upon one another, from the middle of the lowest to that of the uppermost.

    In pixels: to the right of the event's day, and above the line of time.
    """

    across: float
    low: int
    high: int
    done: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: its place across in per cent, and a dot for each of its commitments."""

    stop: Stop
    at: str
    piles: tuple[Pile, ...]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Years and events, the oldest first."""

    years: tuple[Year, ...]
    sessions: tuple[Mark, ...]
    others: tuple[Mark, ...]
    height: int  # of the highest pile, in pixels above the line of time


def timeaxis(stops: Sequence[Stop]) -> TimeAxis | None:
    """The stops on an axis of whole years; none for a few, which need no overview, or too many for one."""
    if len(stops) < _FEWEST or sum(stop.kind == "session" for stop in stops) > _MOST:
        return None
    first = datetime.date(stops[0].date.year, 1, 1)
    end = datetime.date(stops[-1].date.year + 1, 1, 1)
    days = (end - first).days

    def place(day: datetime.date) -> float:
        return _EDGE + (100 - 2 * _EDGE) * (day - first).days / days

    marks = [_mark(stop, f"{place(stop.date):.2f}%") for stop in stops]
    starts = [datetime.date(year, 1, 1) for year in range(first.year, end.year)]
    return TimeAxis(
        tuple(Year(one.year, f"{place(one):.2f}%") for one in starts),
        tuple(mark for mark in marks if mark.stop.kind == "session"),
        tuple(mark for mark in marks if mark.stop.kind != "session"),
        max([_ABOVE_ROUNDEL, *(pile.high for mark in marks for pile in mark.piles)]) + _STEP,
    )


def _mark(stop: Stop, at: str) -> Mark:
    """The dots stand in rows of equal length, what is done at the bottom."""
    columns = max(1, -(-stop.commitments // _HIGHEST))
    foot = _ABOVE_ROUNDEL if stop.kind == "session" else _ABOVE_DOT
    piles = []
    for column in range(columns):
        across = _STEP * (column - (columns - 1) / 2)
        count = len(range(column, stop.commitments, columns))
        done = len(range(column, stop.done, columns))
        for first, end in ((0, done), (done, count)):
            if end > first:
                piles.append(Pile(across, foot + _STEP * first, foot + _STEP * (end - 1), end == done))
    return Mark(stop, at, tuple(piles))
