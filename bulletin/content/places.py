"""Where the words of a Markdown text stand in its file.

The parser gives blocks without their indents, quotes and list marks; a `Block`
leads from an offset in such a content back to line and column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from bulletin.content.body import Place
from bulletin.diagnostics import Findings, Span


@dataclass(frozen=True, slots=True)
class Source:
    """The text being read."""

    lines: Sequence[str]
    path: str
    first_line: int
    findings: Findings

    def add(self, code: str, place: Place, **values: object) -> None:
        self.findings.add(code, Span(self.path, *place), **values)

    def block(self, token: Token) -> Block:
        """A paragraph or heading: its content comes without indents, quotes and list marks."""
        first = (token.map or [0])[0]
        wanted = token.content.split("\n")
        starts = tuple(self._start(first + i, text) for i, text in enumerate(wanted))
        return Block(self, token.content, first, starts)

    def _start(self, line: int, wanted: str) -> int:
        raw, wanted = self.lines[line].rstrip(), wanted.rstrip()
        return len(raw) - len(wanted) if raw.endswith(wanted) else max(0, raw.find(wanted.strip()))

    def cell(self, token: Token, after: int) -> Block:
        """A cell of a table, looked for from column ``after`` of its row: others may hold the same words."""
        line = (token.map or [0])[0]
        start = self.lines[line].find(token.content.replace("|", "\\|"), after)
        return Block(self, token.content, line, (max(after, start),), is_cell=True)

    def last_cell(self, cells: Sequence[Token], after: int) -> Block:
        """The last of these cells, which stand in this order behind column ``after`` of their row."""
        *before, last = cells
        for token in before:
            after = self.cell(token, after).end
        return self.cell(last, after)


@dataclass(frozen=True, slots=True)
class Block:
    """The content of one block, and where each of its lines begins: turns offsets into places."""

    source: Source
    content: str
    line: int
    starts: tuple[int, ...]
    is_cell: bool = False  # a bar in a cell is written with a backslash

    def place(self, offset: int, length: int = 1) -> Place:
        """The place of ``content[offset : offset + length]``, as far as its first line goes."""
        before = self.content[:offset]
        index = before.count("\n")
        column = self.starts[index] + offset - (before.rfind("\n") + 1) + 1
        if self.is_cell:
            column += before.count("|")
        end = self.content.find("\n", offset)
        rest = (end if end >= 0 else len(self.content)) - offset
        return Place(self.line + index + self.source.first_line, column, max(1, min(length, rest)))

    @property
    def end(self) -> int:
        """The column, from 0, behind the block's last line."""
        bars = self.content.count("|") if self.is_cell else 0
        return self.starts[-1] + len(self.content) - (self.content.rfind("\n") + 1) + bars
