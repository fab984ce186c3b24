"""Reads the numbers out of a paragraph in either language, so that the two can be compared.

`10,41` and `63.800` are Vietnamese for `10.41` and `63,800`; `ngày 24 tháng 4` is `24 April`, `Đại hội XIII`
the `13th Congress`. A small number may be a word in one language and digits in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

_MARK = re.compile(r"\b\d+[A-Za-z]?(?:/\d{4})?[/-][A-ZĐ]{2}[\wĐ&]*(?:[-/][A-ZĐ][\wĐ&]*)*")
_LINK = re.compile(r"\]\([^)]*\)")
_ANCHOR = re.compile(r"\{#[^}]*\}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"\b(?=[IVX])(X{0,2}(?:IX|IV|V?I{0,3}))\b(?![.’'])")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "vi": (
        ("không",),
        ("một", "nhất", "đầu"),
        ("hai", "nhì"),
        ("ba",),
        ("bốn", "tư"),
        ("năm",),
        ("sáu",),
        ("bảy",),
        ("tám",),
        ("chín",),
        ("mười",),
        ("mười một",),
        ("mười hai",),
    ),
    "en": (
        ("zero", "no", "free"),
        ("one", "first", "once", "single"),
        ("two", "second", "twice", "both"),
        ("three", "third"),
        ("four", "fourth"),
        ("five", "fifth"),
        ("six", "sixth"),
        ("seven", "seventh"),
        ("eight", "eighth"),
        ("nine", "ninth"),
        ("ten", "tenth"),
        ("eleven", "eleventh"),
        ("twelve", "twelfth"),
    ),
}


def paragraphs(body: str) -> list[str]:
    """The blocks of a body: paragraphs, headings, and each item of a list."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", body)]
    return [block for block in blocks if block]


def marks(text: str) -> Counter[str]:
    """The marks of legal documents in a text."""
    return Counter(_MARK.findall(text))


def numbers(text: str, language: str) -> Counter[Decimal]:
    """The numbers written in digits, months and Roman numerals among them."""
    bare = _ANCHOR.sub(" ", _LINK.sub("] ", _MARK.sub(" ", text)))
    found = Counter(_value(written, language) for written in _NUMBER.findall(bare))
    if language == "en":
        for number, month in enumerate(_MONTHS, 1):
            found[Decimal(number)] += len(re.findall(rf"\b{month}\b", bare))
    found += Counter(Decimal(_roman(written)) for written in _ROMAN.findall(bare) if written)
    return +found


def disagreement(vi: str, en: str) -> tuple[list[Decimal], list[Decimal]]:
    """The numbers that stand in one of two paragraphs alone, not even as a word in the other."""
    in_vi, in_en = numbers(vi, "vi"), numbers(en, "en")
    return _unsaid(in_vi - in_en, en, "en"), _unsaid(in_en - in_vi, vi, "vi")


def _unsaid(missing: Counter[Decimal], text: str, language: str) -> list[Decimal]:
    words = Counter(re.findall(r"\w+", text.lower()))
    found = []
    for number, count in sorted(missing.items()):
        names = _WORDS[language][int(number)] if number in range(len(_WORDS[language])) else ()
        if sum(words[name] for name in names if " " not in name) < count and not any(
            name in text.lower() for name in names if " " in name
        ):
            found.append(number)
    return found


def _value(written: str, language: str) -> Decimal:
    decimal, group = (",", ".") if language == "vi" else (".", ",")
    whole, _, part = written.partition(decimal)
    if group in whole and not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole):
        return Decimal(written.replace(",", ".")).normalize()  # CC BY 4.0
    return Decimal(f"{whole.replace(group, '')}.{part or 0}").normalize()


def _roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in written]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
