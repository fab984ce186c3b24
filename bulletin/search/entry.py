"""The entry of a document: the words it is found by, field by field, and what they count for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from bulletin.content.markdown import MARK
from bulletin.i18n.formats import formats_for, sentence_start
from bulletin.search.aliases import Aliases, Form, found_in
from bulletin.search.document import Document
from bulletin.search.texts import Section, sections
from bulletin.search.vocabulary import BREAK, READY
from bulletin.search.words import prepared, words, written

TITLE, NAME, SUMMARY, HEADING, FACT, BODY, OTHER = 6.0, 6.0, 3.0, 3.0, 2.0, 1.0, 0.5
"""What a word counts for in each field. A title of few words counts for more: see `_title`."""

_HYPHENED = re.compile(r"(?<![\w/-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w/-])")


class Field(NamedTuple):
    """What a word in it counts for, and its words in their order, with breaks."""

    boost: float
    words: list[str]


Entry = list[Field]


class _Pieces(dict[str, tuple[str, ...]]):
    """The words of each piece of text between blanks: found once, however often it stands in the texts.

    ``joined`` are the pieces that are also found as one word, with that word.
    """

    def __init__(self) -> None:
        super().__init__({BREAK: (BREAK,)})
        self.joined: dict[str, tuple[str, ...]] = {}

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = self[piece] = tuple(written(prepared(piece)))
        if "/" in piece or "-" in piece:
            self.joined[piece] = tuple(_run_together(piece))
        return found


_pieces = _Pieces()


def entry(document: Document, known: Aliases) -> tuple[Entry, list[Section]]:
    """What a document is found by, and its sections."""
    found = sections(document)
    fields: Entry = []
    for boost, texts in _fields(document, found):
        pieces = f" {BREAK} ".join(texts).split()
        own = list(chain.from_iterable(map(_pieces.__getitem__, pieces)))
        aside: list[str] = []
        for form, group in found_in(own, known):
            aside += _others(form, known.groups[group])
        for piece in filter(_pieces.joined.__contains__, pieces):
            own += _pieces.joined[piece]
        if own:
            fields.append(Field(boost, own))
        if aside:
            fields.append(Field(boost / 2, aside))
    return fields, found


def _fields(document: Document, found: list[Section]) -> Iterator[tuple[float, list[str]]]:
    """The texts of each field, with what a word in them counts for."""
    bodies = len(found) - len(document.facts)
    yield BODY, [line for one in found[:bodies] for line in one.text.split("\n")]
    yield _title(document.title), [document.title]
    name, colon, _ = document.title.partition(":")
    if colon:  # `Đề án 06: dữ liệu dân cư …`
        yield _title(name), [name]
    for name in names(document):
        yield _title(name), [name]
    yield SUMMARY, [document.summary]
    yield HEADING, [one.heading for one in found[:bodies]]
    yield FACT, [*document.about, *_dates(document), *(one.text for one in found[bodies:])]
    yield OTHER, list(document.others)


def names(document: Document) -> tuple[str, ...]:
    """What else a document is called; a session by its number in every way."""
    if document.session is None:
        return document.names
    formats = formats_for(document.language)
    rank, word = formats.ordinal(document.session), formats.ordinal_word(document.session)
    if document.language == "vi":
        number = document.session
        own = f"Phiên họp {rank}, phiên họp thứ {number}, phiên họp {word}, phiên họp số {number}"
    else:
        own = f"Session {document.session}, {rank} session, {word} session"
    return (own, *document.names)


def _dates(document: Document) -> list[str]:
    """The date of a document as people write it."""
    if not isinstance(document.date, date):
        return [shown_date(document)]
    day = document.date
    return [shown_date(document), f"{day.day}/{day.month}/{day.year}", day.isoformat()]


def shown_date(document: Document) -> str:
    """The date of a document as a hit shows it."""
    if document.date is None:
        return ""
    formats = formats_for(document.language)
    if isinstance(document.date, date):
        return formats.day(document.date)
    return sentence_start(formats.period(document.date))


def _title(text: str) -> float:
    """A word of a short title says more of it."""
    return TITLE + min(4.0, 8 / (len(text.split()) or 1))


def _run_together(piece: str) -> Iterator[str]:
    """Marks of legal documents and hyphened words as some type them: 142qdttg, egovernment."""
    for whole in (*MARK.finditer(piece), *_HYPHENED.finditer(piece)):
        parts = words(whole.group().partition("@")[0])
        key, marks = "".join(part.key for part in parts), "".join(part.marks for part in parts)
        yield from (BREAK, f"{key}{READY}{marks}")


def _others(form: Form, group: Iterable[Form]) -> Iterator[str]:
    for other in group:
        if other != form:
            yield BREAK
            yield from (f"{key}{READY}{marks}" for key, marks in other)


def record(document: Document, found: list[Section]) -> str:
    """What a hit shows, as JSON: title, address, kind, date, language, summary, names, sections."""
    shown: dict[str, object] = {"t": document.title, "h": document.href, "k": document.kind}
    more = {"d": shown_date(document), "l": document.lang, "s": document.summary, "n": names(document)}
    shown.update((name, value) for name, value in more.items() if value)
    shown["x"] = found
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
