"""The entry of a document: every key it is found by, with its marks and its weight. It sees one document."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from bulletin.content.markdown import MARK
from bulletin.i18n.formats import formats_for, sentence_start
from bulletin.search.aliases import Aliases, Form, found_in
from bulletin.search.document import Document
from bulletin.search.texts import Section, sections
from bulletin.search.words import Word, words

TITLE, NAME, SUMMARY, HEADING, FACT, BODY, OTHER = 6.0, 6.0, 3.0, 3.0, 2.0, 1.0, 0.5
"""What a word counts for in each field. A title of few words counts for more: see `_title`."""

HEAVIEST = 26
PAIR = "~"
"""Before the key of two words that follow each other."""

_OFTEN = (0.0, 1.0, 1.5, 2.0, 2.0, 2.5, 2.5, 2.5, 2.5, 3.0)
"""How much more a word counts that stands in a field once, twice …, nine times or oftener."""

_HYPHENED = re.compile(r"(?<![\w/-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w/-])")
_NUMBER = {"so", "number", "no"}
Entry = dict[int, list[str]]
"""By weight, the keys that have it, each as `key TAB marks`."""


def entry(document: Document, known: Aliases) -> tuple[Entry, list[Section]]:
    """What a document is found by, and its sections."""
    found = sections(document)
    weights: dict[str, float] = {}
    for boost, texts in _fields(document, found):
        counts: Counter[str] = Counter()
        aside: Counter[str] = Counter()
        for text in texts:
            stream = words(text)
            counts.update(_keys(stream))
            counts.update(_run_together(text))
            for form, group in found_in(stream, known):
                aside.update(_others(form, known.groups[group]))
        _add(weights, counts, boost)
        _add(weights, aside, boost / 2)
    keys: Entry = {}
    for key, sum in weights.items():
        keys.setdefault(_weight(sum), []).append(key)
    return keys, found


@cache
def _weight(sum: float) -> int:
    """A sum as a weight of 1 to `HEAVIEST`: to 10 as it is, above it less and less fine."""
    return min(HEAVIEST, max(1, round(sum if sum <= 10 else 10 + (sum - 10) * 0.4)))


def _fields(document: Document, found: list[Section]) -> Iterator[tuple[float, list[str]]]:
    """The texts of each field, with what a word in them counts for."""
    yield _title(document.title), [document.title]
    name, colon, _ = document.title.partition(":")
    if colon:  # `Đề án 06: dữ liệu dân cư …`
        yield _title(name), [name]
    for name in names(document):
        yield _title(name), [name]
    yield SUMMARY, [document.summary]
    bodies = len(found) - len(document.facts)
    yield HEADING, [one.heading for one in found[:bodies]]
    yield FACT, [*document.about, *_dates(document), *(one.text for one in found[bodies:])]
    yield BODY, [line for one in found[:bodies] for line in one.text.split("\n")]
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


def _add(weights: dict[str, float], counts: Counter[str], boost: float) -> None:
    often = [boost * times for times in _OFTEN]
    get = weights.get
    for key, count in counts.items():
        weights[key] = get(key, 0.0) + often[count if count < 9 else 9]


def _keys(stream: Sequence[Word]) -> list[str]:
    """The words, the pairs, and the pairs that a “số” before a number keeps apart (`nghị định số 42`)."""
    keys = [f"{key}\t{marks}" for key, marks in stream]
    keys += [
        f"{PAIR}{key} {other}\t{marks} {more}" if marks or more else f"{PAIR}{key} {other}\t"
        for (key, marks), (other, more) in pairwise(stream)
    ]
    for i, (key, _) in enumerate(stream[1:-1], 1):
        if key in _NUMBER and stream[i + 1].key[0].isdigit():
            keys += _keys((stream[i - 1], stream[i + 1]))[2:]
    return keys


def _run_together(text: str) -> Iterator[str]:
    """Marks of legal documents and hyphened words as some type them: 142qdttg, egovernment."""
    if "/" in text or "-" in text:
        for whole in (*MARK.finditer(text), *_HYPHENED.finditer(text)):
            parts = words(whole.group().partition("@")[0])
            key, marks = "".join(part.key for part in parts), "".join(part.marks for part in parts)
            yield f"{key}\t{marks}"


def _others(form: Form, group: Iterable[Form]) -> list[str]:
    return [key for other in group if other != form for key in _keys(other)]


def record(document: Document, found: list[Section]) -> str:
    """What a hit shows, as JSON: title, address, kind, date, language, summary, names, sections."""
    shown: dict[str, object] = {"t": document.title, "h": document.href, "k": document.kind}
    more = {"d": shown_date(document), "l": document.lang, "s": document.summary, "n": names(document)}
    shown.update((name, value) for name, value in more.items() if value)
    shown["x"] = found
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
