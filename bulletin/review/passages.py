"""A text as passages that can be compared: headings, paragraphs, items, cells, each in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal
from urllib.parse import unquote

from markdown_it.token import Token

from bulletin.content.dialect import tokens
from bulletin.content.marks import MARK
from bulletin.content.places import Block, Source
from bulletin.diagnostics import Findings, Span

Kind = Literal["heading", "prose", "list", "table", "quote", "code"]

_OPENINGS: dict[str, Kind] = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "blockquote_open": "quote",
}
_ANCHOR = re.compile(r"\{#[^{}]*\}\s*$")
_ENTITY = re.compile(r"&#?\w+;")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*")
_EMPHASIS = str.maketrans("*_~`", "    ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something named in a passage: the target of a link, a picture's file, the mark of a document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text. ``text`` is the words alone: what is no prose is blanked out, so that offsets stay."""

    text: str
    path: str
    block: Block | None  # None: a field of the front matter
    field: Span
    links: tuple[Piece, ...] = ()
    pictures: tuple[Piece, ...] = ()
    marks: tuple[Piece, ...] = ()

    @property
    def span(self) -> Span:
        """Where the passage begins."""
        return self.at(0, len(self.text)) if self.block else self.field

    def at(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``."""
        if self.block is None:
            return self.field
        return Span(self.path, *self.block.place(start, end - start))


@dataclass(slots=True)
class Chunk:
    """Passages that belong together. ``shape`` is what both languages must share of it."""

    kind: Kind
    span: Span
    passages: list[Passage] = field(default_factory=list)
    shape: list[object] = field(default_factory=list)


def field_passage(text: str, span: Span) -> Passage:
    """The passage of a title or a summary."""
    found = [Piece(m.group(), span) for m in MARK.finditer(text)]
    return Passage(_blanked(text, MARK), span.path, None, span, marks=tuple(found))


def chunks(body: str, path: str, first_line: int) -> list[Chunk]:
    """The chunks of a body, in its order. Paragraphs that follow each other are one."""
    source = Source(body.split("\n"), path, first_line, Findings())
    walk = _Walk(source)
    read = tokens(body)
    for i, token in enumerate(read):
        walk.step(token, read[i - 1] if i else token)
    return walk.done


def blocks(body: str) -> list[str]:
    """What stands by itself in a body (a heading, a paragraph, a list, a table), as it is written."""
    starts = []
    for chunk in chunks(body, "", 1):
        places = [p.span for p in chunk.passages] if chunk.kind == "prose" else [chunk.span]
        starts += [place.line - 1 for place in places]
    lines = body.split("\n")
    return ["\n".join(lines[a:b]).strip() for a, b in pairwise([*starts, len(lines)])]


class _Walk:
    """Goes through the tokens of a text; a list, table or quote is one chunk with all that it holds."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._depth = 0  # of lists and quotes that are open
        self._column = 0  # behind the last cell of a row
        self.done: list[Chunk] = []

    def step(self, token: Token, before: Token) -> None:
        if token.type in _OPENINGS:
            if self._depth == 0:
                self._begin(_OPENINGS[token.type], token)
            self._depth += 1
        elif token.type.replace("_close", "_open") in _OPENINGS:
            self._depth -= 1
        elif token.type == "list_item_open":
            self.done[-1].shape.append((self._depth, token.info != ""))
        elif token.type == "tr_open":
            self._column = 0
            self.done[-1].shape.append(0)
        elif token.type in {"td_open", "th_open"}:
            last = self.done[-1].shape[-1]
            self.done[-1].shape[-1] = last + 1 if isinstance(last, int) else last
        elif token.type == "heading_open":
            self._begin("heading", token)
            self.done[-1].shape.append(token.tag)
        elif token.type in {"fence", "code_block"} and self._depth == 0:
            self._begin("code", token)
        elif token.type == "inline":
            self._inline(token, before)

    def _begin(self, kind: Kind, token: Token) -> None:
        line = (token.map or [0])[0]
        raw = self._source.lines[line]
        indent = len(raw) - len(raw.lstrip())
        span = Span(self._source.path, line + self._source.first_line, indent + 1, max(1, len(raw.strip())))
        self.done.append(Chunk(kind, span))

    def _inline(self, token: Token, before: Token) -> None:
        if before.type in {"td_open", "th_open"}:
            block = self._source.cell(token, self._column)
            self._column = block.end
        else:
            block = self._source.block(token)
        paragraph = before.type == "paragraph_open" and self._depth == 0
        if paragraph and not (self.done and self.done[-1].kind == "prose"):
            self._begin("prose", token)
        self.done[-1].passages.append(_passage(token, block, self._source.path))


def _passage(token: Token, block: Block, path: str) -> Passage:
    content = token.content
    links, pictures = [], []
    for child in _deep(token.children or []):
        if child.type == "link_open":
            start, end = child.meta["start"], child.meta["end"]
            target = unquote(str(child.attrGet("href") or ""))
            links.append(Piece(target, Span(path, *block.place(start, end - start))))
            content = _without_target(content, start, _end_of(child, token), child.markup == "autolink")
        elif child.type == "image" and "start" in child.meta:
            start, end = child.meta["start"], child.meta["end"]
            name = unquote(str(child.attrGet("src") or ""))
            pictures.append(Piece(name, Span(path, *block.place(start, end - start))))
            content = _without_target(content, start, end, False)
    for pattern in (_ANCHOR, _ADDRESS, _ENTITY):
        content = _blanked(content, pattern)
    marks = [
        Piece(m.group(), Span(path, *block.place(m.start(), len(m.group())))) for m in MARK.finditer(content)
    ]
    text = _blanked(content, MARK).translate(_EMPHASIS)
    return Passage(text, path, block, Span(path), tuple(links), tuple(pictures), tuple(marks))


def _deep(children: Sequence[Token]) -> list[Token]:
    """Tokens of a block; those within a picture's words aside, whose offsets are their own."""
    return [child for child in children if child.type in {"link_open", "image"}]


def _end_of(opening: Token, inline: Token) -> int:
    end: int = opening.meta["end"]
    return min(end, len(inline.content))


def _without_target(content: str, start: int, end: int, whole: bool) -> str:
    """A link or picture with its words alone: the address, the title and the brackets are blanked out."""
    words_end = start if whole else max(content.rfind("](", start, end), content.rfind("][", start, end))
    words_end = words_end if words_end >= 0 else end - 1
    kept = content[start:words_end].replace("![", "  ", 1).replace("[", " ", 1)
    return f"{content[:start]}{kept}{' ' * (end - words_end)}{content[end:]}"


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)
