"""The plain words of a document, section by section: what is indexed, and what a hit shows."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from bulletin.i18n.formats import formats_for, nbsp
from bulletin.search.document import HEADING, Document, Fact, Hole

_BLOCK = re.compile(r"</(?:p|li|td|th|h[1-6]|pre|figcaption|blockquote)>|<br[ />]|\n\n|<img[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_END = "\x04"


class Section(NamedTuple):
    """A heading with what stands under it: blocks of running text, one a line."""

    anchor: str
    heading: str
    text: str


def sections(document: Document) -> list[Section]:
    """The sections of a document: what stands before the first heading, the others, the facts."""
    first, *others = _plain(_filled(document.html, document.holes)).split(HEADING)
    found = [Section("", "", first.strip())]
    for one in others:
        anchor, heading, text = one.split(_END, 2)
        found.append(Section(anchor, " ".join(heading.split()), text.strip()))
    found += [Section(fact.anchor, fact.heading, _fact(fact, document.language)) for fact in document.facts]
    return [one for one in found if one.heading or one.text]


def _fact(fact: Fact, language: str) -> str:
    text = " ".join(fact.text.split())
    if fact.value is not None:
        number = formats_for(language).number(fact.value)
        unit = fact.unit or ""
        text += f": {nbsp(number, unit) if unit not in ('', '%') else number + unit}"
    return f"{text}. {fact.note}" if fact.note else text


def _filled(body: str, holes: tuple[Hole, ...]) -> str:
    pieces = body.split("\0")
    behind: list[str] = []
    for i in range(1, len(pieces), 2):
        if pieces[i] == "-":
            pieces[i] = behind.pop()
            continue
        hole = holes[int(pieces[i])]
        heading = hole.before.startswith(HEADING)
        pieces[i] = hole.before + _END if heading else html.escape(hole.before)
        if hole.behind is not None:
            behind.append(_END if heading else hole.behind)
    return "".join(pieces)


def _plain(marked: str) -> str:
    """The words of some HTML with one blank between them, a line a block."""
    text = html.unescape(_TAG.sub("", _BLOCK.sub("\x05", marked)))
    return "\n".join(filter(None, map(str.strip, " ".join(text.split()).split("\x05"))))
