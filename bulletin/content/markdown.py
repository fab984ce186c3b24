"""Markdown to a `Body`: CommonMark and tables, raw HTML off, and a hole wherever the site must be known.

markdown-it-py parses and renders (`bulletin.content.dialect`). Between the two,
`_prepare` walks the tokens: it finds legal marks and abbreviations in running
text, gives every hole its place in the file, and notes what an editor should mend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from bulletin.content.body import AbbrRef, Body, HeadingRef, ImageRef, LinkRef, MarkRef, Place, Ref
from bulletin.content.bounds import check_bounds, is_left_out
from bulletin.content.dialect import html_of, tokens
from bulletin.content.marks import words
from bulletin.content.places import Block, Source
from bulletin.content.quotations import check_quotations
from bulletin.diagnostics import Findings
from bulletin.i18n.vietnamese import slugify
from bulletin.syntax.text import control_in, name_of

_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_ANCHOR = re.compile(r"(?<!\s)\s*\{#([^{}]*)\}\s*$")
_GOOD_ANCHOR = re.compile(r"[a-z][a-z0-9-]*")
_CELLS = frozenset({"td_open", "th_open"})
_EMPTY = re.compile("\0(\\d+)\0\0-\0")  # a hole that ends where it begins


def parse_body(text: str, path: str, first_line: int, findings: Findings) -> Body:
    """The body that ``text`` holds; ``first_line`` is where it begins in its file."""
    source = Source(text.split("\n"), path, first_line, findings)
    read = tokens(text)
    _prepare(read, source)
    check_quotations(read, source)
    html, holes = html_of(read)
    empty = {int(n) for n in _EMPTY.findall(html)}
    refs = (_ref(token, n in empty) for n, token in enumerate(holes))
    return Body(html, tuple(refs))


def _prepare(tokens: list[Token], source: Source) -> None:
    seen: set[str] = set()  # abbreviations are explained once a section
    level = 1
    row: list[Token] = []  # cells whose places nobody has asked for: most hold plain words
    column = 0  # behind the cells that stand before them
    check_bounds(tokens, source)
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            if token.tag == "h2":
                seen.clear()
            level = _heading(token, tokens[i + 1], level, source)
        elif token.type == "inline":
            children, in_cell = token.children or [], tokens[i - 1].type in _CELLS
            if in_cell:
                row.append(token)
            if _is_plain(children):
                continue
            block = source.last_cell(row, column) if in_cell else source.block(token)
            if in_cell:
                column = block.end
                row.clear()
            token.children = _Inline(block, seen).read(children)
            _lone_image(tokens[i - 1], token, tokens[i + 1])
        elif token.type in _CELLS:
            _cell(token)
        elif token.type == "tr_open":
            row.clear()
            column = 0


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Whether these are words of which nothing is to be said: no marks or abbreviations, no HTML."""
    if len(tokens) != 1 or tokens[0].type != "text":
        return not tokens
    text = tokens[0].content
    return "<" not in text and next(words(text), None) is None


def _cell(opening: Token) -> None:
    """A cell says how it is aligned by a class: pages hold no styles of their own."""
    if opening.type == "th_open":
        opening.attrSet("scope", "col")
    style = str(opening.attrs.pop("style", ""))
    if side := style.removeprefix("text-align:"):
        opening.attrSet("class", f"to-{side}")


def _heading(opening: Token, inline: Token, above: int, source: Source) -> int:
    """Note level, text, anchor and place on the opening token; gives the level back."""
    level = int(opening.tag[1])
    block = source.block(inline)
    anchor = None
    children = inline.children or []
    last = children[-1] if children else None
    if last and last.type == "text" and (found := _ANCHOR.search(last.content)):
        anchor = found.group(1)
        last.content = last.content[: found.start()]
        if not _GOOD_ANCHOR.fullmatch(anchor):
            place = block.place(max(0, inline.content.rfind("{#")), len(anchor) + 3)
            source.add("bad-anchor", place, value=anchor)
    text = " ".join(_plain(children).split())
    here = block.place(0, len(inline.content))
    if not text and not is_left_out(inline):
        raw = source.lines[block.line].rstrip()
        sign = max(0, raw.find("#"))
        here = Place(here.line, sign + 1, max(1, len(raw) - sign))
        source.add("empty-heading", here)
    if level == 1:
        source.add("top-heading", here)
    elif level > above + 1:
        source.add("skipped-heading", here, level=level, above=above)
    opening.meta.update(level=level, text=text, anchor=anchor, place=here)
    return level


