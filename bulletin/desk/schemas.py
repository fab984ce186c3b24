"""JSON Schemas (draft-07, which editors' programs know best) of all that editors write in YAML.

They accept whatever the build accepts, and refuse what a schema can refuse; the
build remains the judge. Values may be numbers where our parsers read texts:
``2024`` is a number to YAML. The one thing refused here alone is a bare ``true``
for a text, or every text would be completed as true or false. Nothing is
referred to, all is written out: hover and completion work everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bulletin.config import FILE, SiteConfig
from bulletin.content.facts import ONLY_WITH, Attendee, FollowUp, Unit
from bulletin.content.former import FILES as FORMER
from bulletin.content.former import FormerAddresses
from bulletin.content.records import FRONTS, KINDS, LANGUAGE_FIELDS, LEFT_OPEN, TRANSLATION_FIELDS, Front
from bulletin.content.registers import REGISTERS
from bulletin.desk.descriptions import description
from bulletin.i18n.messages import translate
from bulletin.syntax.fields import CHOICE, RECORD, Field, fields

Schema = dict[str, Any]

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
_DAY = rf"{_MONTH}-(0[1-9]|[12]\d|3[01])"
_PERIOD = rf"({_DAY}|{_MONTH}|\d{{4}}-Q[1-4]|\d{{4}}-H[12]|\d{{4}})"
_MARK = r"\d+\w*(/\d{4})?[/-][^\s/@]+([/-][^\s/@]+)*(@\d{4})?"

_PATTERNS = {
    "number": r"\s*-?\d+(\.\d+)?\s*",
    "whole": r"\s*\d{1,9}\s*",
    "flag": "(true|false)",
    "day": _DAY,
    "span": f"{_PERIOD}(/{_PERIOD})?",
    "due": _PERIOD,
    "loose-date": rf"({_DAY}|{_MONTH}|\d{{4}})",
    "id": _ID,
    "item-id": f"{_ID}([/#]{_ID})*",
    "slug": _ID,
    "path": r"/((?!\.+/)[a-z0-9._-]+/)*",
    "address": r"/[^?#\\]*",
    "url": r"https?://[^\s/?#\"<>]+[^\s\"<>]*",
    "file": r"[^/\\:*?\"<>|.][^/\\:*?\"<>|]*",
    "language": "[a-z]{2,3}",
    "digest": "[0-9a-f]{8}",
    "stamp": f"[0-9a-f]{{8}}(@{_DAY})?",
}
_TYPES = {
    "text": ["string", "number"],
    "whole": ["integer", "string"],
    "flag": ["boolean", "string"],
    "day": ["string"],
    "url": ["string"],
}
_ANY = ["string", "number"]
_FORMER = FORMER[0].partition(".")[0]
_SHORT = {Unit: "id", Attendee: "person"}  # a single value stands for this field
_LIMITS = {
    ("SessionFront", "number"): (1, 999),
    ("SiteConfig", "page_size"): (2, 200),
    ("Home", "latest"): (2, 200),
}


def schemas() -> Mapping[str, str]:
    """Every schema as the text of a file, by the file's name."""
    return {name: json.dumps(made, ensure_ascii=False, indent=2) + "\n" for name, made in _all()}


def editor_settings(folder: str) -> Mapping[str, list[str]]:
    """What ``yaml.schemas`` in VS Code's settings wants: for each schema in ``folder`` its files."""
    files = {schema_name(FILE.partition(".")[0]): [FILE]}
    files[schema_name(_FORMER)] = [f"content/{name}" for name in FORMER]
    for register in REGISTERS:
        names = [f"content/registers/{register}.{ending}" for ending in ("yaml", "yml")]
        files[schema_name(register)] = names
    return {f"{folder}/{name}": patterns for name, patterns in files.items()}


def schema_name(what: str) -> str:
    """The name of a schema's file."""
    return f"{what}.schema.json"


def _all() -> Iterator[tuple[str, Schema]]:
    yield schema_name(FILE.partition(".")[0]), _top(FILE, _object(SiteConfig))
    yield schema_name(_FORMER), _top(f"content/{FORMER[0]}", _object(FormerAddresses))
    for register, (record, _) in REGISTERS.items():
        yield schema_name(register), _top(f"content/registers/{register}.yaml", _register(register, record))
    for section, front in FRONTS.items():
        kind = KINDS[section]
        yield schema_name(kind), _top(f"content/{section}/…/vi.md", original(front))
        yield schema_name(f"{kind}.translation"), _top(f"content/{section}/…/en.md", translation(front))


