"""The index as files: keys in order, cut into shards; texts in chunks; one list of them all.

A shard ends where a key's own checksum says so, so that a change moves no boundary but near it, and a shard
that did not change keeps its name, which is the hash of what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from zlib import crc32

LEAST = 4 << 10
USUAL = 4 << 10
MOST = 60 << 10
"""Bytes: no shard ends before ``LEAST``, then after about ``USUAL`` more, and before it passes ``MOST``."""

FOLDER = 128
"""So many documents stand in one list of chunks."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_LENGTH = 8


def name_of(data: bytes) -> str:
    """The name of a file with these bytes: 40 bits of their SHA-256 in small letters and digits."""
    number = int.from_bytes(sha256(data).digest()[:5], "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -5, -5))


@dataclass(slots=True)
class Files:
    """The files of one language's index by name, without the list of them."""

    made: dict[str, bytes] = field(default_factory=dict)

    def put(self, data: bytes) -> str:
        """Add a file; gives its name. Raises ValueError where another has it."""
        name = name_of(data)
        if self.made.setdefault(name, data) != data:
            raise ValueError(f"two files of the index are called {name}")
        return name


def cut(values: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Keys with their values, in order, as shards."""
    shard: list[tuple[str, str]] = []
    size = 0
    for key, value in values:
        more = len(key) + len(value) + 6
        ends = size >= LEAST and crc32(key.encode()) % USUAL < more
        if shard and (ends or size + more > MOST):
            yield shard
            shard, size = [], 0
        shard.append((key, value))
        size += more
    if shard:
        yield shard


def shard_of(values: Iterable[tuple[str, str]]) -> bytes:
    """A shard as JSON: nothing in keys and values needs to be escaped."""
    return "".join(['{"', '","'.join([f'{key}":"{value}' for key, value in values]), '"}']).encode()


def as_json(value: object) -> bytes:
    """JSON without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def listing(count: int, starts: Sequence[str], shards: Sequence[str], folders: Sequence[str]) -> bytes:
    """The list of an index's files: how many documents, the first key and the name of each shard, folders."""
    return as_json({"n": count, "k": list(starts), "f": list(shards), "d": list(folders)})


def folders_of(chunks: Sequence[str]) -> Iterator[bytes]:
    """Lists of the chunks that hold the documents' texts, in their order; "" for the same as before."""
    for start in range(0, len(chunks), FOLDER):
        some = chunks[start : start + FOLDER]
        yield as_json([name if i == 0 or name != some[i - 1] else "" for i, name in enumerate(some)])
