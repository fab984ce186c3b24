"""One edit of a site at a time, as an editor or a designer makes it, and back again.

The same four edits for every tool: a word more in the body of an article, a word more in its title, a word
more in the name of a person of the register, a word more in the footer that stands on every page. Each puts
a mark into the site that the built pages must show, so that a build that missed the edit is found out. The
mark is another one each time: a tool that remembers earlier results must not have seen this one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import Corpus, Item
from tests.benchmarks.prose import Paragraph
from tests.benchmarks.writers import bulletin, eleventy, mkdocs, pelican

EDITS = ("body", "title", "register", "template")
_FOOTER = '<p class="imprint">'
_TEMPLATES = {
    "bulletin": bulletin.PART,
    "hugo": "layouts/_partials/footer.html",
    "eleventy": "src/_includes/parts/footer.njk",
    "mkdocs": "theme/parts/footer.html",
    "pelican": "theme/templates/parts/footer.html",
}
_ITEMS = {
    "bulletin": "content/{section}/{name}/vi.md",
    "hugo": "content/vi/{section}/{name}.md",
    "eleventy": "src/vi/{section}/{name}.md",
    "mkdocs": "docs/vi/{section}/{name}.md",
    "pelican": "content/vi/{section}/{name}.md",
}
_PEOPLE = {"eleventy": eleventy.PEOPLE, "mkdocs": mkdocs.CONFIG, "pelican": pelican.PEOPLE}


@dataclass(frozen=True, slots=True)
class Change:
    """In one file, put ``mark`` behind the only place that holds ``anchor``."""

    file: str
    anchor: str
    mark: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit changes in the folder of a site, and the mark that the output shows afterwards."""

    changes: tuple[Change, ...]
    mark: str


def edit(tool: str, kind: str, corpus: Corpus, number: int) -> Edit:
    """The edit of a kind in a tool's site; ``number`` tells the mark from that of other times."""
    mark = f"Mark{kind}{number}"
    item = edited_item(corpus)
    file = file_of_item(tool, item)
    match kind:
        case "body":
            changes = [Change(file, _opening(item), f" {mark}")]
        case "title":
            changes = [Change(file, item.title.vi, f" {mark}")]
        case "register":
            changes = list(_register(tool, corpus, item, f" {mark}"))
        case _:
            changes = [Change(_TEMPLATES[tool], _FOOTER, f"{mark} ")]
    return Edit(tuple(changes), mark)


def file_of_item(tool: str, item: Item) -> str:
    """Where a tool's site has the Vietnamese text of an item."""
    return _ITEMS[tool].format(section=item.section, name=item.name)


def edited_item(corpus: Corpus) -> Item:
    """The article in the middle, or the item there if there is no article."""
    half = corpus.items[len(corpus.items) // 2 :]
    return next((item for item in half if item.section == "articles"), half[0])


@contextmanager
def applied(folder: Path, one: Edit) -> Iterator[None]:
    """The site with the edit made; afterwards each file holds what it held before, byte for byte."""
    before = {change.file: (folder / change.file).read_bytes() for change in one.changes}
    try:
        for change in one.changes:
            _apply(folder / change.file, change)
        yield
    finally:
        for file, content in before.items():
            (folder / file).write_bytes(content)


def _apply(path: Path, change: Change) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count(change.anchor) != 1:
        raise ValueError(f"{change.file}: {text.count(change.anchor)} places hold {change.anchor!r}")
    path.write_text(text.replace(change.anchor, change.anchor + change.mark), encoding="utf-8", newline="\n")


def _opening(item: Item) -> str:
    """The first words of an item's Vietnamese body, without the white space at their end."""
    first = item.bodies["vi"][0]
    assert isinstance(first, Paragraph)
    words = first.line[0]
    assert isinstance(words, str)
    return words.rstrip().rstrip(",")


def _register(tool: str, corpus: Corpus, item: Item, mark: str) -> Iterator[Change]:
    person = next(p for p in corpus.people if p.id == item.people[0])
    if tool == "hugo":
        for language in ("vi", "en"):
            yield Change(f"content/{language}/people/{person.id}/_index.md", f'title: "{person.name}', mark)
    elif tool == "bulletin":
        yield Change("content/registers/people.yaml", f"{person.id}:\n  name: {person.name}", mark)
    else:
        yield Change(_PEOPLE[tool], f'"name": {json.dumps(person.name, ensure_ascii=False)[:-1]}', mark)
