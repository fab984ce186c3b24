"""How dates, periods, numbers, ordinals, lists and file sizes are written in each language.

English is British (en-GB). Month names, weekday names, number marks and list patterns are the
Unicode CLDR's, by way of Babel; Babel is imported on first use. Nothing here reads the locale,
the clock or the time zone of the process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from bulletin.i18n.periods import Period, PeriodKind

if TYPE_CHECKING:
    from babel import Locale

Language: TypeAlias = Literal["vi", "en"]

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

_LOCALES: dict[str, str] = {"vi": "vi", "en": "en_GB"}

# CLDR has no Vietnamese pattern of the form the bulletin uses, so the patterns are ours, in CLDR's notation.
_DAY = {"vi": "d 'tháng' M 'năm' y", "en": "d MMMM y"}
_DAY_AND_MONTH = {"vi": "d 'tháng' M", "en": "d MMMM"}
_MONTH = {"vi": "'tháng' M 'năm' y", "en": "MMMM y"}
_MONTH_ALONE = {"vi": "'tháng' M", "en": "MMMM"}
_WEEKDAY = "EEEE"

_ROMAN = ("I", "II", "III", "IV")
_ORDINAL_WORDS = {
    "vi": ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"),
    "en": (
        *("first", "second", "third", "fourth", "fifth", "sixth"),
        *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    ),
}
_SIZE_UNITS = ("B", "kB", "MB", "GB", "TB")
_TENTH = Decimal("0.1")
_TEN_WHEN_ROUNDED = Decimal("9.95")


def formats_for(language: str) -> Formats:
    """Return the ways of writing of `language`, "vi" or "en"; ValueError for any other."""
    if language == "vi":
        return _VIETNAMESE
    if language == "en":
        return _ENGLISH
    raise ValueError(f"no formats for the language {language!r}: only vi and en")


def nbsp(*parts: str) -> str:
    """Return the parts joined by no-break spaces, for a number and its unit word: `nbsp("20", "tổ")`."""
    return NO_BREAK_SPACE.join(parts)


def sentence_start(text: str) -> str:
    """Return `text` with its first letter a capital and the rest as it is: `thứ Tư` gives `Thứ Tư`."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Formats:
    """The ways of writing of one language. Take one from `formats_for`. All results are plain text."""

    language: Language

    def day(self, day: date) -> str:
        """Return a long date: `24 tháng 4 năm 2024`, `24 April 2024`."""
        return _dated(self.language, _DAY[self.language], day)

    def day_with_weekday(self, day: date) -> str:
        """Return a long date with its weekday: `thứ Tư, 24 tháng 4 năm 2024`, `Wednesday 24 April 2024`."""
        separator = ", " if self.language == "vi" else " "
        return f"{self.weekday(day)}{separator}{self.day(day)}"

    def weekday(self, day: date) -> str:
        """Return the name of the weekday, as within a sentence: `thứ Tư`, `Chủ Nhật`, `Wednesday`."""
        name = _dated(self.language, _WEEKDAY, day)
        # CLDR capitalises "Thứ" for standing alone; official spelling capitalises only the day's own
        # syllable (Decree 30/2020/NĐ-CP, annex II: thứ Hai, thứ Tư).
        return name.replace("Thứ", "thứ", 1) if self.language == "vi" else name

    def day_and_month(self, day: date) -> str:
        """Return a date without its year: `24 tháng 4`, `24 April`."""
        return _dated(self.language, _DAY_AND_MONTH[self.language], day)

    def month(self, day: date) -> str:
        """Return the month of `day` with its year: `tháng 4 năm 2024`, `April 2024`."""
        return _dated(self.language, _MONTH[self.language], day)

    def period(self, period: Period) -> str:
        """Return a period, or a range, as text for tables and sentences.

        `quý I năm 2024` / `first quarter of 2024`, `6 tháng đầu năm 2024` / `first half of 2024`, `2024`;
        `từ tháng 1 đến tháng 4 năm 2024` / `January to April 2024`, `2021–2024`.
        """
        if not period.is_range:
            return self._unit(period.kind, period.first_day)
        if period.kind is PeriodKind.YEAR:
            return f"{period.first_day.year}{EN_DASH}{period.last_day.year}"
        first, last = self._range_ends(period)
        return f"từ {first} đến {last}" if self.language == "vi" else f"{first} to {last}"

    def number(self, value: Decimal | int) -> str:
        """Return the number exactly: every digit given, trailing zeros too, thousands grouped.

        `71,79` and `40.590`, `71.79` and `40,590`; below zero with a true minus (U+2212).
        ValueError for what is not finite.
        """
        value = Decimal(value)
        if not value.is_finite():
            raise ValueError(f"not a finite number: {value}")
        group, point = _number_marks(self.language)
        # Python's own formatting of a Decimal is exact at any length; Babel's drops trailing zeros.
        plain = format(value.copy_abs(), ",f").translate({ord(","): group, ord("."): point})
        return f"{MINUS}{plain}" if value < 0 else plain

    def percent(self, value: Decimal | int) -> str:
        """Return a percentage, `value` being in percent (not a fraction): `71,79%`, `71.79%`."""
        return f"{self.number(value)}%"

    def quantity(self, value: Decimal | int, unit: str) -> str:
        """Return a number and its unit word that a line break cannot part."""
        return nbsp(self.number(value), unit)

    def ordinal(self, number: int) -> str:
        """Return an ordinal in digits, for 1 and up: `lần thứ 8`, `8th`."""
        _require_rank(number)
        return f"lần thứ {number}" if self.language == "vi" else f"{number}{_english_suffix(number)}"

    def ordinal_word(self, number: int) -> str:
        """Return an ordinal in words up to twelve, in digits after: `thứ tám`, `eighth`; `thứ 13`, `13th`."""
        _require_rank(number)
        words = _ORDINAL_WORDS[self.language]
        if number <= len(words):
            word = words[number - 1]
        else:
            word = str(number) if self.language == "vi" else self.ordinal(number)
        return f"thứ {word}" if self.language == "vi" else word

    def listing(self, items: Sequence[str]) -> str:
        """Return the items as a list within a sentence: `a, b và c`, `a, b and c`."""
        separators = self.list_separators(len(items))
        return "".join(part for pair in zip(items, separators, strict=True) for part in pair)

    def list_separators(self, count: int) -> tuple[str, ...]:
        """Return what follows each of `count` items: `(", ", " và ", "")`. For lists of links."""
        return _list_separators(self.language, count)

    def file_size(self, size: int) -> str:
        """Return a size given in bytes, in decimal units (1 kB is 1000 B), no-break space inside: `1,2 MB`.

        One decimal below ten, none above, rounded half up: a file's size is the one number that is rounded.
        """
        if size < 0:
            raise ValueError(f"a file cannot have {size} bytes")
        exponent = 0
        while exponent < len(_SIZE_UNITS) - 1 and _in_unit(size, exponent) >= 1000:
            exponent += 1
        return nbsp(self.number(_in_unit(size, exponent)), _SIZE_UNITS[exponent])

    def _unit(self, kind: PeriodKind, day: date) -> str:
        vietnamese = self.language == "vi"
        match kind:
            case PeriodKind.DAY:
                return self.day(day)
            case PeriodKind.MONTH:
                return self.month(day)
            case PeriodKind.QUARTER | PeriodKind.HALF:
                return f"{self._part_of_year(kind, day)} {'năm' if vietnamese else 'of'} {day.year}"
            case PeriodKind.YEAR:
                return str(day.year)

    def _part_of_year(self, kind: PeriodKind, day: date) -> str:
        if kind is PeriodKind.QUARTER:
            number = (day.month + 2) // 3
            return (
                f"quý {_ROMAN[number - 1]}"
                if self.language == "vi"
                else f"{self.ordinal_word(number)} quarter"
            )
        first = day.month <= 6
        if self.language == "vi":
            return "6 tháng đầu" if first else "6 tháng cuối"
        return "first half" if first else "second half"

    def _range_ends(self, period: Period) -> tuple[str, str]:
        """Return both ends in words; what both share (the year, a day's month) stands on the second only."""
        first, last = period.first_day, period.last_day
        end = self._unit(period.kind, last)
        start = self._unit(period.kind, first)
        if first.year == last.year:
            start = self._without_year(period, first)
        if self.language == "vi" and period.kind is PeriodKind.DAY:
            return f"ngày {start}", f"ngày {end}"
        return start, end

    def _without_year(self, period: Period, day: date) -> str:
        if period.kind is PeriodKind.DAY:
            return str(day.day) if day.month == period.last_day.month else self.day_and_month(day)
        if period.kind is PeriodKind.MONTH:
            return _dated(self.language, _MONTH_ALONE[self.language], day)
        if period.kind is PeriodKind.HALF and self.language == "vi":
            return f"{self._part_of_year(period.kind, day)} năm"
        return self._part_of_year(period.kind, day)


_VIETNAMESE, _ENGLISH = Formats("vi"), Formats("en")


def _require_rank(number: int) -> None:
    if number < 1:
        raise ValueError(f"ordinals begin at 1, not {number}")


def _english_suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _in_unit(size: int, exponent: int) -> Decimal:
    exact = Decimal(size).scaleb(-3 * exponent)
    step = _TENTH if exponent and exact < _TEN_WHEN_ROUNDED else Decimal(1)
    return exact.quantize(step, ROUND_HALF_UP)


@lru_cache(maxsize=2)
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES[language])


@lru_cache(maxsize=8192)
def _dated(language: str, pattern: str, day: date) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, _locale(language))


@lru_cache(maxsize=2)
def _number_marks(language: str) -> tuple[str, str]:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _locale(language)
    return get_group_symbol(locale), get_decimal_symbol(locale)


@lru_cache(maxsize=256)
def _list_separators(language: str, count: int) -> tuple[str, ...]:
    from babel.lists import format_list

    place = "\0"
    return tuple(format_list([place] * count, locale=_locale(language)).split(place)[1:])
