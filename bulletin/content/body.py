"""A parsed body: HTML with holes, to be filled once the whole site is known (DESIGN 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in its file: line and column from 1, length in characters."""

    line: int
    column: int
    length: int = 1


class LinkRef(NamedTuple):
    """A link as written; ``empty`` where it has no words of its own."""

    target: str
    title: str | None
    empty: bool
    place: Place


class ImageRef(NamedTuple):
    file: str
    alt: str
    caption: str | None
    alone: bool  # a paragraph of its own: a figure
    place: Place


class HeadingRef(NamedTuple):
    level: int
    text: str
    anchor: str | None  # the explicit {#id}
    slug: str  # the anchor it has by itself
    place: Place


class MarkRef(NamedTuple):
    """What looks like the mark of a legal document; a link if the register knows it."""

    text: str
    place: Place


class AbbrRef(NamedTuple):
    """What looks like an abbreviation; ``<abbr>`` if the glossary knows it."""

    text: str


Ref = LinkRef | ImageRef | HeadingRef | MarkRef | AbbrRef

HOLE = "\0"
"""Stands around the signs of a hole: ``n`` for hole n, ``-`` where a link's or a heading's words end."""


@dataclass(frozen=True, slots=True)
class Body:
    """``html`` with its holes, and ``refs``, what they are."""

    html: str
    refs: tuple[Ref, ...]

    @property
    def headings(self) -> tuple[HeadingRef, ...]:
        return tuple(ref for ref in self.refs if isinstance(ref, HeadingRef))

    def filled(self, fill: Callable[[Ref], tuple[str, str]]) -> str:
        """The HTML with what ``fill`` gives for each hole: what stands before its words, and after."""
        pieces = self.html.split(HOLE)
        after: list[str] = []
        for i in range(1, len(pieces), 2):
            if pieces[i] == "-":
                pieces[i] = after.pop()
                continue
            ref = self.refs[int(pieces[i])]
            before, behind = fill(ref)
            if isinstance(ref, LinkRef | HeadingRef):
                after.append(behind)
                pieces[i] = before
            else:
                pieces[i] = before + behind
        return "".join(pieces)
