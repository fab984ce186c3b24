"""The chart of values side by side: bars from zero, each under its own words."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.i18n.formats import Formats
from bulletin.i18n.periods import Period
from bulletin.output.charts.scales import Scale, bar_scale
from bulletin.output.charts.texts import lines_of, short
from bulletin.output.views.indicators import Series, Sheet
from bulletin.output.views.parts import Figure

_LETTERS = 36  # of a line of words on the narrowest screen
_WIDEST = 70  # per cent of the width that the longest bar takes; its number stands behind it
_LINE, _BAR, _GAP = 1.45, 1.0, 1.0  # in ems, like all heights here


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
    kind: str
    height: str
    bars: tuple[Bar, ...]


def bar_chart(sheet: Sheet, formats: Formats) -> BarChart:
    """A bar a value, by time, and by size where several speak of one time."""
    rows = [(one, point.figure) for one in sheet.series for point in one.points]
    rows.sort(key=lambda row: (row[1].period.last_day, row[1].period.first_day, -row[1].value))
    figures = [figure for _, figure in rows]
    periods = {figure.period for figure in figures}
    scale = bar_scale([*(f.value for f in figures), *(f.of for f in figures if f.of is not None)])
    named = len(sheet.series) > 1
    dated = len(periods) > 1 or not named
    bars, top = [], 0.0
    for one, figure in rows:
        words = _words(one if named else None, figure.period if dated else None, formats)
        bars.append(_bar(figure, words, top, scale, formats))
        top += _LINE * len(words) + _BAR + _GAP
    return BarChart("bars", _em(top - _GAP + 0.2), tuple(bars))


def _bar(figure: Figure, words: tuple[str, ...], top: float, scale: Scale, formats: Formats) -> Bar:
    y = top + _LINE * len(words)
    width = _WIDEST * scale.share(figure.value)
    whole = None if figure.of is None else _WIDEST * scale.share(figure.of)
    return Bar(
        hollow=figure.basis != "reported",
        y=_em(y),
        width=_percent(width),
        whole=None if whole is None else _percent(whole),
        end=_percent(max(width, whole or 0)),
        middle=_em(y + _BAR / 2),
        height=_em(_BAR),
        words=tuple(Text(_em(top + _LINE * (n + 0.75)), line) for n, line in enumerate(words)),
        figure=figure,
        label=short(figure, formats),
    )


def _words(one: Series | None, period: Period | None, formats: Formats) -> tuple[str, ...]:
    """What a bar stands for: its series and its period, each only where it is not the same for all."""
    found = list(lines_of(one.name, _LETTERS)) if one else []
    if period:
        written = formats.period(period)
        if found and len(found[-1]) + len(written) + 2 <= _LETTERS:
            found[-1] = f"{found[-1]}, {written}"
        else:
            found.extend(lines_of(written, _LETTERS))
    return tuple(found)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _em(value: float) -> str:
    return f"{value:.2f}em"
