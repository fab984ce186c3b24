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

from bulletin.search.postings import BEFORE, KEPT, LAST, WEIGHTS
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

    ``second`` is 0 for a word by itself. ``keys`` are the places where the next key begins, ``met`` how many
    postings the key had before some were left out, 0 where none was. The postings of a line stand in
    ``signs`` from its place in ``starts`` to that in ``ends``.
    """

    first: list[int]
    second: list[int]
    keys: list[int]
    met: list[int]
    starts: list[int]
    ends: list[int]
    signs: str


def weighed(
    stream: Stream, words: Ordered, pairs: bool, slice: int = _SLICE, kept: int = KEPT
) -> Iterator[Lines]:
    """Every word with its postings, at most ``kept`` of a key's; with ``pairs``, every pair instead.

    Where “số” stands before a number, what is before and behind it is a pair as well. All places of some
    words are taken at a time, ``slice`` of them or a 64th of all: taken at once, they would need ten times
    the memory of the stream.
    """
    text, segments = np.asarray(stream.words), np.asarray(stream.segments)
    for at in _parted(text, words, slice):
        first, segment = text[at], segments[at]
        if not pairs:
            yield _lines(stream, words, first, np.zeros_like(first), segment, kept)
            continue
        second, third = text[at + 1], text[np.minimum(at + 2, len(text) - 1)]
        follows, apart = second > 0, words.so[second] & words.digits[third]
        yield _lines(
            stream,
            words,
            np.concatenate((first[follows], first[apart])),
            np.concatenate((second[follows], third[apart])),
            np.concatenate((segment[follows], segment[apart])),
            kept,
        )


def _parted(text: NDArray[np.int32], words: Ordered, slice: int) -> Iterator[NDArray[np.int32]]:
    """The places of words in the text, in parts, which are in the order of the keys; all of a key in one."""
    part = _parts(text, words, slice)
    last = part.max(initial=0, where=part < _BREAK)
    for first in range(0, int(last) + 1 if len(text) else 0, _AT_ONCE):
        some = np.flatnonzero((part >= first) & (part < min(first + _AT_ONCE, _BREAK))).astype(np.int32)
        own = part[some]
        some = some[np.argsort(own, kind="stable")]
        yield from np.split(some, np.cumsum(np.bincount(own - first))[:-1])


_BREAK = 255
_AT_ONCE = 8
"""So many parts are looked for at a time: as many again would need as much memory as the text."""


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
    found = np.empty(len(text), np.uint8)
    start = 0
    for some in blocks(text):
        found[start : start + len(some)] = small[some]
        start += len(some)
    return found


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
    kept: int,
) -> Lines:
    """Of words or pairs as often as they were met, and the segments they were met in."""
    every = len(words.words)
    keys, documents, weights = _summed(stream, first.astype(np.int64) * every + second, segments)
    order, changed = _by_keys(keys, words)
    counts = np.diff(_starts(keys), append=len(keys))
    met = np.diff(np.append(0, np.cumsum(counts[order]))[np.append(changed, len(order))])
    if met.max(initial=0) > kept:
        heavy = _heaviest(counts, order, changed, documents, weights, kept)
        keys, documents, weights = keys[heavy], documents[heavy], weights[heavy]
        order, changed = _by_keys(keys, words)
    new = _starts(keys)
    starts, ends, signs = _written(new, documents, weights)
    one, other = np.divmod(keys[new[order]], every)
    return Lines(
        one.tolist(),
        other.tolist(),
        changed.tolist(),
        np.where(met > kept, met, 0).tolist(),
        starts[order].tolist(),
        ends[order].tolist(),
        signs,
    )


def _summed(stream: Stream, keys: Numbers, segments: NDArray[np.int32]) -> tuple[Numbers, Numbers, Numbers]:
    """The postings of words or pairs: of which, the document, the weight; in the order of both."""
    fields = len(stream.documents)
    places = keys * (2 * fields) + segments
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
    return keys[new], documents[new], np.clip(np.rint(weights), 1, HEAVIEST).astype(np.int64)


def _by_keys(keys: Numbers, words: Ordered) -> tuple[Numbers, Numbers]:
    """The order of lines by their keys and among these by their marks; where in it the next key begins."""
    one, other = np.divmod(keys[_starts(keys)], len(words.words))
    order = np.lexsort((words.marks[other], words.marks[one], words.keys[other], words.keys[one]))
    changed = _changes(words.keys[one[order]]) | _changes(words.keys[other[order]])
    return order, np.flatnonzero(changed)


def _heaviest(
    counts: Numbers, order: Numbers, changed: Numbers, documents: Numbers, weights: Numbers, kept: int
) -> NDArray[np.bool_]:
    """Which postings stay: of a key that has too many the weightiest, of these the newest.

    ``counts`` has how many there are in each line.
    """
    key = np.zeros(len(order), np.int64)
    key[order[changed[1:]]] = 1
    key[order] = np.cumsum(key[order])
    of = np.repeat(key, counts)
    met = np.bincount(of)
    at = np.flatnonzero(met[of] > kept)
    rank = weights[at] << 32 | documents[at]
    by = np.lexsort((rank, of[at]))
    many = met[met > kept]
    least = rank[by][np.cumsum(many) - kept]
    heavy = np.ones(len(of), bool)
    heavy[at[by]] = rank[by] >= np.repeat(least, many)
    return heavy


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
