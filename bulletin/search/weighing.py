"""All words of an index's documents at once: counted, weighed, and written as postings.

There are a thousand of them in a document and millions in a site, so this is done with whole arrays, by
NumPy. Numbers are whole, or added up in the order of the fields: they are the same on every machine.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bulletin.search.postings import BEFORE, LAST, WEIGHTS
from bulletin.search.words import Word

Numbers = NDArray[np.int64]

HEAVIEST = 26

_SLICE = 1 << 14
_PARTS = 64
_BLOCK = 1 << 15

_OFTEN = np.array((0.0, 1.0, 1.5, 2.0, 2.0, 2.5, 2.5, 2.5, 2.5, 3.0))
"""How much more a word counts that stands in a field once, twice …, nine times or oftener."""

_NUMBER = {"so", "number", "no"}


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of all documents as numbers from 1 on, with 0 between words that do not follow each other
    and last.

    Each is of a segment. Two belong to a field: the field's own words, and those that count half.
    ``documents`` are those the fields belong to, in their order, ``boosts`` what a word in them counts for.
    """

    words: array[int] = field(default_factory=lambda: array("i"))
    segments: array[int] = field(default_factory=lambda: array("i"))
    documents: array[int] = field(default_factory=lambda: array("i"))
    boosts: array[float] = field(default_factory=lambda: array("d"))


@dataclass(frozen=True)
class Ordered:
    """All words of a stream in their order, the break's first; their numbers are their places in it."""

    words: Sequence[Word]

    @cached_property
    def keys(self) -> Numbers:
        """The place of each word's key among all keys."""
        new = [one.key != other.key for one, other in pairwise(self.words)]
        return np.cumsum([False, *new])

    @cached_property
    def marks(self) -> Numbers:
        """The place of each word's marks among all marks."""
        places = {marks: place for place, marks in enumerate(sorted({word.marks for word in self.words}))}
        return np.array([places[word.marks] for word in self.words], np.int64)

    @cached_property
    def so(self) -> NDArray[np.bool_]:
        """Which words are “số” and its like."""
        return np.array([word.key in _NUMBER for word in self.words])

    @cached_property
    def digits(self) -> NDArray[np.bool_]:
        """Which words are numbers."""
        return np.array([word.key[:1].isdigit() for word in self.words])


@dataclass(frozen=True, slots=True)
class Lines:
    """Words, or pairs of words, by their keys and among these by their marks.

    ``second`` is 0 for a word by itself. ``keys`` are the places where the next key begins. The postings of
    a line stand in ``signs`` from its place in ``starts`` to that in ``ends``.
    """

    first: list[int]
    second: list[int]
    keys: list[int]
    starts: list[int]
    ends: list[int]
    signs: str


def weighed(stream: Stream, words: Ordered, pairs: bool, slice: int = _SLICE) -> Iterator[Lines]:
    """Every word with its postings; with ``pairs``, every pair instead.

    Where “số” stands before a number, what is before and behind it is a pair as well. All places of some
    words are taken at a time, ``slice`` of them or a 64th of all: taken at once, they would need ten times
    the memory of the stream.
    """
    text, segments = np.asarray(stream.words), np.asarray(stream.segments)
    if not len(text):
        return
    part = _parts(text, words, slice)
    for number in range(part.max(initial=0, where=part < _BREAK) + 1):
        at = np.flatnonzero(part == number)
        first, segment = text[at], segments[at]
        if not pairs:
            yield _lines(stream, words, first, np.zeros_like(first), segment)
            continue
        second, third = text[at + 1], text[np.minimum(at + 2, len(text) - 1)]
        follows, apart = second > 0, words.so[second] & words.digits[third]
        yield _lines(
            stream,
            words,
            np.concatenate((first[follows], first[apart])),
            np.concatenate((second[follows], third[apart])),
            np.concatenate((segment[follows], segment[apart])),
        )


_BREAK = 255


