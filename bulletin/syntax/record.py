"""The base of every record read from a file, and the two-language text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from bulletin.syntax.digest import digest
from bulletin.syntax.scalars import Text


class Record(BaseModel):
    """A frozen record that knows its digest and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @cached_property
    def digest(self) -> str:
        """The digest of every field; stands for the record in the digests of what holds it."""
        return digest(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The record with some fields changed, and a digest of its own."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("digest", None)
        return copied


class Pair(Record):
    """A text in both languages. Both sides are required, so neither can be forgotten."""

    vi: Text
    en: Text

    def __getitem__(self, language: str) -> str:
        return self.vi if language == "vi" else self.en
