"""A bulletin of N bilingual pairs, drawn from a seed: the same seed, the same bytes, for every tool.

The registers have a fixed size, whatever N is, as the registers of a bulletin grow far slower than its items:
with N the lists under a topic, a person or a document get longer, and every tool feels that.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from bulletin.i18n.vietnamese import slugify
from tests.benchmarks import words
from tests.benchmarks.prose import LANGUAGES, Block, Heading, Language, Link, Span, Writer, words_of

SEED = 20240424
SESSIONS = 8
PEOPLE, DOCUMENTS, SOURCES, INDICATORS, ORGANISATIONS = 60, 80, 40, 12, 10
FIRST_DAY = date(2019, 1, 1)
DAYS = 2500


class Pair(NamedTuple):
    """A text in both languages."""

    vi: str
    en: str

    def of(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    role: Pair
    organisation: str


@dataclass(frozen=True, slots=True)
class Document:
    """A legal document; ``mark`` as it is cited, ``slug`` for the peers' addresses."""

    mark: str
    slug: str
    title: Pair
    type: str
    date: date
    issuer: str


@dataclass(frozen=True, slots=True)
class Named:
    """A topic, an organisation or an indicator."""

    id: str
    name: Pair


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    url: str
    date: date


@dataclass(frozen=True, slots=True)
class Item:
    """A pair of translations with its facts. ``number`` is a session's."""

    section: str
    name: str
    number: int | None
    date: date
    title: Pair
    summary: Pair
    venue: Pair
    chair: str
    topics: tuple[str, ...]
    people: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    bodies: Mapping[Language, tuple[Block, ...]]

    @property
    def event(self) -> bool:
        return self.section != "articles"


@dataclass(frozen=True, slots=True)
class Corpus:
    topics: tuple[Named, ...]
    organisations: tuple[Named, ...]
    people: tuple[Person, ...]
    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    indicators: tuple[Named, ...]
    items: tuple[Item, ...]


def generate(pairs: int, seed: int = SEED) -> Corpus:
    """A corpus of so many pairs: up to eight sessions, a sixth of the rest conferences, else articles."""
    rng = random.Random(seed)
    vi, en = Writer(rng, "vi"), Writer(rng, "en")
    organisations = tuple(
        Named(f"body-{n}", Pair(vi.phrase(3, 5), en.phrase(3, 5))) for n in range(1, ORGANISATIONS + 1)
    )
    registers = Corpus(
        topics=tuple(Named(id, Pair(name, other)) for id, name, other in words.TOPICS),
        organisations=organisations,
        people=tuple(_people(rng, vi, en)),
        documents=tuple(_document(rng, vi, en, n) for n in range(DOCUMENTS)),
        sources=tuple(_source(rng, vi, n) for n in range(1, SOURCES + 1)),
        indicators=tuple(
            Named(f"indicator-{n}", Pair(vi.phrase(4, 7), en.phrase(4, 7))) for n in range(1, INDICATORS + 1)
        ),
        items=(),
    )
    heads = [_head(pairs, n) for n in range(pairs)]
    days = sorted(rng.choices(range(DAYS), k=pairs))
    items = tuple(
        _item(rng, vi, en, registers, heads, n, FIRST_DAY + timedelta(days[n])) for n in range(pairs)
    )
    return Corpus(
        registers.topics,
        registers.organisations,
        registers.people,
        registers.documents,
        registers.sources,
        registers.indicators,
        items,
    )


