"""How long a paragraph may be and how deep a text may nest: bounded time, and no words lost."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from bulletin.content.body import Place
from bulletin.content.places import Source

PARAGRAPH_LIMIT = 16_384
"""Characters of a paragraph, a heading or a cell.

The parser's time grows with the square of a paragraph's length for some texts (nested brackets, unclosed
links), and only in proportion to the number of paragraphs.
"""
_NESTED = 80  # levels; a list within a list takes two. At 100 (``maxNesting``) the parser drops what follows
_LENGTH = "length"


def leave_out_the_long(state: StateCore) -> None:
    """A rule of the parser, after the blocks: keeps from the inline rules what is too long for them."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > PARAGRAPH_LIMIT:
            token.meta[_LENGTH] = len(token.content)
            token.content = ""


def is_left_out(token: Token) -> bool:
    """Whether this paragraph was too long to be read."""
    return _LENGTH in token.meta


def check_bounds(tokens: Iterable[Token], source: Source) -> None:
    """Report each paragraph that was left out, and the first place that is nested too deep."""
    told = False
    for token in tokens:
        if token.type == "inline" and is_left_out(token):
            length = token.meta[_LENGTH]
            source.add("paragraph-too-long", _begin(token, source), length=length, limit=PARAGRAPH_LIMIT)
        elif token.nesting == 1 and token.level > _NESTED and not told:
            told = True
            source.add("text-depth", _begin(token, source))


def _begin(token: Token, source: Source) -> Place:
    return Place((token.map or [0])[0] + source.first_line, 1)