def _parts(text: NDArray[np.int32], words: Ordered, slice: int) -> NDArray[np.uint8]:
    """Which part each place of the text belongs to; all words of a key belong to one."""
    counts = np.zeros(len(words.words), np.int64)
    for some in blocks(text):
        counts += np.bincount(some, minlength=len(counts))
    counts[0] = 0
    before = np.cumsum(counts) - counts
    part = before[_starts(words.keys)][words.keys] // max(slice, len(text) // _PARTS)
    part[0] = _BREAK
    small = part.astype(np.uint8)
    return np.concatenate([small[some] for some in blocks(text)])


def blocks(numbers: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    """Views of an array, a part at a time: NumPy widens what it counts or takes places from to 64 bits."""
    for start in range(0, len(numbers), _BLOCK):
        yield numbers[start : start + _BLOCK]


def _lines(
    stream: Stream,
    words: Ordered,
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    segments: NDArray[np.int32],
) -> Lines:
    """Of words or pairs as often as they were met, and the segments they were met in."""
    every, fields = len(words.words), len(stream.documents)
    places = (first.astype(np.int64) * every + second) * (2 * fields) + segments
    places.sort()
    new = _starts(places)
    counts = np.minimum(np.diff(new, append=len(places)), 9)
    keys, at = np.divmod(places[new], 2 * fields)
    values = _OFTEN[counts] * np.asarray(stream.boosts)[at >> 1]
    values[at & 1 == 1] /= 2
    documents = np.asarray(stream.documents)[at >> 1].astype(np.int64)
    new = np.flatnonzero(_changes(keys) | _changes(documents))
    group = np.zeros(len(keys), np.int64)
    group[new[1:]] = 1
    sums = np.bincount(np.cumsum(group), weights=values)
    weights = np.where(sums <= 10, sums, 10 + (sums - 10) * 0.4)
    weights = np.clip(np.rint(weights), 1, HEAVIEST).astype(np.int64)
    keys, documents = keys[new], documents[new]
    new = _starts(keys)
    starts, ends, signs = _written(new, documents, weights)
    one, other = np.divmod(keys[new], every)
    order = np.lexsort((words.marks[other], words.marks[one], words.keys[other], words.keys[one]))
    one, other = one[order], other[order]
    changed = np.flatnonzero(_changes(words.keys[one]) | _changes(words.keys[other]))
    starts, ends = starts[order].tolist(), ends[order].tolist()
    return Lines(one.tolist(), other.tolist(), changed.tolist(), starts, ends, signs)


def _changes(numbers: Numbers) -> NDArray[np.bool_]:
    """Where a number is another than the one before it, and at the first."""
    found = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def _starts(numbers: Numbers) -> Numbers:
    return np.flatnonzero(_changes(numbers))


def _written(first: Numbers, documents: Numbers, weights: Numbers) -> tuple[Numbers, Numbers, str]:
    """Where the postings of each line start and end, and all of them as `postings.encoded` writes them.

    ``first`` are the first postings of the lines.
    """
    gaps = np.diff(documents, prepend=-1) - 1
    gaps[first] = documents[first]
    sizes = 1 + (weights > 1) + sum(gaps >= 1 << bits for bits in (5, 10, 15, 20, 25))
    ends = np.cumsum(sizes)
    signs = np.empty(ends[-1] if len(ends) else 0, np.uint8)
    heavy = np.flatnonzero(weights > 1)
    signs[ends[heavy] - 1] = _codes(WEIGHTS)[weights[heavy]]
    at = ends - sizes
    starts = at[first]
    before, left = _codes(BEFORE), np.flatnonzero(gaps >= 32)
    while len(left):
        signs[at[left]] = before[gaps[left] & 31]
        at[left] += 1
        gaps[left] >>= 5
        left = left[gaps[left] >= 32]
    signs[at] = _codes(LAST)[gaps]
    return starts, np.append(starts[1:], len(signs)), signs.tobytes().decode("ascii")


def _codes(signs: Sequence[str]) -> NDArray[np.uint8]:
    return np.array([ord(sign) if sign else 0 for sign in signs], np.uint8)
