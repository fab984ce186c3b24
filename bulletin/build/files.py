"""A file of the release, known by its digest and its size, its bytes at hand when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class File:
    """``digest`` is the SHA-256 of the bytes in hexadecimal digits, ``size`` their number."""

    digest: str
    size: int
    content: Callable[[], bytes]


def file_of_bytes(data: bytes) -> File:
    """A file whose bytes are at hand."""
    return File(sha256(data).hexdigest(), len(data), partial(bytes, data))
