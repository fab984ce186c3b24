"""Passages: the sentences and list items of a text, and which register entries each names."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bulletin.content.body import AbbrRef, HeadingRef, LinkRef, MarkRef, Ref
from bulletin.site.model import EntryTarget, Links, Version

_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|blockquote|table|thead|tbody|tr|dl|dt|dd|pre|hr|div|figure|figcaption)\b[^>]*>"
)
_CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[.!?…][”’\"')\]]*\s+")
_LAST_WORD = re.compile(r"(\w+)\.$")
_SHORT = frozenset({"TP", "Tp", "TS", "ThS", "GS", "PGS", "Mr", "Mrs", "Ms", "Dr", "Prof", "No", "St"})
"""Words after whose full stop a sentence goes on."""

# Signs that stand in a text for what its holes are; an editor's text holds no control characters.
_NAME, _END, _HEADING = "\x01", "\x02", "\x03"
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as read; ``names`` are the register entries that links and marks in it lead to."""

    signed: str
    text: str
    names: tuple[tuple[str, str], ...]
    heading: int | None


Name = Callable[[EntryTarget], str]
"""What a link without words of its own says."""


def sentences(version: Version, links: Links, name: Name) -> tuple[Sentence, ...]:
    """The sentences of a text in order. Headings are none; a table's row is one, and so is a list's item
    as far as it holds no full stop.
    """
    entries: list[tuple[str, str]] = []
    sections = version.body.filled(lambda ref: _signed(ref, links, name, entries)).split(_HEADING)
    found = []
    for number, section in enumerate(sections[::2]):
        for block in _BLOCK.split(_CELLS.sub(" · ", section)):
            for signed in _split(block):
                names = tuple(entries[int(match[1])] for match in _NAMED.finditer(signed))
                found.append(Sentence(signed, _plain(signed), names, number - 1 if number else None))
    return tuple(found)


def passages(
    told: Sequence[Sentence], register: str, entry: str, names: Sequence[str], limit: int
) -> tuple[Passage, ...]:
    """The first passages that name the entry: by a link or a mark, or in words as one of ``names``."""
    found: list[Passage] = []
    wanted = _wanted(names)
    for sentence in told:
        if passage := _by_hole(sentence, (register, entry)) or _by_name(sentence, wanted):
            found.append(passage)
            if len(found) == limit:
                break
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


def _split(block: str) -> Iterator[str]:
    """The sentences of a block, signs and all."""
    text = _SPACE.sub(" ", _TAG.sub("", block)).strip()
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
    return html.unescape(_SIGNS.sub("", signed))


def _by_hole(sentence: Sentence, entry: tuple[str, str]) -> Passage | None:
    if entry not in sentence.names:
        return None
    at = sentence.names.index(entry)
    match = next(m for n, m in enumerate(_NAMED.finditer(sentence.signed)) if n == at)
    before, after = sentence.signed[: match.start()], sentence.signed[match.end() :]
    return Passage(_plain(before), _plain(match[2]), _plain(after), sentence.heading)


def _wanted(names: Sequence[str]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None


def _by_name(sentence: Sentence, wanted: re.Pattern[str] | None) -> Passage | None:
    match = wanted.search(sentence.text) if wanted else None
    if match is None:
        return None
    before, after = sentence.text[: match.start()], sentence.text[match.end() :]
    return Passage(before, match[0], after, sentence.heading)
