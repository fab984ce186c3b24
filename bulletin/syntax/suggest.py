"""“Did you mean”: the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from bulletin.i18n.vietnamese import fold


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, marks and case aside, or None where none is near."""
    folded = {fold(k): k for k in known}
    found = get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None
