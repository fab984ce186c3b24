"""Where each value of a record stands in its file."""

from __future__ import annotations

import json
from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import Any

from bulletin.diagnostics import Span

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    root: Span
    values: Map[Loc, Span]
    keys: Map[Loc, Span]

    def packed(self) -> str:
        places = [
            [[list(loc), span.line, span.column, span.length] for loc, span in part.items()]
            for part in (self.values, self.keys)
        ]
        root = self.root
        return json.dumps([root.path, root.line, root.column, root.length, *places], separators=(",", ":"))

    @staticmethod
    def unpacked(text: str) -> _Known:
        path, line, column, length, *places = json.loads(text)
        values, keys = ({tuple(loc): Span(path, *place) for loc, *place in part} for part in places)
        return _Known(Span(path, line, column, length), values, keys)


class Positions:
    """Where each value stands, by its path in the record: ``("figures", 0, "value")``.

    ``at`` answers for any path: what stands in no file of its own has the place
    of the nearest thing around it.
    """

    __slots__ = ("_known", "_packed")

    def __init__(self, root: Span, values: Map[Loc, Span], keys: Map[Loc, Span]) -> None:
        self._known = _Known(root, values, keys)
        self._packed = ""

    def __getstate__(self) -> str:
        """One text: places are asked for where something is wrong, so a kept record need not build them."""
        return self._packed or self._known.packed()

    def __setstate__(self, state: str) -> None:
        self._packed = state

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Positions) and self.__getstate__() == other.__getstate__()

    __hash__ = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Any:
        if name != "_known":
            raise AttributeError(name)
        self._known = _Known.unpacked(self._packed)
        return self._known

    @property
    def root(self) -> Span:
        return self._known.root

    def at(self, *loc: str | int) -> Span:
        """The span of the value at ``loc``."""
        while loc:
            if span := self._known.values.get(loc) or self._known.keys.get(loc):
                return span
            loc = loc[:-1]
        return self.root

    def key(self, *loc: str | int) -> Span:
        """The span of the key at ``loc``; an item of a list has none and is its own place."""
        while loc:
            if span := (self._known.values if isinstance(loc[-1], int) else self._known.keys).get(loc):
                return span
            loc = loc[:-1]
        return self.root

    def written(self, loc: Loc) -> Loc:
        """``loc`` as far as the file goes: ``attendees: [x]`` is a person, and says no ``person:``."""
        while loc and loc not in self._known.values:
            loc = loc[:-1]
        return loc
