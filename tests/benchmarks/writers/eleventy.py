"""The corpus as a site of Eleventy, with Nunjucks templates and the registers as global data.

What Eleventy does not do here is what Hugo does not do (see `hugo`). Neighbours, related items and the lists
are prepared once a build in `bulletin.js`, as a seasoned user would do it.
"""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.corpus import Corpus, Item
from tests.benchmarks.prose import LANGUAGES, Language, Link, markdown
from tests.benchmarks.writers.files import data, listed, put, quoted, slugs, start
from tests.benchmarks.writers.registers import documents, interface, people, sources, topics

PEOPLE = "src/_data/register/people.json"


def write_eleventy(folder: Path, corpus: Corpus) -> None:
    """Write the corpus as a site for `eleventy`. The programs are found in a `node_modules` above it."""
    start(folder, "eleventy", "src/assets")
    put(folder, "src/_data/words.json", data(interface()))
    put(folder, PEOPLE, data(people(corpus)))
    for name, entries in (("topics", topics), ("documents", documents), ("sources", sources)):
        put(folder, f"src/_data/register/{name}.json", data(entries(corpus)))
    for language in LANGUAGES:
        for item in corpus.items:
            name = f"src/{language}/{item.section}/{item.name}.md"
            put(folder, name, _text(corpus, item, language))


def _text(corpus: Corpus, item: Item, language: Language) -> str:
    root = "/en" if language == "en" else ""

    def spell(link: Link) -> str:
        if link.kind == "item":
            other = corpus.items[int(link.target)]
            return f"[{link.words}]({root}/{other.section}/{other.name}/)"
        return f"[{link.words}]({root}/{link.kind}/{link.target}/)"

    slug = slugs(corpus)
    front = [
        f"title: {quoted(item.title.of(language))}",
        f"summary: {quoted(item.summary.of(language))}",
        f"section: {item.section}",
        f"what: {item.section.removesuffix('s')}",
        f"date: {item.date}",
        f"topics: {listed(item.topics)}",
        f"people: {listed(item.people)}",
        f"documents: {listed(slug[mark] for mark in item.documents)}",
        f"sources: {listed(item.sources)}",
    ]
    if item.number is not None:
        front.append(f"number: {item.number}")
    if item.event:
        front += [f"venue: {quoted(item.venue.of(language))}", f"chair: {item.chair}"]
    return "\n".join(["---", *front, "---", "", markdown(item.bodies[language], spell)])