def _head(pairs: int, n: int) -> tuple[str, str, int | None]:
    """Section, name and session number of an item: the sessions stand evenly among the rest."""
    sessions = min(SESSIONS, max(1, pairs // 3))
    every = pairs // sessions
    if n % every == 0 and n // every < sessions:
        number = n // every + 1
        return "sessions", f"{number:02}", number
    if n % 6 == 1:
        return "conferences", f"conference-{n:05}", None
    return "articles", f"article-{n:05}", None


def _people(rng: random.Random, vi: Writer, en: Writer) -> list[Person]:
    found: dict[str, Person] = {}
    while len(found) < PEOPLE:
        name = " ".join(
            rng.choice(part) for part in (words.FAMILY_NAMES, words.MIDDLE_NAMES, words.GIVEN_NAMES)
        )
        role = Pair(vi.phrase(4, 7), en.phrase(4, 7))
        found[slugify(name)] = Person(slugify(name), name, role, f"body-{rng.randint(1, ORGANISATIONS)}")
    return list(found.values())


def _document(rng: random.Random, vi: Writer, en: Writer, n: int) -> Document:
    kind, letters = rng.choice((("decision", "QĐ-TTg"), ("resolution", "NQ-CP"), ("notice", "TB-VPCP")))
    mark = f"{1000 + n}/{letters}"
    day = FIRST_DAY + timedelta(rng.randrange(DAYS))
    title = Pair(vi.phrase(8, 14), en.phrase(8, 14))
    return Document(mark, slugify(mark), title, kind, day, f"body-{rng.randint(1, ORGANISATIONS)}")


def _source(rng: random.Random, vi: Writer, n: int) -> Source:
    day = FIRST_DAY + timedelta(rng.randrange(DAYS))
    return Source(f"source-{n}", vi.phrase(8, 12), vi.phrase(2, 3), f"https://source.example/{n}.html", day)


def _item(
    rng: random.Random,
    vi: Writer,
    en: Writer,
    registers: Corpus,
    heads: list[tuple[str, str, int | None]],
    n: int,
    day: date,
) -> Item:
    section, name, number = heads[n]
    people = tuple(p.id for p in rng.sample(registers.people, rng.randint(2, 4)))
    documents = tuple(d.mark for d in rng.sample(registers.documents, rng.randint(1, 3)))
    neighbours = [rng.randrange(len(heads)) for _ in range(3)]
    extras = {
        language: _extras(rng, writer, registers, people, documents, neighbours)
        for language, writer in zip(LANGUAGES, (vi, en), strict=True)
    }
    outline, lists, rows = rng.randint(4, 6), rng.randint(3, 6), rng.randint(4, 7)
    total = rng.randint(640, 820)
    return Item(
        section=section,
        name=name,
        number=number,
        date=day,
        title=Pair(vi.phrase(8, 14), en.phrase(7, 12)),
        summary=Pair(vi.phrase(25, 40) + ".", en.phrase(20, 32) + "."),
        venue=Pair(vi.phrase(3, 5), en.phrase(3, 5)),
        chair=rng.choice(registers.people).id,
        topics=tuple(t.id for t in rng.sample(registers.topics, rng.randint(1, 3))),
        people=people,
        documents=documents,
        sources=tuple(s.id for s in rng.sample(registers.sources, rng.randint(1, 3))),
        bodies={
            "vi": _body(vi, total, outline, lists, rows, extras["vi"]),
            "en": _body(en, total, outline, lists, rows, extras["en"]),
        },
    )


def _extras(
    rng: random.Random,
    writer: Writer,
    registers: Corpus,
    people: tuple[str, ...],
    documents: tuple[str, ...],
    neighbours: list[int],
) -> list[Span]:
    """What the text of an item holds besides words: links, marks of documents, abbreviations."""
    vietnamese = writer.language == "vi"
    short = [a[0] if vietnamese else a[1] for a in rng.sample(words.ABBREVIATIONS, 2)]
    person = next(p for p in registers.people if p.id == people[0])
    found: list[Span] = [*documents, *short, Link("people", person.id, person.name)]
    found += [Link("item", n, writer.phrase(2, 4).lower()) for n in neighbours]
    topic = rng.choice(registers.topics)
    found.append(Link("topics", topic.id, topic.name.of(writer.language).lower()))
    rng.shuffle(found)
    return found


def _body(
    writer: Writer, total: int, outline: int, lists: int, rows: int, extras: list[Span]
) -> tuple[Block, ...]:
    """An opening and so many headings; a list under the second and the last, a table under the third."""
    blocks: list[Block] = [writer.paragraph(total // 12, extras)]
    for n in range(1, outline + 1):
        blocks.append(Heading(3 if n == 4 else 2, writer.phrase(3, 7)))
        if n == 2:
            blocks.append(writer.points(lists, False, extras))
        elif n == outline:
            blocks.append(writer.points(lists, True, extras))
        elif n == 3:
            blocks.append(writer.table(rows))
        room = (total * n) // outline - words_of(tuple(blocks))
        if room > 30:
            blocks.append(writer.paragraph(room // 2, extras))
            blocks.append(writer.paragraph(room // 2 - 12, extras))
        else:
            blocks.append(writer.paragraph(10, extras))
    return tuple(blocks)
