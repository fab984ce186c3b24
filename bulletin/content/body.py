"""A parsed body: HTML with holes, to be filled once the whole site is known (DESIGN 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in its file: line and column from 1, length in characters."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class LinkRef:
    """A link as written; ``parts`` are its words."""

    target: str
    title: str | None
    parts: Parts
    place: Place


@dataclass(frozen=True, slots=True)
class ImageRef:
    file: str
    alt: str
    caption: str | None
    alone: bool  # a paragraph of its own: a figure
    place: Place


@dataclass(frozen=True, slots=True)
class HeadingRef:
    level: int
    text: str
    anchor: str | None  # the explicit {#id}
    parts: Parts
    place: Place


@dataclass(frozen=True, slots=True)
class MarkRef:
    """What looks like the mark of a legal document; a link if the register knows it."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class AbbrRef:
    """What looks like an abbreviation; ``<abbr>`` if the glossary knows it."""

    text: str


Ref = LinkRef | ImageRef | HeadingRef | MarkRef | AbbrRef
Parts = tuple[str | Ref, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """``parts`` alternate finished HTML and holes. ``words`` counts the words (Vietnamese: syllables)."""

    parts: Parts
    words: int

    def refs(self) -> Iterator[Ref]:
        """Every hole, those inside links and headings too, in the order of the text."""
        return _walk(self.parts)

    @property
    def headings(self) -> tuple[HeadingRef, ...]:
        return tuple(ref for ref in self.parts if isinstance(ref, HeadingRef))


def _walk(parts: Parts) -> Iterator[Ref]:
    for part in parts:
        if isinstance(part, str):
            continue
        yield part
        if isinstance(part, LinkRef | HeadingRef):
            yield from _walk(part.parts)
