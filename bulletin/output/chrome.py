"""What stands around every page: names, navigation, language switch, canonical address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bulletin.config import LANGUAGE_NAMES, LANGUAGES, LOCALES, SiteConfig
from bulletin.output.addresses import Page, reference
from bulletin.output.assets import OFFLINE
from bulletin.output.here import Here, is_fallback
from bulletin.output.manifest import SMALL_ICON, TOUCH_ICON, manifest_path
from bulletin.output.policy import page_policy
from bulletin.output.sharing import share_picture
from bulletin.output.structured import structured
from bulletin.output.views.parts import Alternate, Article, Asset, Chrome, Link
from bulletin.site.model import Item

STYLESHEET = "assets/style.css"
ICON = "assets/icon.svg"
SCRIPT = "assets/search.js"
READING = "assets/reading.js"
_ARTICLES = ("session", "conference", "milestone", "article")
_REPEATING = ("timeline", "commitments", "commitments-on")
"""Pages that with an id show what their page without one does, chosen or in another order."""


def chrome(
    here: Here,
    kind: str,
    title: str,
    description: str = "",
    crumbs: tuple[Link, ...] = (),
) -> Chrome:
    """The chrome of the page ``here``; ``title`` is the page's own, without the site's name."""
    config, language = here.site.config, here.language
    trail = (Link(here.gettext("Home"), here.to_kind("home")), *crumbs) if kind != "home" else ()
    address = canonical(here)
    return Chrome(
        lang=language,
        site_name=config.name[language],
        tagline=config.tagline[language],
        title=title,
        description=description,
        kind=kind,
        home=here.to_kind("home"),
        policy=Markup(page_policy(offline=here.shelf.edition.offline)),
        stylesheet=here.shelf.asset(STYLESHEET),
        icon=here.shelf.asset(ICON),
        small_icon=here.shelf.asset(SMALL_ICON),
        touch_icon=here.shelf.asset(TOUCH_ICON),
        manifest="" if here.shelf.edition.offline else reference(manifest_path(here)),
        reading=here.shelf.asset(READING),
        feed=reference(feed_path(here)) if config.base_url else "",
        search=here.to_kind("search") if config.search else "",
        script=here.shelf.asset(SCRIPT) if config.search else "",
        offline=here.shelf.asset(OFFLINE) if here.shelf.edition.offline else "",
        assets=here.shelf.once("assets", lambda: tuple(_assets(here))),
        feeds=tuple(_feeds(here)),
        nav=_current(here, here.shelf.once("nav", lambda: tuple(_nav(here)))),
        footer=_current(here, here.shelf.once("footer", lambda: tuple(_footer(here)))),
        switch=tuple(_switch(here)),
        breadcrumbs=trail,
        canonical=address,
        alternates=(others := alternates(here)),
        locale=LOCALES[language],
        other_locale=LOCALES[here.other] if others else None,
        article=_article(here) if address and kind in _ARTICLES else None,
        card=share_picture(here),
        index=is_indexed(here),
        structured=structured(here, kind, title, description, trail, address),
    )


def _assets(here: Here) -> Iterator[Asset]:
    """The layouts' assets by their plain names, for the pages of a site's own design."""
    for path in sorted(here.shelf.edition.assets):
        yield Asset(path.removeprefix("assets/"), here.shelf.asset(path))


def feed_path(here: Here, topic: str = "") -> str:
    """The feed of this language, or of one topic."""
    page = Page("topics", topic, here.language) if topic else Page("home", "", here.language)
    return here.addresses.path(page) + "feed.xml"


def corrections_feed_path(here: Here) -> str:
    """The feed of corrections in this language."""
    return here.addresses.path(Page("corrections", "", here.language)) + "feed.xml"


def stamp(day: date, config: SiteConfig) -> str:
    """Midnight of a day in the site's time zone, as RFC 3339 wants it."""
    return datetime.combine(day, time(), ZoneInfo(config.time_zone)).isoformat()


def _article(here: Here) -> Article:
    """What https://ogp.me/#type_article asks. A day of publication is the bulletin's own, not the event's."""
    config, item = here.site.config, here.site.items[here.page.id]
    published, updated = item.facts.published, item.shown(here.language).front.updated
    return Article(
        published=stamp(published, config) if published else None,
        modified=stamp(updated, config) if updated else None,
        section=config.sections[item.section].name[here.language],
        tags=tuple(here.topic(topic).text for topic in item.facts.topics),
    )


