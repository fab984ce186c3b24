"""Whether a translation follows its original as it stands: digests of what there is to translate.

The digest is that of the title, the summary and the body alone. A corrected date, tag or figure changes none
of them and makes no translation stale. A translation notes the digest of what was translated, and the day
(``translates: 8c1f2e7a@2024-05-02``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b

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


def translatable_digest(front: Front, body: str) -> str:
    """The digest of what there is to translate in an original: eight hexadecimal characters.

    ``body`` is NFC with line feeds, as `bulletin.syntax.text` gives it. White space at the ends of lines and
    of the text is not counted.
    """
    state = blake2b(digest_size=4)
    for part in translatable(front, body):
        data = part.encode()
        state.update(len(data).to_bytes(8, "little") + data)
    return state.hexdigest()


def translatable(front: Front, body: str) -> tuple[str, str, str]:
    """Title, summary and body, as they count for the digest."""
    lines = "\n".join(line.rstrip() for line in body.split("\n")).strip("\n")
    return front.title, front.summary or "", lines


def freshness(original: Front, body: str, translation: Front | None) -> Freshness:
    """How a translation stands to its original, whose ``body`` is given."""
    now = translatable_digest(original, body)
    if translation is None:
        return Freshness(State.ORPHAN if original.translates else State.MISSING, now)
    if translation.translates is None:
        return Freshness(State.UNTRACKED, now)
    stamped, _, day = translation.translates.partition("@")
    state = State.FRESH if stamped == now else State.STALE
    dismissed = translation.dismissed is not None and translation.dismissed.at == now
    return Freshness(state, now, stamped, date.fromisoformat(day) if day else None, dismissed)
