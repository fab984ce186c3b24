"""The base of every record read from a file, and the two-language text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar, dataclass_transform

from bulletin.syntax.scalars import Text

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """Make a class a frozen record: a plain dataclass, which the store reads back in microseconds.

    Pydantic checks it where it is read from a file (`bulletin.syntax.schema.bind`) and is not
    needed after that. A field whose key is another word says ``field(metadata={"alias": "from"})``.
    """
    return dataclass(frozen=True, kw_only=True)(kind)


@record
class Record:
    """Refuses keys it does not know."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "arbitrary_types_allowed": True}


@record
class Pair(Record):
    """A text in both languages. Both sides are required, so neither can be forgotten."""

    vi: Text
    en: Text

    def __getitem__(self, language: str) -> str:
        return self.vi if language == "vi" else self.en
