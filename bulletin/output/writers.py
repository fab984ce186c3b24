"""Outputs for machines that no designer lays out: what writes each, in place of a template.

Their names have no ending, so no template can bear one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def write_csv(view: Any) -> str:
    """Comma-separated values; see `data_files`."""
    from bulletin.output.data_files import csv_text

    return csv_text(view)


def write_json(view: Any) -> str:
    """JSON; see `data_files`."""
    from bulletin.output.data_files import json_text

    return json_text(view)


def write_schema(view: Any) -> str:
    """JSON Schema; see `data_schemas`."""
    from bulletin.output.data_schemas import schema_text

    return schema_text(view)


def write_csvw(view: Any) -> str:
    """CSV on the Web metadata; see `data_schemas`."""
    from bulletin.output.data_schemas import csvw_text

    return csvw_text(view)


def write_calendar(view: Any) -> str:
    """iCalendar; see `calendar_files`, which alone loads the library."""
    from bulletin.output.calendar_files import calendar_text

    return calendar_text(view)


def write_text(view: Any) -> str:
    """The text that the view holds; see `hosting`."""
    text: str = view.text
    return text


def write_manifest(view: Any) -> str:
    """A web manifest; see `manifest`."""
    from bulletin.output.manifest import manifest_text

    return manifest_text(view)


WRITERS: Mapping[str, Callable[[Any], str]] = {
    "csv": write_csv,
    "json": write_json,
    "schema": write_schema,
    "csvw": write_csvw,
    "calendar": write_calendar,
    "manifest": write_manifest,
    "text": write_text,
}
