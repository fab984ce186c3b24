"""Notes in a translation's front matter what it translates: one line changes, the rest of the file stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import fields as declared
from datetime import date
from pathlib import Path

from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from bulletin.content.parsed import ParsedItem
from bulletin.review.history import keep
from bulletin.review.parity import Text
from bulletin.syntax.front_matter import Value, with_fields

_CHANGED = frozenset({"translates", "dismissed"})


class StampError(Exception):
    """A front matter written in a way that cannot be changed line by line; nothing was written."""


def stamp(site: Path, original: Text, translation: Text, digest: str, day: date) -> None:
    """Mark a translation as following the original as it stands on ``day``. Raises StampError, OSError."""
    keep(site, original.front, original.body)
    fields: dict[str, Value | None] = {"translates": f"{digest}@{day.isoformat()}"}
    if translation.front.dismissed:
        fields["dismissed"] = None
    _write(site, translation, fields)


def dismiss(site: Path, translation: Text, digest: str, reason: str) -> None:
    """Note that the change which led to ``digest`` need not be translated. Raises StampError, OSError."""
    _write(site, translation, {"dismissed": {"at": digest, "reason": " ".join(reason.split())}})


def _write(site: Path, text: Text, fields: Mapping[str, Value | None]) -> None:
    file = site / text.path
    data = file.read_bytes()
    try:
        changed = with_fields(data, fields)
    except ValueError as error:
        raise StampError(text.path) from error
    before, after = _parsed(text, data), _parsed(text, changed)
    if before is None or after is None or not _as_meant(before, after, fields):
        raise StampError(text.path)
    staged = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        staged.write_bytes(changed)
        shutil.copymode(file, staged)
        os.replace(staged, file)
    finally:
        staged.unlink(missing_ok=True)


def _parsed(text: Text, data: bytes) -> ParsedItem | None:
    _, section, folder, _ = text.path.split("/")
    return parse_item(ItemFile(text.path, f"{section}/{folder}", section, text.language), data).parsed


def _as_meant(before: ParsedItem, after: ParsedItem, fields: Mapping[str, Value | None]) -> bool:
    """Whether the file now says what was to be noted, and all else as before."""
    same = all(
        getattr(before.front, field.name) == getattr(after.front, field.name)
        for field in declared(before.front)
        if field.name not in _CHANGED
    )
    noted = after.front.dismissed
    said: dict[str, Value | None] = {
        "translates": after.front.translates,
        "dismissed": {"at": noted.at, "reason": noted.reason} if noted else None,
    }
    return same and before.source == after.source and all(said[name] == fields[name] for name in fields)
