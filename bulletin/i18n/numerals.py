"""Reads numbers and dates out of running text in both languages, so that the two can be compared.

``71,79`` and ``40.590`` are Vietnamese for ``71.79`` and ``40,590``, ``Đại hội XIII`` for ``13th Congress``,
``1,5 nghìn tỷ`` for ``1.5 trillion``. What is no number to compare (marks of documents, addresses) is taken
out by the caller, who knows the text's form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from bulletin.i18n.number_words import number_words
from bulletin.i18n.written_dates import Dated, written_dates

_SCALES = {
    "vi": {"nghìn": 3, "ngàn": 3, "k": 3, "vạn": 4, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
    | {"nghìn tỷ": 12, "nghìn tỉ": 12, "ngàn tỷ": 12, "ngàn tỉ": 12, "triệu tỷ": 15, "triệu tỉ": 15},
    "en": {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
    | {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12},
}
_DIGITS = r"(?<!\w)(?P<number>\d{1,40}(?:[.,]\d{1,40}){0,20})"
_VI_BILLION = r"(?:(?:nghìn|ngàn|triệu)\s+)?t[ỷỉ](?!\s+(?:lệ|trọng|giá|suất|phần))"
_VI_SCALE = rf"(?P<scale>{_VI_BILLION}|nghìn|ngàn|vạn|triệu)(?!\w)"
_EN_SCALE = r"(?P<scale>hundred|thousand|million|billion|trillion)(?!\w)"
_NUMBER = {
    "vi": re.compile(rf"{_DIGITS}(?:\s*{_VI_SCALE}|(?P<short>tr|k)(?!\w))?(?P<percent>\s?%|\s+phần\s+trăm)?"),
    "en": re.compile(
        rf"{_DIGITS}(?:(?:st|nd|rd|th|s)(?!\w))?(?:[\s-]*{_EN_SCALE}|(?P<short>bn|tn|mn|m|k)(?!\w))?"
        r"(?P<percent>\s?%|\s+per\s?cent(?!\w))?"
    ),
}
_WORD_SCALE = {
    "vi": re.compile(rf"\s+{_VI_SCALE}"),
    "en": re.compile(rf"[\s-]+{_EN_SCALE}", re.IGNORECASE),
}
_TIMES = {
    "vi": re.compile(
        r"(?<![\w.,])(?P<hour>\d{1,2})(?:\s*(?:giờ|[hg](?=\d|\b))(?:\s*(?P<minutes>\d{1,2})(?!\d)(?:\s*phút)?)?"
        r"|:(?P<mins>\d{2})(?!\d))(?!\w)"
    ),
    "en": re.compile(
        r"(?<![\w.,])(?P<hour>\d{1,2})(?:(?:[:.](?P<minutes>\d{2}))?\s*(?P<half>[ap])\.?m\b\.?"
        r"|:(?P<mins>\d{2})(?!\d))"
    ),
}
_BLANK = "\0"
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:đến|tới|to)\s+")
_CODE = re.compile(
    r"(?<![\w.,])(?!\d+(?:st|nd|rd|th|s|bn|tn|mn|m|k|tr)(?!\w))(?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]+(?!\w)"
)
_ROMAN = re.compile(r"(?<![\w-])(?=[IVX]{2}|[VX]\b)X{0,3}(?:IX|IV|V?I{0,3})(?!\w)(?![.’']\w)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """A number. ``scale`` is the power of ten that stands beside it as a word (million: 6).

    ``word`` says that it is written in letters; ``certain`` is False where the word may mean something else.
    """

    value: Decimal
    start: int
    end: int
    scale: int = 0
    percent: bool = False
    word: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """Letters and digits in one word, such as 5G; compared as it is."""

    text: str
    start: int
    end: int


Numeral = Number | Dated | Code


def numerals(text: str, language: str) -> list[Numeral]:
    """Every number, date and code of a text, in its order."""
    reader = _Reader(text, language)
    for dated in written_dates(text, language):
        reader.add(dated)
    reader.each(_TIMES[language], _time)
    reader.each(_CODE, lambda match: [Code(match.group().casefold(), match.start(), match.end())])
    reader.numbers()
    reader.each(_ROMAN, _roman)
    reader.words()
    return sorted(reader.found, key=lambda one: one.start)


class _Reader:
    """A text from which what has been read is blanked out."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self.found: list[Numeral] = []

    def add(self, one: Numeral) -> None:
        self.found.append(one)
        self._text = f"{self._text[: one.start]}{_BLANK * (one.end - one.start)}{self._text[one.end :]}"

    def each(self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], list[Numeral]]) -> None:
        for match in list(pattern.finditer(self._text)):
            for one in make(match):
                self.add(one)

    def numbers(self) -> None:
        made = [self._number(match) for match in _NUMBER[self._language].finditer(self._text)]
        for i in range(len(made) - 1, 0, -1):
            made[i - 1], made[i] = _as_range(made[i - 1], made[i], self._text)
        for one in made:
            self.add(one)

    def _number(self, match: re.Match[str]) -> Number:
        scale = self._scale(match["scale"] or match["short"] or "")
        value = _value(match["number"], self._language).scaleb(scale)
        return Number(value, match.start(), match.end(), scale, bool(match["percent"]))

    def _scale(self, word: str) -> int:
        return _SCALES[self._language].get(" ".join(word.lower().split()), 0)

    def words(self) -> None:
        text = self._text
        for word in number_words(text, self._language):
            scaled = _WORD_SCALE[self._language].match(text, word.end)
            scale = self._scale(scaled["scale"]) if scaled else 0
            end = scaled.end() if scaled else word.end
            certain = word.certain or (scale > 0 and word.value > 0)
            value = Decimal(word.value).scaleb(scale)
            self.add(Number(value, word.start, end, scale, False, True, certain))


