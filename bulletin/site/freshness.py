"""Whether a translation follows its original as it stands.

A translation notes the digest of what was translated (`bulletin.content.translatable`), and the day:
``translates: 8c1f2e7a@2024-05-02``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bulletin.content.records import Front


class State(StrEnum):
    """How a translation stands to its original."""

    FRESH = "fresh"
    STALE = "stale"
    UNTRACKED = "untracked"  # there, and nothing says what it translates
    MISSING = "missing"  # not there
    ORPHAN = "orphan"  # there alone: its original is gone


@dataclass(frozen=True, slots=True)
class Freshness:
    """The state of an item's translation. ``digest`` is the original's as it stands.

    ``stamped`` and ``since`` are the digest and the day that the translation notes. ``dismissed`` says that
    an editor found nothing in the change that had to be translated.
    """

    state: State
    digest: str
    stamped: str | None = None
    since: date | None = None
    dismissed: bool = False

    @property
    def behind(self) -> bool:
        """Whether readers and editors are to be told that the translation is behind."""
        return self.state is State.STALE and not self.dismissed

    def without_translation(self) -> Freshness:
        """The same original, its translation not begun."""
        return Freshness(State.MISSING, self.digest)


def freshness(original: Front, now: str, translation: Front | None) -> Freshness:
    """How a translation stands to its original, whose digest is ``now``."""
    if translation is None:
        return Freshness(State.ORPHAN if original.translates else State.MISSING, now)
    if translation.translates is None:
        return Freshness(State.UNTRACKED, now)
    stamped, _, day = translation.translates.partition("@")
    state = State.FRESH if stamped == now else State.STALE
    dismissed = translation.dismissed is not None and translation.dismissed.at == now
    return Freshness(state, now, stamped, date.fromisoformat(day) if day else None, dismissed)
