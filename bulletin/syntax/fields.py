"""What a record may hold, as data: for JSON Schemas and for the templates of new files.

The one place beside `schema` that knows how records are declared.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass
from dataclasses import fields as declared
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from bulletin.syntax import scalars
from bulletin.syntax.record import Record

RECORD, CHOICE = "record", "choice"

_SCALARS = {
    "text": scalars.Text,
    "number": scalars.Number,
    "whole": scalars.Whole,
    "flag": scalars.Flag,
    "day": scalars.Day,
    "span": scalars.Span,
    "due": scalars.Due,
    "loose-date": scalars.LooseDate,
    "id": scalars.Id,
    "item-id": scalars.ItemId,
    "slug": scalars.Slug,
    "path": scalars.SitePath,
    "address": scalars.Address,
    "url": scalars.Url,
    "file": scalars.FileName,
    "language": scalars.LanguageCode,
    "digest": scalars.Digest,
    "stamp": scalars.Stamp,
}


def _parsers(hint: Any) -> list[Any]:
    return [part.parse for part in getattr(hint, "__metadata__", ()) if isinstance(part, scalars.Parsed)]


_KINDS = {_parsers(type_)[0]: kind for kind, type_ in _SCALARS.items()}


@dataclass(frozen=True, slots=True)
class Field:
    """One field as an editor writes it.

    ``kind`` is a key of `SCALAR_KINDS`, `CHOICE` (then ``choices`` are the words) or
    `RECORD` (then ``record`` is its class). ``many`` marks a list of such values.
    """

    key: str
    kind: str
    required: bool
    many: bool = False
    choices: tuple[str, ...] = ()
    record: type | None = None


SCALAR_KINDS = frozenset(_SCALARS)


def fields(record: type) -> tuple[Field, ...]:
    """The fields of a record class, in their order. Raises TypeError for a type no file can hold."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        _field(str(f.metadata.get("alias", f.name)), f.default is MISSING, hints[f.name])
        for f in declared(record)
    )


def _field(key: str, required: bool, hint: Any) -> Field:
    hint = _without_none(hint)
    many = get_origin(_bare(hint)) is tuple
    if many:
        hint = get_args(_bare(hint))[0]
    bare = _bare(hint)
    if get_origin(bare) is Literal:
        return Field(key, CHOICE, required, many, choices=tuple(str(word) for word in get_args(bare)))
    if isinstance(bare, type) and issubclass(bare, Record):
        return Field(key, RECORD, required, many, record=bare)
    kind = next((_KINDS[parser] for parser in _parsers(hint) if parser in _KINDS), None)
    if kind is None:
        raise TypeError(f"{key}: {hint}")
    return Field(key, kind, required, many)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
