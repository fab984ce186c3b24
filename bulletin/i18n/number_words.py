"""Numbers as words, in both languages: which words are surely a number, and which only may be one.

``một`` is one and also “a”, ``năm`` five and also a year, ``first`` a rank and also “at first”. Such words
can answer for a number that the other language has; that they have no counterpart means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_VI_UNITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_VI_AFTER_TEN = {**_VI_UNITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_VI_DOUBTFUL = {"một", "năm"}
_VI_MAYBE = {
    "không": 0,
    "miễn": 0,  # miễn phí
    "nhất": 1,
    "đầu": 1,
    "đôi": 2,
    "kép": 2,
    "nhì": 2,
    "nửa năm": 6,
}
_EN_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_RANKS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_MAYBE = {
    "no": 0,
    "none": 0,
    "free": 0,
    "without": 0,
    "once": 1,
    "single": 1,
    "both": 2,
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "twofold": 2,
    "pair": 2,
    "triple": 3,
    "tripled": 3,
    "threefold": 3,
    "half-year": 6,
    "half a year": 6,
    "dozen": 12,
}
_EN_DOUBTFUL = {"one", "first", "zero"}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_VI = re.compile(
    rf"\b(?:(?P<tens>{_alternatives(_VI_UNITS)})\s+mươi(?:\s+(?P<after>{_alternatives(_VI_AFTER_TEN)}))?"
    rf"|(?P<teen>mười)\s+(?P<last>{_alternatives(_VI_AFTER_TEN)})"
    rf"|thứ\s+(?P<rank>tư|{_alternatives(_VI_UNITS)})"
    rf"|(?P<unit>{_alternatives(_VI_UNITS)})"
    rf"|(?P<maybe>{_alternatives(_VI_MAYBE)}))\b",
    re.IGNORECASE,
)
_VI_WEEKDAY = re.compile(r"\b[Tt]hứ\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy)\b|\bChủ\s+[Nn]hật\b")
_VI_OTHERWISE = re.compile(r"\bchín\s+(?:muồi|chắn)\b|\bnăm\s+(?=[\d\0])", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-zà-ỹđ]\w*\s+[A-ZÀ-ỸĐ]")  # Ba Đình, Hai Bà Trưng
_EN_AFTER = _alternatives((*_EN_UNITS[1:10], *_EN_RANKS[1:10]))
_EN = re.compile(
    rf"\b(?:(?P<tens>{_alternatives(_EN_TENS)})(?:[- ](?P<after>{_EN_AFTER}))?"
    rf"|(?P<rank>{_alternatives(_EN_RANKS)})s?"
    rf"|(?P<unit>{_alternatives(_EN_UNITS)})"
    rf"|(?P<maybe>{_alternatives(_EN_MAYBE)}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A number as a word. ``certain`` says that the word cannot mean anything else."""

    value: int
    certain: bool
    start: int
    end: int


def number_words(text: str, language: str) -> list[Word]:
    """The numbers written as words, in the order of the text."""
    return _vietnamese(text) if language == "vi" else _english(text)


def _vietnamese(text: str) -> list[Word]:
    for other in (_VI_WEEKDAY, _VI_OTHERWISE):
        text = other.sub(lambda m: " " * len(m.group()), text)
    found = []
    for match in _VI.finditer(text):
        words = {name: word.lower() for name, word in match.groupdict().items() if word}
        certain = not _NAME.match(text, match.start())
        if "tens" in words:
            value = 10 * _VI_UNITS[words["tens"]] + _VI_AFTER_TEN.get(words.get("after", ""), 0)
        elif "teen" in words:
            value = 10 + _VI_AFTER_TEN[words["last"]]
        elif "rank" in words:
            value = _VI_AFTER_TEN[words["rank"]]
        elif "unit" in words:
            value = _VI_UNITS[words["unit"]]
            certain = certain and words["unit"] not in _VI_DOUBTFUL
        else:
            value, certain = _VI_MAYBE[words["maybe"]], False
        found.append(Word(value, certain, match.start(), match.end()))
    return found


def _english(text: str) -> list[Word]:
    found = []
    for match in _EN.finditer(text):
        words = {name: word.lower() for name, word in match.groupdict().items() if word}
        certain = True
        if "tens" in words:
            value = 20 + 10 * _EN_TENS.index(words["tens"])
            after = words.get("after", "zero")
            value += (_EN_UNITS if after in _EN_UNITS else _EN_RANKS).index(after)
        elif "maybe" in words:
            value, certain = _EN_MAYBE[words["maybe"]], False
        else:
            word = words.get("rank") or words["unit"]
            value = (_EN_RANKS if "rank" in words else _EN_UNITS).index(word)
            certain = word not in _EN_DOUBTFUL
        found.append(Word(value, certain, match.start(), match.end()))
    return found
