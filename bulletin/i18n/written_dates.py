"""Reads dates out of running text in both languages: ``24 tháng 4 năm 2024``, ``8/8``, ``first quarter``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_SHORT = tuple(month[:3] for month in _MONTHS)
_VI_MONTHS = {
    "giêng": 1,
    "tư": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_QUARTERS = (
    {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
    | {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
    | {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
)
_HALVES = {"đầu": 1, "cuối": 2, "sau": 2, "1": 1, "2": 2} | {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "last": 2,
}
_BLANK = "\0"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, as far as it is written: day, month, year; or a quarter (Q1) or half (H1) of a year.

    ``sure`` is False for what may be a ratio as well: ``8/12`` is 8 December or 8 of 12.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    part: str = ""
    sure: bool = True

    @property
    def said(self) -> tuple[int | None, int | None, int | None, str]:
        """What the date says, wherever it stands."""
        return self.day, self.month, self.year, self.part

    @property
    def shape(self) -> tuple[bool, bool, bool, str]:
        """Which parts are written."""
        return self.day is not None, self.month is not None, self.year is not None, self.part[:1]


Maker = Callable[[re.Match[str]], Dated | None]


def written_dates(text: str, language: str) -> list[Dated]:
    """The dates of a text, in its order."""
    found = []
    for pattern, make in _PATTERNS[language]:
        for match in list(pattern.finditer(text)):
            if made := make(match):
                found.append(made)
                text = f"{text[: match.start()]}{_BLANK * len(match.group())}{text[match.end() :]}"
    return sorted(found, key=lambda one: one.start)


def _dated(match: re.Match[str]) -> Dated | None:
    day, month, year = (_count(match.groupdict().get(name)) for name in ("day", "month", "year"))
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Dated(match.start(), match.end(), day, month, year)


def _count(written: str | None) -> int | None:
    """The number in a group that need not be there: digits or the name of a month."""
    if not written:
        return None
    word = " ".join(written.lower().split())
    if word.isdigit():
        return int(word)
    return _VI_MONTHS.get(word) or next(i for i, m in enumerate(_SHORT, 1) if word.startswith(m.lower()))


def _month_alone(match: re.Match[str]) -> Dated | None:
    """A month, unless it is the “May” that begins a sentence."""
    before = match.string[: match.start()].rstrip()
    modal = match["month"] == "May" and not match["year"] and (not before or before[-1] in ".!?")
    return None if modal else _dated(match)


def _fraction(match: re.Match[str]) -> Dated | None:
    first, second = int(match["first"]), int(match["second"])
    if 1 <= first <= 31 and 1 <= second <= 12:
        return Dated(match.start(), match.end(), first, second, sure=False)
    return None


def _quarter(match: re.Match[str]) -> Dated:
    return Dated(match.start(), match.end(), part=f"Q{_QUARTERS[match['part'].lower()]}")


def _half(match: re.Match[str]) -> Dated:
    return Dated(match.start(), match.end(), part=f"H{_HALVES[match['part'].lower()]}")


_BEFORE, _AFTER = r"(?<![\w.,/-])", r"(?![\w/])(?![.,]\d)"
_BOTH: tuple[tuple[str, Maker], ...] = (
    (rf"{_BEFORE}(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_AFTER}", _dated),
    (
        rf"{_BEFORE}(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}){_AFTER}",
        _dated,
    ),
)
_LOOSE: tuple[tuple[str, Maker], ...] = (
    (rf"{_BEFORE}(?P<month>\d{{1,2}})/(?P<year>\d{{4}}){_AFTER}", _dated),
    (rf"{_BEFORE}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}}){_AFTER}", _fraction),
)
_VI_MONTH = rf"(?P<month>\d{{1,2}}|{'|'.join(sorted(_VI_MONTHS, key=len, reverse=True))})(?!\w)(?!\s+tháng)"
_VI_YEAR = r"(?:(?:,?\s*năm\s+|\s*/\s*|-)(?P<year>\d{4})(?!\d))?"
_EN_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|Sept|{'|'.join(m for m in _SHORT if m != 'May')})\b\.?"
_EN_YEAR = r"(?:,?\s+(?P<year>\d{4})(?![\d,.]\d))?"
_EN_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_VIETNAMESE: tuple[tuple[str, Maker], ...] = (
    *_BOTH,
    (rf"{_BEFORE}(?P<day>\d{{1,2}})\s+tháng\s+(?i:{_VI_MONTH}){_VI_YEAR}", _dated),
    (r"\b(?:6|[Ss]áu)\s+tháng\s+(?P<part>đầu|cuối)(?:\s+năm)?\b", _half),
    (r"\b[Nn]ửa\s+(?:năm\s+)?(?P<part>đầu|cuối|sau)(?:\s+năm)?\b", _half),
    (r"\b[Qq]uý\s+(?P<part>IV|III|II|I|[1-4]|một|hai|ba|tư|bốn)\b", _quarter),
    (rf"\b[Tt]háng\s+(?i:{_VI_MONTH}){_VI_YEAR}", _dated),
    (rf"\b[Nn]gày\s+(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}}){_AFTER}", _dated),
    *_LOOSE,
)
_ENGLISH: tuple[tuple[str, Maker], ...] = (
    *_BOTH,
    (rf"{_BEFORE}{_EN_DAY}(?:\s+of)?\s+{_EN_MONTH}{_EN_YEAR}", _dated),
    (rf"\b{_EN_MONTH}\s+{_EN_DAY}{_EN_YEAR}", _dated),
    (rf"(?<![\w’']){_EN_MONTH}{_EN_YEAR}", _month_alone),
    (r"\b(?P<part>(?i:first|second|last|1st|2nd))[ -](?i:half|six months|6 months)\b", _half),
    (r"\bH(?P<part>[12])\b", _half),
    (r"\b(?P<part>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th))[ -](?i:quarters?)\b", _quarter),
    (r"\b(?:Q|(?i:quarter)\s+)(?P<part>[1-4]|IV|III|II|I)\b", _quarter),
    *_LOOSE,
)
_PATTERNS = {
    language: tuple((re.compile(pattern), make) for pattern, make in pairs)
    for language, pairs in (("vi", _VIETNAMESE), ("en", _ENGLISH))
}
