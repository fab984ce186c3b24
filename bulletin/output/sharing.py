"""Share cards: which pages have which, and what stands on them; none without ``base_url``, none offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bulletin.output.addresses import Page
from bulletin.output.here import Here, is_fallback
from bulletin.output.views.parts import SharePicture
from bulletin.output.views.pictures import ShareCard
from bulletin.site.model import Item

SIZE = (1200, 630)
"""Width and height in pixels: what networks ask for (Open Graph, 1.91 to 1)."""

_NAME = "card.png"


def cards(
    homes: Iterable[Here], pages: Iterable[Here]
) -> Iterator[tuple[str, Here, Callable[[], ShareCard]]]:
    """Every card: its path, the page it belongs to, how its view is made.

    One a language, and one for each item that has a text in the language. Of two pages on one path, which
    are told of as pages, the first.
    """
    taken: set[str] = set()
    for here in homes:
        if _has_cards(here):
            yield card_path(here), here, partial(site_card, here)
    for here in pages:
        if here.page.kind == "item" and _has_cards(here) and not is_fallback(here):
            path = card_path(here)
            if path not in taken:
                taken.add(path)
                yield path, here, partial(item_card, here)


def _has_cards(here: Here) -> bool:
    config = here.site.config
    return bool(config.base_url) and config.cards and not here.shelf.edition.offline


def card_path(here: Here) -> str:
    """Where the card of this page lies: an item's below its page, that of all others below the home page.

    A page that shows an item's original, for want of a translation, has the original's card.
    """
    page = Page("home", "", here.language)
    if here.page.kind == "item":
        page = Page("item", here.page.id, here.site.items[here.page.id].shown(here.language).language)
    return here.addresses.path(page) + _NAME


def share_picture(here: Here) -> SharePicture | None:
    """The card of this page, as its head names it."""
    if not _has_cards(here):
        return None
    config, language = here.site.config, here.language
    if here.page.kind == "item":
        title = here.site.items[here.page.id].shown(language).front.title
    else:
        title = config.tagline[language]
    href = here.addresses.absolute(card_path(here)) or ""
    return SharePicture(href, *SIZE, f"{config.name[language]}: {title}")


def site_card(here: Here) -> ShareCard:
    """The card of all pages of a language that are no item's."""
    name, tagline = here.site.config.name[here.language], here.site.config.tagline[here.language]
    return ShareCard(here.language, "", tagline, None, None, False, name)


def item_card(here: Here) -> ShareCard:
    """The card of an item in the language of ``here``, which has a text in it."""
    item = here.site.items[here.page.id]
    return ShareCard(
        lang=here.language,
        kind=_kind(here, item),
        title=item.shown(here.language).front.title,
        date=item.date,
        number=item.number,
        number_uncertain=item.number_uncertain,
        site_name=here.site.config.name[here.language],
    )


def _kind(here: Here, item: Item) -> str:
    match item.kind:
        case "session":
            return here.gettext("Session")
        case "conference":
            return here.gettext("Conference")
        case "milestone":
            return here.gettext("Milestone")
        case "article":
            return here.gettext("Article")
        case _:
            return ""
