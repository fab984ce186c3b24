"""The facts of a front matter as rows of a table: the key, and its value as each language prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from bulletin.config import LANGUAGES
from bulletin.content.records import Front
from bulletin.desk.descriptions import description
from bulletin.i18n.formats import formats_for
from bulletin.i18n.messages import translate
from bulletin.i18n.periods import Period
from bulletin.syntax.record import Pair, Record

_ELSEWHERE = {"title", "summary"}
"""Shown above the texts already."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field that is filled in. ``values`` are its lines by language, or once for both."""

    key: str
    about: str
    values: tuple[tuple[str, ...], ...]


def facts(front: Front, language: str) -> tuple[Fact, ...]:
    """The fields of an original that say something; ``about`` is in ``language``."""
    found = []
    for key, name, value in _given(front):
        if name not in _ELSEWHERE:
            printed = [tuple(_lines(value, side)) for side in LANGUAGES]
            values = tuple(printed) if printed[0] != printed[1] else (printed[0],)
            found.append(Fact(key, translate(description(type(front), name), {}, language), values))
    return tuple(found)


def _given(record: Record) -> Iterator[tuple[str, str, Any]]:
    """The fields that are not as they are where nobody says anything: key, name and value.

    Of a record within another, first those that are its own: they say what it is about.
    """
    own = () if isinstance(record, Front) else vars(type(record)).get("__annotations__", ())
    for one in sorted(fields(record), key=lambda one: one.name not in own):
        value = getattr(record, one.name)
        if value is not None and value != one.default:
            yield str(one.metadata.get("alias", one.name)), one.name, value


def _lines(value: Any, language: str) -> Iterator[str]:
    """A value as lines, what it holds set in below it."""
    match value:
        case Pair():
            yield value[language]
        case Record():
            for key, _, inner in _given(value):
                first, *rest = _lines(inner, language)
                yield f"{key}: {first}"
                yield from (f"  {line}" for line in rest)
        case tuple() if any(isinstance(inner, Record) for inner in value):
            for inner in value:
                first, *rest = _lines(inner, language)
                yield f"– {first}"
                yield from (f"  {line}" for line in rest)
        case tuple():
            yield ", ".join(_plain(inner, language) for inner in value)
        case _:
            yield _plain(value, language)


def _plain(value: Any, language: str) -> str:
    formats = formats_for(language)
    match value:
        case bool():
            return "✓"
        case date():
            return formats.day(value)
        case Period():
            return formats.period(value)
        case Decimal() | int():
            return formats.number(value)
        case _:
            return str(value)
