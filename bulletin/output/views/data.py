"""Views of the open data, the calendars, and the page that describes them."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from bulletin.output.views.parts import Chrome, Link


@dataclass(frozen=True)
class Row:
    """A record: a value for each of its table's columns, in their order. Lists hold texts or records."""

    values: "tuple[str | int | Decimal | bool | tuple[str, ...] | tuple[Row, ...] | None, ...]"


@dataclass(frozen=True)
class DataFile:
    """A file of open data: ``file`` is its name, ``table`` the name of its table."""

    file: str
    table: str
    schema: str
    name_vi: str
    name_en: str
    home: str | None
    licence: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SchemaFile:
    """What describes files of open data; ``file`` is its name, ``table`` empty where it is of all."""

    file: str
    table: str
    id: str | None
    name_vi: str
    name_en: str
    home: str | None
    licence: str | None
    words: tuple[str, ...]  # what is said in it, in Vietnamese


@dataclass(frozen=True)
class CalendarEntry:
    """An all-day event of a calendar (RFC 5545)."""

    uid: str
    day: datetime.date
    changed: datetime.date
    sequence: int
    status: str  # CONFIRMED | TENTATIVE | CANCELLED
    summary: str
    description: str
    location: str | None
    url: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class CalendarFile:
    """A calendar to subscribe to; every address absolute."""

    lang: str
    name: str
    description: str
    url: str
    source: str
    time_zone: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True)
class DataColumn:
    """A column of a table: its names in the files, what kind of value it holds, what it means."""

    names: tuple[str, ...]
    kind: str
    about: str
    choices: tuple[str, ...]
    columns: tuple["DataColumn", ...]  # of records within the record


@dataclass(frozen=True)
class DataTable:
    """One table of the open data, with the files it can be had in."""

    anchor: str
    title: str
    about: str
    count: int
    files: tuple[Link, ...]
    schema: Link
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True)
class OpenDataPage:
    """What the open data, calendars and feeds are, and how to read them."""

    chrome: Chrome
    title: str
    licence: str | None
    tables: tuple[DataTable, ...]
    metadata: str  # the CSVW description of the CSV files
    calendars: tuple[Link, ...]
    feeds: tuple[Link, ...]