def _feeds(here: Here) -> Iterator[Link]:
    """The feeds a reader of this page may want: that of its topic, all items, corrections."""
    if here.site.config.base_url:
        name = here.site.config.name[here.language]
        topic = here.page.id if here.page.kind == "topics" else ""
        if topic and here.shelf.topics[topic]:
            yield Link(f"{name}: {here.topic(topic).text}", reference(feed_path(here, topic)))
        yield Link(name, reference(feed_path(here)))
        corrections = here.gettext("Corrections")
        yield Link(f"{name}: {corrections}", reference(corrections_feed_path(here)))


def is_indexed(here: Here) -> bool:
    """Whether search engines should list the page: not what repeats another page, nor what is gone."""
    repeats = here.page.kind in _REPEATING and here.page.id
    return not is_fallback(here) and not repeats and here.page.kind != "gone"


def canonical(here: Here) -> str | None:
    """The absolute address of the page that this one is or repeats; None if gone, or without ``base_url``."""
    page = here.page
    if page.kind == "gone":
        return None
    if is_fallback(here):
        page = Page("item", page.id, here.site.items[page.id].original.language)
    return here.addresses.absolute(page)


def counterpart(here: Here) -> Page | None:
    """The same page in the other language, where there is one."""
    page = Page(here.page.kind, here.page.id, here.other, here.page.number)
    return page if page in here.pages else None


def alternates(here: Here) -> tuple[Alternate, ...]:
    """``hreflang`` for pages that exist in both languages, with the default language as x-default."""
    return here.shelf.once(("alternates", here.page), lambda: _alternates(here))


def _alternates(here: Here) -> tuple[Alternate, ...]:
    other = counterpart(here)
    if other is None or is_fallback(here) or is_fallback(here.on(other)) or not here.site.config.base_url:
        return ()
    found = [
        Alternate(language, here.addresses.absolute(page) or "")
        for language in LANGUAGES
        for page in (here.page, other)
        if page.language == language
    ]
    default = next(a for a in found if a.lang == here.site.config.default_language)
    return (*found, Alternate("x-default", default.href))


def _switch(here: Here) -> Iterator[Link]:
    """This page in the other language; where it has none, the nearest page above that does."""
    other = next(page for page in _way_up(here.page, here) if page in here.pages)
    yield Link(LANGUAGE_NAMES[here.other], here.to(other), here.other)


def _way_up(page: Page, here: Here) -> Iterator[Page]:
    """The page in the other language, then what stands above it there."""
    yield Page(page.kind, page.id, here.other, page.number)
    yield Page(page.kind, page.id, here.other)
    if page.kind == "item":
        yield Page("section", here.site.items[page.id].section, here.other)
    yield Page(page.kind, "", here.other)
    yield Page("home", "", here.other)


def _current(here: Here, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links, with the one that leads to this very page marked."""
    own = here.to(here.page)
    if all(link.href != own for link in links):
        return links
    return tuple(replace(link, current=link.href == own) for link in links)


def _link(here: Here, text: str, page: Page) -> Link:
    return Link(text, here.to(page))


def _nav(here: Here) -> Iterator[Link]:
    language, config = here.language, here.site.config
    yield _link(here, here.gettext("Timeline"), Page("timeline", "", language))
    for section in ("sessions", "conferences", "milestones", "articles"):
        page = Page("section", section, language)
        if page in here.pages:
            yield _link(here, config.sections[section].name[language], page)
    for kind, text in (
        ("commitments", here.gettext("Commitments")),
        ("topics", here.gettext("Topics")),
        ("documents", here.gettext("Documents")),
        ("people", here.gettext("People")),
        ("organisations", here.gettext("Organisations")),
    ):
        page = Page(kind, "", language)
        if page in here.pages:
            yield _link(here, text, page)


def _footer(here: Here) -> Iterator[Link]:
    language = here.language
    for item in here.site.items.values():
        if item.section == "pages":
            shown = item.shown(language)
            yield Link(shown.front.title, here.to(here.item_page(item)), here.foreign(shown.language))
    for kind, text in (
        ("search", here.gettext("Search")),
        ("archive", here.gettext("Archive")),
        ("indicators", here.gettext("Figures")),
        ("glossary", here.gettext("Glossary")),
        ("sources", here.gettext("Sources")),
        ("corrections", here.gettext("Corrections")),
        ("open_data", here.gettext("Open data")),
    ):
        page = Page(kind, "", language)
        if page in here.pages:
            yield _link(here, text, page)


def section_crumb(here: Here, item: Item) -> tuple[Link, ...]:
    """The way up from an item: its section."""
    page = Page("section", item.section, here.language)
    if page not in here.pages:
        return ()
    return (Link(here.site.config.sections[item.section].name[here.language], here.to(page)),)
