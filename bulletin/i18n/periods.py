"""Periods of time as editors write them: a day, month, quarter, half, year, or a range of two of one kind."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The unit a period is written in."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}

_UNIT = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?", re.ASCII)


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class Period:
    """A span of whole days, from `first_day` to `last_day` inclusive, written in units of `kind`.

    Periods sort by their first day, then their last. `str()` gives back the text `parse` took.
    Making one whose days do not begin and end a unit of its kind raises ValueError.
    """

    first_day: date
    last_day: date
    kind: PeriodKind

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise ValueError(f"a period cannot end ({self.last_day}) before it begins ({self.first_day})")
        if (self.first_day, self.last_day) != (
            _first_day_of_unit(self.kind, self.first_day),
            _last_day_of_unit(self.kind, self.last_day),
        ):
            raise ValueError(f"{self.first_day} to {self.last_day} is not made of whole {self.kind} units")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the period written as `2024-04-24`, `2024-04`, `2024-Q1`, `2024-H1` or `2024`.

        Or as a range of two of one kind, `2024-01/2024-04`, the second later than the first.
        Raises ValueError, with an English sentence saying why, for anything else: no spaces,
        no dates the calendar lacks.
        """
        first_text, slash, last_text = text.partition("/")
        first = _parse_unit(first_text)
        if not slash:
            return first
        last = _parse_unit(last_text)
        if first.kind is not last.kind:
            raise ValueError(f"a range needs two of one kind, not a {first.kind} and a {last.kind}: {text!r}")
        if first.first_day >= last.first_day:
            raise ValueError(f"a range must end after it begins: {text!r}")
        return cls(kind=first.kind, first_day=first.first_day, last_day=last.last_day)

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> "Period":
        """Return the one unit of `kind` in which `day` lies."""
        return cls(kind=kind, first_day=_first_day_of_unit(kind, day), last_day=_last_day_of_unit(kind, day))

    @property
    def is_range(self) -> bool:
        """Whether the period spans more than one unit of its kind."""
        return self.last_day > _last_day_of_unit(self.kind, self.first_day)

    @property
    def start(self) -> "Period":
        """The first unit of a range; the period itself where it is none."""
        return Period.containing(self.first_day, self.kind)

    @property
    def end(self) -> "Period":
        """The last unit of a range; the period itself where it is none."""
        return Period.containing(self.last_day, self.kind)

    def __str__(self) -> str:
        """Return the text of which `parse` makes this period."""
        first = _unit_text(self.kind, self.first_day)
        return f"{first}/{_unit_text(self.kind, self.last_day)}" if self.is_range else first


def _parse_unit(text: str) -> Period:
    match = _UNIT.fullmatch(text)
    if match is None:
        raise ValueError(
            "not a day (2024-04-24), a month (2024-04), a quarter (2024-Q1), a half (2024-H1)"
            f" or a year (2024): {text!r}"
        )
    year, month, day, quarter, half = (int(group) if group else None for group in match.groups())
    assert year is not None
    try:
        if day is not None:
            return Period.containing(date(year, month or 0, day), PeriodKind.DAY)
        if month is not None:
            return Period.containing(date(year, month, 1), PeriodKind.MONTH)
        if quarter is not None:
            return Period.containing(date(year, 3 * quarter, 1), PeriodKind.QUARTER)
        if half is not None:
            return Period.containing(date(year, 6 * half, 1), PeriodKind.HALF)
        return Period.containing(date(year, 1, 1), PeriodKind.YEAR)
    except ValueError as error:
        raise ValueError(f"no such date: {text!r}") from error


def _first_day_of_unit(kind: PeriodKind, day: date) -> date:
    if kind is PeriodKind.DAY:
        return day
    months = _MONTHS_IN[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _last_day_of_unit(kind: PeriodKind, day: date) -> date:
    if kind is PeriodKind.DAY:
        return day
    months = _MONTHS_IN[kind]
    month = (day.month - 1) // months * months + months
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def _unit_text(kind: PeriodKind, day: date) -> str:
    match kind:
        case PeriodKind.DAY:
            return day.isoformat()
        case PeriodKind.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case PeriodKind.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case PeriodKind.HALF:
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case PeriodKind.YEAR:
            return f"{day.year:04}"
