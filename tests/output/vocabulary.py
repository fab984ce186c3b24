"""schema.org's vocabulary, read from the type definitions of the npm package `schema-dts`, and a check by it.

The definitions are made by their publisher from schema.org's own release: an interface a type, a member a
property, with the types it may take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from tests.needs import need_schema_dts

_BASE = re.compile(r"^(?:export )?interface (\w+)Base extends ([^{]+) \{$(.*?)^\}$", re.MULTILINE | re.DOTALL)
_LEAF = re.compile(r'^(?:export )?interface (\w+)Leaf extends ([^{]+) \{\s*"@type": "([^"]+)";', re.MULTILINE)
_ROLE = re.compile(
    r'^export type (\w+)Leaf<[^=]*= Omit<(\w+), TProperty> & \{\s*"@type": "([^"]+)";', re.MULTILINE
)
_MEMBER = re.compile(r'^    "(\w+)"\?: SchemaValue<(.*), "\w+">;$', re.MULTILINE)
_ALIAS = re.compile(r"^export type (\w+)(?:<[^=]*>)? = (.+);$", re.MULTILINE)
_WORD = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``parents`` of each type, its own ``members`` with their ranges, the ``words`` of enumerations."""

    parents: Mapping[str, tuple[str, ...]]
    members: Mapping[str, Mapping[str, frozenset[str]]]
    words: Mapping[str, frozenset[str]]

    def lineage(self, kind: str) -> Iterator[str]:
        """A type and all it derives from."""
        yield kind
        for parent in self.parents.get(kind, ()):
            yield from self.lineage(parent)

    def range(self, kind: str, name: str) -> frozenset[str] | None:
        """The types that a property of a type may take; None where the type has no such property."""
        for one in self.lineage(kind):
            if name in self.members.get(one, {}):
                return self.members[one][name]
        return None


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary; a test that asks for it is skipped where the package is not installed."""
    text = need_schema_dts().read_text(encoding="utf-8")
    bases = {name: (_names(parents), body) for name, parents, body in _BASE.findall(text)}
    members = {
        name: {prop: frozenset(kinds.split(" | ")) for prop, kinds in _MEMBER.findall(body)}
        for name, (_, body) in bases.items()
    }
    parents = {name: found for name, (found, _) in bases.items()}
    for name, above, kind in (*_LEAF.findall(text), *_ROLE.findall(text)):
        if name == kind and name not in bases:
            parents[kind] = _names(above)
    words = {name: frozenset(_WORD.findall(value)) for name, value in _ALIAS.findall(text)}
    return Vocabulary(parents, members, words)


def _names(extended: str) -> tuple[str, ...]:
    names = (part.strip() for part in extended.split(","))
    return tuple(name.removesuffix("Base") for name in names if not name.startswith("Partial<"))


def complaints(node: Mapping[str, Any], where: str = "") -> Iterator[str]:
    """What a node says that the vocabulary does not know, or not of its type."""
    known, kind = vocabulary(), node.get("@type")
    where = f"{where}/{kind}"
    if not isinstance(kind, str) or kind not in known.parents:
        yield f"{where}: no such type"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        wanted = known.range(kind, name)
        if wanted is None:
            yield f"{where}: no property {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _of_value(one, name, wanted, f"{where}.{name}")


def _of_value(value: Any, name: str, wanted: frozenset[str], where: str) -> Iterator[str]:
    known = vocabulary()
    if isinstance(value, dict) and value.keys() == {"@id"}:
        if "IdReference" not in wanted:
            yield f"{where}: no reference may stand here"
    elif isinstance(value, dict):
        lineage = set(known.lineage(str(value.get("@type"))))
        if "Role" in lineage:
            told = {key: one for key, one in value.items() if key != name}
            yield from complaints(told, where)
            yield from _of_value(value.get(name), name, wanted, f"{where}.{name}")
        else:
            if not lineage & wanted:
                yield f"{where}: {value.get('@type')} is none of {sorted(wanted)}"
            yield from complaints(value, where)
    elif not _fits(value, wanted):
        yield f"{where}: {value!r} is none of {sorted(wanted)}"


def _fits(value: Any, wanted: frozenset[str]) -> bool:
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int | float):
        return bool(wanted & {"Number", "Integer", "Float"})
    if not isinstance(value, str) or not value:
        return False
    if any(value in vocabulary().words.get(kind, ()) for kind in wanted):
        return True
    if "Text" in wanted:
        return True
    if "URL" in wanted:
        return bool(urlsplit(value).scheme and urlsplit(value).netloc)
    return bool(wanted & {"Date", "DateTime"}) and _is_date(value)


def _is_date(value: str) -> bool:
    """Whether a text is a year, a month, a day or a time, as ISO 8601 writes it."""
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return True
    try:
        datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return False
    return True
