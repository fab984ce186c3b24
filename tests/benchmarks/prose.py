"""Texts of a language, drawn from its words: sentences, paragraphs, lists, a table, as blocks.

Blocks know no tool's Markdown: a link says what it leads to, and each writer spells that as its tool wants.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from tests.benchmarks.words import ENGLISH, SYLLABLES

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, Language] = ("vi", "en")

_WORDS = {"vi": SYLLABLES, "en": ENGLISH}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another item (its number in the corpus) or to an entry of a register (its id)."""

    kind: Literal["item", "people", "topics"]
    target: int | str
    words: str


Span = str | Link
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``ordered`` numbers its points."""

    lines: tuple[Line, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    """The first row is the head."""


Block = Heading | Paragraph | Points | Table
Spell = Callable[[Link], str]
"""How a tool writes a link in Markdown."""


class Writer:
    """Draws the prose of one language."""

    def __init__(self, rng: random.Random, language: Language) -> None:
        self._rng = rng
        self.language = language
        self._words = _WORDS[language]
        self._point = "," if language == "vi" else "."

    def phrase(self, least: int, most: int) -> str:
        """A few words, the first with a capital."""
        words = " ".join(self._rng.choices(self._words, k=self._rng.randint(least, most)))
        return words[0].upper() + words[1:]

    def sentence(self, extra: tuple[Span, ...] = ()) -> Line:
        """A sentence, with these spans somewhere in its second half."""
        start = self.phrase(6, 14)
        if self._rng.random() < 0.3:
            start += f" {self._rng.randint(10, 99)}{self._point}{self._rng.randint(1, 99)}%"
        if self._rng.random() < 0.1:
            start += f" **{self.phrase(2, 3).lower()}**"
        spans: list[Span] = [start + (", " if self._rng.random() < 0.4 else " ")]
        for one in extra:
            spans += [one, " "]
        spans.append(" ".join(self._rng.choices(self._words, k=self._rng.randint(3, 8))) + ".")
        return tuple(spans)

    def paragraph(self, words: int, extras: list[Span]) -> Paragraph:
        """About so many words; takes what it uses from ``extras``."""
        spans: list[Span] = []
        while count(spans) < words:
            taken = (extras.pop(),) if extras and self._rng.random() < 0.5 else ()
            spans += [*([" "] if spans else []), *self.sentence(taken)]
        return Paragraph(tuple(spans))

    def points(self, number: int, ordered: bool, extras: list[Span]) -> Points:
        """A list of so many points; each may take one of ``extras``."""
        lines = []
        for _ in range(number):
            taken = (extras.pop(),) if extras and self._rng.random() < 0.4 else ()
            lines.append(self.sentence(taken))
        return Points(tuple(lines), ordered)

    def table(self, rows: int) -> Table:
        """A head and so many rows of four cells."""
        head = tuple(self.phrase(1, 2) for _ in range(4))
        body = tuple(
            (self.phrase(2, 3), *(str(self._rng.randint(1, 9999)) for _ in range(2)), self.phrase(1, 3))
            for _ in range(rows)
        )
        return Table((head, *body))


def count(spans: list[Span] | Line) -> int:
    """How many words (syllables) a line has."""
    return sum(len((span if isinstance(span, str) else span.words).split()) for span in spans)


def words_of(blocks: tuple[Block, ...]) -> int:
    """How many words a body has, headings and tables included."""
    total = 0
    for block in blocks:
        match block:
            case Heading():
                total += len(block.words.split())
            case Paragraph():
                total += count(block.line)
            case Points():
                total += sum(count(line) for line in block.lines)
            case Table():
                total += sum(len(cell.split()) for row in block.rows for cell in row)
    return total


def markdown(blocks: tuple[Block, ...], spell: Spell) -> str:
    """A body in CommonMark with tables."""
    return "\n\n".join("\n".join(_lines(block, spell)) for block in blocks) + "\n"


def _lines(block: Block, spell: Spell) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.words}"
        case Paragraph():
            yield _text(block.line, spell)
        case Points():
            for number, line in enumerate(block.lines, 1):
                yield f"{f'{number}.' if block.ordered else '-'} {_text(line, spell)}"
        case Table():
            for number, row in enumerate(block.rows):
                yield f"| {' | '.join(row)} |"
                if number == 0:
                    yield f"|{'---|' * len(row)}"


def _text(line: Line, spell: Spell) -> str:
    return "".join(span if isinstance(span, str) else spell(span) for span in line)
