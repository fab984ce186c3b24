"""People: their index by given name, and a page each with offices, and events with the office held then."""

from __future__ import annotations

from bulletin.i18n.vietnamese import name_key
from bulletin.output.chrome import chrome
from bulletin.output.documents import document_view
from bulletin.output.evidence import entry_citations
from bulletin.output.here import Here
from bulletin.output.indexes import count, crumb_to, grouped, letter_of, note_of
from bulletin.output.threads import thread
from bulletin.output.views.lists import IndexPage, Letter
from bulletin.output.views.parts import Count, Document
from bulletin.output.views.registers import PersonPage, Role


def people_index(here: Here) -> IndexPage:
    """By given name, as Vietnamese indexes are."""
    title = here.gettext("People")
    ids = list(here.site.registers.people)
    ids.sort(key=lambda p: name_key(here.site.registers.people[p].entry.name))
    entries = [Count(here.person(p), count(here, "people", p)) for p in ids]
    groups = grouped(entries, lambda c: letter_of(c.link.text.split()[-1]))
    letters = tuple(Letter(*group) for group in groups)
    intro = here.gettext("In Vietnamese order: by given name, which stands last.")
    return IndexPage(chrome(here, "people", title, intro), title, intro, letters)


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
        signed=_signed(here, entry.name),
        mentions=thread(here, "people", person, (entry.name,)),
        sources=cite.listed(),
    )


def _signed(here: Here, name: str) -> tuple[Document, ...]:
    """The documents of the register that bear this person's name, the oldest first."""
    register = here.site.registers.documents
    found = [(d.entry.date, d.id) for d in register.values() if d.entry.signer == name]
    found.sort(key=lambda pair: (pair[0].first_day.toordinal() if pair[0] else 0, pair[1]))
    return tuple(document_view(here, document) for _, document in found)
