"""Views of the registers: indexes in Vietnamese alphabetical order, and a page an entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from bulletin.content.registers import Entry, Placed, mark_of
from bulletin.i18n.vietnamese import collation_key, name_key, slugify
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome
from bulletin.output.commitment_pages import topic_register
from bulletin.output.commitments import owned_commitments
from bulletin.output.evidence import (
    document_view,
    entry_citations,
    source_view,
)
from bulletin.output.here import Here
from bulletin.output.views.lists import (
    DocumentGroup,
    DocumentIndexPage,
    GlossaryPage,
    IndexPage,
    Letter,
    SourcesPage,
    SourceUse,
    Term,
    TermGroup,
)
from bulletin.output.views.parts import Count, Link
from bulletin.output.views.registers import (
    DocumentPage,
    Mention,
    OrganisationPage,
    PersonPage,
    Role,
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


def topics_index(here: Here) -> IndexPage:
    title = here.gettext("Topics")
    entries = [Count(here.topic(t), len(items)) for t, items in here.shelf.topics.items()]
    entries.sort(key=lambda c: collation_key(c.link.text))
    letters = (Letter("", "letter-all", tuple(entries)),)
    return IndexPage(chrome(here, "topics", title), title, None, letters)


def people_index(here: Here) -> IndexPage:
    """By given name, as Vietnamese indexes are."""
    title = here.gettext("People")
    ids = list(here.site.registers.people)
    ids.sort(key=lambda p: name_key(here.site.registers.people[p].entry.name))
    entries = [Count(here.person(p), _count(here, "people", p)) for p in ids]
    groups = grouped(entries, lambda c: letter_of(c.link.text.split()[-1]))
    letters = tuple(Letter(*group) for group in groups)
    intro = here.gettext("In Vietnamese order: by given name, which stands last.")
    return IndexPage(chrome(here, "people", title, intro), title, intro, letters)


def organisations_index(here: Here) -> IndexPage:
    title = here.gettext("Organisations")
    entries = [
        Count(here.organisation(o), _count(here, "organisations", o))
        for o in here.site.registers.organisations
    ]
    entries.sort(key=lambda c: collation_key(c.link.text))
    letters = tuple(Letter(*group) for group in grouped(entries, lambda c: letter_of(c.link.text)))
    return IndexPage(chrome(here, "organisations", title), title, None, letters)


def documents_index(here: Here) -> DocumentIndexPage:
    """By year, the newest first; what has no date last."""
    title = here.gettext("Documents")
    placed = here.site.registers.documents

    def order(document: str) -> tuple[int, int, str]:
        date = placed[document].entry.date
        return (0 if date else 1, -date.first_day.toordinal() if date else 0, document)

    groups: dict[str, list[str]] = {}
    for document in sorted(placed, key=order):
        date = placed[document].entry.date
        groups.setdefault(str(date.first_day.year) if date else "", []).append(document)
    views = tuple(
        DocumentGroup(
            year or here.gettext("No date in our sources"),
            f"year-{year or 'none'}",
            tuple(document_view(here, d) for d in documents),
        )
        for year, documents in groups.items()
    )
    return DocumentIndexPage(chrome(here, "documents", title), title, views)


def _count(here: Here, register: str, entry: str) -> int:
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


def sources_page(here: Here) -> SourcesPage:
    title = here.gettext("Sources")
    uses = {"full": [], "excerpt": []}  # type: dict[str, list[SourceUse]]
    for number, (source, placed) in enumerate(here.site.registers.sources.items(), 1):
        items = [here.site.items[m.item] for m in here.site.mentions.get(("sources", source), ())]
        events = tuple(here.item_link(item) for item in items if here.site.has_page(item, here.language))
        uses[placed.entry.read].append(SourceUse(source_view(here, source, number), events))
    about = here.gettext("What this bulletin rests on, and how much of each source was read.")
    full, excerpts = tuple(uses["full"]), tuple(uses["excerpt"])
    return SourcesPage(chrome(here, "sources", title, about), title, full, excerpts)


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


def person_page(here: Here) -> PersonPage:
    person = here.page.id
    entry = here.site.registers.people[person].entry
    cite = entry_citations(here, entry, (s for role in entry.roles for s in role.sources))
    roles = tuple(
        Role(
            title=role.title[here.language],
            organisation=here.organisation(role.organisation) if role.organisation else None,
            start=role.start,
            end=role.end,
            seen=role.seen,
            sources=cite.notes(role.sources),
        )
        for role in entry.roles
    )
    about = "; ".join(role.title for role in roles[:2])
    return PersonPage(
        chrome=chrome(here, "person", entry.name, about, crumb_to(here, "people", here.gettext("People"))),
        name=entry.name,
        uncertain=entry.uncertain,
        note=note_of(here, entry),
        roles=roles,
        mentions=mentions_of(here, "people", person),
        sources=cite.listed(),
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


def document_page(here: Here) -> DocumentPage:
    document = here.page.id
    entry = here.site.registers.documents[document].entry
    mark, title = mark_of(document, entry.unnumbered), entry.title[here.language]
    cite = entry_citations(here, entry)
    issuer = here.organisation(entry.issuer) if entry.issuer else None
    if entry.issuer_name:
        issuer = Link(entry.issuer_name[here.language], "")
    crumbs = crumb_to(here, "documents", here.gettext("Documents"))
    return DocumentPage(
        chrome=chrome(here, "document", f"{mark}: {title}" if mark else title, title, crumbs),
        mark=mark,
        title=title,
        title_other=entry.title[here.other],
        other_lang=here.other,
        short=entry.short[here.language] if entry.short else None,
        type=entry.type,
        date=entry.date,
        issuer=issuer,
        signer=entry.signer,
        url=entry.url,
        note=note_of(here, entry),
        uncertain=entry.uncertain,
        mentions=mentions_of(here, "documents", document),
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