def _top(title: str, body: Schema) -> Schema:
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **body}


def original(front: type[Front]) -> Schema:
    """The front matter of an original."""
    return _draft_or_whole(front, set(front.REQUIRED), frozenset(TRANSLATION_FIELDS))


def translation(front: type[Front]) -> Schema:
    """The front matter of a translation: the words, no facts."""
    facts = frozenset(field.key for field in fields(front)) - LANGUAGE_FIELDS
    return _draft_or_whole(front, set(front.REQUIRED) - facts, facts)


def _draft_or_whole(front: type[Front], required: set[str], leave_out: frozenset[str]) -> Schema:
    """A draft may lack some of what is required."""
    made = _object(front, required - LEFT_OPEN, leave_out)
    if late := sorted(required & LEFT_OPEN):
        filled = {"summary": {"type": _TYPES["text"]}, "sources": {"type": "array", "minItems": 1}}
        made["if"] = {"properties": {"draft": {"enum": [True, "true"]}}, "required": ["draft"]}
        made["else"] = {"required": late, "properties": {key: filled[key] for key in late}}
    return made


def _register(register: str, record: type) -> Schema:
    names = f"^({_ID}|{_MARK})$" if register == "documents" else f"^{_ID}$"
    return {"type": "object", "propertyNames": {"pattern": names}, "additionalProperties": _object(record)}


def _object(
    record: type, required: set[str] | None = None, leave_out: frozenset[str] = frozenset()
) -> Schema:
    known = [field for field in fields(record) if field.key not in leave_out]
    wanted = {field.key for field in known if field.required} | (required or set())
    made: Schema = {
        "type": "object",
        "properties": {field.key: _field(record, field, field.key in wanted) for field in known},
        "additionalProperties": False,
    }
    if wanted:
        made["required"] = [field.key for field in known if field.key in wanted]
    if record is FollowUp:
        made["allOf"] = [_moved(), *(_goes_with(key, statuses) for key, statuses in ONLY_WITH.items())]
    if record is Unit:
        made["anyOf"] = [{"required": ["id"]}, {"required": ["vi", "en"]}]
    return made


def _moved() -> Schema:
    """A follow-up that moves a deadline gives the new one."""
    moved = {"properties": {"status": {"const": "moved"}}, "required": ["status"]}
    return {"if": moved, "then": {"required": ["due"], "properties": {"due": {"not": {"type": "null"}}}}}


def _goes_with(key: str, statuses: tuple[str, ...]) -> Schema:
    """A key of a follow-up that goes with some statuses only."""
    given = {"properties": {key: {"not": {"type": "null"}}}, "required": [key]}
    return {"if": given, "then": {"properties": {"status": {"enum": list(statuses)}}}}


def _field(record: type, field: Field, required: bool) -> Schema:
    text = description(record, field.key)
    both = {"description": f"{translate(text, {}, 'vi')}\n\n{text}"}
    if field.many:
        many: Schema = {"type": _or_null(["array"], required), "items": _value(record, field, False)}
        return {**both, **many, **({"minItems": 1} if required else {})}
    return {**both, **_value(record, field, required)}


def _value(record: type, field: Field, required: bool) -> Schema:
    """One value; one that is not required may be empty, which is the same as absent."""
    if field.kind == CHOICE:
        return {"enum": [*field.choices, *([] if required else [None])]}
    if field.kind == RECORD and field.record:
        inner = _object(field.record)
        if field.record not in _SHORT:
            return {**inner, "type": _or_null(["object"], required)}
        key = _SHORT[field.record]
        short = next(f for f in fields(field.record) if f.key == key)
        return {"anyOf": [_value(field.record, short, required), inner]}
    made: Schema = {"type": _or_null(_TYPES.get(field.kind, _ANY), required)}
    if field.kind in _PATTERNS:
        made["pattern"] = f"^{_PATTERNS[field.kind]}$"
    if limits := _LIMITS.get((record.__name__, field.key)):
        made["minimum"], made["maximum"] = limits
    return made


def _or_null(types: list[str], required: bool) -> list[str]:
    return types if required else [*types, "null"]
