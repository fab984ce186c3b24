"""The corpus as a site of Hugo, with as much to do as our engine has.

Taxonomies stand for the registers, with a page a term that carries the entry's facts. The years of the
archive are a taxonomy as well, because Hugo has no paginated list of a year. The parts are plain
partials; whether `partialCached` would make them faster is not yet measured on an idle machine. What Hugo
does not do here: the timelines of single topics, organisations, glossary, figures and commitments of the
sessions, the index of sources, and the links that marks of documents and abbreviations get in running text.
"""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.corpus import Corpus, Item
from tests.benchmarks.prose import LANGUAGES, Language, Link, markdown
from tests.benchmarks.writers.files import SECTIONS, data, listed, put, quoted, slugs, start
from tests.benchmarks.writers.registers import interface, sources


def write_hugo(folder: Path, corpus: Corpus) -> None:
    """Write the corpus as a site for `hugo`."""
    start(folder, "hugo", "static/assets")
    put(folder, "data/sources.json", data(sources(corpus)))
    for language in LANGUAGES:
        put(folder, f"i18n/{language}.json", data(interface()[language]))
        root = folder / "content" / language
        for section, name in SECTIONS.items():
            put(root, f"{section}/_index.md", f"---\ntitle: {quoted(name.of(language))}\n---\n")
        timeline = "Dòng thời gian" if language == "vi" else "Timeline"
        put(root, "timeline/_index.md", f"---\ntitle: {timeline}\n---\n")
        _terms(root, corpus, language)
        for item in corpus.items:
            put(root, f"{item.section}/{item.name}.md", _text(corpus, item, language))


def _terms(root: Path, corpus: Corpus, language: Language) -> None:
    bodies = {o.id: o.name for o in corpus.organisations}
    for topic in corpus.topics:
        name = quoted(topic.name.of(language))
        put(root, f"topics/{topic.id}/_index.md", f"---\ntitle: {name}\nsummary: {name}\n---\n")
    for person in corpus.people:
        front = f"title: {quoted(person.name)}\nrole: {quoted(person.role.of(language))}"
        put(root, f"people/{person.id}/_index.md", f"---\n{front}\n---\n")
    other: Language = "en" if language == "vi" else "vi"
    for document in corpus.documents:
        front = "\n".join(
            (
                f"title: {quoted(document.mark)}",
                f"summary: {quoted(document.title.of(language))}",
                f"other_title: {quoted(document.title.of(other))}",
                f"sort: {document.type}",
                f"date: {document.date}",
                f"issuer: {quoted(bodies[document.issuer].of(language))}",
            )
        )
        put(root, f"documents/{document.slug}/_index.md", f"---\n{front}\n---\n")


def _text(corpus: Corpus, item: Item, language: Language) -> str:
    def spell(link: Link) -> str:
        if link.kind == "item":
            other = corpus.items[int(link.target)]
            return f"[{link.words}](/{other.section}/{other.name})"
        return f"[{link.words}](/{link.kind}/{link.target})"

    slug = slugs(corpus)
    front = [
        f"title: {quoted(item.title.of(language))}",
        f"summary: {quoted(item.summary.of(language))}",
        f"what: {item.section.removesuffix('s')}",
        f"date: {item.date}",
        f"topics: {listed(item.topics)}",
        f"people: {listed(item.people)}",
        f"documents: {listed(slug[mark] for mark in item.documents)}",
        f"sources: {listed(item.sources)}",
        f"archive: {listed([str(item.date.year)])}",
    ]
    if item.number is not None:
        front.append(f"number: {item.number}")
    if item.event:
        front += [f"venue: {quoted(item.venue.of(language))}", f"chair: {item.chair}"]
    return "\n".join(["---", *front, "---", "", markdown(item.bodies[language], spell)])
