"""The corpus as a site of our own engine.

Photos there are none, and search, share cards and copies to save are switched off: none is on the peers'
side. `tests.benchmarks.search` switches the search on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.corpus import Corpus, Item, Named, Pair, Source
from tests.benchmarks.prose import LANGUAGES, Language, Link, markdown
from tests.benchmarks.words import ABBREVIATIONS
from tests.benchmarks.writers.files import BASE_URL, put, quoted
from tests.building import REPOSITORY

PART = "layouts/parts/footer.html"
"""A template of every page. The site holds a copy of its own, so that it can be edited."""

CONFIG = f"""\
name:
  vi: Bản tin mẫu
  en: Sample bulletin
tagline:
  vi: Dữ liệu để đo tốc độ
  en: Data to measure speed with
description:
  vi: Bản tin được sinh ra để đo tốc độ dựng trang.
  en: A bulletin generated to measure how fast sites are built.
base_url: {BASE_URL}
default_language: vi
time_zone: Asia/Ho_Chi_Minh
page_size: 20
search: false
cards: false
copies: false

sections:
  sessions:
    slug:
      vi: phien-hop
      en: sessions
    name:
      vi: Phiên họp
      en: Sessions
  conferences:
    slug:
      vi: hoi-nghi
      en: conferences
    name:
      vi: Hội nghị
      en: Conferences
  milestones:
    slug:
      vi: cot-moc
      en: milestones
    name:
      vi: Cột mốc
      en: Milestones
  articles:
    slug:
      vi: bai-viet
      en: articles
    name:
      vi: Bài viết
      en: Articles

slugs:
  timeline:
    vi: dong-thoi-gian
    en: timeline
  archive:
    vi: luu-tru
    en: archive
  topics:
    vi: chu-de
    en: topics
  people:
    vi: nhan-vat
    en: people
  organisations:
    vi: co-quan
    en: organisations
  documents:
    vi: van-ban
    en: documents
  indicators:
    vi: chi-so
    en: indicators
  glossary:
    vi: thuat-ngu
    en: glossary
  sources:
    vi: nguon
    en: sources

home:
  latest: 6
  key_figures: [indicator-1, indicator-2, indicator-3]
"""


def write_bulletin(folder: Path, corpus: Corpus) -> None:
    """Write the corpus as content for `bulletin build`."""
    if folder.exists():
        shutil.rmtree(folder)
    put(folder, "site_config.yaml", CONFIG)
    part = folder / PART
    part.parent.mkdir(parents=True)
    shutil.copyfile(REPOSITORY / PART, part)
    for register, lines in _registers(corpus).items():
        put(folder, f"content/registers/{register}.yaml", "\n".join(lines) + "\n")
    for item in corpus.items:
        for language in LANGUAGES:
            name = f"content/{item.section}/{item.name}/{language}.md"
            put(folder, name, _text(corpus, item, language))


def _text(corpus: Corpus, item: Item, language: Language) -> str:
    def spell(link: Link) -> str:
        match link.kind:
            case "item":
                other = corpus.items[int(link.target)]
                return f"[{link.words}](../../{other.section}/{other.name}/{language}.md)"
            case "people":
                return f"[{link.words}](person:{link.target})"
            case _:
                return f"[{link.words}](topic:{link.target})"

    front = [
        f"title: {quoted(item.title.of(language))}",
        f"summary: {quoted(item.summary.of(language))}",
    ]
    if language == "vi":
        front += _facts(corpus, item)
    return "\n".join(["---", *front, "---", "", markdown(item.bodies[language], spell)])


def _facts(corpus: Corpus, item: Item) -> Iterator[str]:
    """What the original carries for both languages."""
    if item.number is not None:
        yield f"number: {item.number}"
    yield f"date: {item.date}"
    if item.event:
        yield from ("time_of_day: morning", "format: hybrid", "venue:", *_pair(item.venue))
        yield f"chair: {item.chair}"
    for name in ("topics", "people", "documents", "sources"):
        yield f"{name}: [{', '.join(getattr(item, name))}]"
    if item.number is not None:
        yield from _figures(corpus, item)
        yield from _commitments(corpus, item)


def _figures(corpus: Corpus, item: Item) -> Iterator[str]:
    yield "figures:"
    for n, indicator in enumerate(corpus.indicators[:6], 1):
        yield f"  - indicator: {indicator.id}"
        yield f"    value: {10 * n + (item.number or 0)}"
        yield f"    period: {item.date:%Y-%m}"
        yield f"    source: {item.sources[0]}"


def _commitments(corpus: Corpus, item: Item) -> Iterator[str]:
    yield "commitments:"
    for n, body in enumerate(corpus.organisations[:4], 1):
        yield f"  - id: task-{n}"
        yield from ("    text:", *_pair(body.name, 6))
        yield f"    owners: [{body.id}]"
        yield f"    due: {item.date.year + 1}"
        yield f"    source: {item.sources[0]}"


def _registers(corpus: Corpus) -> dict[str, list[str]]:
    return {
        "people": [
            line
            for p in corpus.people
            for line in (
                *_person(p.id, p.name, p.role, p.organisation),
                f"  sources: [{corpus.sources[0].id}]",
            )
        ],
        "documents": [
            line
            for d in corpus.documents
            for line in (
                f"{d.mark}:",
                "  title:",
                *_pair(d.title, 4),
                f"  type: {d.type}",
                f"  date: {d.date}",
                f"  issuer: {d.issuer}",
                f"  sources: [{corpus.sources[0].id}]",
            )
        ],
        "topics": [line for t in corpus.topics for line in (*_named(t), "  description:", *_pair(t.name, 4))],
        "organisations": [line for o in corpus.organisations for line in (*_named(o), "  kind: agency")],
        "indicators": [line for i in corpus.indicators for line in (*_named(i), "  unit: percent")],
        "sources": [line for s in corpus.sources for line in _source(s)],
        "glossary": [line for n, _ in enumerate(ABBREVIATIONS) for line in _term(n)],
    }


def _pair(pair: Pair, indent: int = 2) -> tuple[str, str]:
    return f"{' ' * indent}vi: {quoted(pair.vi)}", f"{' ' * indent}en: {quoted(pair.en)}"


def _named(entry: Named) -> tuple[str, ...]:
    return f"{entry.id}:", "  name:", *_pair(entry.name, 4)


def _person(id: str, name: str, role: Pair, organisation: str) -> tuple[str, ...]:
    return (
        f"{id}:",
        f"  name: {name}",
        "  roles:",
        "    - title:",
        *_pair(role, 8),
        f"      organisation: {organisation}",
        "      from: 2019",
    )


def _source(source: Source) -> tuple[str, ...]:
    return (
        f"{source.id}:",
        f"  title: {quoted(source.title)}",
        f"  publisher: {quoted(source.publisher)}",
        f"  url: {source.url}",
        f"  date: {source.date}",
        "  lang: vi",
        "  read: full",
    )


def _term(number: int) -> tuple[str, ...]:
    short_vi, short_en, vi, en = ABBREVIATIONS[number]
    return (
        f"term-{number + 1}:",
        "  term:",
        *_pair(Pair(vi, en), 4),
        f"  abbr_vi: {short_vi}",
        f"  abbr_en: {short_en}",
        "  definition:",
        *_pair(Pair(f"Nghĩa của {short_vi}", f"What {short_en} means"), 4),
    )
