"""The plan phase: the linked site to a list of outputs, each with the view its template may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from bulletin.config import LANGUAGES, SECTIONS, Language
from bulletin.content.images import is_picture
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import Translations
from bulletin.output import (
    commitment_pages,
    documents,
    indexes,
    indicators,
    machine,
    overview,
    people,
    sources,
    topics,
)
from bulletin.output.addresses import Addresses, Page, file_of
from bulletin.output.chrome import corrections_feed_path, feed_path
from bulletin.output.corrections import corrections_feed, corrections_page
from bulletin.output.edition import Edition
from bulletin.output.former import alias_page, destination, gone_page
from bulletin.output.here import Here
from bulletin.output.hosting.facts import hosting
from bulletin.output.hosting.hosts import host_file, host_files
from bulletin.output.items import copy_path, has_copies, item_page
from bulletin.output.manifest import manifest, manifest_path
from bulletin.output.open_data import data_outputs, open_data_page
from bulletin.output.paths import Owner, check_paths
from bulletin.output.pictures import all_files
from bulletin.output.redirects import Gone, Redirect, gone, language_at, redirects
from bulletin.output.search_page import search_page
from bulletin.output.sharing import cards
from bulletin.output.shelf import Shelf
from bulletin.site.model import Site
from bulletin.site.recall import Recall
from bulletin.site.watched import Watched
from bulletin.syntax.suggest import nearest

_USUAL = Edition()
_FOR_SERVERS = ("404.html", "manifest", "robots.txt", "sitemap.xml", "text")
"""Templates of what means nothing in a folder without a server."""

Maker = Callable[[Here], Any]


class Output(NamedTuple):
    """A file to render: its path in the output folder, its template, its language, how its view is made.

    ``view`` gives the same view whenever it is called. ``leaf`` is what addresses of folders must end in.
    """

    path: str
    template: str
    language: Language
    owner: Owner
    view: Callable[[], Any]
    leaf: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to copy as it is; ``source`` is relative to the site's folder."""

    path: str
    source: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class Plan:
    """``homes`` is the home page of each language, from which all other pages are known.

    ``pages`` are all others, ``redirects`` and ``gone`` the earlier addresses, in the order of their paths.
    """

    outputs: tuple[Output, ...]
    copies: tuple[Copy, ...]
    homes: tuple[Here, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    gone: tuple[Gone, ...] = ()
    pages: tuple[Here, ...] = ()

    @property
    def paths(self) -> list[tuple[str, Owner]]:
        """Every path with its owner."""
        return [(o.path, o.owner) for o in self.outputs] + [(c.path, c.owner) for c in self.copies]


@dataclass(frozen=True, slots=True)
class _Planned:
    page: Page
    template: str
    make: Maker
    owner: Owner


def CONFIG() -> Span:  # noqa: N802 - an owner like any other
    """The owner of what no editor's file stands for."""
    return Span("site_config.yaml")


def plan(
    site: Site,
    translations: dict[Language, Translations],
    findings: Findings,
    taken: Iterable[tuple[str, Owner]] = (),
    recall: Recall | None = None,
    edition: Edition = _USUAL,
    watched: Watched | None = None,
) -> Plan:
    """All outputs of a site; ``taken`` are paths that others write.

    Two outputs on one path are a finding, and then the plan is not to be rendered. ``recall`` is that of
    the link phase. ``watched`` is the site for the makers of views, where somebody wants to know what they
    read.
    """
    recall = recall or Recall()
    outline = recall("outline", _outline, site.outline())
    addresses = Addresses(site)
    shown, reads = (watched.site, watched.reads) if watched else (site, None)
    shelves = {
        language: Shelf(shown, addresses, translations[language], language, edition, reads)
        for language in LANGUAGES
    }
    heres = [Here(shelves[one.page.language], outline.pages, one.page) for one in outline.planned]
    outputs = [
        output
        for one, file, here in zip(outline.planned, outline.files, heres, strict=True)
        for output in _page_and_copies(one, file, here)
    ]
    home = {language: Page("home", "", language) for language in LANGUAGES}
    root = {language: Here(shelves[language], outline.pages, home[language]) for language in LANGUAGES}
    outputs.extend(_pictures(site, addresses))
    outputs.extend(_cards(root, heres, outline.planned))
    outputs.extend(_machine(root, heres, outline.topics))
    copies = list(outline.copies)
    former = _former(site, heres, outputs, copies, findings)
    default = site.config.default_language
    shelf = Shelf(site, addresses, translations[default], default)  # no view is made of what is asked here
    _check_gone(Here(shelf, outline.pages, home[default]), findings)
    withdrawn = tuple(sorted(gone(site), key=lambda one: one.path))
    outputs.extend(_for_hosts(site, former, withdrawn))
    if edition.offline:
        outputs = [one._replace(leaf=edition.leaf) for one in outputs if one.template not in _FOR_SERVERS]
    made = Plan(tuple(outputs), tuple(copies), tuple(root.values()), former, withdrawn, tuple(heres))
    check_paths([*taken, *made.paths], findings, recall)
    return made


def _page_and_copies(one: _Planned, file: str, here: Here) -> Iterator[Output]:
    """A page, and right after it what readers save of it: all of one view, made once."""
    view = partial(one.make, here)
    yield Output(file, one.template, here.language, one.owner, view)
    if has_copies(here):
        yield Output(copy_path(here, "html"), "saved.html", here.language, one.owner, view)
        yield Output(copy_path(here, "txt"), "saved.txt", here.language, one.owner, view)


@dataclass(frozen=True, slots=True)
class _Outline:
    """Which pages there are, each with its file, which topics have a feed, which files are copied."""

    planned: tuple[_Planned, ...]
    files: tuple[str, ...]
    pages: frozenset[Page]
    topics: Mapping[Language, tuple[str, ...]]
    copies: tuple[Copy, ...]


def _outline(site: Site) -> _Outline:
    addresses = Addresses(site)
    shelves = {lang: Shelf(site, addresses, Translations(lang), lang) for lang in LANGUAGES}
    planned = tuple(one for shelf in shelves.values() for one in _pages(shelf))
    files = tuple(file_of(addresses.path(one.page)) for one in planned)
    topics = {language: tuple(overview.topics(shelf)) for language, shelf in shelves.items()}
    copies = tuple(_copies(site, addresses))
    return _Outline(planned, files, frozenset(one.page for one in planned), topics, copies)


def _pages(shelf: Shelf) -> Iterator[_Planned]:
    """Every HTML page of one language."""
    site, language = shelf.site, shelf.language
    for item in site.items.values():
        if site.has_page(item, language):
            owner = partial(
                item.shown(language).positions.at, "slug"
            )  # its place if it has one, else the top
            yield _Planned(Page("item", item.id, language), "item.html", item_page, owner)
    yield _Planned(Page("home", "", language), "home.html", overview.home_page, CONFIG)
    if site.config.search:
        yield _Planned(Page("search", "", language), "search.html", search_page, CONFIG)
    yield from _timelines(shelf)
    yield from _lists(shelf)
    yield from _registers(site, language)
    yield from (_Planned(*one) for one in commitment_pages.pages(shelf, CONFIG))
    yield _Planned(Page("corrections", "", language), "corrections.html", corrections_page, CONFIG)
    yield _Planned(Page("open_data", "", language), "open-data.html", open_data_page, CONFIG)
    for one in gone(site):
        if one.is_page and language_at(one.path, site.config) == language:
            page = Page("gone", one.path, language)
            yield _Planned(page, "gone.html", partial(gone_page, gone=one), one.owner)


def _timelines(shelf: Shelf) -> Iterator[_Planned]:
    yield _Planned(Page("timeline", "", shelf.language), "timeline.html", overview.timeline_page, CONFIG)
    for topic, placed in shelf.site.registers.topics.items():
        if any(item.event for item in shelf.topics[topic]):
            page = Page("timeline", topic, shelf.language)
            yield _Planned(page, "timeline.html", overview.timeline_page, placed.positions.at)


def _lists(shelf: Shelf) -> Iterator[_Planned]:
    """The leaves of the sections that hold something, and of the archive, whole and by year."""
    size, language = shelf.site.config.page_size, shelf.language
    for section in SECTIONS[:-1]:
        count = len(shelf.section(section))
        for number in range(1, overview.leaves(count, size) + 1) if count else ():
            page = Page("section", section, language, number)
            yield _Planned(page, "list.html", overview.section_page, CONFIG)
    counts = {"": len(shelf.items)} | {str(year): len(items) for year, items in shelf.years.items()}
    for year, count in counts.items():
        for number in range(1, overview.leaves(count, size) + 1):
            page = Page("archive", year, language, number)
            yield _Planned(page, "list.html", overview.archive_page, CONFIG)


_INDEXES: tuple[tuple[str, str, Maker], ...] = (
    ("topics", "topics.html", topics.topics_index),
    ("people", "index.html", people.people_index),
    ("organisations", "index.html", indexes.organisations_index),
    ("documents", "documents.html", documents.documents_index),
    ("glossary", "glossary.html", indexes.glossary_page),
    ("indicators", "indicators.html", indicators.indicators_index),
    ("sources", "sources.html", sources.sources_page),
)

_ENTRIES: tuple[tuple[str, str, Maker], ...] = (
    ("topics", "topic.html", indexes.topic_page),
    ("people", "person.html", people.person_page),
    ("organisations", "organisation.html", indexes.organisation_page),
    ("documents", "document.html", documents.document_page),
    ("indicators", "indicator.html", indicators.indicator_page),
)


def _registers(site: Site, language: Language) -> Iterator[_Planned]:
    """The indexes of the registers that hold something, and a page an entry."""
    for register, template, make in _INDEXES:
        if site.registers[register]:
            yield _Planned(Page(register, "", language), template, make, CONFIG)
    for register, template, make in _ENTRIES:
        for entry, placed in site.registers[register].items():
            yield _Planned(Page(register, entry, language), template, make, placed.positions.at)


def _pictures(site: Site, addresses: Addresses) -> Iterator[Output]:
    language = site.config.default_language  # there are no words in them
    for attachment, path, view in all_files(site, addresses):
        kind = "picture" if path == addresses.file(attachment) else "variant"
        yield Output(path, kind, language, partial(Span, attachment.path), partial(copy, view))


def _cards(
    root: dict[Language, Here], heres: Iterable[Here], planned: Iterable[_Planned]
) -> Iterator[Output]:
    owners = {one.page: one.owner for one in planned}
    for path, here, make in cards(root.values(), heres):
        yield Output(path, "card", here.language, owners[here.page], make)


def _machine(
    root: dict[Language, Here], heres: list[Here], topics: Mapping[Language, tuple[str, ...]]
) -> Iterator[Output]:
    """Feeds and the sitemap where there is a base_url; robots.txt and the 404 pages always."""
    site = next(iter(root.values())).site
    default, second = site.config.languages
    if site.config.base_url:
        yield Output("sitemap.xml", "sitemap.xml", default, CONFIG, partial(machine.sitemap, heres))
        for language, here in root.items():
            for topic in ("", *topics[language]):
                make = partial(machine.feed, here, topic)
                yield Output(feed_path(here, topic), "feed.xml", language, CONFIG, make)
            path = corrections_feed_path(here)
            yield Output(path, "feed.xml", language, CONFIG, partial(corrections_feed, here))
    for path, writer, here, make in data_outputs(root):
        yield Output(path, writer, here.language, CONFIG, make)
    for language, here in root.items():
        yield Output(manifest_path(here), "manifest", language, CONFIG, partial(manifest, here))
    yield Output("robots.txt", "robots.txt", default, CONFIG, partial(machine.robots, root[default]))
    both = (root[default], root[second])
    yield Output("404.html", "404.html", default, CONFIG, partial(machine.not_found, both))
    path = root[second].path + "404.html"
    yield Output(path, "404.html", second, CONFIG, partial(machine.not_found, both[::-1]))


_FETCHED = frozenset({"calendar", "card", "csv", "csvw", "feed.xml", "json", "picture", "schema"})
"""What writes the files that programs fetch: these stand at their earlier addresses too."""


def _former(
    site: Site, heres: Sequence[Here], outputs: list[Output], copies: list[Copy], findings: Findings
) -> tuple[Redirect, ...]:
    """Where earlier addresses lead; adds what stands at them to the outputs and copies."""
    if not any(item.facts.aliases for item in site.items.values()) and not site.former:
        return ()
    pages = {here.path: here for here in heres if here.page.number == 1}
    fetched = {output.path: output for output in outputs if output.template in _FETCHED}
    files = {copy.path: copy for copy in copies}
    found = redirects(site, heres[0].addresses, {*pages, *fetched, *files}, findings)
    for one in found:
        if here := pages.get(one.target):
            make = partial(alias_page, here, one)
            outputs.append(Output(file_of(one.path), "alias.html", here.language, one.owner, make))
        elif output := fetched.get(one.target):
            outputs.append(output._replace(path=one.path, owner=one.owner))
        else:
            copies.append(replace(files[one.target], path=one.path, owner=one.owner))
    return tuple(sorted(found, key=lambda one: one.path))


def _for_hosts(site: Site, former: Sequence[Redirect], withdrawn: Sequence[Gone]) -> Iterator[Output]:
    """The files that the hosts in the settings want."""
    if site.config.hosts:
        told = hosting(site.config, former, withdrawn)
        for name, write in host_files(site.config.hosts):
            view = partial(host_file, write, told)
            yield Output(name, "text", site.config.default_language, CONFIG, view)


def _check_gone(home: Here, findings: Findings) -> None:
    """Report where a withdrawal sends readers to nothing."""
    site = home.site
    for file in site.former:
        for i, said in enumerate(file.addresses.gone):
            if said.see and said.see not in site.withheld and destination(home, said.see) is None:
                guess = nearest(said.see, site.items) or ""
                place = file.positions.at("gone", i, "see")
                findings.add("nothing-there", place, target=said.see, guess=guess)


def _copies(site: Site, addresses: Addresses) -> Iterator[Copy]:
    for item in site.items.values():
        for attachment in item.attachments:
            if is_picture(attachment.name):
                continue  # published in other sizes, and without what a camera wrote into it
            yield Copy(addresses.file(attachment), attachment.path, partial(Span, attachment.path))
