"""The plan phase: the linked site to a list of outputs, each with the view its template may read."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from bulletin.config import LANGUAGES, SECTIONS, Language
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import Translations
from bulletin.output import indexes, machine, overview
from bulletin.output.addresses import Addresses, Page, file_of, languages_of
from bulletin.output.chrome import feed_path
from bulletin.output.here import Here
from bulletin.output.items import item_page
from bulletin.site.model import Site

Maker = Callable[[Here], Any]


@dataclass(frozen=True, slots=True)
class Output:
    """A file to render: its path in the output folder, its template, its view, its language.

    ``owner`` is where an editor would change its address.
    """

    path: str
    template: str
    view: Any
    language: Language
    owner: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to copy as it is; ``source`` is relative to the site's folder."""

    path: str
    source: str
    owner: Span


@dataclass(frozen=True, slots=True)
class Plan:
    outputs: tuple[Output, ...]
    copies: tuple[Copy, ...]

    @property
    def paths(self) -> list[tuple[str, Span]]:
        """Every path with its owner."""
        return [(o.path, o.owner) for o in self.outputs] + [(c.path, c.owner) for c in self.copies]


@dataclass(frozen=True, slots=True)
class _Planned:
    page: Page
    template: str
    make: Maker
    owner: Span


CONFIG = Span("site_config.yaml")


def plan(site: Site, translations: dict[Language, Translations], findings: Findings) -> Plan:
    """All outputs of a site. Two on one path are a finding, and then the plan is not to be rendered."""
    addresses = Addresses(site)
    planned = list(_pages(site))
    pages = frozenset(p.page for p in planned)
    outputs: list[Output] = []
    mapped = []
    for one in planned:
        here = Here(site, addresses, pages, translations[one.page.language], one.page)
        view = one.make(here)
        outputs.append(Output(file_of(here.path), one.template, view, one.page.language, one.owner))
        mapped.append((view.chrome, machine.modified(here)))
    root = {
        language: Here(site, addresses, pages, translations[language], Page("home", "", language))
        for language in LANGUAGES
    }
    outputs.extend(_machine(root, mapped))
    outputs.extend(_aliases(site, root))
    copies = tuple(_copies(site, addresses))
    made = Plan(tuple(outputs), copies)
    check_paths(made.paths, findings)
    return made


def _pages(site: Site) -> Iterator[_Planned]:
    """Every HTML page of the site, in both languages."""
    for item in site.items.values():
        for language in languages_of(site, item):
            make = partial(_item, item_id=item.id)
            owner = item.shown(language).positions.at("slug")  # its place where it has one, else the top
            yield _Planned(Page("item", item.id, language), "item.html", make, owner)
    for language in LANGUAGES:
        yield _Planned(Page("home", "", language), "home.html", overview.home_page, CONFIG)
        yield from _timelines(site, language)
        yield from _lists(site, language)
        yield from _registers(site, language)


def _item(here: Here, item_id: str) -> Any:
    return item_page(here, here.site.items[item_id])


def _timelines(site: Site, language: Language) -> Iterator[_Planned]:
    yield _Planned(Page("timeline", "", language), "timeline.html", overview.timeline_page, CONFIG)
    for topic, placed in site.registers.topics.items():
        if any(item.event for item in overview.items_of(site, topic, language)):
            make = partial(overview.timeline_page, topic=topic)
            page = Page("timeline", topic, language)
            yield _Planned(page, "timeline.html", make, placed.positions.root)


def _lists(site: Site, language: Language) -> Iterator[_Planned]:
    size = site.config.page_size
    for section in SECTIONS[:-1]:
        items = overview.section_items(site, section, language)
        for number in range(1, overview.leaves(len(items), size) + 1) if items else ():
            page = Page("section", section, language, number)
            yield _Planned(page, "list.html", partial(overview.section_page, items=items), CONFIG)
    everything = overview.visible(site, language)
    years = overview.archive_years(site, language)
    for year, items in [(None, everything), *years.items()]:
        make = partial(overview.archive_page, items=items, year=year)
        for number in range(1, overview.leaves(len(items), size) + 1):
            page = Page("archive", str(year or ""), language, number)
            yield _Planned(page, "list.html", make, CONFIG)


