"""Scales: from values and days to places, with the ticks a reader can hold them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from bulletin.i18n.periods import Period

_STEPS = (Decimal(1), Decimal(2), Decimal(5))
_MOST_STEPS = 5
_FLAT = 4  # values that differ by less than this part of the greatest may leave zero out


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of values. ``low`` and ``high`` are its ends; a rank has 1 on top."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    upside_down: bool = False

    def share(self, value: Decimal) -> float:
        """How far up the axis a value stands, from 0 to 1."""
        part = float((value - self.low) / (self.high - self.low))
        return 1 - part if self.upside_down else part


def bar_scale(values: Sequence[Decimal]) -> Scale:
    """The axis of bars, which begins at zero whatever the values; its end is the greatest."""
    high = max([*values, Decimal(0)])
    low = min([*values, Decimal(0)])
    return Scale(low, high if high > low else low + 1, ())


def line_scale(values: Sequence[Decimal]) -> Scale:
    """The axis of a line: from zero, unless the values are so close together that they would lie on one.

    Values that do not differ at all lie on one line whatever the axis, so theirs begins at zero.
    """
    low, high = min(values), max(values)
    flat = 0 < low < high and (high - low) * _FLAT < high
    return _rounded(low if flat else min(low, Decimal(0)), max(high, Decimal(0)))


def rank_scale(values: Sequence[Decimal]) -> Scale:
    """The axis of places in a ranking: the first on top, unless all are far below; no places between two."""
    low, high = min(values), max([*values, Decimal(_MOST_STEPS)])
    far = (high - low) * _FLAT < high
    rounded = _rounded(max(low - _MOST_STEPS, Decimal(0)) if far else Decimal(0), high)
    first = max(rounded.low, Decimal(1))
    return Scale(
        first, rounded.high, (first, *(tick for tick in rounded.ticks if tick > first)), upside_down=True
    )


def _rounded(low: Decimal, high: Decimal) -> Scale:
    """Ends on round numbers around two values, and the round numbers between them."""
    if low == high:
        high = low + (abs(low) or 1)
    step = _step((high - low) / _MOST_STEPS)
    first, last = _down(low, step), -_down(-high, step)
    if first < 0 <= low:
        first = Decimal(0)
    ticks = [first]
    while ticks[-1] < last:
        ticks.append(ticks[-1] + step)
    plain = tuple(map(_plain, ticks))
    return Scale(plain[0], plain[-1], plain)


def _step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20 … that is not below ``least``."""
    for power in count(least.adjusted()):
        for step in _STEPS:
            if step.scaleb(power) >= least:
                return step.scaleb(power)
    raise AssertionError("powers of ten have no end")


def _down(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value("ROUND_FLOOR") * step


def _plain(value: Decimal) -> Decimal:
    """Without an exponent: 20, not 2E+1."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True, slots=True)
class Time:
    """An axis of whole years, the first and the last included."""

    first: int
    last: int

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))

    def labelled(self, most: int) -> tuple[int, ...]:
        """The years that are written out: all, or every second, fifth … so that they are at most so many
        to the length of the axis.
        """
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if len(self.years) <= n * most or n == 100)
        return tuple(year for year in self.years if (year - self.first) % every == 0)

    def share(self, ordinal: float) -> float:
        """How far along the axis a moment stands, from 0 to 1."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return (ordinal - start) / (end - start)

    def middle(self, period: Period) -> float:
        return (self.start(period) + self.end(period)) / 2

    def start(self, period: Period) -> float:
        return self.share(period.first_day.toordinal())

    def end(self, period: Period) -> float:
        return self.share(period.last_day.toordinal() + 1)

    def of_year(self, year: int) -> float:
        """The middle of a year."""
        return (self.share(date(year, 1, 1).toordinal()) + self.share(date(year, 12, 31).toordinal() + 1)) / 2


def time_of(periods: Sequence[Period]) -> Time:
    """The axis that holds all these periods."""
    return Time(min(p.first_day.year for p in periods), max(p.last_day.year for p in periods))