class _Inline:
    """Reads the tokens of one block: holes for marks and abbreviations, places for links and pictures.

    The tokens do not say where they stand. Links, pictures and code do by
    `_remember_place`; ``cursor`` is behind what has been read, and what comes
    next is looked for from there.
    """

    def __init__(self, block: Block, seen: set[str]) -> None:
        self._block = block
        self._source = block.source
        self._seen = seen
        self._cursor = 0
        self._links = 0  # how many links are open
        self._html = False  # whether HTML was told of: once a block is enough
        self._out: list[Token] = []

    def read(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens to render."""
        run: list[Token] = []
        for token in tokens:
            if token.type in {"text", "text_special"}:
                run.append(token)
                continue
            self._text(run)
            run = []
            self._other(token)
            self._out.append(token)
        self._text(run)
        return self._out

    def _other(self, token: Token) -> None:
        match token.type:
            case "link_open" | "image":
                start, end = token.meta["start"], token.meta["end"]
                token.meta["place"] = self._block.place(start, end - start)
                self._links += token.type == "link_open"
                self._check_signs(token.attrGet("title"), token.meta["place"])
                self._cursor = start + 1 if token.type == "link_open" else end
                if token.type == "image" and not _plain(token.children or []).strip():
                    self._source.add("missing-alt", token.meta["place"], file=token.attrGet("src"))
            case "link_close" | "code_inline":
                self._links -= token.type == "link_close"
                self._cursor = token.meta["end"]
            case "softbreak" | "hardbreak":
                self._find("\n")
            case _:
                self._find(token.markup)

    def _find(self, words: str) -> int:
        """Where ``words`` begin; the cursor is put behind them."""
        start = self._block.content.find(words, self._cursor)
        start = start if start >= 0 else self._cursor
        self._cursor = start + len(words)
        return start

    def _text(self, run: Sequence[Token]) -> None:
        """Cut one run of text at its marks and abbreviations."""
        if not run:
            return
        starts = [self._find(t.content if t.type == "text" else t.markup) for t in run]
        for token, start in zip(run, starts, strict=True):
            if token.type == "text_special":
                self._check_signs(token.content, self._block.place(start))
        if _is_plain(run):
            self._out.append(run[0])
            return
        text = run[0].content if len(run) == 1 else "".join(token.content for token in run)
        written = _Written(run, starts)
        if "<" in text:
            self._check_html(text, written)
        done = 0
        for found in words(text):
            word = found.group()
            if found.lastgroup == "mark" and self._links:
                continue
            if found.lastgroup == "abbr":
                if word in self._seen:
                    continue
                self._seen.add(word)
            _append_text(self._out, text[done : found.start()])
            hole = Token(f"{found.lastgroup}_hole", "", 0, content=word)
            start, last = written.at(found.start()), written.at(found.end() - 1)
            hole.meta["place"] = self._block.place(start, last + 1 - start)
            self._out.append(hole)
            done = found.end()
        _append_text(self._out, text[done:])

    def _check_signs(self, text: object, place: Place) -> None:
        """Report a control character that an entity (``&#x202E;``) brings into the text."""
        if isinstance(text, str) and (found := control_in(text)):
            self._source.add("control-character", place, character=name_of(found))

    def _check_html(self, text: str, written: _Written) -> None:
        for tag in _HTML.finditer(text):
            start = written.at(tag.start())
            escaped = self._block.content[start : start + 1] != "<"  # meant to be seen
            if not (escaped or self._html):
                self._html = True
                place = self._block.place(start, len(tag.group()))
                self._source.add("raw-html", place, html=tag.group())


@dataclass(frozen=True, slots=True)
class _Written:
    """Where the characters of a run of text were written: each token begins at its start in the block."""

    run: Sequence[Token]
    starts: Sequence[int]

    def at(self, offset: int) -> int:
        for token, start in zip(self.run, self.starts, strict=True):
            if offset < len(token.content):
                return start + offset if token.type == "text" else start
            offset -= len(token.content)
        return self.starts[-1]


def _append_text(out: list[Token], content: str) -> None:
    if content:
        out.append(Token("text", "", 0, content=content))


def _lone_image(opening: Token, inline: Token, closing: Token) -> None:
    """A picture alone in its paragraph becomes a figure: the paragraph is taken away."""
    children = [c for c in inline.children or [] if c.type != "softbreak"]
    if len(children) == 1 and children[0].type == "image" and opening.type == "paragraph_open":
        children[0].meta["alone"] = True
        opening.hidden = closing.hidden = True


def _plain(tokens: Sequence[Token]) -> str:
    """The words alone."""
    return "".join(" " if t.type in {"softbreak", "hardbreak"} else _words(t) for t in tokens)


def _words(token: Token) -> str:
    return _plain(token.children or []) if token.type == "image" else token.content


def _ref(token: Token, empty: bool) -> Ref:
    meta = token.meta
    match token.type:
        case "link_open":
            target, title = str(token.attrGet("href") or ""), token.attrGet("title")
            return LinkRef(target, str(title) if title else None, empty, meta["place"])
        case "heading_open":
            text = meta["text"]
            return HeadingRef(meta["level"], text, meta["anchor"], heading_slug(text), meta["place"])
        case "image":
            file, title = unquote(str(token.attrGet("src") or "")), token.attrGet("title")
            caption = str(title) if title else None
            alt = " ".join(_plain(token.children or []).split())
            return ImageRef(file, alt, caption, meta.get("alone", False), meta["place"])
        case "mark_hole":
            return MarkRef(token.content, meta["place"])
        case _:
            return AbbrRef(token.content)


def heading_slug(text: str) -> str:
    """The anchor a heading has by itself: its slug, with ``h-`` before a digit."""
    slug = slugify(text)
    if not slug:
        return "h"
    return f"h-{slug}" if slug[0].isdigit() else slug
