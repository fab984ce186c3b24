"""Calendars as text (RFC 5545), through the library `icalendar`, which folds lines and escapes values."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from bulletin.output.views.data import CalendarEntry, CalendarFile

_PRODUCT = "-//Bulletin//Bulletin {lang}//{lang}"
_ONCE_A_DAY = timedelta(days=1)
_SOME_DAY = datetime(2000, 1, 1)


def calendar_text(view: CalendarFile) -> str:
    """The calendar, its properties in a fixed order."""
    made = Calendar()
    made.add("prodid", _PRODUCT.format(lang=view.lang.upper()))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        made.add(name, view.name)
    for name in ("description", "x-wr-caldesc"):
        made.add(name, view.description)
    made.add("url", view.url)
    made.add("source", view.source, parameters={"value": "URI"})
    made.add("refresh-interval", _ONCE_A_DAY, parameters={"value": "DURATION"})
    made.add("x-published-ttl", "P1D")
    zone = ZoneInfo(view.time_zone)
    for entry in view.entries:
        made.add_component(_event(entry, zone, view.lang))
    if not view.entries:
        made.add_component(_zone(view.time_zone, zone))  # a calendar must hold a component (3.4)
    written: bytes = made.to_ical(sorted=True)
    return written.decode()


def _event(entry: CalendarEntry, zone: ZoneInfo, lang: str) -> Event:
    made = Event()
    stamp = datetime.combine(entry.changed, time(), zone).astimezone(UTC)
    made.add("uid", entry.uid)
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", entry.sequence)
    made.add("dtstart", entry.day)
    made.add("dtend", _next(entry.day))
    made.add("status", entry.status)
    made.add("transp", "TRANSPARENT")
    made.add("class", "PUBLIC")
    made.add("summary", entry.summary, parameters={"language": lang})
    if entry.description:
        made.add("description", entry.description, parameters={"language": lang})
    if entry.location:
        made.add("location", entry.location, parameters={"language": lang})
    made.add("url", entry.url)
    if entry.categories:
        made.add("categories", entry.categories)
    return made


def _next(day: date) -> date:
    """The end of an all-day event is the day after it (3.6.1)."""
    return day + timedelta(days=1)


def _zone(name: str, zone: ZoneInfo) -> Timezone:
    """The site's time zone as it stands in winter; no entry needs it."""
    made, standard = Timezone(), TimezoneStandard()
    made.add("tzid", name)
    offset = zone.utcoffset(_SOME_DAY)
    standard.add("dtstart", _SOME_DAY)
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    made.add_component(standard)
    return made
