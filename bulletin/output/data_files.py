"""Open data as text: CSV (RFC 4180) and JSON (RFC 8259)."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import Any

from bulletin.output.tables import TABLES, Column, flat
from bulletin.output.views.data import DataFile, Row

BOM = "\ufeff"
"""Tells Excel that a file is UTF-8."""

SEPARATOR = ";"
"""Between the parts of a list in one cell."""

_FORMULA = re.compile(r"(^|; *)([=+\-@\t\r\n＝＋－＠])")
"""What a spreadsheet may take for the beginning of a formula (OWASP, *CSV Injection*)."""


def guarded(text: str) -> str:
    """The text as no spreadsheet will compute it: an apostrophe before what could begin a formula.

    So may what follows a semicolon: where commas mark decimals, as in Vietnam, Excel begins a cell there.
    """
    return _FORMULA.sub(r"\1'\2", text)


def csv_text(view: DataFile) -> str:
    """A table with a header line, CRLF after each line, in a text that begins with a byte order mark."""
    columns = list(flat(TABLES[view.table].columns))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([name for name, _ in columns])
    for row in view.rows:
        pairs = zip(row.values, columns, strict=True)
        writer.writerow([_cell(value, column) for value, (_, column) in pairs])
    return BOM + written.getvalue()


def _cell(value: Any, column: Column) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return format(value, "f") if isinstance(value, Decimal) else str(value)
        case tuple() if column.kind == "records":
            return guarded(SEPARATOR.join(_in_short(row, column) for row in value))
        case tuple():
            return guarded(SEPARATOR.join(part.replace(SEPARATOR, ",") for part in value))
    return guarded(str(value))


def _in_short(row: Row, column: Column) -> str:
    """A record within a cell: its ids, words and periods that say what it is, without texts and sources."""
    names = [name for name, _ in flat(column.columns)]
    told = dict(zip(names, row.values, strict=True))
    return " ".join(str(told[name]) for name in ("event", "status", "due") if told.get(name))


def json_text(view: DataFile) -> str:
    """An object with what the file is, and the records under ``records``."""
    head: dict[str, Any] = {"$schema": view.schema, "name_vi": view.name_vi, "name_en": view.name_en}
    if view.home:
        head["home"] = view.home
    if view.licence:
        head["licence"] = view.licence
    records = [_object(row, TABLES[view.table].columns) for row in view.rows]
    return json.dumps({**head, "records": records}, ensure_ascii=False, indent=1) + "\n"


def _object(row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    pairs = zip(flat(columns), row.values, strict=True)
    return {name: _value(value, column) for (name, column), value in pairs}


def _value(value: Any, column: Column) -> Any:
    match value:
        case tuple() if column.kind == "records":
            return [_object(row, column.columns) for row in value]
        case tuple():
            return list(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    return value
