"""Plants texts into every field that an editor can write, found by the records' own declarations.

The site is `tests/sites/features`, which uses every feature; what fields it leaves out are added (`MORE`).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bulletin.config import FILE, SiteConfig
from bulletin.content.former import FormerAddresses
from bulletin.content.records import FRONTS
from bulletin.content.registers import REGISTERS
from bulletin.syntax.fields import RECORD, Field, fields
from tests.small_sites import FEATURES

Plant = Callable[[int], str]
"""The text to be planted in the place of this number."""

NO_TEXT = {
    ("SiteConfig", "time_zone"),
    ("Withdrawal", "see"),
    ("Document", "replaces"),
    *((front.__name__, "documents") for front in FRONTS.values()),
}
"""Fields of texts that must name something."""

UNSEEN = {
    ("Dismissal", "reason"),
    ("Allowance", "allow"),
    ("Allowance", "reason"),
    ("OtherForms", "vi"),
    ("OtherForms", "en"),
}
"""Fields that say something to editors, or to the search, alone."""


@dataclass(slots=True)
class Planted:
    """Where texts have been planted: the record and the key of each number."""

    places: list[tuple[str, str]] = field(default_factory=list)


def fields_of_texts() -> set[tuple[str, str]]:
    """Every field of every record in which an editor writes a text."""
    found: set[tuple[str, str]] = set()
    roots = [*FRONTS.values(), *(model for model, _ in REGISTERS.values()), SiteConfig, FormerAddresses]
    seen: set[type] = set()
    while roots:
        record = roots.pop()
        if record in seen:
            continue
        seen.add(record)
        for one in fields(record):
            if one.record is not None:
                roots.append(one.record)
            elif one.kind == "text":
                found.add((record.__name__, one.key))
    return found - NO_TEXT


def plant_site(folder: Path, plant: Plant, more: Mapping[str, Any]) -> Planted:
    """Lay the site in ``folder`` with ``plant(n)`` in the nth field; ``more`` is added to files before."""
    shutil.copytree(FEATURES, folder, dirs_exist_ok=True)
    planted = Planted()
    for path, add in more.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text("---\n{}\n---\n\nx\n" if file.suffix == ".md" else "{}", encoding="utf-8")
        _rewrite(file, partial(_merged, add=add))
    for record, file, each in _files(folder):
        _rewrite(file, partial(_all, record=record, each=each, plant=plant, planted=planted))
    return planted


def _files(folder: Path) -> Iterator[tuple[type, Path, bool]]:
    """Each file, the record it holds, and whether it holds many by their ids."""
    yield SiteConfig, folder / FILE, False
    for file in sorted((folder / "content").rglob("*")):
        section = file.relative_to(folder / "content").parts[0]
        if file.is_dir():
            continue
        if file.name == "addresses.yaml":
            yield FormerAddresses, file, False
        elif section == "registers":
            yield REGISTERS[file.stem][0], file, True
        elif file.suffix == ".md":
            yield FRONTS[section], file, False


def _rewrite(file: Path, change: Callable[[Any], Any]) -> None:
    """Change what a file holds; JSON is YAML too."""
    text = file.read_text(encoding="utf-8")
    head, body = text, ""
    if file.suffix == ".md":
        _, head, body = text.split("---\n", 2)
    data = yaml.load(head, Loader=yaml.BaseLoader) or {}
    written = json.dumps(change(data), ensure_ascii=False, indent=1)
    file.write_text(f"---\n{written}\n---\n{body}" if file.suffix == ".md" else written, encoding="utf-8")


def _merged(data: Any, add: Any) -> Any:
    if isinstance(data, dict) and isinstance(add, dict):
        return data | {key: _merged(data[key], value) if key in data else value for key, value in add.items()}
    if isinstance(data, list) and isinstance(add, list):
        return [*data, *add]
    return add


def _all(data: Any, record: type, each: bool, plant: Plant, planted: Planted) -> Any:
    if each:
        return {key: _record(entry or {}, record, plant, planted) for key, entry in data.items()}
    return _record(data, record, plant, planted)


def _record(data: Any, record: type, plant: Plant, planted: Planted) -> Any:
    if not isinstance(data, dict):
        return data  # written in short, as an id
    known = {one.key: one for one in fields(record)}
    return {key: _value(value, record, known[key], plant, planted) for key, value in data.items()}


def _value(value: Any, record: type, one: Field, plant: Plant, planted: Planted) -> Any:
    if isinstance(value, list):
        return [_value(part, record, one, plant, planted) for part in value]
    if one.kind == RECORD and one.record is not None:
        return _record(value, one.record, plant, planted)
    if one.kind != "text" or (record.__name__, one.key) in NO_TEXT:
        return value
    planted.places.append((record.__name__, one.key))
    return plant(len(planted.places) - 1)
