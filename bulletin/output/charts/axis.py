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
_NARROWEST = 688.0  # pixels across: A4 less its margins, narrower than any screen that shows an axis
_ROUNDEL = 22  # pixels from the middle of a session's roundel to where it covers no dot


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

    places = [place(stop.date) for stop in stops]
    shifts = _shifts(stops, places)
    marks = [
        _mark(stop, f"{at:.2f}%", shift, _foot(stop, at + shift / _NARROWEST * 100, stops, places))
        for stop, at, shift in zip(stops, places, shifts, strict=True)
    ]
    starts = [datetime.date(year, 1, 1) for year in range(first.year, end.year)]
    return TimeAxis(
        tuple(Year(one.year, f"{place(one):.2f}%") for one in starts),
        tuple(mark for mark in marks if mark.stop.kind == "session"),
        tuple(mark for mark in marks if mark.stop.kind != "session"),
        max([_ABOVE_ROUNDEL, *(pile.high for mark in marks for pile in mark.piles)]) + _STEP,
    )


def _columns(stop: Stop) -> int:
    return -(-stop.commitments // _HIGHEST)


def _shifts(stops: Sequence[Stop], places: Sequence[float]) -> list[float]:
    """How many pixels the dots of each event stand to the right of its day, so that none lie on another's.

    Events that are too near to each other for their dots share what they move: the dots of such a group stand
    side by side, their middle over the middle of the days. What is apart on the narrowest axis is so on all.
    """
    groups: list[tuple[list[int], float, float]] = []  # events, the left end of their dots, the width
    for index, stop in enumerate(stops):
        if not stop.commitments:
            continue
        width = float(_STEP * _columns(stop))
        members, left = [index], places[index] / 100 * _NARROWEST - width / 2
        while groups and groups[-1][1] + groups[-1][2] > left:
            earlier, _, its_width = groups.pop()
            members, width = [*earlier, *members], its_width + width
            left = _best_left(members, stops, places)
        groups.append((members, left, width))
    shifts = [0.0] * len(stops)
    for members, left, _ in groups:
        for index in members:
            own = _STEP * _columns(stops[index])
            shifts[index] = round(left + own / 2 - places[index] / 100 * _NARROWEST, 1)
            left += own
    return shifts


def _best_left(members: Sequence[int], stops: Sequence[Stop], places: Sequence[float]) -> float:
    """Where the dots of several events begin, so that on an average they stand over their days."""
    wanted, offset = 0.0, 0.0
    for index in members:
        own = _STEP * _columns(stops[index])
        wanted += places[index] / 100 * _NARROWEST - own / 2 - offset
        offset += own
    return wanted / len(members)


def _foot(stop: Stop, at: float, stops: Sequence[Stop], places: Sequence[float]) -> int:
    """How high the lowest dots stand: above the event's own mark, and above a roundel beside it."""
    reach = _ROUNDEL + _STEP * (_columns(stop) - 1) / 2
    covered = any(
        other.kind == "session" and abs(there - at) / 100 * _NARROWEST < reach
        for other, there in zip(stops, places, strict=True)
    )
    return _ABOVE_ROUNDEL if covered else _ABOVE_DOT


def _mark(stop: Stop, at: str, shift: float, foot: int) -> Mark:
    """The dots stand in rows of equal length, what is done at the bottom."""
    columns = max(1, _columns(stop))
    piles = []
    for column in range(columns):
        across = round(shift + _STEP * (column - (columns - 1) / 2), 1)
        count = len(range(column, stop.commitments, columns))
        done = len(range(column, stop.done, columns))
        for first, end in ((0, done), (done, count)):
            if end > first:
                piles.append(Pile(across, foot + _STEP * first, foot + _STEP * (end - 1), end == done))
    return Mark(stop, at, tuple(piles))
