"""Vietnamese text: folding for search, slugs for addresses, and alphabetical order.

The alphabet and the order of the tones are those of the Unicode CLDR collation `vi` (standard)::

    &◌̀ << ◌̉ << ◌̃ << ◌́ << ◌̣    &a < ă < â    &d < đ    &e < ê    &o < ô < ơ    &u < ư

CLDR compares the letters of the whole text before any tone. Vietnamese dictionaries and lists of
names go syllable by syllable (`hà xã` before `há an`), and so do we; for one syllable both agree.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeAlias

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_TONE_RANK = {mark: rank for rank, mark in enumerate((_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT), start=1)}
_FORMING_MARKS = frozenset({_BREVE, _CIRCUMFLEX, _HORN})

# Added to a code point, so that whatever is foreign to Vietnamese comes after all that belongs to it.
_FOREIGN = 1_000

# Every Vietnamese letter is one character in NFC; the marks after a letter are for foreign ones.
_WORD_OR_NUMBER = re.compile(r"(\d+)|((?:[^\W\d_][\u0300-\u036f]*)+)")
_ASCII_WORD = re.compile(r"[a-z0-9]+")

Syllable: TypeAlias = tuple[int, tuple[int, ...], tuple[int, ...]]
"""`(0, (how many digits, *digits), ())` for a number, `(1, letters, tones)` for a syllable."""


class CollationKey(NamedTuple):
    """What `collation_key` gives. Compares like the tuple it is."""

    syllables: tuple[Syllable, ...]
    capitals: tuple[bool, ...]
    text: str


class NameKey(NamedTuple):
    """What `name_key` gives. Compares like the tuple it is."""

    given: tuple[Syllable, ...]
    family: tuple[Syllable, ...]
    middle: tuple[Syllable, ...]
    whole: CollationKey


def fold(text: str) -> str:
    """Return `text` for comparing without case, tones or marks: `Đỗ Mười` gives `do muoi`.

    NFC, full case folding, đ to d, then every non-spacing mark (category Mn) dropped. Folding
    twice is folding once, and NFC and NFD spellings fold alike. A script that must find what was
    folded here does the same: `normalize("NFD")`, `\\p{Mn}` removed, lower case, đ to d.
    """
    if text.isascii():
        return text.casefold()
    lowered = unicodedata.normalize("NFC", text).casefold().replace("đ", "d")
    bare = (char for char in unicodedata.normalize("NFD", lowered) if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", "".join(bare))


def slugify(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens: `142/QĐ-TTg` gives `142-qd-ttg`.

    What is neither a letter nor a digit separates words. The result is empty where `text` has
    nothing that folds to ASCII; the caller says what to do then.
    """
    return "-".join(_ASCII_WORD.findall(fold(text)))


@lru_cache(maxsize=8192)
def collation_key(text: str) -> CollationKey:
    """Return a tuple that sorts texts in Vietnamese alphabetical order.

    Syllable by syllable: the letters over the whole syllable first, then its tone (ngang, huyền,
    hỏi, ngã, sắc, nặng). A number stands before letters and counts by its value (Q2 before Q10).
    Only when all syllables agree do capitals count (small first, as in CLDR), and then the rest:
    punctuation, the place of the tone (`hòa`, `hoà`), leading zeros. Two texts have equal keys
    exactly when their NFC forms are equal.
    """
    nfc = unicodedata.normalize("NFC", text)
    return CollationKey(_syllables(nfc), tuple(char.isupper() for char in nfc if char.isalpha()), nfc)


def name_key(full_name: str) -> NameKey:
    """Return a tuple that sorts Vietnamese personal names: given name (last word), family (first), middle.

    This is how Vietnamese lists of people are ordered. A name of one word is a given name.
    """
    words = unicodedata.normalize("NFC", full_name).split()
    given, family, middle = words[-1:], words[:-1][:1], words[1:-1]
    return NameKey(
        _syllables(" ".join(given)),
        _syllables(" ".join(family)),
        _syllables(" ".join(middle)),
        collation_key(full_name),
    )


def _syllables(nfc: str) -> tuple[Syllable, ...]:
    found: list[Syllable] = []
    for match in _WORD_OR_NUMBER.finditer(nfc):
        digits, word = match.groups()
        found.append(_number(digits) if digits else _word(word))
    return tuple(found)


def _number(digits: str) -> Syllable:
    # Its length, then its digits: the order of the values, with no limit on how long a number may be.
    values = [unicodedata.decimal(digit) for digit in digits]
    while values and values[0] == 0:
        del values[0]
    return (0, (len(values), *values), ())


def _word(word: str) -> Syllable:
    letters: list[int] = []
    tones: list[int] = []
    for char in word:
        base, marks = _taken_apart(char)
        letters.extend(base)
        # Without its place in the word: `hòa` and `hoà` are one syllable in two spellings, and
        # CLDR's letter-by-letter comparison would put every `hoà` before `hỏa`, every `hòa` after `hoạ`.
        tones.extend(marks)
    return (1, tuple(letters), tuple(tones))


@lru_cache(maxsize=1024)
def _taken_apart(char: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the ranks of the letters in one NFC character, and those of its tones."""
    letters: list[str] = []
    tones: list[int] = []
    for part in unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).casefold()):
        formed = unicodedata.normalize("NFC", letters[-1] + part) if letters else ""
        if part in _FORMING_MARKS and formed in _LETTER_RANK:
            letters[-1] = formed
        elif unicodedata.combining(part):
            tones.append(_TONE_RANK.get(part, _FOREIGN + ord(part)))
        else:
            letters.append(part)
    return tuple(_LETTER_RANK.get(letter, _FOREIGN + ord(letter)) for letter in letters), tuple(tones)