_INDEXES: tuple[tuple[str, str, Maker], ...] = (
    ("topics", "index.html", indexes.topics_index),
    ("people", "index.html", indexes.people_index),
    ("organisations", "index.html", indexes.organisations_index),
    ("documents", "documents.html", indexes.documents_index),
    ("glossary", "glossary.html", indexes.glossary_page),
    ("indicators", "indicators.html", indexes.indicators_page),
    ("sources", "sources.html", indexes.sources_page),
)

_ENTRIES: tuple[tuple[str, str, Callable[[Here, str], Any]], ...] = (
    ("topics", "topic.html", indexes.topic_page),
    ("people", "person.html", indexes.person_page),
    ("organisations", "organisation.html", indexes.organisation_page),
    ("documents", "document.html", indexes.document_page),
)


def _registers(site: Site, language: Language) -> Iterator[_Planned]:
    """The indexes of the registers that hold something, and a page an entry."""
    for register, template, make in _INDEXES:
        if site.registers[register]:
            yield _Planned(Page(register, "", language), template, make, CONFIG)
    for register, template, make_entry in _ENTRIES:
        for entry, placed in site.registers[register].items():
            make = partial(_entry, make=make_entry, entry=entry)
            yield _Planned(Page(register, entry, language), template, make, placed.positions.root)


def _entry(here: Here, make: Callable[[Here, str], Any], entry: str) -> Any:
    return make(here, entry)


def _machine(root: dict[Language, Here], mapped: list[Any]) -> Iterator[Output]:
    """Feeds and the sitemap where there is a base_url; robots.txt and the 404 pages always."""
    site = next(iter(root.values())).site
    default, second = site.config.languages
    if site.config.base_url:
        yield Output("sitemap.xml", "sitemap.xml", machine.sitemap(mapped), default, CONFIG)
        for language, here in root.items():
            yield Output(feed_path(here), "feed.xml", machine.feed(here), language, CONFIG)
            for topic in overview.topics(here):
                view = machine.feed(here, topic)
                yield Output(feed_path(here, topic), "feed.xml", view, language, CONFIG)
    yield Output("robots.txt", "robots.txt", machine.robots(root[default]), default, CONFIG)
    both = (root[default], root[second])
    yield Output("404.html", "404.html", machine.not_found(both), default, CONFIG)
    path = root[second].path + "404.html"
    yield Output(path, "404.html", machine.not_found(both[::-1]), second, CONFIG)


def _aliases(site: Site, root: dict[Language, Here]) -> Iterator[Output]:
    for item in site.items.values():
        here = root[item.original.language].on(Page("item", item.id, item.original.language))
        for i, alias in enumerate(item.facts.aliases):
            path = alias.removeprefix("/")
            owner = item.original.positions.at("aliases", i)
            yield Output(file_of(path), "alias.html", machine.alias(here, item, path), here.language, owner)


def _copies(site: Site, addresses: Addresses) -> Iterator[Copy]:
    for item in site.items.values():
        for attachment in item.attachments:
            yield Copy(addresses.file(attachment), attachment.path, Span(attachment.path))


def check_paths(paths: Iterable[tuple[str, Span]], findings: Findings) -> None:
    """Report what leaves the output folder, and what would be written where something else stands.

    Letter case aside: some systems cannot tell the two apart.
    """
    files: dict[str, Span] = {}
    folders: dict[str, Span] = {}
    for path, owner in paths:
        if posixpath.normpath(path) != path or path.startswith(("/", "../")):
            findings.add("path-outside", owner, path=path)
        key = path.casefold()
        above = [str(folder) for folder in PurePosixPath(key).parents if folder.name]
        other = next((found for k in (key, *above) if (found := files.get(k))), folders.get(key))
        if other:
            findings.add("path-collision", owner, path=path, other=other)
        files.setdefault(key, owner)
        folders |= {folder: owner for folder in above if folder not in folders}
