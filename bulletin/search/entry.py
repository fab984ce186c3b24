"""The entry of a document: the words it is found by, field by field, and what they count for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from bulletin.i18n.formats import formats_for, sentence_start
from bulletin.search.document import Document
from bulletin.search.keys import BREAK
from bulletin.search.texts import Section, sections

TITLE, NAME, SUMMARY, HEADING, FACT, BODY, OTHER = 6.0, 6.0, 3.0, 3.0, 2.0, 1.0, 0.5
"""What a word counts for in each field. A title of few words counts for more: see `_title`."""

_NEXT = f" {BREAK} "

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Field(NamedTuple):
    """What a word in it counts for, and its lines with breaks between them."""

    boost: float
    text: str


class Entry(NamedTuple):
    """What a hit shows of a document, and what it is found by: its ``text``, in as many of the sections that
    are shown, and ``more`` fields."""

    shown: str
    text: int
    more: list[Field]


def entry(document: Document) -> Entry:
    """What a document is found by, and what a hit shows of it."""
    found, day = sections(document), shown_date(document)
    text = len(found) - len(document.facts)
    more = [Field(boost, _lines(texts)) for boost, texts in _fields(document, found, text, day) if any(texts)]
    return Entry(record(document, found, day), text, more)


def packed(entry: Entry) -> bytes:
    """An entry as bytes."""
    return f"{_json(entry[1:])}\n{entry.shown}".encode()


def unpacked(data: bytes) -> Entry:
    """The entry that `packed` wrote."""
    head, _, shown = data.decode().partition("\n")
    text, more = json.loads(head)
    return Entry(shown, text, [Field(*one) for one in more])


def fields(entry: Entry) -> list[Field]:
    """All fields of an entry, its text first."""
    found = json.loads(entry.shown)["x"][: entry.text]
    return [Field(BODY, _lines(text for _, _, text in found).replace("\n", _NEXT)), *entry.more]


def _lines(texts: Iterable[str]) -> str:
    return _NEXT.join(texts)


def _fields(
    document: Document, found: list[Section], bodies: int, day: str
) -> Iterator[tuple[float, list[str]]]:
    """The texts of each field but the first, with what a word in them counts for."""
    yield _title(document.title), [document.title]
    name, colon, _ = document.title.partition(":")
    if colon:  # `Đề án 06: dữ liệu dân cư …`
        yield _title(name), [name]
    for name in names(document):
        yield _title(name), [name]
    yield SUMMARY, [document.summary]
    yield HEADING, [one.heading for one in found[:bodies]]
    yield FACT, [*document.about, *_dates(document, day), *(one.text for one in found[bodies:])]
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


def _dates(document: Document, shown: str) -> list[str]:
    """The date of a document as people write it."""
    if not isinstance(document.date, date):
        return [shown]
    day = document.date
    return [shown, f"{day.day}/{day.month}/{day.year}", day.isoformat()]


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


def record(document: Document, found: list[Section], day: str) -> str:
    """What a hit shows, as JSON: title, address, kind, date, language, summary, names, sections."""
    shown: dict[str, object] = {"t": document.title, "h": document.href, "k": document.kind}
    more = {"d": day, "l": document.lang, "s": document.summary, "n": names(document)}
    shown.update((name, value) for name, value in more.items() if value)
    shown["x"] = found
    return _json(shown)
