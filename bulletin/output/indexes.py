"""Views of the registers: indexes in Vietnamese alphabetical order, and a page an entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from bulletin.content.registers import Entry, Placed
from bulletin.i18n.vietnamese import collation_key, name_key, slugify
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome
from bulletin.output.commitment_pages import topic_register
from bulletin.output.commitments import owned_commitments
from bulletin.output.evidence import (
    entry_citations,
)
from bulletin.output.here import Here
from bulletin.output.views.lists import (
    GlossaryPage,
    IndexPage,
    Letter,
    Term,
    TermGroup,
)
from bulletin.output.views.parts import Count, Link
from bulletin.output.views.registers import (
    Mention,
    OrganisationPage,
    TopicPage,
)

T = TypeVar("T")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def letter_of(word: str) -> str:
    """The letter a word stands under: Ă, Â, Đ, Ê, Ô, Ơ, Ư are letters of their own, tones are not."""
    first = unicodedata.normalize("NFD", word.strip())
    letter = first[:1]
    for mark in first[1:]:
        if not unicodedata.combining(mark):
            break
        if mark not in _TONES:
            letter += mark
    letter = unicodedata.normalize("NFC", letter).upper()
    return letter if letter.isalpha() else "#"


def grouped(things: Sequence[T], heading: Callable[[T], str]) -> list[tuple[str, str, tuple[T, ...]]]:
    """Sorted things under their headings: heading, anchor, things."""
    found = []
    for name, group in groupby(things, heading):
        anchor = "letter-" + (slugify(name) or "other")
        if name and ord(name[0]) > 127:
            anchor += f"-{ord(name[0]):x}"  # Ă and A are two letters
        found.append((name, anchor, tuple(group)))
    return found


# Indexes


def organisations_index(here: Here) -> IndexPage:
    title = here.gettext("Organisations")
    entries = [
        Count(here.organisation(o), count(here, "organisations", o))
        for o in here.site.registers.organisations
    ]
    entries.sort(key=lambda c: collation_key(c.link.text))
    letters = tuple(Letter(*group) for group in grouped(entries, lambda c: letter_of(c.link.text)))
    return IndexPage(chrome(here, "organisations", title), title, None, letters)


def count(here: Here, register: str, entry: str) -> int:
    return len(mentions_of(here, register, entry))


def glossary_page(here: Here) -> GlossaryPage:
    title = here.gettext("Glossary")
    register = here.site.registers.glossary
    terms = sorted(register.values(), key=lambda p: collation_key(p.entry.term[here.language]))
    groups = grouped(terms, lambda p: letter_of(p.entry.term[here.language]))
    return GlossaryPage(
        chrome=chrome(here, "glossary", title),
        title=title,
        other_lang=here.other,
        groups=tuple(
            TermGroup(name, anchor, tuple(_term(here, p) for p in found)) for name, anchor, found in groups
        ),
    )


def _term(here: Here, placed: Placed[Any]) -> Term:
    entry, language = placed.entry, here.language
    register = here.site.registers.glossary
    return Term(
        anchor=placed.id,
        term=entry.term[language],
        abbreviation=getattr(entry, f"abbr_{language}"),
        other=entry.term[here.other],
        other_abbreviation=getattr(entry, f"abbr_{here.other}"),
        definition=entry.definition[language] if entry.definition else None,
        note=note_of(here, entry),
        uncertain=entry.uncertain,
        see=tuple(Link(register[s].entry.term[language], f"#{s}") for s in entry.see),
    )


# Pages of entries


def topic_page(here: Here) -> TopicPage:
    topic = here.page.id
    entry = here.site.registers.topics[topic].entry
    name, description = entry.name[here.language], entry.description
    told = description[here.language] if description else None
    items = here.shelf.topics[topic]
    line = Page("timeline", topic, here.language)
    return TopicPage(
        chrome=chrome(here, "topic", name, told or "", crumb_to(here, "topics", here.gettext("Topics"))),
        title=name,
        description=told,
        timeline=here.to(line if line in here.pages else Page("timeline", "", here.language)),
        commitments=topic_register(here, topic),
        cards=tuple(here.card(item) for item in items),
    )


def organisation_page(here: Here) -> OrganisationPage:
    organisation = here.page.id
    entry = here.site.registers.organisations[organisation].entry
    cite = entry_citations(here, entry)
    name = entry.name[here.language]
    crumbs = crumb_to(here, "organisations", here.gettext("Organisations"))
    about = here.gettext("The events that name this organisation, and what it was asked to do.")
    members = [
        p.id
        for p in here.site.registers.people.values()
        if any(r.organisation == organisation for r in p.entry.roles)
    ]
    members.sort(key=lambda p: name_key(here.site.registers.people[p].entry.name))
    return OrganisationPage(
        chrome=chrome(here, "organisation", name, about, crumbs),
        name=name,
        name_other=entry.name[here.other],
        other_lang=here.other,
        abbreviation=getattr(entry, f"abbr_{here.language}"),
        kind=entry.kind,
        parent=here.organisation(entry.parent) if entry.parent else None,
        successor=here.organisation(entry.successor) if entry.successor else None,
        note=note_of(here, entry),
        uncertain=entry.uncertain,
        people=tuple(here.person(p) for p in members),
        commitments=owned_commitments(here, organisation),
        mentions=mentions_of(here, "organisations", organisation),
        sources=cite.listed(),
    )


def note_of(here: Here, entry: Entry) -> str | None:
    return entry.note[here.language] if entry.note else None


def crumb_to(here: Here, kind: str, title: str) -> tuple[Link, ...]:
    return (Link(title, here.to_kind(kind)),)


def mentions_of(here: Here, register: str, entry: str) -> tuple[Mention, ...]:
    site = here.site
    named: Iterable[Any] = site.mentions.get((register, entry), ())
    pairs = ((m, site.items[m.item]) for m in named)
    return tuple(Mention(here.card(i), m.parts) for m, i in pairs if site.has_page(i, here.language))
