"""Files that one process makes and another publishes: on the disk meanwhile, where they need no memory."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from bulletin.build.files import File


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is held: its bytes, or where they start in a spool."""

    digest: bytes
    size: int
    held: bytes | int


class Spool:
    """A temporary file that goes with this object; what a forked process wrote its parent can read."""

    def __init__(self) -> None:
        with tempfile.TemporaryFile() as file:
            self._descriptor = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._descriptor)

    def opened(self) -> BinaryIO:
        """It as a file to write to; closing that leaves the spool as it is."""
        return open(self._descriptor, "wb", closefd=False)

    def read(self, start: int, size: int) -> bytes:
        return os.pread(self._descriptor, size, start)


@dataclass(slots=True)
class Filing:
    """Takes files by path, in a ``with``: into a spool, or into memory where there is none."""

    spool: Spool | None
    places: dict[str, Place] = field(default_factory=dict)
    _file: BinaryIO | None = None
    _end: int = 0

    def __enter__(self) -> Filing:
        self._file = self.spool.opened() if self.spool else None
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def put(self, path: str, data: bytes, digest: bytes) -> None:
        """Add a file with its SHA-256. Raises ValueError where the path has other bytes already."""
        if known := self.places.get(path):
            if known.digest != digest:
                raise ValueError(f"two files have the path {path}")
            return
        if self._file:
            self._file.write(data)
        self.places[path] = Place(digest, len(data), self._end if self._file else data)
        self._end += len(data)


def files_of(places: Mapping[str, Place], spool: Spool | None) -> dict[str, File]:
    """Files by path, from where they are held."""
    return {path: File(one.digest.hex(), one.size, _content(one, spool)) for path, one in places.items()}


def _content(place: Place, spool: Spool | None) -> partial[bytes]:
    if isinstance(place.held, bytes):
        return partial(bytes, place.held)
    assert spool  # or it would be bytes
    return partial(spool.read, place.held, place.size)
