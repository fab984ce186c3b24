"""Reads an index from its files, as the client does."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from bulletin.search.postings import Postings, decoded
from bulletin.search.shards import FOLDER

WIDEST = 8
"""In so many shards words are looked for that begin alike."""


class Reader:
    """``read`` gives the bytes of a file of the index by its name, and of the list by ""."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._known: dict[str, Any] = {}
        listed = self._file("")
        self.count: int = listed["n"]
        self._starts: list[str] = listed["k"]
        self._shards: list[list[str] | str] = listed["f"]
        self._folders: list[str] = listed["d"]

    def _file(self, name: str) -> Any:
        if name not in self._known:
            self._known[name] = json.loads(self._read(name))
        return self._known[name]

    def postings(self, key: str) -> tuple[int, Postings] | None:
        """How many documents have a key, and which; None where no document has it."""
        value = self._shard(bisect_right(self._starts, key) - 1).get(key)
        return decoded(value) if value is not None else None

    def _shard(self, place: int) -> dict[str, str]:
        names = self._shards[place // FOLDER]
        if isinstance(names, str):
            names = self._file(names)
        shard: dict[str, str] = self._file(names[place % FOLDER])
        return shard

    def beginning(self, start: str) -> Iterator[tuple[str, tuple[int, Postings]]]:
        """The keys that begin so, in their order, from `WIDEST` shards at most."""
        place = bisect_right(self._starts, start) - 1
        for shard, first in enumerate(self._starts[place : place + WIDEST], place):
            if first > start and not first.startswith(start):
                return
            for key, value in self._shard(shard).items():
                if key.startswith(start):
                    yield key, decoded(value)

    def record(self, document: int) -> dict[str, Any]:
        """What a hit shows of a document."""
        folder = self._file(self._folders[document // FOLDER])
        place = first = document % FOLDER
        while not folder[first]:
            first -= 1
        found: dict[str, Any] = self._file(folder[first])[place - first]
        return found
