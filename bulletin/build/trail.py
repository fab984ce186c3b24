"""What an output was made of, kept beside it: for `bulletin why`, which says what has changed since.

A trail names the engine, every template that took part and every field of the
view, each by a checksum: to tell one state from the next, not to prove anything.
It says nothing of what depends on what; the key alone decides whether an output
is made again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from bulletin.build.engine import engine_digest
from bulletin.build.telling import Shared
from bulletin.output.layouts import Layouts

_SHORT = 12  # signs


@dataclass(frozen=True, slots=True)
class Trail:
    """``templates`` and ``fields`` have a checksum each; a field of the chrome is ``chrome.title``."""

    engine: str
    template: str
    templates: Mapping[str, int]
    fields: Mapping[str, int]

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
        self._parts: dict[str, Mapping[str, int]] = {}

    def trail(self, template: str, view: Any) -> Trail:
        """The trail of what a template makes of a view."""
        parts = self._parts.get(template)
        if parts is None:
            reached = self._layouts.reached(template)
            parts = self._parts[template] = {name: crc32(self._layouts.bytes_of(name)) for name in reached}
        return Trail(engine_digest().hex()[:_SHORT], template, parts, self._shared.told(view).fields)


def unpacked_trail(text: bytes) -> Trail | None:
    """The trail that `Trail.packed` wrote; None for anything else."""
    try:
        engine, template, templates, found = json.loads(text)
        return Trail(str(engine), str(template), dict(templates), dict(found))
    except (ValueError, TypeError):
        return None
