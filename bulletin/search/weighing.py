"""All words of an index's documents at once: counted, weighed, and written as postings.

There are a thousand of them in a document and millions in a site, so this is done with whole arrays, by
NumPy. Numbers are whole, or added up in the order of the fields: they are the same on every machine.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bulletin.search.postings import BEFORE, LAST, WEIGHTS

Numbers = NDArray[np.int64]

HEAVIEST = 26

_SLICE = 1 << 16

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
    """Some of the words and pairs, in the order of their numbers.

    ``second`` is 0 for a word by itself. Their postings as text stand in ``signs`` one after the other, each
    from its place in ``starts`` to the next.
    """

    first: list[int]
    second: list[int]
    starts: list[int]
    signs: str

    @property
    def each(self) -> Iterator[tuple[int, int, str]]:
        """First and second word, and the postings."""
        return (
            (one, other, self.signs[start:end])
            for one, other, (start, end) in zip(self.first, self.second, pairwise(self.starts), strict=True)
        )


def weighed(
    stream: Stream, so: Sequence[int], digits: Sequence[int], words: int, slice: int = _SLICE
) -> Iterator[Lines]:
    """Every word and pair with its postings. Where one of ``so`` stands before one of ``digits``, what is
    before and behind it is a pair as well.

    ``words`` is above every number. All places of some words are taken at a time, ``slice`` of them or a
    64th of all: taken at once, they would need ten times the memory of the stream.
    """
    text = np.concatenate((np.frombuffer(stream.words, np.int32), np.zeros(2, np.int32)))
    segments = np.repeat(
        np.arange(len(stream.lengths), dtype=np.int32), np.frombuffer(stream.lengths, np.int32)
    )
    is_so, is_digit = np.zeros(words, bool), np.zeros(words, bool)
    is_so[list(so)] = is_digit[list(digits)] = True
    slice = max(slice, len(text) >> 6)
    ends = np.cumsum(np.bincount(text, minlength=words)[1:])
    low = 1
    while low < words:
        done = ends[low - 2] if low > 1 else 0
        high = max(low + 1, int(np.searchsorted(ends, done + slice, side="right")) + 1)
        at = np.flatnonzero((text >= low) & (text < high))
        first, second, third = (text[at + n].astype(np.int64) for n in range(3))
        pairs, apart = second > 0, is_so[second] & is_digit[third]
        keys = (first, np.zeros_like(first)), (first[pairs], second[pairs]), (first[apart], third[apart])
        segment = segments[at]
        yield _lines(
            stream,
            np.concatenate([one * words + other for one, other in keys]),
            np.concatenate((segment, segment[pairs], segment[apart])),
            words,
        )
        low = high


def _lines(stream: Stream, keys: Numbers, segments: NDArray[np.int32], words: int) -> Lines:
    """Of keys as often as they were met, and the segments they were met in."""
    places = keys * len(stream.lengths) + segments
    places.sort()
    first = _starts(places)
    counts = np.minimum(np.diff(first, append=len(places)), 9)
    keys, at = np.divmod(places[first], len(stream.lengths))
    values = _OFTEN[counts] * np.frombuffer(stream.boosts)[at]
    documents = np.frombuffer(stream.documents, np.int32)[at].astype(np.int64)
    first = np.flatnonzero(_changes(keys) | _changes(documents))
    group = np.zeros(len(keys), np.int64)
    group[first[1:]] = 1
    sums = np.bincount(np.cumsum(group), weights=values)
    keys, documents = keys[first], documents[first]
    weights = np.where(sums <= 10, sums, 10 + (sums - 10) * 0.4)
    return _written(keys, documents, np.clip(np.rint(weights), 1, HEAVIEST).astype(np.int64), words)


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
    return Lines(one.tolist(), other.tolist(), [*starts, len(signs)], signs.tobytes().decode("ascii"))


def _codes(signs: Sequence[str]) -> NDArray[np.uint8]:
    return np.array([ord(sign) if sign else 0 for sign in signs], np.uint8)
