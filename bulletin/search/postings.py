"""Postings as text: which documents have a key, with which marks, how weighty.

`count!marks!postings!marks!postings …`; the count of all documents stands there only where some are left out.
Postings are in the order of the documents: the gap to the one before in base 32, lowest digit first, the last
digit one of the first 32 signs, those before it of the second 32; then the weight, one of the rest, where it
is not 1. The signs are ASCII from # to ~, without the backslash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_SIGNS = [chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\"]
_PLACE = {sign: place for place, sign in enumerate(_SIGNS)}
LAST, BEFORE = _SIGNS[:32], _SIGNS[32:64]
WEIGHTS = ["", "", *_SIGNS[64:]]
"""By weight: 1 needs no sign."""

KEPT = 2048
"""Of the documents that have a key, how many stay in the index: the weightiest, of these the newest."""

Postings = Mapping[str, list[tuple[int, int]]]
"""By marks, the documents in their order, each with its weight."""


def posting(document: int, weight: int) -> int:
    """A document with a weight as one number; they sort as the documents do."""
    return document << 5 | weight


def _gap(number: int) -> str:
    signs = ""
    while number >= 32:
        signs += BEFORE[number & 31]
        number >>= 5
    return signs + LAST[number]


def encoded(postings: Mapping[str, Sequence[int]]) -> str:
    """The value of a key: by marks, what `posting` gave for its documents, in their order."""
    count, lead = sum(map(len, postings.values())), ""
    if count > KEPT:
        lead, postings = str(count), _weightiest(postings)
    return lead + "".join([f"!{marks}!{_listed(found)}" for marks, found in postings.items() if found])


def _listed(found: Iterable[int]) -> str:
    signs, before = [], -1
    for one in found:
        document = one >> 5
        signs.append(_gap(document - before - 1) + WEIGHTS[one & 31])
        before = document
    return "".join(signs)


def _weightiest(postings: Mapping[str, Sequence[int]]) -> Mapping[str, Sequence[int]]:
    ranked = sorted((-(one & 31), -(one >> 5)) for found in postings.values() for one in found)
    least = ranked[KEPT - 1]
    return {
        marks: [one for one in found if (-(one & 31), -(one >> 5)) <= least]
        for marks, found in postings.items()
    }


def decoded(value: str) -> tuple[int, Postings]:
    """How many documents have a key, and the postings that `encoded` wrote."""
    lead, *parts = value.split("!")
    postings = {marks: _read(signs) for marks, signs in zip(parts[::2], parts[1::2], strict=True)}
    return int(lead) if lead else sum(map(len, postings.values())), postings


def _read(signs: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    document, gap, shift = -1, 0, 0
    for sign in signs:
        place = _PLACE[sign]
        if place >= 64:
            found[-1] = (document, place - 62)
        elif place >= 32:
            gap |= (place - 32) << shift
            shift += 5
        else:
            document += (gap | place << shift) + 1
            found.append((document, 1))
            gap = shift = 0
    return found
