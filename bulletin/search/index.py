"""The index of one language: the entries of all its documents, as files."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bulletin.search.entry import Entry
from bulletin.search.postings import encoded, posting
from bulletin.search.shards import Files, as_json, cut, folders_of, listing

FACET = "#"
"""Before the key of what documents can be filtered by."""


@dataclass(frozen=True, slots=True)
class Index:
    """``list`` is what the client reads first, always under one address; ``files`` all else, by name."""

    list: bytes
    files: dict[str, bytes]


def index(entries: Iterable[Entry], facets: Sequence[Sequence[str]], chunks: Sequence[str]) -> Index:
    """The index of documents in their order: each with its entry, its facets, the name of its chunk."""
    files = Files()
    starts, names = [], []
    for shard in cut(_values(entries, facets)):
        starts.append(shard[0][0])
        names.append(files.put(as_json(dict(shard))))
    folders = [files.put(data) for data in folders_of(chunks)]
    return Index(listing(len(chunks), starts, names, folders), files.made)


def _values(entries: Iterable[Entry], facets: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Every key with its postings, in order."""
    lines: dict[str, array[int]] = {}
    for number, entry in enumerate(entries):
        for weight, keys in entry.items():
            one = posting(number, weight)
            for key in keys:
                try:
                    lines[key].append(one)
                except KeyError:
                    lines[key] = array("L", (one,))
    for number, some in enumerate(facets):
        for facet in some:
            lines.setdefault(f"{FACET}{facet}\t", array("L")).append(posting(number, 1))
    for key, group in groupby(sorted(lines), lambda line: line.partition("\t")[0]):
        yield key, encoded({line[len(key) + 1 :]: lines[line] for line in group})
