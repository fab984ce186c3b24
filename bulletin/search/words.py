"""Words of a text as the index has them: a key without diacritics, and the marks that were taken off it.

`layouts/assets/search.js` does the same, step by step; what is changed here is changed there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bulletin.i18n.vietnamese import fold

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+(?![^\W_])|[^\W_]+")
HYPHENED = re.compile(r"(?<![\w/-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w/-])")
"""Words with hyphens between them."""

_GENITIVE = re.compile(r"[’']s(?![^\W_])")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_RANK = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
_ENGLISH = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("(...)iz(?=[aei])", r"\1is"),
        ("(ss|[cs]h|x)es$", r"\1"),
        ("([^ae])ies$", r"\1y"),
        ("([^su])s$", r"\1"),
    )
)
_FINAL_Y = re.compile(r"([hklmstv]|qu)y")
_LETTER_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8", "đ": "9"}
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}


class Word(NamedTuple):
    """``key`` finds the word however it is typed; ``marks`` tells apart what shares a key.

    The marks are VNI's digits, of the letters (6 to 9) in their order, then of the tone (1 to 5): `đổi` is
    `doi` and `963`. So the place of the tone does not matter: `hoà` and `hòa` are one.
    """

    key: str
    marks: str


def prepared(text: str) -> str:
    """A text as `written` splits it."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.lower()
    return _GENITIVE.sub("", text) if "'" in text or "’" in text else text


def written(text: str) -> list[str]:
    """The words of a prepared text as they are written: letters and digits, and numbers with their marks."""
    return _WORD.findall(text)


def words(text: str) -> list[Word]:
    """The words of a text."""
    return [word(one) for one in written(prepared(text))]


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """One written word, in small letters and NFC."""
    if text[0] in "0123456789":
        return Word(_number(text), "")
    if text.isascii():
        return Word(root(text), "")
    letters = tone = ""
    for part in unicodedata.normalize("NFD", text):
        letters += _LETTER_MARKS.get(part, "")
        tone = _TONES.get(part, tone)
    return Word(root(fold(text)), letters + tone)


def _number(text: str) -> str:
    """`40.590` and `40,590` are 40590, `71,79` is 71.79, `06` is 6, `8th` is 8."""
    if not text.isdigit():
        if _GROUPED.fullmatch(text):
            return text.replace(".", "").replace(",", "")
        if rank := _RANK.fullmatch(text):
            text = rank[1]
    return (text.lstrip("0") or "0").replace(",", ".")


def root(key: str) -> str:
    """One key for two spellings (`kỹ`, `kĩ`; `-ise`, `-ize`), and English words without their plural.

    The plural is Harman's rule (“How effective is suffixing?”, JASIS 42, 1991, the S-stemmer), with
    the `-es` after a hiss. No Vietnamese syllable ends in s.
    """
    if _FINAL_Y.fullmatch(key):
        return key[:-1] + "i"
    if len(key) < 4 or not key.isascii():
        return key
    for pattern, instead in _ENGLISH:
        key = pattern.sub(instead, key, count=1)
    return key


def same_but_tone(one: str, other: str) -> bool:
    """Whether marks differ in tones alone."""
    return one.translate(_NO_TONES) == other.translate(_NO_TONES)


_NO_TONES = {ord(digit): None for digit in "12345"}
