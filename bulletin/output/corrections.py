"""What was corrected after publication: the page that lists it, and its feed."""

from __future__ import annotations

from datetime import date

from bulletin.content.facts import Correction
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome, corrections_feed_path, stamp
from bulletin.output.here import Here
from bulletin.output.views.lists import CorrectedItem, CorrectionsPage
from bulletin.output.views.machine import FeedEntry, FeedPage
from bulletin.site.model import Item

_ANCHOR = "page-corrections"
"""Where an item's page lists its corrections."""


def _corrected(here: Here) -> list[tuple[str, Correction, Item]]:
    """Every correction of an item that has a page in this language, newest first, each with its own name."""
    found = []
    for item in here.site.items.values():
        if here.site.has_page(item, here.language):
            for n, correction in enumerate(item.facts.corrections, 1):
                found.append((f"correction-{n}", correction, item))
    found.sort(key=lambda one: (one[1].date, one[2].id, one[0]), reverse=True)
    return found


def corrections_page(here: Here) -> CorrectionsPage:
    """All corrections, newest first."""
    title = here.gettext("Corrections")
    about = here.gettext("What was corrected in this bulletin after it was published.")
    return CorrectionsPage(
        chrome=chrome(here, "corrections", title, about),
        title=title,
        corrections=tuple(
            CorrectedItem(one.date, one.text[here.language], here.item_link(item, _ANCHOR))
            for _, one, item in _corrected(here)
        ),
    )


def corrections_feed(here: Here) -> FeedPage:
    """All corrections as a feed (RFC 4287); each is an entry, and an entry never changes."""
    config, language = here.site.config, here.language
    home = here.addresses.absolute(Page("corrections", "", language)) or ""
    found = _corrected(here)
    newest = max((one.date for _, one, _ in found), default=date(1970, 1, 1))
    title = here.gettext("Corrections")
    return FeedPage(
        lang=language,
        id=home,
        title=f"{config.name[language]}: {title}",
        subtitle=here.gettext("What was corrected in this bulletin after it was published."),
        home=home,
        self_href=here.addresses.absolute(corrections_feed_path(here)) or "",
        updated=stamp(newest, config),
        author=config.name[language],
        entries=tuple(_entry(here, *one) for one in found),
    )


def _entry(here: Here, name: str, correction: Correction, item: Item) -> FeedEntry:
    shown = item.shown(here.language)
    href = here.addresses.absolute(here.item_page(item)) or ""
    day = stamp(correction.date, here.site.config)
    return FeedEntry(
        id=f"{href}#{name}",
        href=f"{href}#{_ANCHOR}",
        title=here.gettext("Correction: %(title)s") % {"title": shown.front.title},
        summary=correction.text[here.language],
        lang=None,
        published=day,
        updated=day,
        topics=tuple(here.topic(topic).text for topic in item.facts.topics),
    )
