"""A body's HTML as its blocks, and the blocks of two languages beside each other."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NUMBER = re.compile(r"\d+")
_GAP = -1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list, a table …: what stands by itself in a body."""

    tag: str
    html: str
    text: str
    anchor: str = ""

    @property
    def numbers(self) -> frozenset[str]:
        """The runs of digits in it: translations share them."""
        return frozenset(_NUMBER.findall(self.text))


def blocks(html: str) -> tuple[Block, ...]:
    """The outermost elements of a body, in order."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._html = html
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._open: list[str] = []
        self._words: list[str] = []
        self._start = 0
        self._anchor = ""
        self.found: list[Block] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._open:
            self._start = self._offset()
            self._anchor = dict(attrs).get("id") or ""
            self._words = []
        self._open.append(tag)
        if tag in _VOID:
            self._close(self._offset() + len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._close(self._offset() + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1]:
            self._close(self._html.index(">", self._offset()) + 1)

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _close(self, end: int) -> None:
        tag = self._open.pop()
        if not self._open:
            words = " ".join("".join(self._words).split())
            self.found.append(Block(tag, self._html[self._start : end], words, self._anchor))


Row = tuple[int | None, int | None]
"""The places of two blocks that say the same; None where one side has nothing."""


def aligned(original: Sequence[Block], translation: Sequence[Block]) -> tuple[Row, ...]:
    """Which blocks belong together: the alignment that fits best as a whole, in order on both sides.

    Headings bind most, then the kind of block, the numbers in it and its length.
    """
    best = _table(original, translation)
    rows: list[Row] = []
    i, j = len(original), len(translation)
    while i or j:
        step = best[i][j].step
        i, j = i - step[0], j - step[1]
        rows.append((i if step[0] else None, j if step[1] else None))
    return tuple(reversed(rows))


@dataclass(slots=True)
class _Best:
    score: float = 0.0
    step: tuple[int, int] = field(default=(0, 0))


def _table(original: Sequence[Block], translation: Sequence[Block]) -> list[list[_Best]]:
    """The best score up to each pair of places, and the step that led there (Needleman and Wunsch)."""
    table = [[_Best() for _ in range(len(translation) + 1)] for _ in range(len(original) + 1)]
    for i, row in enumerate(table):
        for j, cell in enumerate(row):
            ways = []
            if i and j:
                fit = _fit(original[i - 1], translation[j - 1])
                ways.append((table[i - 1][j - 1].score + fit, (1, 1)))
            if i:
                ways.append((table[i - 1][j].score + _GAP, (1, 0)))
            if j:
                ways.append((table[i][j - 1].score + _GAP, (0, 1)))
            if ways:
                cell.score, cell.step = max(ways)
    return table


def _fit(one: Block, other: Block) -> float:
    """How well two blocks go together; below two gaps they do not."""
    if (one.tag in _HEADINGS) != (other.tag in _HEADINGS):
        return -8.0
    if one.tag in _HEADINGS:
        return (4.0 if one.tag == other.tag else -3.0) + (4.0 if one.anchor == other.anchor else 0.0)
    score = 2.0 if one.tag == other.tag else -3.0
    if one.numbers and other.numbers:
        score += min(3, len(one.numbers & other.numbers)) or -1.0
    longer = max(len(one.text), 1) / max(len(other.text), 1)
    return score - min(2.0, abs(math.log(longer)))
