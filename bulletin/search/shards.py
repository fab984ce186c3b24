"""The index as files: keys in order, cut into shards; texts in chunks; one list of them all.

A shard ends where a key's own checksum says so, so that a change moves no boundary but near it, and a shard
that did not change keeps its name, which is the hash of what is in it.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

LEAST = 4 << 10
USUAL = 4 << 10
MOST = 60 << 10
"""Bytes: no shard ends before ``LEAST``, then after about ``USUAL`` more, and before it passes ``MOST``."""

FOLDER = 64
"""So many documents stand in one list of chunks, and so many shards in one list of shards."""

LISTED = 1024
"""An index of so many shards at most lists them itself: one more list costs a query more than their names."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_LENGTH = 8


def name_of(digest: bytes) -> str:
    """The name of a file with this SHA-256: 40 bits of it in small letters and digits."""
    number = int.from_bytes(digest[:5], "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -5, -5))


@dataclass(frozen=True, slots=True)
class Keyed:
    """Keys in order, and the value of each."""

    keys: list[str]
    values: list[str]


def cut(values: Iterable[Keyed]) -> Iterator[Keyed]:
    """Keys with their values, which come in some parts and in order, as shards; where there are none, one."""
    keys: list[str] = []
    waiting: list[str] = []
    for part in values:
        keys += part.keys
        waiting += part.values
        sizes = [len(key) + len(value) + 6 for key, value in zip(keys, waiting, strict=True)]
        passed = list(accumulate(sizes, initial=0))
        ends = [n for n, key in enumerate(keys) if crc32(key.encode()) % USUAL < sizes[n]]
        start = 0
        while (end := _end(start, passed, ends)) < len(keys):
            yield Keyed(keys[start:end], waiting[start:end])
            start = end
        del keys[:start], waiting[:start]
    yield Keyed(keys, waiting)


def _end(start: int, passed: Sequence[int], ends: Sequence[int]) -> int:
    """Where a shard ends that starts there: ``passed`` has the size of all before each key, ``ends`` where
    one may end."""
    least = bisect_left(passed, passed[start] + LEAST)
    place = bisect_left(ends, least)
    most = bisect_right(passed, passed[start] + MOST) - 1
    return min(ends[place] if place < len(ends) else len(passed), max(most, start + 1))


def shard_of(shard: Keyed) -> bytes:
    """A shard as JSON: nothing in keys and values needs to be escaped."""
    pairs = map('":"'.join, zip(shard.keys, shard.values, strict=True))
    return "".join(('{"', '","'.join(pairs), '"}')).encode()


def as_json(value: object) -> bytes:
    """JSON without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def between(last: str, first: str) -> str:
    """The shortest beginning of the first key of a shard that stands behind the last one before it."""
    same = next((n for n, (a, b) in enumerate(zip(last, first, strict=False)) if a != b), len(last))
    return first[: same + 1]


def listing(
    count: int, starts: Sequence[str], shards: Sequence[Sequence[str]] | Sequence[str], folders: Sequence[str]
) -> bytes:
    """The list of an index's files: how many documents, where each shard starts, shards by folders (their
    names, or that of a list of them), lists of chunks."""
    return as_json({"n": count, "k": starts, "f": shards, "d": folders})


def folders_of(chunks: Sequence[str]) -> Iterator[bytes]:
    """Lists of the chunks that hold the documents' texts, in their order; "" for the same as before."""
    for start in range(0, len(chunks), FOLDER):
        some = chunks[start : start + FOLDER]
        yield as_json([name if i == 0 or name != some[i - 1] else "" for i, name in enumerate(some)])
