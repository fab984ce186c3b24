"""Passages: the sentences and list items of a text, and which register entries each names."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bulletin.content.body import AbbrRef, HeadingRef, LinkRef, MarkRef, Ref
from bulletin.site.model import EntryTarget, Links, Version

_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|blockquote|table|thead|tbody|tr|dl|dt|dd|pre|hr|div|figure|figcaption)\b[^>]*>"
)
_CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_STOP = re.compile(r"[.!?…][”’\"')\]]*\s+")
_LAST_WORD = re.compile(r"(\w+)\.$")
_SHORT = frozenset({"TP", "Tp", "TS", "ThS", "GS", "PGS", "Mr", "Mrs", "Ms", "Dr", "Prof", "No", "St"})
"""Words after whose full stop a sentence goes on."""

# Signs that stand in a text for what its holes are; an editor's text holds no control characters.
_NAME, _END, _HEADING, _BETWEEN = "\x01", "\x02", "\x03", "\x04"
_NAMED = re.compile(f"{_NAME}(\\d+){_NAME}([^{_END}]*){_END}")
_SIGNS = re.compile(f"{_NAME}\\d+{_NAME}|[{_END}{_HEADING}]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or list item that names an entry by ``words``.

    ``heading`` is the place among the text's headings of the one it stands under.
    """

    before: str
    words: str
    after: str
    heading: int | None


class Block(NamedTuple):
    """A block of a text: the place of its heading, its words with signs, and as read."""

    heading: int | None
    signed: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells: its blocks, all its words as read, and the entries that its signs stand for."""

    blocks: tuple[Block, ...]
    text: str
    entries: tuple[tuple[str, str], ...]


Name = Callable[[EntryTarget], str]
"""What a link without words of its own says."""


def told(version: Version, links: Links, name: Name) -> Told:
    """A text with a sign between its blocks and at both ends of its headings."""
    entries: list[tuple[str, str]] = []
    filled = version.body.filled(lambda ref: _signed(ref, links, name, entries))
    signed = " ".join(_TAG.sub("", _BLOCK.sub(_BETWEEN, _CELLS.sub(" · ", filled))).split())
    blocks = tuple(
        Block(number - 1 if number else None, block, _plain(block))
        for number, section in enumerate(signed.split(_HEADING)[::2])
        for block in section.split(_BETWEEN)
        if block.strip()
    )
    return Told(blocks, _BETWEEN.join(block.text for block in blocks), tuple(entries))


def passages(told: Told, register: str, entry: str, names: Sequence[str], limit: int) -> tuple[Passage, ...]:
    """The first passages that name the entry: by a link or a mark, or in words as one of ``names``.

    A passage is a sentence of a paragraph, a table's row, or a list's item as far as it holds no full stop.
    Headings are none.
    """
    signs = {str(n) for n, one in enumerate(told.entries) if one == (register, entry)}
    named = [name for name in names if name in told.text]
    if not signs and not named:
        return ()
    found: list[Passage] = []
    marks = [f"{_NAME}{sign}{_NAME}" for sign in signs]
    wanted = _wanted(names) if named else None
    for block in told.blocks:
        by_mark = any(mark in block.signed for mark in marks)
        if not by_mark and not any(name in block.text for name in named):
            continue
        for signed in _sentences(block.signed.strip()):
            passage = _by_sign(signed, signs, block.heading) or _by_name(signed, wanted, block.heading)
            if passage:
                found.append(passage)
                if len(found) == limit:
                    return tuple(found)
    return tuple(found)


def _signed(ref: Ref, links: Links, name: Name, entries: list[tuple[str, str]]) -> tuple[str, str]:
    """What stands in a text for a hole; ``entries`` gets the entry it leads to."""
    match ref:
        case HeadingRef():
            return _HEADING, _HEADING
        case AbbrRef():
            return html.escape(ref.text), ""
        case MarkRef():
            words = html.escape(ref.text.partition("@")[0])
            document = links.marks.get(ref.text)
            return (_sign(("documents", document), entries) + words + _END if document else words), ""
        case LinkRef():
            target = links.targets.get(ref.target)
            if isinstance(target, EntryTarget):
                words = html.escape(name(target)) if ref.empty else ""
                return _sign((target.register, target.id), entries) + words, _END
    return "", ""


def _sign(entry: tuple[str, str], entries: list[tuple[str, str]]) -> str:
    entries.append(entry)
    return f"{_NAME}{len(entries) - 1}{_NAME}"


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a block, signs and all."""
    start = 0
    for stop in _STOP.finditer(text):
        after = _SIGNS.sub("", text[stop.end() : stop.end() + 12]).lstrip("“‘\"'([")[:1]
        word = _LAST_WORD.search(text[start : stop.start() + 1])
        goes_on = word and (word[1] in _SHORT or (len(word[1]) == 1 and word[1].isupper()))
        if (after.isupper() or after.isdigit()) and not goes_on:
            yield text[start : stop.end()].rstrip()
            start = stop.end()
    if start < len(text):
        yield text[start:].rstrip("; ")


def _plain(signed: str) -> str:
    text = _SIGNS.sub("", signed) if _END in signed or _NAME in signed else signed
    return html.unescape(text) if "&" in text else text


def _by_sign(signed: str, signs: set[str], heading: int | None) -> Passage | None:
    for match in _NAMED.finditer(signed):
        if match[1] in signs:
            before, after = signed[: match.start()], signed[match.end() :]
            return Passage(_plain(before), _plain(match[2]), _plain(after), heading)
    return None


def _wanted(names: Sequence[str]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None


def _by_name(signed: str, wanted: re.Pattern[str] | None, heading: int | None) -> Passage | None:
    text = _plain(signed)
    match = wanted.search(text) if wanted else None
    if match is None:
        return None
    return Passage(text[: match.start()], match[0], text[match.end() :], heading)
