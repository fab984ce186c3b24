"""Whether every quotation of a text names its source."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from bulletin.content.body import Place
from bulletin.content.places import Source


def check_quotations(tokens: Sequence[Token], source: Source) -> None:
    """Report each block quotation in which no link leads to a source (``source:seed-001``).

    One within another is a part of it.
    """
    depth = 0
    opening, sourced = None, False
    for token in tokens:
        if token.type == "blockquote_open":
            if depth == 0:
                opening, sourced = token, False
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
            if depth == 0 and opening and not sourced:
                source.add("unsourced-quote", _place(opening, source))
        elif depth and token.type == "inline":
            sourced = sourced or any(_leads_to_source(child) for child in token.children or [])


def _leads_to_source(token: Token) -> bool:
    return token.type == "link_open" and str(token.attrGet("href")).startswith("source:")


def _place(opening: Token, source: Source) -> Place:
    """The quotation's first line."""
    line = (opening.map or [0])[0]
    raw = source.lines[line].rstrip()
    sign = max(0, raw.find(">"))
    return Place(line + source.first_line, sign + 1, max(1, len(raw) - sign))
