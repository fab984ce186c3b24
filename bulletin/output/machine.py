"""Views for machines: Atom feeds, sitemap, robots.txt; and the page for a missing address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlsplit

from bulletin.output.addresses import Page, rooted
from bulletin.output.chrome import alternates, canonical, chrome, feed_path, is_indexed, stamp
from bulletin.output.here import Here
from bulletin.output.views.machine import (
    FeedEntry,
    FeedPage,
    NotFoundHalf,
    NotFoundPage,
    RobotsPage,
    SitemapEntry,
    SitemapPage,
)
from bulletin.output.views.parts import Link
from bulletin.site.model import Item

_FEED_LENGTH = 20


def feed(here: Here, topic: str = "") -> FeedPage:
    """The newest items of a language, or of one topic (RFC 4287). Fallbacks are left out (DESIGN 4)."""
    site, language = here.site, here.language
    items = here.shelf.topics[topic] if topic else here.shelf.items
    own = [item for item in items if item.version(language)]
    own.sort(key=lambda i: (_changed(here, i), i.id), reverse=True)
    name = site.config.name[language]
    if topic:
        name = f"{name}: {here.topic(topic).text}"
    page = Page("topics", topic, language) if topic else Page("home", "", language)
    home = here.addresses.absolute(page) or ""
    shown = own[:_FEED_LENGTH]
    newest = max((_changed(here, i) for i in shown), default=date(1970, 1, 1))
    return FeedPage(
        lang=language,
        id=home,
        title=name,
        subtitle=site.config.tagline[language],
        home=home,
        self_href=here.addresses.absolute(feed_path(here, topic)) or "",
        updated=stamp(newest, site.config),
        author=site.config.name[language],
        entries=tuple(_entry(here, item) for item in shown),
    )


def _changed(here: Here, item: Item) -> date:
    """The day on which what a reader of this language sees of an item last changed."""
    return here.shelf.once(("changed", item.id), lambda: _last_change(item, here.language))


def _last_change(item: Item, language: str) -> date:
    facts = item.facts
    corrected = (correction.date for correction in facts.corrections)
    days = (item.shown(language).front.updated, facts.published or item.date, *corrected)
    return max(day for day in days if day)


def _entry(here: Here, item: Item) -> FeedEntry:
    shown, config = item.shown(here.language), here.site.config
    href = here.addresses.absolute(here.item_page(item)) or ""
    published = item.facts.published or item.date or _changed(here, item)
    return FeedEntry(
        id=href,
        href=href,
        title=shown.front.title,
        summary=shown.front.summary or "",
        lang=None,
        published=stamp(published, config),
        updated=stamp(_changed(here, item), config),
        topics=tuple(here.topic(t).text for t in item.facts.topics),
    )


def sitemap(pages: Iterable[Here]) -> SitemapPage:
    """Every page that may be indexed, with its alternates (sitemaps.org, Google's hreflang extension)."""
    return SitemapPage(
        tuple(
            SitemapEntry(address, _modified(here), alternates(here))
            for here in pages
            if is_indexed(here) and (address := canonical(here))
        )
    )


def _modified(here: Here) -> date | None:
    """When what an item's page says last changed; None for other pages."""
    if here.page.kind != "item":
        return None
    item = here.site.items[here.page.id]
    return _changed(here, item) if item.date or item.shown(here.language).front.updated else None


def robots(here: Here) -> RobotsPage:
    return RobotsPage(here.addresses.absolute("sitemap.xml"))


def not_found(heres: Sequence[Here]) -> NotFoundPage:
    """One page in both languages, the first language first; its links work at any depth."""
    first = heres[0]
    base = urlsplit(first.site.config.base_url or "/").path
    halves = []
    for here in heres:
        at_root = chrome(here, "home", "")
        prefix = base + here.addresses.path(Page("home", "", here.language))
        links = tuple(Link(link.text, rooted(link.href, base), link.lang) for link in at_root.nav)
        halves.append(NotFoundHalf(here.language, prefix, links))
    return NotFoundPage(first.language, first.site.config.name[first.language], tuple(halves))
