"""The pages at earlier addresses: one that leads on, and one that says what was there and is gone."""

from __future__ import annotations

from bulletin.output.addresses import Page, encoded, is_folder, relative
from bulletin.output.chrome import chrome
from bulletin.output.here import Here
from bulletin.output.redirects import Gone, Redirect
from bulletin.output.views.machine import AliasPage
from bulletin.output.views.pages import GonePage
from bulletin.output.views.parts import Link


def alias_page(here: Here, redirect: Redirect) -> AliasPage:
    """The page that leads on to the page ``here``."""
    link = link_to(here, here.page)
    leaf = here.shelf.edition.leaf if is_folder(redirect.target) else ""
    return AliasPage(
        lang=here.language,
        site_name=here.site.config.name[here.language],
        title=link.text if link else here.site.config.name[here.language],
        href=relative(encoded(redirect.path), encoded(redirect.target)) + leaf,
        canonical=here.addresses.absolute(redirect.target),
    )


def gone_page(here: Here, gone: Gone) -> GonePage:
    """The page of something withdrawn: when, why, and where to go instead."""
    title = here.gettext("This page has been withdrawn")
    reason = gone.said.reason[here.language]
    return GonePage(
        chrome=chrome(here, "gone", title, reason),
        title=title,
        date=gone.said.date,
        reason=reason,
        see=destination(here, gone.said.see) if gone.said.see else None,
    )


def destination(here: Here, see: str) -> Link | None:
    """The link to an item, or to an entry written as ``register/id``; None where it has no page."""
    if see in here.site.items:
        return here.item_link(here.site.items[see])
    register, _, entry = see.partition("/")
    page = Page(register, entry, here.language)
    return link_to(here, page) if entry and page in here.pages else None


def link_to(here: Here, page: Page) -> Link | None:
    """A link to an item or a register's entry, by its name; None for any other page."""
    registers = here.site.registers
    match page.kind, page.id:
        case "item", item:
            return here.item_link(here.site.items[item])
        case "topics", topic if topic:
            return here.topic(topic)
        case "people", person if person:
            return here.person(person)
        case "organisations", organisation if organisation:
            return here.organisation(organisation)
        case "documents", document if document:
            return here.document(document)
        case "indicators", indicator if indicator:
            return Link(registers.indicators[indicator].entry.name[here.language], here.to(page))
    return None
