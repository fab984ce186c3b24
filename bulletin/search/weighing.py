"""All words of an index's documents at once: counted, weighed, and written as postings.

There are a thousand of them in a document and millions in a site, so this is done with whole arrays, by
NumPy. Numbers are whole, or added up in the order of the fields: they are the same on every machine.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bulletin.search.postings import BEFORE, LAST, WEIGHTS

Numbers = NDArray[np.int64]

HEAVIEST = 26

_OFTEN = np.array((0.0, 1.0, 1.5, 2.0, 2.0, 2.5, 2.5, 2.5, 2.5, 3.0))
"""How much more a word counts that stands in a field once, twice …, nine times or oftener."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of all documents as numbers from 1 on, with 0 between words that do not follow each other.

    They come in segments, a field of a document each and 0 last: ``lengths`` of them, the ``documents`` they
    belong to, in their order, and the ``boosts``, what a word in them counts for.
    """

    words: array[int]
    lengths: array[int]
    documents: array[int]
    boosts: array[float]


@dataclass(frozen=True, slots=True)
class Lines:
    """Every word and pair that was met, in the order of their numbers.

    ``first`` and ``second`` word of each pair; ``first`` is 0 for a word by itself. Its postings begin at
    ``places`` among all ``postings``, and at ``starts`` among the ``signs`` that are they as text.
    """

    first: list[int]
    second: list[int]
    places: list[int]
    starts: list[int]
    postings: Numbers
    signs: str


def weighed(stream: Stream, so: Sequence[int], digits: Sequence[int], words: int) -> Lines:
    """Every word and pair with its postings, in the order of their numbers.

    Where one of ``so`` stands before one of ``digits``, what is before and behind it is a pair as well.
    ``words`` is above every number.
    """
    keys, segments = _met(stream, so, digits, words)
    places = keys * len(stream.lengths) + segments
    del keys, segments
    places.sort()
    first = _starts(places)
    counts = np.minimum(np.diff(first, append=len(places)), 9)
    places = places[first]
    keys, segments = np.divmod(places, len(stream.lengths))
    values = _OFTEN[counts] * np.frombuffer(stream.boosts)[segments]
    documents = np.frombuffer(stream.documents, np.int32)[segments].astype(np.int64)
    first = np.flatnonzero(_changes(keys) | _changes(documents))
    group = np.zeros(len(keys), np.int64)
    group[first[1:]] = 1
    sums = np.bincount(np.cumsum(group), weights=values)
    keys, documents = keys[first], documents[first]
    weights = np.where(sums <= 10, sums, 10 + (sums - 10) * 0.4)
    return _written(keys, documents, np.clip(np.rint(weights), 1, HEAVIEST).astype(np.int64), words)


def _met(stream: Stream, so: Sequence[int], digits: Sequence[int], words: int) -> tuple[Numbers, Numbers]:
    """Every word and every pair as one number, each time it is met, and its segment."""
    text = np.frombuffer(stream.words, np.int32).astype(np.int64)
    segment = np.repeat(np.arange(len(stream.lengths)), np.frombuffer(stream.lengths, np.int32))
    here = text > 0
    pairs = here[:-1] & here[1:]
    is_so, is_digit = np.zeros(words, bool), np.zeros(words, bool)
    is_so[list(so)] = is_digit[list(digits)] = True
    apart = pairs[:-1] & is_so[text[1:-1]] & is_digit[text[2:]]
    keys = (text[here], (text[:-1] * words + text[1:])[pairs], (text[:-2] * words + text[2:])[apart])
    segments = (segment[here], segment[:-1][pairs], segment[:-2][apart])
    return np.concatenate(keys), np.concatenate(segments)


def _changes(numbers: Numbers) -> NDArray[np.bool_]:
    """Where a number is another than the one before it, and at the first."""
    found = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def _starts(numbers: Numbers) -> Numbers:
    return np.flatnonzero(_changes(numbers))


def _written(keys: Numbers, documents: Numbers, weights: Numbers, words: int) -> Lines:
    """The postings of each key, as `postings.encoded` writes them."""
    first = _starts(keys)
    gaps = np.diff(documents, prepend=-1) - 1
    gaps[first] = documents[first]
    sizes = 1 + (weights > 1) + sum(gaps >= 1 << bits for bits in (5, 10, 15, 20, 25))
    ends = np.cumsum(sizes)
    signs = np.empty(ends[-1] if len(ends) else 0, np.uint8)
    heavy = np.flatnonzero(weights > 1)
    signs[ends[heavy] - 1] = _codes(WEIGHTS)[weights[heavy]]
    at = ends - sizes
    starts = at[first].tolist()
    before, left = _codes(BEFORE), np.flatnonzero(gaps >= 32)
    while len(left):
        signs[at[left]] = before[gaps[left] & 31]
        at[left] += 1
        gaps[left] >>= 5
        left = left[gaps[left] >= 32]
    signs[at] = _codes(LAST)[gaps]
    one, other = np.divmod(keys[first], words)
    places = [*first.tolist(), len(keys)]
    postings, text = documents << 5 | weights, signs.tobytes().decode("ascii")
    return Lines(one.tolist(), other.tolist(), places, [*starts, len(text)], postings, text)


def _codes(signs: Sequence[str]) -> NDArray[np.uint8]:
    return np.array([ord(sign) if sign else 0 for sign in signs], np.uint8)
