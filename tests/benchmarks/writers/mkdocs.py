"""The corpus as a site of MkDocs, with `mkdocs-static-i18n` and a plain theme.

What MkDocs does not do here, besides what Hugo does not do: it has no taxonomies (so no pages of topics,
people and documents), no feeds, no related items and no years in its archive, and its lists are not
paginated. Its marks of time are written as they stand in the front matter.
"""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.corpus import Corpus, Item
from tests.benchmarks.prose import LANGUAGES, Language, Link, markdown
from tests.benchmarks.writers.files import data, listed, put, quoted, slugs, start
from tests.benchmarks.writers.registers import documents, interface, people, sources, topics

CONFIG = "mkdocs.yml"
_LISTS = {
    "sessions": ("sessions",),
    "conferences": ("conferences",),
    "articles": ("articles",),
    "archive": ("sessions", "conferences", "articles"),
    "timeline": ("sessions", "conferences"),
}


def write_mkdocs(folder: Path, corpus: Corpus) -> None:
    """Write the corpus as a site for `mkdocs build`; the registers stand under `extra` in the settings."""
    start(folder, "mkdocs", "theme/assets")
    words = interface()
    extra = {
        "words": words,
        "people": people(corpus),
        "topics": topics(corpus),
        "documents": documents(corpus),
        "sources": sources(corpus),
    }
    settings = (folder / CONFIG).read_text(encoding="utf-8")
    lines = (f"  {name}:\n{_indented(data(value))}" for name, value in extra.items())
    put(folder, CONFIG, settings + "".join(lines))
    for language in LANGUAGES:
        root, names = folder / "docs" / language, words[language]
        put(root, "index.md", f"---\ntitle: {names['home']}\n---\n")
        for name, lists in _LISTS.items():
            front = f"title: {names[name]}\ntemplate_of: list\nlists: {listed(lists)}"
            put(root, f"{name}/index.md", f"---\n{front}\n---\n")
        for item in corpus.items:
            put(root, f"{item.section}/{item.name}.md", _text(corpus, item, language))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def _text(corpus: Corpus, item: Item, language: Language) -> str:
    def spell(link: Link) -> str:
        if link.kind == "item":
            other = corpus.items[int(link.target)]
            return f"[{link.words}](../{other.section}/{other.name}.md)"
        return link.words

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
