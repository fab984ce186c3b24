"""An item in both languages beside each other: what is said where, what is missing, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup

from bulletin.config import LANGUAGE_NAMES, LANGUAGES, Language
from bulletin.i18n.formats import formats_for
from bulletin.i18n.messages import load as load_messages
from bulletin.output.addresses import Addresses, Page, encoded, rooted
from bulletin.output.bodies import body_html
from bulletin.output.here import Here
from bulletin.output.sharing import card_path, item_card, share_picture
from bulletin.output.shelf import Shelf
from bulletin.output.views.parts import SharePicture
from bulletin.preview.blocks import Block, aligned, blocks
from bulletin.preview.facts import Fact, facts
from bulletin.preview.remarks import Remarks
from bulletin.preview.snapshot import Snapshot
from bulletin.site.freshness import State
from bulletin.site.model import Item, Version


@dataclass(frozen=True, slots=True)
class Side:
    """One language of an item: ``title`` and ``summary`` as lists, shares and searches show them."""

    language: str
    name: str
    original: bool
    title: str
    summary: str
    address: str  # as a reader sees it
    href: str
    draft: bool
    entry: str  # what stands above the title among search results: kind and date
    card: SharePicture | None  # as the preview has it


@dataclass(frozen=True, slots=True)
class Line:
    """Two blocks that say the same. ``changed``: the original's is newer than the translation."""

    left: Markup | None
    right: Markup | None
    changed: bool


@dataclass(frozen=True, slots=True)
class SidePage:
    language: str
    site_name: str
    id: str
    title: str
    sides: tuple[Side | None, Side | None]  # the original and the translation
    missing: str  # the language that is not there, by its name; or empty
    state: str
    since: date | None  # when it was translated
    forgotten: bool
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    found: tuple[Mapping[str, Any], ...]


Both = tuple[tuple[Block, ...], tuple[Block, ...]]
"""The blocks of an original and of its translation."""


def both(snapshot: Snapshot, item: Item) -> Both:
    """The blocks of an item's two texts; none for a translation that is not there."""
    addresses = Addresses(snapshot.site)
    texts = (item.original, item.translation)
    left, right = (_blocks(snapshot, addresses, item, text) if text else () for text in texts)
    return left, right


def side_page(
    snapshot: Snapshot,
    item: Item,
    language: str,
    texts: Both,
    remarks: Remarks,
    found: tuple[Mapping[str, Any], ...],
) -> SidePage:
    """The item in its two languages; ``language`` is that of the page itself."""
    addresses = Addresses(snapshot.site)
    original, translation = item.original, item.translation
    left, right = texts
    missing = next((lang for lang in LANGUAGES if item.version(lang) is None), "")
    return SidePage(
        language=language,
        site_name=snapshot.site.config.name["vi" if language == "vi" else "en"],
        id=item.id,
        title=item.shown(language).front.title,
        sides=(
            _side(snapshot, addresses, item, original),
            _side(snapshot, addresses, item, translation) if translation else None,
        ),
        missing=LANGUAGE_NAMES[missing] if missing else "",
        state=state(item),
        since=item.freshness.since,
        forgotten=remarks.forgotten,
        lines=tuple(
            Line(_html(left, i), _html(right, j), i in remarks.changed) for i, j in aligned(left, right)
        ),
        facts=facts(item.facts, language),
        found=found,
    )


def state(item: Item) -> str:
    """How an item's translation stands, as its original does now: translation, stale or untracked."""
    known = item.freshness
    if known.behind:
        return "stale"
    return "untracked" if known.state is State.UNTRACKED else "translation"


def _blocks(snapshot: Snapshot, addresses: Addresses, item: Item, version: Version) -> tuple[Block, ...]:
    site, language = snapshot.site, version.language
    shelf = Shelf(site, addresses, load_messages(language), language)
    here = Here(shelf, frozenset(), Page("item", item.id, language))
    return blocks(rooted(str(body_html(here, item, version, permalinks=False)), "/"))


def _html(found: tuple[Block, ...], place: int | None) -> Markup | None:
    return None if place is None else Markup(found[place].html)


def _side(snapshot: Snapshot, addresses: Addresses, item: Item, version: Version) -> Side:
    page = Page("item", item.id, version.language)
    path = addresses.path(page)
    here = Here(
        Shelf(snapshot.site, addresses, load_messages(version.language), version.language), frozenset(), page
    )
    card, place = share_picture(here), card_path(here)
    return Side(
        language=version.language,
        name=LANGUAGE_NAMES[version.language],
        original=version is item.original,
        title=version.front.title,
        summary=version.front.summary or "",
        address=addresses.absolute(page) or f"/{path}",
        href=f"/{path}",
        draft=version.front.draft,
        entry=_entry(here, item),
        card=replace(card, href=f"/{encoded(place)}") if card and place in snapshot.outputs else None,
    )


def _entry(here: Here, item: Item) -> str:
    day = formats_for(here.language).day(item.date) if item.date else ""
    return " · ".join(filter(None, (item_card(here).kind, day)))


def item_pages(snapshot: Snapshot) -> dict[str, tuple[str, Language]]:
    """By its address, the item and the language of every item's page."""
    addresses = Addresses(snapshot.site)
    return {
        f"/{addresses.path(Page('item', item.id, language))}": (item.id, language)
        for item in snapshot.site.items.values()
        for language in LANGUAGES
        if snapshot.site.has_page(item, language)
    }
