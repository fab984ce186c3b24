"""What each output was seen to read when its view was made, so that its view need not be made again.

Where the frame of the site is as it was, and every piece that an output read holds what
it held, its view is what it was: making it again would read the same, and come to the same.
So the key that the output is kept under is known without its view. This is a shortcut to that
key and nothing else: where any of it is other, or not known, the view is made and asked.

All traces of a site are one value of the store, under the hash of the frame. It is read once,
and each piece that any output read is hashed once.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from bulletin.build.memo import Memo, contents, packed, unpacked
from bulletin.output.edition import Edition
from bulletin.output.plan import Output
from bulletin.site.model import Site
from bulletin.site.watched import Piece, Pieces, Watched, frame

_SIZE = 16  # bytes of a digest
_TOGETHER = 64  # pieces that are compared at once: nearly all are as they were


@dataclass(frozen=True, slots=True)
class Trace:
    """The key of an output, and what was read for it. ``closure`` is the digest of its template."""

    closure: bytes
    key: bytes
    read: bytes  # their places in the table of pieces, as unsigned integers of this machine


class Traces:
    """The traces of the last build of the same frame, and those of this one."""

    def __init__(
        self,
        memo: Memo,
        site: Site,
        watched: Watched,
        edition: Edition,
        outputs: Sequence[Output],
        always: Iterable[Piece] = (),
    ) -> None:
        """``watched`` is what views of ``site`` are made from; ``always`` was read before any was made."""
        self.reads = watched.reads
        self._memo = memo
        self._always = tuple(always)
        self._pieces = Pieces(site)
        told = [(o.path, o.template, o.language, o.leaf) for o in outputs]
        around = (frame(watched), sorted(edition.assets.items()), edition.offline, told)
        self._base = memo.key("traces", sys.byteorder, contents(around))
        self._table: list[Piece] = []
        self._digests: list[bytes] = []
        self._stretches: dict[int, bytes] = {}  # digests of pieces taken together, by the place of the first
        self._places: dict[Piece, int] = {}
        self._now: dict[str, Trace] = {}
        self._before, self._changed = self._read()

    def _read(self) -> tuple[Mapping[str, Trace], frozenset[int]]:
        """The last traces, and which of the pieces hold something else now."""
        kept = self._memo.store.get(self._base)
        match unpacked(kept) if kept else None:
            case [list(table), bytes(digests), dict(stretches), dict(outputs)]:
                pass
            case _:
                return {}, frozenset()
        before = [digests[start : start + _SIZE] for start in range(0, len(digests), _SIZE)]
        self._table = table
        self._places = {piece: place for place, piece in enumerate(table)}
        for start in range(0, len(table), _TOGETHER):
            some = slice(start, start + _TOGETHER)
            values = [self._pieces[piece] for piece in table[some]]
            self._stretches[start] = _digest(values)
            is_same = self._stretches[start] == stretches.get(start)
            self._digests += before[some] if is_same else map(_digest, values)
        changed = frozenset(n for n, digest in enumerate(before) if digest != self._digests[n])
        return {name: Trace(*trace) for name, trace in outputs.items()}, changed

    def _place(self, piece: Piece) -> int:
        place = self._places.get(piece)
        if place is None:
            place = self._places[piece] = len(self._table)
            self._table.append(piece)
            self._digests.append(_digest(self._pieces[piece]))
            self._stretches.pop(place - place % _TOGETHER, None)
        return place

    def known(self, output: Output, closure: bytes) -> bytes | None:
        """The key of an output, if nothing that it depends on has changed."""
        trace = self._before.get(output.path)
        if trace is None or trace.closure != closure:
            return None
        if self._changed and not self._changed.isdisjoint(memoryview(trace.read).cast("I")):
            return None
        self._now[output.path] = trace
        return trace.key

    def note(self, path: str, closure: bytes, key: bytes, read: Iterable[Piece]) -> None:
        """The view of an output has been made, and has read this."""
        places = sorted({self._place(piece) for piece in (*self._always, *read)})
        self._now[path] = Trace(closure, key, array("I", places).tobytes())

    def keep(self) -> None:
        """Put the traces of this build into the store, if they differ from the last."""
        if self._now == self._before and not self._changed:
            return
        for start in range(0, len(self._table), _TOGETHER):
            if start not in self._stretches:
                some = self._table[start : start + _TOGETHER]
                self._stretches[start] = _digest([self._pieces[piece] for piece in some])
        outputs = {path: (t.closure, t.key, t.read) for path, t in self._now.items()}
        kept = (self._table, b"".join(self._digests), self._stretches, outputs)
        self._memo.store.put(self._base, packed(kept))


def _digest(value: Any) -> bytes:
    return blake2b(contents(value), digest_size=_SIZE).digest()
