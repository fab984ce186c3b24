"""Which of the two languages a text is in, by the small words that every sentence has. Names do not count."""

from __future__ import annotations

import re

_VI = "của và các được trong là cho với đã về những này không có tại theo từ đến để khi trên phải hai một"
_EN = "the of and to in for was were is are on at by with that this from as be it has had have their its"
_WORDS = {"vi": frozenset(_VI.split()), "en": frozenset(_EN.split())}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, least: int = 2) -> str | None:
    """``vi`` or ``en``, or None where the text does not tell: names alone, both languages, too short.

    ``least`` is how many of the small words there must be.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    first, second = sorted(counts, key=lambda language: -counts[language])
    clear = counts[first] >= least and counts[first] > 3 * counts[second]
    return first if clear else None


def is_prose(text: str) -> bool:
    """Whether a text is more than names: two words or more, one of which begins with a small letter."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return len(words) >= 2 and any(word[0].islower() for word in words)
