"""Markdown to a `Body`: CommonMark and tables, raw HTML off, and a hole wherever the site must be known.

markdown-it-py parses and renders. Between the two, `_prepare` walks the tokens:
it finds legal marks and abbreviations in running text, gives every hole its
place in the file, and notes what an editor should mend. The renderer then
writes a sentinel for each hole (NUL cannot stand in a text), and `_parts` cuts
the HTML at the sentinels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bulletin.content.body import AbbrRef, Body, HeadingRef, ImageRef, LinkRef, MarkRef, Parts, Place, Ref
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.vietnamese import slugify

# 142/QĐ-TTg, 57-NQ/TW, 20/2023/QH15, 27/QĐ-UBQGCĐS, 56/TB-VPCP; never 16/2021 (a date) or 63/63.
_MARK = r"(?<![\w/-])\d+[A-Za-z]?(?:/\d{4})?[/-][A-ZĐ]{2}[\wĐ&]*(?:[-/][A-ZĐ][\wĐ&]*)*(?:@\d{4})?(?![\w/-])"
_ABBR = r"(?<![\w/-])(?=\w*[A-ZĐƯƠ]\w*[A-ZĐƯƠ])[A-ZĐƯƠ][\w]*(?:&[A-ZĐ]+)*(?![\w/-])"
_WORDS = re.compile(f"(?P<mark>{_MARK})|(?P<abbr>{_ABBR})")
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_ANCHOR = re.compile(r"\s*\{#([^{}]*)\}\s*$")
_GOOD_ANCHOR = re.compile(r"[a-z][a-z0-9-]*")
_WORD = re.compile(r"\w+")


def parse_body(text: str, path: str, first_line: int, findings: Findings) -> Body:
    """The body that ``text`` holds; ``first_line`` is where it begins in its file."""
    source = _Source(text.split("\n"), path, first_line, findings)
    tokens = _parser().parse(text)
    _prepare(tokens, source)
    refs: list[_Hole] = []
    html = _parser().renderer.render(tokens, _parser().options, {"holes": refs})
    return Body(_parts(html, refs), len(_WORD.findall(text)))


@dataclass(frozen=True, slots=True)
class _Source:
    """The text being read: turns offsets in a block into places in the file."""

    lines: Sequence[str]
    path: str
    first_line: int
    findings: Findings

    def place(self, block: Token, offset: int, length: int = 1) -> Place:
        """The place of ``block.content[offset:]``: blocks come without indents, quotes and list marks."""
        before = block.content[:offset]
        index = before.count("\n")
        in_line = offset - (before.rfind("\n") + 1)
        line = (block.map[0] if block.map else 0) + index
        wanted = block.content.split("\n")[index]
        start = self.lines[line].find(wanted) if line < len(self.lines) else 0
        return Place(line + self.first_line, max(0, start) + in_line + 1, length)

    def add(self, code: str, place: Place, **values: object) -> None:
        self.findings.add(code, Span(self.path, *place), **values)


# Parsing


class _Parser(MarkdownIt):
    """Leaves links as written: a bad one is refused later, with a reason, not shown as text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False}, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"])
    for name in ("link", "image", "autolink"):
        _remember_place(parser, name)
    return parser


