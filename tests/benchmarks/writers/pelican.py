"""The corpus as a site of Pelican, with its own translations and taxonomies.

What Pelican does not do here, besides what Hugo does not do: lists, archive, timeline and taxonomies are made
for the default language alone (a translation only has its own page and its language's feed), and there are no
pages of documents, related items or neighbours.
"""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.corpus import Corpus, Item
from tests.benchmarks.prose import LANGUAGES, Language, Link, markdown
from tests.benchmarks.writers.files import data, put, slugs, start
from tests.benchmarks.writers.registers import documents, interface, people, sources, topics

PEOPLE = "registers/people.json"


def write_pelican(folder: Path, corpus: Corpus) -> None:
    """Write the corpus as a site for `pelican`."""
    start(folder, "pelican", "theme/static")
    put(folder, "registers/words.json", data(interface()))
    put(folder, PEOPLE, data(people(corpus)))
    for name, entries in (("topics", topics), ("documents", documents), ("sources", sources)):
        put(folder, f"registers/{name}.json", data(entries(corpus)))
    for language in LANGUAGES:
        for item in corpus.items:
            name = f"content/{language}/{item.section}/{item.name}.md"
            put(folder, name, _text(corpus, item, language))


def _text(corpus: Corpus, item: Item, language: Language) -> str:
    def spell(link: Link) -> str:
        match link.kind:
            case "item":
                other = corpus.items[int(link.target)]
                return f"[{link.words}]({{filename}}../{other.section}/{other.name}.md)"
            case "people":
                return f"[{link.words}]({{author}}{link.target})"
            case _:
                return f"[{link.words}]({{tag}}{link.target})"

    slug = slugs(corpus)
    front = [
        f"Title: {item.title.of(language)}",
        f"Summary: {item.summary.of(language)}",
        f"Lang: {language}",
        f"Slug: {item.name}",
        f"Category: {item.section}",
        f"What: {item.section.removesuffix('s')}",
        f"Date: {item.date}",
        f"Tags: {', '.join(item.topics)}",
        f"Authors: {'; '.join(item.people)}",
        f"Documents: {' '.join(slug[mark] for mark in item.documents)}",
        f"Sources: {' '.join(item.sources)}",
    ]
    if item.number is not None:
        front.append(f"Number: {item.number}")
    if item.event:
        front += [f"Venue: {item.venue.of(language)}", f"Chair: {item.chair}"]
    return "\n".join([*front, "", "[TOC]", "", markdown(item.bodies[language], spell)])
