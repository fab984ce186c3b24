"""The index of one language: the entries of all its documents, as files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from bulletin.search.aliases import Aliases
from bulletin.search.entry import Field
from bulletin.search.keys import FACET, PAIR
from bulletin.search.postings import encoded, posting
from bulletin.search.shards import FOLDER, LISTED, Keyed, as_json, between, cut, folders_of, listing, shard_of
from bulletin.search.spotting import Spotter, Words, picked
from bulletin.search.vocabulary import Pieces, Vocabulary
from bulletin.search.weighing import Lines, Ordered, Stream, blocks, weighed
from bulletin.search.words import word

_MANY = 1 << 15
"""So many pieces of text are turned into words at a time: enough to be quick, too few to need much memory."""


class Gathering:
    """The words of an index while its documents are added, in their order."""

    def __init__(self, known: Aliases) -> None:
        self._count = 0
        self._vocabulary = Vocabulary()
        self._pieces = Pieces(self._vocabulary)
        self._spotter = Spotter(known, self._vocabulary)
        self._met: list[int] = []  # the pieces of fields whose words are not in the stream yet
        self._lengths: list[int] = []  # and how many each of these fields has
        self._stream = Stream()
        self._facets: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, fields: Iterable[Field], facets: Iterable[str]) -> None:
        """Add the next document."""
        for boost, text in fields:
            pieces = text.split()
            self._met.extend(map(self._pieces.__getitem__, pieces))
            self._met.append(0)
            self._lengths.append(len(pieces) + 1)
            self._stream.documents.append(self._count)
            self._stream.boosts.append(boost)
        for facet in facets:
            self._facets[facet].append(posting(self._count, 1))
        self._count += 1
        if len(self._met) >= _MANY:
            self._into_words()

    def _into_words(self) -> None:
        """Put into the stream what was met: words, what means the same, and words run together."""
        first = len(self._stream.documents) - len(self._lengths)
        met = np.array(self._met, np.int32)
        fields = np.repeat(np.arange(first, first + len(self._lengths), dtype=np.int32), self._lengths)
        self._met, self._lengths = [], []
        if not len(met):
            return
        own, counts = picked(self._pieces.words, met)
        segments = np.repeat(2 * fields, counts)
        self._put(own, segments)
        places, ends = self._spotter.found_in(own)
        aside, counts = picked(self._spotter.others, ends)
        self._put(aside, np.repeat(segments[places] + 1, counts))
        together, counts = picked(self._pieces.joined, met)
        self._put(together, np.repeat(2 * fields, counts))
        self._put(np.zeros(1, np.int32), np.zeros(1, np.int32))

    def _put(self, words: Words, segments: Words) -> None:
        self._stream.words.frombytes(words.tobytes())
        self._stream.segments.frombytes(segments.tobytes())

    def index(self, chunks: Sequence[str], put: Callable[[bytes], str]) -> bytes:
        """Give all files of what was added to ``put``, which names them; gives back their list. Called once.

        Of each document the name of the chunk that shows it is in ``chunks``.
        """
        starts, names, last = list[str](), list[str](), ""
        for shard in cut(self._values()):
            starts.append(between(last, shard.keys[0]) if starts else "")
            names.append(put(shard_of(shard)))
            last = shard.keys[-1] if shard.keys else ""
        shards = [names[place : place + FOLDER] for place in range(0, len(names), FOLDER)]
        listed = shards if len(names) <= LISTED else [put(as_json(some)) for some in shards]
        return listing(len(chunks), starts, listed, [put(data) for data in folders_of(chunks)])

    def _values(self) -> Iterator[Keyed]:
        """Every key with its postings, in order."""
        self._into_words()
        facets = sorted(self._facets)
        yield Keyed(
            [f"{FACET}{facet}" for facet in facets],
            [encoded({"": self._facets[facet]}) for facet in facets],
        )
        words = self._ordered()
        del self._pieces, self._spotter, self._vocabulary  # nothing can be added any more
        word.cache_clear()
        after = Keyed([], [])  # keys that stand behind all pairs
        for lines in weighed(self._stream, words, pairs=False):
            some = _keyed(lines, words)
            border = next((n for n, key in enumerate(some.keys) if key > PAIR), len(some.keys))
            yield Keyed(some.keys[:border], some.values[:border])
            after.keys.extend(some.keys[border:])
            after.values.extend(some.values[border:])
        for lines in weighed(self._stream, words, pairs=True):
            yield _keyed(lines, words)
        yield after

    def _ordered(self) -> Ordered:
        """All words in their order, which the stream has the numbers of from now on."""
        words = sorted(self._vocabulary)
        place = np.empty(len(words), np.int32)
        place[[self._vocabulary[word] for word in words]] = np.arange(len(words), dtype=np.int32)
        for some in blocks(np.asarray(self._stream.words)):
            some[:] = place[some]
        return Ordered(words)


def _keyed(lines: Lines, words: Ordered) -> Keyed:
    """The key of each line, and its value."""
    first = [words.words[number] for number in lines.first]
    second = [words.words[number] for number in lines.second]
    postings = [lines.signs[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]
    if any(lines.second):
        keys = [f"{PAIR}{first[n].key} {second[n].key}" for n in lines.keys]
        marks = [f"{a} {b}" if a or b else "" for (_, a), (_, b) in zip(first, second, strict=True)]
    else:
        keys = [first[n].key for n in lines.keys]
        marks = [word.marks for word in first]
    signs = [f"!{marks}!{some}" for marks, some in zip(marks, postings, strict=True)]
    values = []
    for start, end, met in zip(lines.keys, [*lines.keys[1:], len(signs)], lines.met, strict=False):
        value = signs[start] if end == start + 1 else "".join(signs[start:end])
        values.append(f"{met}{value}" if met else value)
    return Keyed(keys, values)