def _as_range(first: Number, last: Number, text: str) -> tuple[Number, Number]:
    """Two ends of a range: what stands behind the last holds for both (20–25%, 2 to 3 million, 2021–25)."""
    between = text[first.end : last.start]
    if not _RANGE.fullmatch(between):
        return first, last
    if (last.scale or last.percent) and not (first.scale or first.percent):
        value = first.value.scaleb(last.scale)
        return replace(first, value=value, scale=last.scale, percent=last.percent), last
    short_year = text[last.start : last.end].isdigit() and last.end - last.start == 2
    if short_year and first.end - first.start == 4 and between in {"-", "–"}:
        return first, replace(last, value=first.value // 100 * 100 + last.value)
    return first, last


def _value(written: str, language: str) -> Decimal:
    decimal, group = (",", ".") if language == "vi" else (".", ",")
    whole, _, part = written.partition(decimal)
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole)
    if (group in whole and not grouped) or not (part.isdigit() or not part):
        first, _, rest = written.replace(",", ".").partition(".")  # 4.0 in a Vietnamese text, 2.4.1 in any
        return Decimal(f"{first}.{rest.replace('.', '')}").normalize()
    return Decimal(f"{whole.replace(group, '')}.{part or 0}").normalize()


def _time(match: re.Match[str]) -> list[Numeral]:
    """The hour and, where they are not 00, the minutes: two numbers."""
    hour = int(match["hour"])
    if match.groupdict().get("half") == "p" and hour < 12:
        hour += 12
    name = "minutes" if match["minutes"] else "mins"
    if not match[name] or not int(match[name]):
        return [Number(Decimal(hour), match.start(), match.end())]
    return [
        Number(Decimal(hour), match.start(), match.start(name)),
        Number(Decimal(int(match[name])), match.start(name), match.end()),
    ]


def _roman(match: re.Match[str]) -> list[Numeral]:
    digits = [_ROMAN_DIGITS[letter] for letter in match.group()]
    value = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return [Number(Decimal(value), match.start(), match.end())]
