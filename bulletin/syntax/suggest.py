"""“Did you mean”: the nearest known word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from bulletin.i18n.vietnamese import fold


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, marks and case aside, or None where none is near."""
    folded = {fold(k): k for k in known}
    found = get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


_NUMBER = re.compile(r"\d+")
_LEAST = 3  # digits of a number in which a slip still points at one document


def nearest_mark(mark: str, known: Iterable[str]) -> str | None:
    """The known legal document that a mark may be a slip for, or None.

    Marks are short and alike: 06/QĐ-TTg is no guess at 02/CT-TTg. Either the number is the same and the rest
    near, or the rest is the same and the number has one slip of the finger.
    """
    return nearest(mark, [one for one in known if _may_be(mark, one)])


def _may_be(mark: str, other: str) -> bool:
    number, rest = _parts(mark)
    other_number, other_rest = _parts(other)
    if number == other_number:
        return SequenceMatcher(None, rest, other_rest).ratio() >= 0.6
    return rest == other_rest and _one_slip(number, other_number)


def _parts(mark: str) -> tuple[str, str]:
    folded = fold(mark)
    number = _NUMBER.match(folded)
    return (number.group(), folded[number.end() :]) if number else ("", folded)


def _one_slip(one: str, other: str) -> bool:
    """Whether a digit was left out, added or exchanged, or two have changed places."""
    if max(len(one), len(other)) < _LEAST:
        return False
    if len(one) == len(other):
        apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other)
        return len(apart) == 1 or swapped
    shorter, longer = sorted((one, other), key=len)
    return any(shorter == longer[:i] + longer[i + 1 :] for i in range(len(longer)))
