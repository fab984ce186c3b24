"""Sparklines: the course of a series in the space of a word."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.output.charts.scales import time_of
from bulletin.output.views.indicators import Trend

WIDTH, HEIGHT, _EDGE = 96, 30, 5


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    y: str
    here: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Sparkline:
    width: int
    height: int
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]


def sparkline(trend: Trend, at: int = -1) -> Sparkline:
    """The trend drawn small, from its least value to its greatest; the point ``at`` is marked."""
    values = [point.value for point in trend.points]
    low, high = min(values), max(values)
    time = time_of([point.period for point in trend.points])
    middles = [time.middle(point.period) for point in trend.points]
    first, last = min(middles), max(middles)
    places: list[tuple[str, str]] = []
    for point, middle in zip(trend.points, middles, strict=True):
        across = (middle - first) / (last - first) if last > first else 0.5
        up = float((point.value - low) / (high - low)) if high > low else 0.5
        down = up if trend.rank else 1 - up
        x = f"{_EDGE + across * (WIDTH - 2 * _EDGE):.1f}"
        y = f"{_EDGE + down * (HEIGHT - 2 * _EDGE):.1f}"
        places.append((x, y))
    joined = [(point.joined, i) for i, point in enumerate(trend.points) if point.joined is not None]
    strokes = tuple(Stroke(*places[one], *places[other]) for one, other in joined)
    here = at % len(places)
    return Sparkline(WIDTH, HEIGHT, strokes, tuple(Dot(*p, i == here) for i, p in enumerate(places)))
