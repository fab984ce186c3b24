"""One digest for everything that can be a key: records, views and plain values.

The walk covers each field of the value's own concrete type, so a subclass loses
nothing, and refuses what has no order (sets) or no value (objects): a digest
that leaves something out would let a changed page pass for an unchanged one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from typing import Any

from pydantic import BaseModel


def digest(value: Any) -> str:
    """32 hexadecimal characters for ``value``; what prints alike has the same, what does not has another.

    Raises TypeError for sets, floats and types whose content it cannot see.
    """
    state = blake2b(digest_size=16)
    for piece in _pieces(value):
        state.update(piece)
    return state.hexdigest()


def _pieces(value: Any) -> Any:
    match value:
        case None | bool() | int() | date() | Decimal() | Enum():
            yield _framed(type(value).__name__, str(value).encode())
        case str():
            yield _framed("markup" if hasattr(value, "__html__") else "str", value.encode())
        case bytes():
            yield _framed("bytes", value)
        case tuple() | list():
            yield from _nested("seq", enumerate(value))
        case Mapping():
            yield from _nested("map", sorted(value.items()))
        case BaseModel():
            names = type(value).model_fields
            yield from _nested(type(value).__name__, ((n, getattr(value, n)) for n in names))
        case _ if is_dataclass(value):
            named = ((f.name, getattr(value, f.name)) for f in fields(value))
            yield from _nested(type(value).__name__, named)
        case _:
            raise TypeError(f"{type(value).__name__} has no digest")


def _nested(kind: str, items: Any) -> Any:
    yield b"(" + _framed("kind", kind.encode())
    for key, item in items:
        yield from _pieces(key)
        yield from _pieces(item)
    yield b")"


def _framed(kind: str, content: bytes) -> bytes:
    return f"{kind}:{len(content)}:".encode() + content
