"""Digests of what there is to translate in an original: title, summary and body.

A corrected date, tag or figure changes none of them and makes no translation stale.
"""

from __future__ import annotations

from hashlib import blake2b

from bulletin.content.records import Front


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
