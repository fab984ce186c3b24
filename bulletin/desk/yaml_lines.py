"""Writes values as YAML that our own reader, an editor's program and a person read alike."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_SAFE = re.compile(r"[^\W\d_][\w/.-]*|\d+[\w.-]*[/-][\w/-]*[^\W\d_][\w@/-]*")
_OTHER_TYPES = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def text(value: str) -> str:
    """A text between quotes, so that a colon put into it later does no harm."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def word(value: str) -> str:
    """An id or a mark: without quotes where no reader could take it for something else."""
    return value if _SAFE.fullmatch(value) and value.lower() not in _OTHER_TYPES else text(value)


def words(values: Sequence[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(word(value) for value in values)}]"


def pair(key: str, vi: str, en: str) -> str:
    """A text in both languages, below its key."""
    return f"{key}:\n  vi: {text(vi)}\n  en: {text(en)}"
