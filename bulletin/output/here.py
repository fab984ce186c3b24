"""What building a view needs to know: the site, and the page that is being built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bulletin.config import Language, other_language
from bulletin.content.facts import Attendee
from bulletin.content.records import MilestoneFront
from bulletin.content.registers import mark_of
from bulletin.output.addresses import Addresses, Page
from bulletin.output.shelf import Shelf
from bulletin.output.views.parts import Card, Link
from bulletin.site.model import Item, Site


class Here(NamedTuple):
    """One page being planned: ``shelf`` is what it shares with the others of its language,
    ``pages`` are all pages of the site.
    """

    shelf: Shelf
    pages: frozenset[Page]
    page: Page

    @property
    def site(self) -> Site:
        return self.shelf.site

    @property
    def addresses(self) -> Addresses:
        return self.shelf.addresses

    @property
    def language(self) -> Language:
        return self.shelf.language

    @property
    def path(self) -> str:
        return self.shelf.addresses.path(self.page)

    @property
    def other(self) -> Language:
        return other_language(self.language)

    def gettext(self, message: str) -> str:
        """The interface text in this page's language."""
        return self.shelf.translations.gettext(message)

    def on(self, page: Page) -> Here:
        """The same for another page of the same language."""
        return Here(self.shelf, self.pages, page)

    def to(self, page: Page, anchor: str | None = None) -> str:
        """The reference to another page: the same wherever it stands (see `addresses`)."""
        return self.shelf.addresses.reference(page, anchor)

    def to_kind(self, kind: str, entry: str = "", anchor: str | None = None) -> str:
        """The reference to a page of this language: ``to_kind("topics", "digital-economy")``."""
        return self.to(Page(kind, entry, self.language), anchor)

    def item_page(self, item: Item) -> Page:
        """Where a reader of this language finds the item: their own page, else the original's."""
        has = self.site.has_page(item, self.language)
        return Page("item", item.id, self.language if has else item.original.language)

    def foreign(self, language: str) -> str | None:
        """``language`` where it is not this page's, for a ``lang`` attribute."""
        return None if language == self.language else language

    # The smallest pieces, needed everywhere

    def card(self, item: Item) -> Card:
        """The item as it stands in lists."""
        return self.shelf.once(("card", item.id), lambda: self._card(item))

    def _card(self, item: Item) -> Card:
        shown = item.shown(self.language)
        return Card(
            kind=item.kind,
            href=self.to(self.item_page(item)),
            title=shown.front.title,
            summary=shown.front.summary or "",
            lang=self.foreign(shown.language),
            date=item.date,
            number=item.number,
            number_uncertain=item.number_uncertain,
            milestone=item.facts.kind if isinstance(item.facts, MilestoneFront) else None,
            status=item.event.status if item.event else "held",
            topics=tuple(self.topic(t) for t in item.facts.topics),
        )

    def item_link(self, item: Item, anchor: str | None = None) -> Link:
        """A link with the item's title."""
        shown = item.shown(self.language)
        return Link(shown.front.title, self.to(self.item_page(item), anchor), self.foreign(shown.language))

    def topic(self, topic: str) -> Link:
        return self._link(
            "topics", topic, lambda: self.site.registers.topics[topic].entry.name[self.language]
        )

    def person(self, person: str) -> Link:
        return self._link("people", person, lambda: self.site.registers.people[person].entry.name)

    def organisation(self, organisation: str) -> Link:
        register = self.site.registers.organisations
        return self._link(
            "organisations", organisation, lambda: register[organisation].entry.name[self.language]
        )

    def document(self, document: str) -> Link:
        """A legal document by its mark; by its title where it has none."""
        entry = self.site.registers.documents[document].entry
        mark = mark_of(document, entry.unnumbered)
        return self._link("documents", document, lambda: mark or entry.title[self.language])

    def _link(self, register: str, entry: str, name: Callable[[], str]) -> Link:
        return self.shelf.once((register, entry), lambda: Link(name(), self.to_kind(register, entry)))

    def role(self, attendee: Attendee, item: Item) -> str | None:
        """The office a person held on the day of an event."""
        if attendee.role:
            return attendee.role[self.language]
        return self.office(attendee.person, item.date)

    def office(self, person: str, day: date | None) -> str | None:
        """The offices that the register knows a person to have held on a day, two at most."""
        roles = self.site.registers.people[person].entry.roles
        covering = [r.title[self.language] for r in roles if day and r.covers(day)]
        return ", ".join(covering[:2]) or None


def is_fallback(here: Here) -> bool:
    """Whether the page shows an item's original because its translation is missing."""
    return here.page.kind == "item" and here.site.items[here.page.id].version(here.page.language) is None
