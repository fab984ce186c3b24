"""Parity: does a translation have its original's headings, lists, tables, pictures, links, marks and numbers?

Texts are compared from the outside in. Where the headings agree, section by section; where the chunks of a
section agree, chunk by chunk; where the items of a list or the cells of a table agree, passage by passage.
Where something does not agree, that is told, and what it holds is compared as a whole, so that one mistake
does not bring others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bulletin.content.records import Front
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.language import is_prose, language_of
from bulletin.i18n.messages import N_
from bulletin.review.numbers import Difference, differences
from bulletin.review.passages import Chunk, Passage, Piece, chunks, field_passage
from bulletin.syntax.positions import Positions

NOTHING = N_("nothing")
_KINDS = {
    "heading": N_("a heading"),
    "prose": N_("a paragraph"),
    "list": N_("a list"),
    "table": N_("a table"),
    "quote": N_("a quotation"),
    "code": N_("a block of code"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One language of an item, as the file has it. ``first_line`` is where the body begins."""

    language: str
    path: str
    front: Front
    positions: Positions
    body: str
    first_line: int


_PIECES = {"marks": "mark-differs", "links": "link-differs", "pictures": "picture-differs"}
Passages = Sequence[Passage]
_SENTENCE = re.compile(r"[^\s.!?;][^.!?;]*(?:[.!?;](?!\s)[^.!?;]*)*[.!?;]?")


def compare(original: Text, translation: Text, findings: Findings) -> None:
    """Report every difference of the translation, at its line."""
    comparison = _Comparison(original, translation, findings)
    for name in ("title", "summary"):
        there, here = (getattr(text.front, name) for text in (original, translation))
        if there and here:
            sides = zip((there, here), (original, translation), strict=True)
            pair = [field_passage(words, text.positions.at(name)) for words, text in sides]
            comparison.passages(pair[:1], pair[1:], pair[1].field)
    there, here = (chunks(text.body, text.path, text.first_line) for text in (original, translation))
    comparison.bodies(there, here)


class _Comparison:
    def __init__(self, original: Text, translation: Text, findings: Findings) -> None:
        self._languages = original.language, translation.language
        self._findings = findings
        self._end = translation.positions.root

    def bodies(self, there: list[Chunk], here: list[Chunk]) -> None:
        levels = [[c.shape for c in side if c.kind == "heading"] for side in (there, here)]
        if levels[0] != levels[1]:  # the build tells of it: outline-differs
            self._chunks(there, here, aligned=False)
            return
        for one, other in zip(_sections(there), _sections(here), strict=True):
            self._chunks(one, other, aligned=[c.kind for c in one] == [c.kind for c in other])

    def _chunks(self, there: list[Chunk], here: list[Chunk], *, aligned: bool) -> None:
        if aligned:
            for one, other in zip(there, here, strict=True):
                self._chunk(one, other)
            return
        if [c.shape for c in there if c.kind == "heading"] == [c.shape for c in here if c.kind == "heading"]:
            self._tell_of_blocks(there, here)
        place = next((c.span for c in here), self._end)
        groups = [[p for c in side for p in c.passages] for side in (there, here)]
        self.passages(groups[0], groups[1], place, broken=True)

    def _tell_of_blocks(self, there: list[Chunk], here: list[Chunk]) -> None:
        """The first chunk of a section that is of another kind, or that one language lacks."""
        one, other = next(
            (a, b) for a, b in zip_longest(there, here) if a is None or b is None or a.kind != b.kind
        )
        place = other.span if other else here[-1].span if here else self._end
        at = one.span if one else there[-1].span if there else None
        kinds = [_KINDS[chunk.kind] if chunk else NOTHING for chunk in (one, other)]
        self._findings.add("blocks-differ", place, there=kinds[0], here=kinds[1], place=_place(at))

    def _chunk(self, there: Chunk, here: Chunk) -> None:
        if there.shape != here.shape:
            sizes = {"there": _size(there), "here": _size(here)}
            code = "table-differs" if here.kind == "table" else "list-differs"
            self._findings.add(code, here.span, **sizes, place=_place(there.span))
        if len(there.passages) != len(here.passages):
            self.passages(there.passages, here.passages, here.span, broken=there.shape != here.shape)
            return
        for one, other in zip(there.passages, here.passages, strict=True):
            self.passages([one], [other], other.span)

    def passages(self, there: Passages, here: Passages, place: Span, *, broken: bool = False) -> None:
        """Compare what two groups of passages say; ``place`` is where the translation lacks something.

        ``broken``: their structure differs, and that is told. What only the longer side has belongs to it.
        """
        if self._untranslated(there, here):
            return
        longer = len(there) - len(here) if broken else 0
        for found in differences(there, here, self._languages):
            if not _explained(longer, found.there is None, found.here is None):
                self._add(found, there, place)
        for name, code in (
            ("marks", "mark-differs"),
            ("links", "link-differs"),
            ("pictures", "picture-differs"),
        ):
            only_there = _without(_pieces(there, name), _pieces(here, name))
            only_here = _without(_pieces(here, name), _pieces(there, name))
            for one, other in zip_longest(only_there, only_here):
                if not _explained(longer, one is None, other is None):
                    self._add_piece(code, one, other, there, place)

    def _untranslated(self, there: Passages, here: Passages) -> bool:
        """Tell of what is still in the original's language; whether that is all there is."""
        source = self._languages[0]
        originals = {_plain(p) for p in there}
        whole = 0
        for passage in here:
            if _is_still(passage, source, originals):
                whole += 1
                self._findings.add("untranslated-text", passage.span, here=_quoted(_short(passage.text)))
                continue
            for sentence in _SENTENCE.finditer(passage.text):
                if language_of(sentence.group(), 3) == source:
                    place = passage.at(sentence.start(), sentence.end())
                    self._findings.add("untranslated-text", place, here=_quoted(_short(sentence.group())))
        return bool(whole) and whole == len(here)

    def _add(self, found: Difference, there: Passages, place: Span) -> None:
        here, other = found.here, found.there
        at = other.span if other else there[0].span if there else None
        words = {"there": other.words if other else None, "here": here.words if here else None}
        quoted = {name: _quoted(said) for name, said in words.items()}
        self._findings.add(found.code, here.span if here else place, **quoted, place=_place(at))

    def _add_piece(
        self, code: str, one: Piece | None, other: Piece | None, there: Passages, place: Span
    ) -> None:
        words = {"there": _quoted(one.text if one else None), "here": _quoted(other.text if other else None)}
        at = one.span if one else there[0].span if there else None
        self._findings.add(code, other.span if other else place, **words, place=_place(at))


