"""The chart of values side by side: bars from zero, each under its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.i18n.formats import Formats
from bulletin.i18n.periods import Period
from bulletin.output.charts.labels import EM, NARROWEST, width_of
from bulletin.output.charts.scales import Scale, bar_scale
from bulletin.output.charts.texts import lines_of, short
from bulletin.output.charts.values import shown
from bulletin.output.views.indicators import Series, Sheet
from bulletin.output.views.parts import Figure

_LETTERS = 33  # of a line of words on the narrowest screen
_LETTER = 15.0  # how high its letters are, in pixels: an em
_SHORTEST, _WIDEST = 10.0, 70.0  # per cent of the width for the longest bar; its number stands behind it
_LINE, _BAR, _GAP = 1.45, 1.0, 1.0  # in ems, like all heights here
_AIR = 0.5  # before and behind a number
_BASE, _FOOT = 0.7, 0.1  # of a line to the foot of its letters; between the last line and the bar


@dataclass(frozen=True, slots=True)
class Text:
    y: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and its words. ``width`` and ``whole`` are per cent of the chart's width."""

    hollow: bool
    y: str
    width: str
    whole: str | None  # of what the value is a part, as an outline
    end: str  # where the number stands
    middle: str
    height: str
    words: tuple[Text, ...]
    figure: Figure
    label: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """``period`` is what all bars speak of, where their words leave it out."""

    kind: str
    height: str
    bars: tuple[Bar, ...]
    period: Period | None


def bar_chart(sheet: Sheet, formats: Formats) -> BarChart:
    """A bar a value, by time, and by size where several speak of one time."""
    rows = [(sheet.series[number - 1], point.figure) for number, point in shown(sheet)]
    rows.sort(key=lambda row: (row[1].period.last_day, row[1].period.first_day, -row[1].value))
    figures = [figure for _, figure in rows]
    periods = {figure.period for figure in figures}
    scale = bar_scale([*(f.value for f in figures), *(f.of for f in figures if f.of is not None)])
    named = len(sheet.series) > 1
    dated = len(periods) > 1 or not named
    widest = _widest(figures, scale, formats)
    bars, top = [], 0.0
    for one, figure in rows:
        words = _words(one if named else None, figure.period if dated else None, formats)
        bars.append(_bar(figure, words, top, widest, scale, formats))
        top += _LINE * len(words) + _FOOT + _BAR + _GAP
    return BarChart("bars", _em(top - _GAP + 0.2), tuple(bars), None if dated else figures[0].period)


def _bar(
    figure: Figure, words: tuple[str, ...], top: float, widest: float, scale: Scale, formats: Formats
) -> Bar:
    y = top + _LINE * len(words) + _FOOT
    width = widest * scale.share(figure.value)
    whole = None if figure.of is None else widest * scale.share(figure.of)
    return Bar(
        hollow=figure.basis != "reported",
        y=_em(y),
        width=_percent(width),
        whole=None if whole is None else _percent(whole),
        end=_percent(max(width, whole or 0)),
        middle=_em(y + _BAR / 2),
        height=_em(_BAR),
        words=tuple(Text(_em(top + _LINE * (n + _BASE)), line) for n, line in enumerate(words)),
        figure=figure,
        label=short(figure, formats),
    )


def _widest(figures: Sequence[Figure], scale: Scale, formats: Formats) -> float:
    """How long the longest bar may be for each number to find room behind its own on the narrowest screen."""
    found = [_WIDEST]
    for figure in figures:
        length = scale.share(max(figure.value, figure.of or figure.value))
        free = 1 - (width_of(short(figure, formats)) / EM + 2 * _AIR) / (NARROWEST / _LETTER)
        found.append(100 * free / length if length else _WIDEST)
    return max(min(found), _SHORTEST)


def _words(one: Series | None, period: Period | None, formats: Formats) -> tuple[str, ...]:
    """What a bar stands for: its series and its period, each only where it is not the same for all."""
    found = list(lines_of(one.name, _LETTERS)) if one else []
    if period:
        written = formats.period(period)
        if found and len(found[-1]) + len(written) + 2 <= _LETTERS:
            found[-1] = f"{found[-1]}, {written}"
        else:
            found.extend(lines_of(written, _LETTERS))
    if found:
        found[0] = found[0][:1].upper() + found[0][1:]
    return tuple(found)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _em(value: float) -> str:
    return f"{value:.2f}em"
