"""Threads: what runs through the events, one after the other, in the words of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from bulletin.content.facts import Attendee
from bulletin.output.bodies import entry_name
from bulletin.output.here import Here
from bulletin.output.views.parts import Link
from bulletin.output.views.registers import Mention, Passage
from bulletin.site.model import Item, Version
from bulletin.site.model import Mention as Named
from bulletin.site.passages import Passage as Found
from bulletin.site.passages import Told, passages, told

PASSAGES = 2
"""How many passages of one event a thread quotes at most."""


def thread(here: Here, register: str, entry: str, names: Sequence[str]) -> tuple[Mention, ...]:
    """The events that name an entry, the oldest first, each with its passages.

    ``names`` are what the entry is called in texts that do not link it. For a person each has the office of
    the day.
    """
    site = here.site
    named: Iterable[Named] = site.mentions.get((register, entry), ())
    told = [(m, site.items[m.item]) for m in named if site.has_page(site.items[m.item], here.language)]
    return tuple(
        Mention(
            card=here.card(item),
            parts=mention.parts,
            role=role_at(here, entry, item) if register == "people" else None,
            passages=_passages(here, item, register, entry, names),
        )
        for mention, item in reversed(told)
    )


def role_at(here: Here, person: str, item: Item) -> str | None:
    """The office a person held at an event: as the event says it, else by the register."""
    given = Attendee(person=person)
    if event := item.event:
        present = (*event.attendees, *(a for point in event.bridge_points for a in point.attendees))
        given = next((a for a in present if a.person == person), given)
    return here.role(given, item)


def _passages(here: Here, item: Item, register: str, entry: str, names: Sequence[str]) -> tuple[Passage, ...]:
    shown = item.shown(here.language)
    found = passages(_told(here, item, shown), register, entry, names, PASSAGES)
    return tuple(_passage(here, item, shown, one) for one in found)


def _told(here: Here, item: Item, shown: Version) -> Told:
    links = here.site.links[(item.id, shown.language)]
    name = partial(entry_name, here.site, language=shown.language)
    return here.shelf.once(("told", item.id), lambda: told(shown, links, name))


def _passage(here: Here, item: Item, shown: Version, found: Found) -> Passage:
    section = None
    if found.heading is not None:
        heading, anchor = shown.body.headings[found.heading], shown.anchors[found.heading]
        section = Link(heading.text, here.to(here.item_page(item), anchor), here.foreign(shown.language))
    return Passage(found.before, found.words, found.after, here.foreign(shown.language), section)
