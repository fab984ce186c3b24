"""The index of one language: the entries of all its documents, as files."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bulletin.search.entry import Entry
from bulletin.search.postings import encoded, joined, posting
from bulletin.search.shards import Files, cut, folders_of, listing, shard_of
from bulletin.search.vocabulary import Vocabulary

FACET = "#"
"""Before the key of what documents can be filtered by."""


@dataclass(frozen=True, slots=True)
class Index:
    """``list`` is what the client reads first, always under one address; ``files`` all else, by name."""

    list: bytes
    files: dict[str, bytes]


class Gathering:
    """The words of an index while its documents are added, in their order."""

    def __init__(self) -> None:
        self._count = 0
        self._vocabulary = Vocabulary()
        self._words, self._boosts = array("i"), array("d")
        self._lengths, self._documents = array("i"), array("i")
        self._facets: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, entry: Entry, facets: Iterable[str]) -> None:
        """Add the next document."""
        for boost, words in entry:
            self._words.extend(map(self._vocabulary.__getitem__, words))
            self._words.append(0)
            self._lengths.append(len(words) + 1)
            self._documents.append(self._count)
            self._boosts.append(boost)
        for facet in facets:
            self._facets[facet].append(posting(self._count, 1))
        self._count += 1

    def index(self, chunks: Sequence[str]) -> Index:
        """The index of all that was added; of each document the name of the chunk that shows it."""
        files = Files()
        starts, names = [], []
        for shard in cut(self._values()):
            starts.append(shard[0][0])
            names.append(files.put(shard_of(shard)))
        folders = [files.put(data) for data in folders_of(chunks)]
        return Index(listing(len(chunks), starts, names, folders), files.made)

    def _values(self) -> Iterator[tuple[str, str]]:
        """Every key with its postings, in order."""
        for facet in sorted(self._facets):
            yield f"{FACET}{facet}", encoded({"": self._facets[facet]})
        from bulletin.search.weighing import Stream, weighed  # only now NumPy is loaded

        known = self._vocabulary
        stream = Stream(self._words, self._lengths, self._documents, self._boosts)
        lines: dict[str, str] = {}
        for some in weighed(stream, known.so, known.digits, known.count):
            lines.update((known.line(first, second), signs) for first, second, signs in some.each)
        for key, found in groupby(sorted(lines), lambda line: line.partition("\t")[0]):
            by_marks = {line[len(key) + 1 :]: lines[line] for line in found}
            yield key, joined(by_marks)
