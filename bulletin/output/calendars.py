"""The calendars: all events, and the deadlines still to come, as views (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from bulletin.i18n.messages import N_
from bulletin.output.addresses import Page
from bulletin.output.here import Here
from bulletin.output.records import FOLDER, address, events
from bulletin.output.views.data import CalendarEntry, CalendarFile
from bulletin.site.model import Item, Tracked
from bulletin.site.standing import DONE, Status

CALENDARS = {"events": N_("All events"), "deadlines": N_("Deadlines to come")}
"""The calendars of each language, with their names."""

_STATUS = {"scheduled": "CONFIRMED", "held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_WORDS = {"postponed": N_("Postponed"), "cancelled": N_("Cancelled")}


def calendar_path(name: str, language: str) -> str:
    return f"{FOLDER}{name}.{language}.ics"


def calendar(here: Here, name: str) -> CalendarFile:
    """A calendar in the language of ``here``, the home page. Needs ``base_url``."""
    config, language = here.site.config, here.language
    entries = _events(here) if name == "events" else _deadlines(here)
    return CalendarFile(
        lang=language,
        name=f"{config.name[language]}: {here.gettext(CALENDARS[name])}",
        description=config.tagline[language],
        url=here.addresses.absolute(here.page) or "",
        source=here.addresses.absolute(calendar_path(name, language)) or "",
        time_zone=config.time_zone,
        entries=tuple(entries),
    )


def _events(here: Here) -> Iterator[CalendarEntry]:
    """Every event that a reader of this language can open, oldest first."""
    for item in events(here.site):
        if item.event and item.date and here.site.has_page(item, here.language):
            first, last = _history(item)
            shown, event, word = item.shown(here.language), item.event, _WORDS.get(item.event.status)
            title = shown.front.title
            reason = event.reason[here.language] if event.reason else ""
            yield CalendarEntry(
                uid=_uid(here, item.id),
                day=item.date,
                changed=last,
                sequence=(last - first).days,
                status=_STATUS[event.status],
                summary=f"{here.gettext(word)}: {title}" if word else title,
                description="\n\n".join(part for part in (reason, shown.front.summary) if part),
                location=event.venue[here.language] if event.venue else None,
                url=address(here, here.item_page(item)),
                categories=tuple(here.topic(topic).text for topic in item.facts.topics),
            )


def _deadlines(here: Here) -> Iterator[CalendarEntry]:
    """The last days of what is still due on the day of the build or after it, by day."""
    found = (_deadline(here, one) for one in here.site.commitments.values())
    yield from sorted((entry for entry in found if entry), key=lambda entry: (entry.day, entry.uid))


def _deadline(here: Here, one: Tracked) -> CalendarEntry | None:
    """None where nothing is due any more, or another commitment has taken its place."""
    due, status, item = one.standing.due, one.standing.status, here.site.items[one.item]
    is_set_again = any(told.follow.set_again for told in one.follow_ups)
    if due is None or due.last_day < here.site.as_of or status in DONE or is_set_again:
        return None
    first, last = _history(item)
    last = max((last, *(_history(here.site.items[told.item])[1] for told in one.follow_ups)))
    commitment, language = one.commitment, here.language
    text = commitment.text[language]
    owners = ", ".join(here.organisation(owner).text for owner in commitment.owners)
    parts = (text, owners, here.item_link(item).text, commitment.note[language] if commitment.note else "")
    return CalendarEntry(
        uid=_uid(here, f"{item.id}-{commitment.id}"),
        day=due.last_day,
        changed=last,
        sequence=(last - first).days,
        status="CANCELLED" if status is Status.DROPPED else "CONFIRMED",
        summary=here.gettext("Due: %(task)s") % {"task": text},
        description="\n\n".join(part for part in parts if part),
        location=None,
        url=address(here, Page("commitment", one.id, language)),
        categories=tuple(here.topic(topic).text for topic in item.facts.topics),
    )


def _history(item: Item) -> tuple[date, date]:
    """The days on which what is said of an item was first published and last changed, in any language.

    Taken from the front matter, so that the same content gives the same calendar whenever it is built.
    """
    facts = item.facts
    first = facts.published or item.date or date(1970, 1, 1)
    edits = [version.front.updated for version in item.versions if version.front.updated]
    return first, max(first, *edits, *(correction.date for correction in facts.corrections), first)


def _uid(here: Here, name: str) -> str:
    """The permanent name of an entry: the item's id, at the site's host (RFC 7986, 5.3)."""
    host = urlsplit(here.site.config.base_url or "").hostname or "localhost"
    return f"{name.replace('/', '-')}@{host}"


def calendar_links(here: Here) -> Iterator[tuple[str, str]]:
    """Name and path of each calendar of this language."""
    for name, title in CALENDARS.items():
        yield here.gettext(title), calendar_path(name, here.language)