def _remember_place(parser: MarkdownIt, name: str) -> None:
    """Have an inline rule leave the offset it began at on the tokens it makes."""
    ruler = parser.inline.ruler
    original: Callable[[StateInline, bool], bool] = next(r.fn for r in ruler.__rules__ if r.name == name)

    def rule(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        matched = original(state, silent)
        if matched and not silent:
            for token in state.tokens[made:]:
                if token.type in {"link_open", "image"}:
                    token.meta.setdefault("offset", start)
        return matched

    ruler.at(name, rule)


# Between parsing and rendering


def _prepare(tokens: list[Token], source: _Source) -> None:
    seen: set[str] = set()  # abbreviations are explained once a section
    level = 1
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            if token.tag == "h2":
                seen.clear()
            level = _heading(token, tokens[i + 1], level, source)
        elif token.type == "inline":
            _inline(token, seen, source)
            _lone_image(tokens[i - 1], token, tokens[i + 1])
        elif token.type == "th_open":
            token.attrSet("scope", "col")


def _heading(opening: Token, inline: Token, above: int, source: _Source) -> int:
    """Note level, text, anchor and place on the opening token; gives the level back."""
    level = int(opening.tag[1])
    anchor = None
    children = inline.children or []
    last = children[-1] if children else None
    if last and last.type == "text" and (found := _ANCHOR.search(last.content)):
        anchor = found.group(1)
        place = source.place(inline, max(0, inline.content.rfind("{#")), len(anchor) + 3)
        last.content = last.content[: found.start()]
        if not _GOOD_ANCHOR.fullmatch(anchor):
            source.add("bad-anchor", place, value=anchor)
    text = " ".join(_plain(children).split())
    here = source.place(inline, 0, max(1, len(inline.content.rstrip())))
    if not text:
        source.add("empty-heading", Place((opening.map or [0])[0] + source.first_line, 1))
    if level == 1:
        source.add("top-heading", here)
    elif level > above + 1 and above >= 1:
        source.add("skipped-heading", here, level=level, above=above)
    opening.meta.update(level=level, text=text, anchor=anchor, place=here)
    return level


def _inline(block: Token, seen: set[str], source: _Source) -> None:
    """Put holes for marks and abbreviations into a block's text, and places on its links and pictures."""
    cursor = 0
    in_link = 0
    children: list[Token] = []
    for token in block.children or []:
        if token.type in {"link_open", "image"}:
            offset = token.meta.get("offset", cursor)
            token.meta["place"] = source.place(block, offset, _link_length(block.content, offset))
            cursor = max(cursor, offset)
        if token.type == "link_open":
            in_link += 1
        elif token.type == "link_close":
            in_link -= 1
        elif token.type == "image" and not token.content.strip():
            source.add("missing-alt", token.meta["place"], file=token.attrGet("src"))
        elif token.type == "text":
            cursor = _text(token, block, cursor, bool(in_link), seen, source, children)
            continue
        children.append(token)
    block.children = children


def _link_length(content: str, offset: int) -> int:
    """How many characters to underline: to the closing bracket, at most to the line's end."""
    line_end = content.find("\n", offset)
    stop = line_end if line_end >= 0 else len(content)
    closing = content.find(")", offset, stop)
    return max(1, (closing + 1 if closing >= 0 else stop) - offset)


def _text(
    token: Token,
    block: Token,
    cursor: int,
    in_link: bool,
    seen: set[str],
    source: _Source,
    out: list[Token],
) -> int:
    """Cut one run of text at its marks and abbreviations; gives the new place in the block."""
    start = block.content.find(token.content, cursor)
    base = start if start >= 0 else cursor
    if tag := _HTML.search(token.content):
        source.add("raw-html", source.place(block, base + tag.start(), len(tag.group())), html=tag.group())
    done = 0
    for found in _WORDS.finditer(token.content):
        word = found.group()
        if found.lastgroup == "mark" and in_link:
            continue
        if found.lastgroup == "abbr":
            if word in seen:
                continue
            seen.add(word)
        _append_text(out, token, token.content[done : found.start()])
        hole = Token(f"{found.lastgroup}_hole", "", 0, content=word)
        hole.meta["place"] = source.place(block, base + found.start(), len(word))
        out.append(hole)
        done = found.end()
    _append_text(out, token, token.content[done:])
    return base + len(token.content)


def _append_text(out: list[Token], like: Token, content: str) -> None:
    if content:
        out.append(Token("text", "", 0, content=content, level=like.level))


def _lone_image(opening: Token, inline: Token, closing: Token) -> None:
    """A picture alone in its paragraph becomes a figure: the paragraph is taken away."""
    children = [c for c in inline.children or [] if c.type != "softbreak"]
    if len(children) == 1 and children[0].type == "image" and opening.type == "paragraph_open":
        children[0].meta["alone"] = True
        opening.hidden = closing.hidden = True


def _plain(tokens: Sequence[Token]) -> str:
    """The words alone."""
    return "".join(
        t.content if t.type in {"text", "code_inline", "image", "mark_hole", "abbr_hole"} else
        " " if t.type in {"softbreak", "hardbreak"} else ""
        for t in tokens
    )


# Rendering


@dataclass(slots=True)
class _Hole:
    """A hole while its parts are being written."""

    token: Token
    parts: list[str | Ref] = field(default_factory=list)


class _Renderer(RendererHTML):
    """markdown-it's renderer, with a sentinel for each hole.

    ``\\0n+\\0`` opens hole n, ``\\0-\\0`` closes the innermost, ``\\0n.\\0`` is a hole without words.
    """

    def _open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        env["holes"].append(_Hole(tokens[index]))
        return f"\0{len(env['holes']) - 1}+\0"

    def _close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return "\0-\0"

    def _leaf(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        env["holes"].append(_Hole(tokens[index]))
        return f"\0{len(env['holes']) - 1}.\0"

    link_open = heading_open = _open
    link_close = _close
    mark_hole = abbr_hole = image = _leaf  # type: ignore[assignment]  # the base names one argument idx

    def heading_close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return "\0-\0\n"

    def table_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return '<div class="scroll">\n<table>\n'

    def table_close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return "</table>\n</div>\n"

    def code_inline(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return f"<code>{escapeHtml(tokens[index].content)}</code>"


def _parts(html: str, holes: Sequence[_Hole]) -> Parts:
    out: list[str | Ref] = []
    open_holes: list[_Hole] = []
    for i, piece in enumerate(html.split("\0")):
        target = open_holes[-1].parts if open_holes else out
        if i % 2 == 0:
            if piece:
                target.append(piece)
        elif piece == "-":
            hole = open_holes.pop()
            (open_holes[-1].parts if open_holes else out).append(_ref(hole))
        elif piece.endswith("+"):
            open_holes.append(holes[int(piece[:-1])])
        else:
            target.append(_ref(holes[int(piece[:-1])]))
    return tuple(out)


def _ref(hole: _Hole) -> Ref:
    token, meta = hole.token, hole.token.meta
    match token.type:
        case "link_open":
            target, title = str(token.attrGet("href") or ""), token.attrGet("title")
            return LinkRef(target, str(title) if title else None, tuple(hole.parts), meta["place"])
        case "heading_open":
            parts = tuple(hole.parts)
            return HeadingRef(meta["level"], meta["text"], meta["anchor"], parts, meta["place"])
        case "image":
            file, title = str(token.attrGet("src") or ""), token.attrGet("title")
            caption = str(title) if title else None
            return ImageRef(file, token.content.strip(), caption, meta.get("alone", False), meta["place"])
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