def _explained(longer: int, not_there: bool, not_here: bool) -> bool:
    """Whether a structure that differs explains what one side alone has: ``longer`` > 0, the original's."""
    return (longer > 0 and not_here) or (longer < 0 and not_there)


def _sections(found: list[Chunk]) -> Iterator[list[Chunk]]:
    """The chunks before the first heading, then each heading with what follows it."""
    section: list[Chunk] = []
    for chunk in found:
        if chunk.kind == "heading":
            yield section
            section = []
        section.append(chunk)
    yield section


def _size(chunk: Chunk) -> str:
    """What of a chunk's shape an editor can count."""
    if chunk.kind == "table":
        return f"{len(chunk.shape)} × {max((n for n in chunk.shape if isinstance(n, int)), default=0)}"
    return str(len(chunk.shape))


def _pieces(side: Passages, name: str) -> list[Piece]:
    found: list[Piece] = [piece for passage in side for piece in getattr(passage, name)]
    return found


def _without(one: list[Piece], other: list[Piece]) -> list[Piece]:
    """The pieces of one side that the other lacks. A file ``vi.md`` is ``en.md`` in the other language."""
    known = Counter(_target(piece.text) for piece in other)
    left = []
    for piece in one:
        key = _target(piece.text)
        if known[key]:
            known[key] -= 1
        else:
            left.append(piece)
    return left


def _target(text: str) -> str:
    path, sign, anchor = text.partition("#")
    for name in ("vi.md", "en.md"):
        if path == name or path.endswith(f"/{name}"):
            path = f"{path.removesuffix(name)}*.md"
    return f"{path}{sign}{anchor}"


def _is_still(passage: Passage, source: str, originals: set[str]) -> bool:
    text = _plain(passage)
    return language_of(text) == source or (text in originals and is_prose(text))


def _short(text: str) -> str:
    """The first words."""
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def _plain(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _quoted(words: str | None) -> str:
    return f"“{words}”" if words else NOTHING


def _place(span: Span | None) -> str:
    return f"{span.path}:{span.line}" if span and span.line else span.path if span else "–"
