"""The dialect of Markdown: how markdown-it-py is set to read it, and to write it with holes.

CommonMark with tables and strikethrough, without raw HTML. The renderer writes the sign of each
hole (NUL cannot stand in a text).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from bulletin.content.blocks import ask_by_sign
from bulletin.content.bounds import leave_out_the_long

_SIGN = re.compile(r"[\n\\`*_~\[\]!<&]")
"""What an inline rule begins at; without any of these the words are one text."""


def tokens(text: str) -> list[Token]:
    """What the parser reads in a text: links, pictures and code know their offsets (``meta``)."""
    return _parser().parse(text)


def html_of(tokens: Sequence[Token]) -> tuple[str, list[Token]]:
    """The HTML of tokens, and those that stand for its holes, in order."""
    holes: list[Token] = []
    return _parser().renderer.render(tokens, _parser().options, {"holes": holes}), holes


class _Parser(MarkdownIt):
    """Leaves links as written: a bad one is refused later, with a reason, not shown as text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": 100}, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"])
    parser.disable("text_join")  # an escaped sign stays a token of its own, with what was written
    parser.disable("normalize")  # `bulletin.syntax.text.decode` has done so
    for name in ("link", "image", "autolink", "backticks"):
        _remember_place(parser, name)
    parser.core.ruler.after("block", "bounds", leave_out_the_long)
    parser.core.ruler.at("inline", _inlines)
    ask_by_sign(parser)
    parser.inline.terminator_re = _SIGN  # a text need not end at signs that only other dialects know
    return parser


def _inlines(state: StateCore) -> None:
    """The parser's rule for what stands within blocks. Most cells and list items hold plain words alone."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _SIGN.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


def _remember_place(parser: MarkdownIt, name: str) -> None:
    """Have an inline rule leave the offsets it began and ended at on the tokens it makes."""
    ruler = parser.inline.ruler
    original: Callable[[StateInline, bool], bool] = next(r.fn for r in ruler.__rules__ if r.name == name)

    def rule(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        matched = original(state, silent)
        if matched and not silent:
            for token in state.tokens[made:]:
                if token.type in {"link_open", "image", "code_inline"}:
                    token.meta.setdefault("start", start)
                    token.meta.setdefault("end", state.pos)
                elif token.type == "link_close":
                    token.meta.setdefault("end", state.pos)
        return matched

    ruler.at(name, rule)


class _Renderer(RendererHTML):
    """markdown-it's renderer, with the signs of holes (`HOLE`)."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """As the base does; what most of a text is made of, words and closing tags, without its questions."""
        out: list[str] = []
        for i, token in enumerate(tokens):
            if token.type == "inline":
                children = token.children or []
                if len(children) == 1 and children[0].type == "text":
                    out.append(escapeHtml(children[0].content))
                else:
                    out.append(self.renderInline(children, options, env))
            elif rule := self.rules.get(token.type):
                out.append(rule(tokens, i, options, env))
            elif token.nesting < 0:
                out.append("" if token.hidden else f"</{token.tag}>\n")
            else:
                out.append(self.renderToken(tokens, i, options, env))
        return "".join(out)

    def _hole(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        env["holes"].append(tokens[index])
        return f"\0{len(env['holes']) - 1}\0"

    def _end(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return "\0-\0"

    link_open = heading_open = mark_hole = abbr_hole = image = _hole  # type: ignore[assignment]  # base: idx
    link_close = _end

    def heading_close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return "\0-\0\n"

    def table_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return '<div class="scroll">\n<table>\n'

    def table_close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return "</table>\n</div>\n"

    def code_inline(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return f"<code>{escapeHtml(tokens[index].content)}</code>"
