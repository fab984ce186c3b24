"""The tables of the open data: their columns, once for the files, the schemas and the page about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bulletin.i18n.messages import N_
from bulletin.site.standing import Status

KINDS: Mapping[str, str] = {
    "text": N_("text"),
    "id": N_("id"),
    "number": N_("number"),
    "whole": N_("whole number"),
    "flag": N_("true or false"),
    "day": N_("day"),
    "period": N_("period"),
    "address": N_("address"),
    "list": N_("list of texts"),
    "ids": N_("list of ids"),
    "records": N_("list of records"),
}
"""The kinds of values, with their names."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``both`` makes it two, ``name_vi`` and ``name_en``."""

    name: str
    kind: str
    about: str
    required: bool = False
    both: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (f"{self.name}_vi", f"{self.name}_en") if self.both else (self.name,)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and the endings of the files it can be had in."""

    name: str
    title: str
    about: str
    formats: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(f"{self.name}.{ending}" for ending in self.formats)

    @property
    def schema(self) -> str:
        return f"{self.name}.schema.json"


def flat(columns: tuple[Column, ...]) -> Iterator[tuple[str, Column]]:
    """Each name in the files with its column."""
    for column in columns:
        for name in column.names:
            yield name, column


def _both(name: str, about: str, kind: str = "text") -> Column:
    return Column(name, kind, about, both=True)


_EVENT = Column("event", "id", N_("The event that says so, by its id."), required=True)
_EVENT_DATE = Column("event_date", "day", N_("The day of that event."), required=True)
_URL = _both("url", N_("Where it stands on this site, in each language."), "address")
_NOTE = _both("note", N_("A remark."))
_SOURCE = (
    Column("source", "id", N_("The source, by its id."), required=True),
    Column("source_title", "text", N_("The title of the source, in its own language."), required=True),
    Column("source_url", "address", N_("Where the source can be read.")),
)
_SOURCES = Column("sources", "ids", N_("The sources, by their ids."))
_UNCERTAIN = Column(
    "uncertain", "flag", N_("Whether something about the entry is uncertain; the note says what.")
)
_STATUS = ("scheduled", "held", "postponed", "cancelled")
_FOLLOWED = ("done", "late", "moved", "dropped", "continued")
_TYPES = ("law", "resolution", "decree", "decision", "directive", "notice", "letter", "plan", "draft")
_DUE = (
    Column("due", "period", N_("When it is due, as the source has it: a day, month, quarter, half or year.")),
    Column("due_last_day", "day", N_("The last day of that period.")),
)

_FOLLOW = (
    Column("event", "id", N_("The later event, by its id."), required=True),
    Column("event_date", "day", N_("The day of the later event."), required=True),
    Column("status", "text", N_("What it says became of it."), required=True, choices=_FOLLOWED),
    Column("due", "period", N_("The new due date, where there is one.")),
    Column("due_last_day", "day", N_("The last day of that period.")),
    Column("done_on", "period", N_("When it was done, where a source tells.")),
    Column("set_again", "id", N_("The later event’s own commitment in which it lives on, by its id.")),
    _NOTE,
    *_SOURCE,
)

FIGURES = Table(
    "figures",
    N_("Figures"),
    N_("Every value that an event reports, one record each, as its source has it."),
    ("csv", "json"),
    (
        Column("id", "id", N_("The event and the place among its figures."), required=True),
        _EVENT,
        _EVENT_DATE,
        Column("indicator", "id", N_("What is measured, by its id."), required=True),
        Column("indicator_name", "text", N_("The name of what is measured."), required=True, both=True),
        Column("value", "number", N_("The value."), required=True),
        Column("of", "number", N_("The whole of which the value is a part.")),
        Column(
            "unit",
            "text",
            N_(
                "percent; number for a bare number; rank for a place in a ranking; unit where a word follows."
            ),
            required=True,
            choices=("percent", "number", "rank", "unit"),
        ),
        _both("unit_name", N_("The word that follows the number.")),
        Column("period", "period", N_("The period or day that the value is of."), required=True),
        Column("period_first_day", "day", N_("Its first day."), required=True),
        Column("period_last_day", "day", N_("Its last day."), required=True),
        Column("scope", "id", N_("national, or the body or place that the value is of."), required=True),
        _both("scope_name", N_("The name of that body or place.")),
        Column("by", "id", N_("Who counted or ranked, where it is not the event’s own report.")),
        _both("by_name", N_("The name of who counted.")),
        Column(
            "basis",
            "text",
            N_("Reported, estimated, forecast, a target, or derived by us from reported values."),
            required=True,
            choices=("reported", "estimate", "forecast", "target", "derived"),
        ),
        Column(
            "bound",
            "text",
            N_("In which way the value is inexact; empty where it is exact."),
            choices=("approximate", "at_least", "more_than", "nearly"),
        ),
        _NOTE,
        *_SOURCE,
        _URL,
    ),
)

COMMITMENTS = Table(
    "commitments",
    N_("Commitments"),
    N_("Every task, deadline or target that an event sets, with what later events say of it."),
    ("csv", "json"),
    (
        Column("id", "id", N_("The permanent id: the event and the name within it."), required=True),
        _EVENT,
        _EVENT_DATE,
        Column("text", "text", N_("What is to be done."), required=True, both=True),
        Column("owners", "ids", N_("Who is to do it, by their ids.")),
        _both("owner_names", N_("Their names."), "list"),
        *_DUE,
        Column(
            "status",
            "text",
            N_(
                "How it stands by what the events say, on the day in status_on; "
                "overdue does not mean not done."
            ),
            required=True,
            choices=tuple(status.value for status in Status),
        ),
        Column("status_on", "day", N_("The day that the status is reckoned on."), required=True),
        Column("due_now", "period", N_("The deadline in force, after what later events say.")),
        Column("due_now_last_day", "day", N_("The last day of that period.")),
        Column("indicator", "id", N_("The indicator that a target is set for.")),
        Column("value", "number", N_("The value to be reached.")),
        Column("at_least", "flag", N_("Whether that value is a least."), required=True),
        _NOTE,
        Column(
            "follow_ups",
            "records",
            N_("What later events say of it; in the CSV file the event, the word and the new due date."),
            columns=_FOLLOW,
        ),
        *_SOURCE,
        _URL,
    ),
)

DOCUMENTS = Table(
    "documents",
    N_("Legal documents"),
    N_("The laws, resolutions, decisions and other documents that the events name."),
    ("csv", "json"),
    (
        Column("id", "id", N_("The mark, with the year where two documents share it."), required=True),
        Column("mark", "text", N_("Number and mark; empty where the document has none.")),
        Column("type", "text", N_("The kind of document."), required=True, choices=_TYPES),
        Column("title", "text", N_("The title."), required=True, both=True),
        _both("short", N_("A short name.")),
        Column("date", "period", N_("The day, month or year of issue.")),
        Column("issuer", "id", N_("Who issued it, by its id.")),
        _both("issuer_name", N_("The name of who issued it.")),
        Column("signer", "text", N_("Who signed it.")),
        Column("full_text", "address", N_("Where the full text can be read.")),
        _UNCERTAIN,
        _NOTE,
        Column("events", "ids", N_("The items that name it, newest first, by their ids.")),
        _SOURCES,
        _URL,
    ),
)

PEOPLE = Table(
    "people",
    N_("People"),
    N_("The people named, with their offices as far as our sources date them."),
    ("json",),
    (
        Column("id", "id", N_("The permanent id."), required=True),
        Column("name", "text", N_("The full name."), required=True),
        Column(
            "roles",
            "records",
            N_("The offices of the person."),
            columns=(
                Column("title", "text", N_("The title."), required=True, both=True),
                Column("organisation", "id", N_("The body, by its id.")),
                _both("organisation_name", N_("The name of the body.")),
                Column("from", "period", N_("When it began, where a source says so.")),
                Column("to", "period", N_("When it ended, where a source says so.")),
                Column("seen", "period", N_("When our sources show the person in it, where none dates it.")),
                _SOURCES,
            ),
        ),
        _UNCERTAIN,
        _NOTE,
        Column("events", "ids", N_("The items that name the person, newest first, by their ids.")),
        _SOURCES,
        _URL,
    ),
)

EVENTS = Table(
    "events",
    N_("Events"),
    N_("The sessions, conferences and milestones, with all their facts but the texts."),
    ("json",),
    (
        Column("id", "id", N_("The permanent id."), required=True),
        Column(
            "kind",
            "text",
            N_("The kind of event."),
            required=True,
            choices=("session", "conference", "milestone"),
        ),
        Column(
            "milestone",
            "text",
            N_("The kind of milestone."),
            choices=("decision", "resolution", "directive", "law", "plan", "day", "body"),
        ),
        Column("number", "whole", N_("The number of a session.")),
        _both("number_note", N_("Why that number is uncertain.")),
        Column("date", "day", N_("The day of the event."), required=True),
        Column(
            "time_of_day", "text", N_("The time of day."), choices=("morning", "afternoon", "evening", "day")
        ),
        Column("status", "text", N_("Whether it took place."), required=True, choices=_STATUS),
        _both("reason", N_("Why it was postponed or cancelled.")),
        Column("format", "text", N_("How it was held."), choices=("in-person", "hybrid", "online")),
        _both("title", N_("The title; empty in a language that it has not been translated into.")),
        _both("summary", N_("The summary.")),
        _both("venue", N_("The venue.")),
        _both("theme", N_("The theme.")),
        Column("chair", "id", N_("Who chaired, by their id.")),
        Column(
            "attendees",
            "records",
            N_("Who took part, in the hall or at a point joined online."),
            columns=(
                Column("person", "id", N_("The person, by their id."), required=True),
                Column("name", "text", N_("The full name."), required=True),
                _both("role", N_("The office held on the day.")),
                _both("place", N_("The point joined online; empty in the hall.")),
            ),
        ),
        _both("participants", N_("Who else took part, in words.")),
        Column(
            "also_called",
            "records",
            N_("Other names that sources give it."),
            columns=(Column("name", "text", N_("The name."), required=True, both=True), _SOURCES),
        ),
        Column("topics", "ids", N_("The topics, by their ids.")),
        Column("documents", "ids", N_("The documents cited, by their ids.")),
        Column("people", "ids", N_("Other people named, by their ids.")),
        Column("organisations", "ids", N_("Other bodies named, by their ids.")),
        Column("figures", "ids", N_("Its figures, by their ids.")),
        Column("commitments", "ids", N_("Its commitments, by their ids.")),
        Column("follow_ups", "ids", N_("The earlier commitments it speaks of, by their ids.")),
        Column(
            "caveats",
            "records",
            N_("What is uncertain or disputed."),
            columns=(Column("text", "text", N_("What is uncertain."), required=True, both=True), _SOURCES),
        ),
        Column(
            "corrections",
            "records",
            N_("What was corrected after publication."),
            columns=(
                Column("date", "day", N_("The day of the correction."), required=True),
                Column("text", "text", N_("What was corrected."), required=True, both=True),
            ),
        ),
        Column("published", "day", N_("The day it was first published, where it is noted.")),
        _both("updated", N_("The day of the last edit in each language, where it is noted."), "day"),
        _SOURCES,
        _URL,
    ),
)

TABLES: Mapping[str, Table] = {t.name: t for t in (EVENTS, FIGURES, COMMITMENTS, DOCUMENTS, PEOPLE)}


def messages(columns: tuple[Column, ...]) -> Iterator[str]:
    """What the columns mean, each once with its name; columns of records follow theirs."""
    for column in columns:
        yield column.about
        yield from messages(column.columns)


def said(table: Table) -> tuple[str, ...]:
    """Every message of a table, in a fixed order."""
    return (table.title, table.about, *messages(table.columns))


def values_of(columns: tuple[Column, ...], **values: Any) -> tuple[Any, ...]:
    """The values of a record in the order of its columns; a column in both languages takes a pair, or None.

    Raises KeyError for a column without a value, TypeError for a value without a column.
    """
    found: list[Any] = []
    for column in columns:
        value = values.pop(column.name)
        if column.both:
            found += [None, None] if value is None else [value["vi"], value["en"]]
        else:
            found.append(value)
    if values:
        raise TypeError(f"no columns {sorted(values)}")
    return tuple(found)
