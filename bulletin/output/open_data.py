"""The open data: its files, what describes them, and the page about them. All files speak both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from bulletin.config import LANGUAGES
from bulletin.output.addresses import reference
from bulletin.output.calendars import CALENDARS, calendar, calendar_links, calendar_path
from bulletin.output.chrome import chrome, corrections_feed_path, feed_path
from bulletin.output.data_schemas import csvw_words
from bulletin.output.here import Here
from bulletin.output.records import FOLDER, ROWS, Heres, count
from bulletin.output.tables import KINDS, TABLES, Column, Table, said
from bulletin.output.views.data import DataColumn, DataFile, DataTable, OpenDataPage, SchemaFile
from bulletin.output.views.parts import Link

METADATA = "csv-metadata.json"
"""Where processors of CSV on the Web look for what describes the files of a folder."""


def data_outputs(heres: Heres) -> Iterator[tuple[str, str, Here, Any]]:
    """Path, writer, home page and view of every file of data; calendars where there is a ``base_url``."""
    default = heres["vi"].site.config.default_language
    for table in TABLES.values():
        for ending, file in zip(table.formats, table.files, strict=True):
            yield FOLDER + file, ending, heres[default], partial(data_file, heres, table, file)
        yield FOLDER + table.schema, "schema", heres[default], partial(schema_file, heres, table)
    yield FOLDER + METADATA, "csvw", heres[default], partial(metadata_file, heres)
    if heres["vi"].site.config.base_url:
        for language in LANGUAGES:
            for name in CALENDARS:
                here = heres[language]
                yield calendar_path(name, language), "calendar", here, partial(calendar, here, name)


def data_file(heres: Heres, table: Table, file: str) -> DataFile:
    """A table in one format."""
    here = heres["vi"]
    config = here.site.config
    return DataFile(
        file=file,
        table=table.name,
        schema=here.addresses.absolute(FOLDER + table.schema) or table.schema,
        name_vi=config.name.vi,
        name_en=config.name.en,
        home=config.base_url,
        licence=config.licence,
        rows=_rows(heres, table),
    )


def _rows(heres: Heres, table: Table) -> Any:
    """The records of a table, made once for all its formats."""
    return heres["vi"].shelf.once(("rows", table.name), lambda: ROWS[table.name](heres))


def schema_file(heres: Heres, table: Table) -> SchemaFile:
    """The JSON Schema of a table."""
    return _schema(heres["vi"], table.schema, table.name, said(table))


def metadata_file(heres: Heres) -> SchemaFile:
    """The description of all CSV files."""
    return _schema(heres["vi"], METADATA, "", csvw_words())


def _schema(here: Here, file: str, table: str, messages: tuple[str, ...]) -> SchemaFile:
    config = here.site.config
    return SchemaFile(
        file=file,
        table=table,
        id=here.addresses.absolute(FOLDER + file),
        name_vi=config.name.vi,
        name_en=config.name.en,
        home=config.base_url,
        licence=config.licence,
        words=tuple(here.gettext(message) for message in messages),
    )


# The page


def open_data_page(here: Here) -> OpenDataPage:
    """The page in the language of ``here``."""
    title = here.gettext("Open data")
    about = here.gettext("The facts of this bulletin as files to reuse, calendars and feeds to subscribe to.")
    feeds, calendars = [], []
    if here.site.config.base_url:
        feeds = [
            Link(here.gettext("All items"), reference(feed_path(here))),
            Link(here.gettext("Corrections"), reference(corrections_feed_path(here))),
        ]
        calendars = [Link(name, reference(path)) for name, path in calendar_links(here)]
    return OpenDataPage(
        chrome=chrome(here, "open_data", title, about),
        title=title,
        licence=here.site.config.licence,
        tables=tuple(_table(here, table) for table in TABLES.values()),
        metadata=reference(FOLDER + METADATA),
        calendars=tuple(calendars),
        feeds=tuple(feeds),
    )


def _table(here: Here, table: Table) -> DataTable:
    return DataTable(
        anchor=table.name,
        title=here.gettext(table.title),
        about=here.gettext(table.about),
        count=count(here.site, table.name),
        files=tuple(Link(file, reference(FOLDER + file)) for file in table.files),
        schema=Link(table.schema, reference(FOLDER + table.schema)),
        columns=tuple(_column(here, column) for column in table.columns),
    )


def _column(here: Here, column: Column) -> DataColumn:
    return DataColumn(
        names=column.names,
        kind=here.gettext(KINDS[column.kind]),
        about=here.gettext(column.about),
        choices=column.choices,
        columns=tuple(_column(here, below) for below in column.columns),
    )
