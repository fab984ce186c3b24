"""What an output was made of, kept beside it: for `bulletin why`, which says what has changed since.

A trail names the engine, every template that took part and every field of the
view, each by a short digest. It says nothing of what depends on what; the key
alone decides whether an output is made again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from bulletin.build.engine import engine_digest
from bulletin.build.memo import Shared, contents
from bulletin.output.layouts import Layouts

_PLAIN = frozenset({bool, date, int, str, type(None)})
_SHORT = 6  # bytes: to tell one state from the next, not to prove anything


@dataclass(frozen=True, slots=True)
class Trail:
    """``templates`` and ``fields`` have a digest each; a field of the chrome is ``chrome.title``."""

    engine: str
    template: str
    templates: Mapping[str, str]
    fields: Mapping[str, str]

    def packed(self) -> bytes:
        """One line of text."""
        return json.dumps([self.engine, self.template, self.templates, self.fields]).encode()

    def changed_since(self, before: Trail) -> tuple[str, ...]:
        """What differs: ``engine``, ``template NAME``, ``field NAME``."""
        found = ["engine"] if self.engine != before.engine else []
        for word, here, there in (
            ("template", self.templates, before.templates),
            ("field", self.fields, before.fields),
        ):
            names = sorted(here.keys() | there.keys())
            found += [f"{word} {name}" for name in names if here.get(name) != there.get(name)]
        return tuple(found)


class Trails:
    """Makes the trails of outputs; what is the same for many of them is hashed once."""

    def __init__(self, layouts: Layouts, shared: Shared) -> None:
        self._layouts = layouts
        self._shared = shared
        self._parts: dict[str, Mapping[str, str]] = {}
        self._last: tuple[Any, Mapping[str, str]] | None = None

    def trail(self, template: str, view: Any) -> Trail:
        """The trail of what a template makes of a view."""
        parts = self._parts.get(template)
        if parts is None:
            reached = self._layouts.reached(template)
            parts = self._parts[template] = {name: _short(self._layouts.bytes_of(name)) for name in reached}
        engine = engine_digest().hex()[: 2 * _SHORT]
        if self._last is None or self._last[0] is not view:  # a page's copies follow it
            self._last = (view, dict(_fields(view, "", self._shared)))
        return Trail(engine, template, parts, self._last[1])


def _fields(view: Any, prefix: str, shared: Shared) -> Any:
    for field in fields(view):
        value = getattr(view, field.name)
        if field.name == "chrome" and is_dataclass(value):
            yield from _fields(value, "chrome.", shared)
        else:
            plain = type(value) in _PLAIN  # most fields are, and need no pickler
            yield f"{prefix}{field.name}", _short(repr(value).encode() if plain else contents(value, shared))


def unpacked_trail(text: bytes) -> Trail | None:
    """The trail that `Trail.packed` wrote; None for anything else."""
    try:
        engine, template, templates, found = json.loads(text)
        return Trail(str(engine), str(template), dict(templates), dict(found))
    except (ValueError, TypeError):
        return None


def _short(data: bytes) -> str:
    return blake2b(data, digest_size=_SHORT).hexdigest()
