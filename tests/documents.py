"""Reads Markdown pages of this repository for the tests: their sections, links and the names in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all below it, up to the next heading of its own rank or a higher one."""

    heading: str
    text: str


def sections(text: str) -> list[Section]:
    """The sections of a page, subsections being part of their sections as well."""
    lines = text.split("\n")
    heads = [
        (token.map[0], int(token.tag[1]), inline.content)
        for token, inline in pairwise(MarkdownIt("commonmark").parse(text))
        if token.type == "heading_open" and token.map
    ]
    found = []
    for position, (line, rank, heading) in enumerate(heads):
        ends = (later for later, other, _ in heads[position + 1 :] if other <= rank)
        found.append(Section(heading, "\n".join(lines[line : next(ends, len(lines))])))
    return found


def dangling_links(page: Path) -> list[str]:
    """The relative links of a page that lead to no file, or to no heading of one."""
    text = page.read_text(encoding="utf-8")
    return [url for url in link_addresses(text) if not _leads_somewhere(page, url)]


def link_addresses(text: str) -> Iterator[str]:
    """The addresses of the links and images of a page."""
    for token in _inline(text):
        address = token.attrGet("href") or token.attrGet("src")
        if address:
            yield str(address)


def code_spans(text: str) -> Iterator[str]:
    """What stands between back-ticks in a page's running text."""
    for token in _inline(text):
        if token.type == "code_inline":
            yield token.content


def slugs(text: str) -> set[str]:
    """The anchors that code hosts give to a page's headings."""
    found: set[str] = set()
    for section in sections(text):
        plain = _NOT_IN_SLUG.sub("", section.heading.lower()).replace(" ", "-")
        found.add(plain if plain not in found else f"{plain}-1")
    return found


def _leads_somewhere(page: Path, url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return True
    target = page.parent / unquote(parts.path) if parts.path else page
    if not target.exists():
        return False
    if not parts.fragment or target.suffix != ".md":
        return True
    return unquote(parts.fragment) in slugs(target.read_text(encoding="utf-8"))


def _inline(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield from token.children or ()
