"""What describes the open data to machines: JSON Schema (2020-12) and CSV on the Web metadata (W3C, 2015)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bulletin.output.data_files import SEPARATOR
from bulletin.output.tables import TABLES, Column, Table, flat, said
from bulletin.output.views.data import SchemaFile

_UNIT = r"[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|Q[1-4]|H[12]))?"
PERIOD = rf"^{_UNIT}(?:/{_UNIT})?$"
"""A day, month, quarter, half or year, or a range of two."""

_JSON: Mapping[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "id": {"type": "string"},
    "number": {"type": "number"},
    "whole": {"type": "integer"},
    "flag": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "period": {"type": "string", "pattern": PERIOD},
    "address": {"type": "string", "format": "uri-reference"},
    "list": {"type": "array", "items": {"type": "string"}},
    "ids": {"type": "array", "items": {"type": "string"}},
}

_CSVW: Mapping[str, dict[str, Any]] = {
    "text": {"datatype": "string"},
    "id": {"datatype": "string"},
    "number": {"datatype": "decimal"},
    "whole": {"datatype": "integer"},
    "flag": {"datatype": {"base": "boolean", "format": "true|false"}},
    "day": {"datatype": {"base": "date", "format": "yyyy-MM-dd"}},
    "period": {"datatype": {"base": "string", "format": PERIOD}},
    "address": {"datatype": "anyURI"},
    "list": {"datatype": "string", "separator": SEPARATOR},
    "ids": {"datatype": "string", "separator": SEPARATOR},
    "records": {"datatype": "string", "separator": SEPARATOR},
}


def schema_text(view: SchemaFile) -> str:
    """The JSON Schema of a table's JSON file. Descriptions are English, with the Vietnamese beside them."""
    table = TABLES[view.table]
    words = dict(zip(said(table), view.words, strict=True))
    texts = {"type": "string"}
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": view.id} if view.id else {}),
        "title": f"{view.name_en}: {table.title}",
        **_told(table.about, words),
        "type": "object",
        "properties": {
            "$schema": {"type": "string", "format": "uri-reference"},
            "name_vi": texts,
            "name_en": texts,
            "home": {"type": "string", "format": "uri"},
            "licence": {"type": "string", "format": "uri"},
            "records": {"type": "array", "items": _object(table.columns, words)},
        },
        "required": ["$schema", "name_vi", "name_en", "records"],
        "additionalProperties": False,
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _object(columns: tuple[Column, ...], words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: _property(column, words) for name, column in flat(columns)},
        "required": [name for name, _ in flat(columns)],
        "additionalProperties": False,
    }


def _property(column: Column, words: Mapping[str, str]) -> dict[str, Any]:
    told = _told(column.about, words)
    if column.kind == "records":
        return {**told, "type": "array", "items": _object(column.columns, words)}
    kind = dict(_JSON[column.kind])
    if column.choices:
        kind["enum"] = [*column.choices, *([] if column.required else [None])]
    if kind["type"] != "array" and not column.required and column.kind != "flag":
        kind["type"] = [kind["type"], "null"]
    return {**told, **kind}


def _told(message: str, words: Mapping[str, str]) -> dict[str, str]:
    return {"description": message, "x-description-vi": words[message]}


def csvw_text(view: SchemaFile) -> str:
    """The description of all CSV files, where processors of CSV on the Web look for it."""
    words = iter(view.words)
    tables = [table for table in TABLES.values() if "csv" in table.formats]
    group: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _both(view.name_vi, view.name_en),
        **({"dc:source": {"@id": view.home}} if view.home else {}),
        **({"dc:license": {"@id": view.licence}} if view.licence else {}),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [_table(table, {message: next(words) for message in said(table)}) for table in tables],
    }
    return json.dumps(group, ensure_ascii=False, indent=1) + "\n"


def _both(vi: str, en: str) -> list[dict[str, str]]:
    return [{"@value": vi, "@language": "vi"}, {"@value": en, "@language": "en"}]


def csvw_words() -> tuple[str, ...]:
    """Every message that the description says, in the order in which the view holds their translations."""
    return tuple(m for table in TABLES.values() if "csv" in table.formats for m in said(table))


def _table(table: Table, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "url": f"{table.name}.csv",
        "dc:title": _both(words[table.title], table.title),
        "dc:description": _both(words[table.about], table.about),
        "tableSchema": {
            "columns": [
                {
                    "name": name,
                    "titles": name,
                    "dc:description": _both(words[column.about], column.about),
                    "required": column.required,
                    **_CSVW[column.kind],
                    **_language(name, column),
                    **_choice(column),
                }
                for name, column in flat(table.columns)
            ],
            "primaryKey": "id",
        },
    }


def _language(name: str, column: Column) -> dict[str, str]:
    return {"lang": name[-2:]} if column.both and column.kind in {"text", "list"} else {}


def _choice(column: Column) -> dict[str, Any]:
    """Words to choose from, as a pattern: CSV on the Web knows no lists of choices."""
    if not column.choices:
        return {}
    return {"datatype": {"base": "string", "format": f"^(?:{'|'.join(column.choices)})$"}}
