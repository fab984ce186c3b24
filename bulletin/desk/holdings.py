"""What a site holds already: its sessions' numbers, and who and what stands in its registers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.content.discover import CONTENT, RegisterSource
from bulletin.content.parse import split_front_matter
from bulletin.content.parse_registers import parse_register_file
from bulletin.content.registers import Document, Entry, Organisation, Person, Source, Topic, mark_of
from bulletin.diagnostics import Findings
from bulletin.i18n.vietnamese import fold
from bulletin.syntax import yaml
from bulletin.syntax.text import decode

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of a register: its id, and what it is called, the telling name first."""

    id: str
    names: tuple[str, ...]


def register_file(site: Path, register: str) -> Path:
    """The file of a register, whether or not it is there yet."""
    folder = site / CONTENT / "registers"
    short = folder / f"{register}.yml"
    return short if short.is_file() else folder / f"{register}.yaml"


def entries(site: Path, register: str) -> tuple[Named, ...]:
    """Who or what stands in a register, in its order; entries with errors are left out."""
    file = register_file(site, register)
    if not file.is_file():
        return ()
    source = RegisterSource(file.relative_to(site).as_posix(), register)
    found = parse_register_file(source, file.read_bytes()).parsed.entries
    return tuple(Named(placed.id, _names(placed.id, placed.entry)) for placed in found)


def _names(entry_id: str, entry: Entry) -> tuple[str, ...]:
    match entry:
        case Person():
            return (entry.name,)
        case Topic() | Organisation():
            return (entry.name.vi, entry.name.en)
        case Document():
            short = (entry.short.vi, entry.short.en) if entry.short else ()
            mark = mark_of(entry_id, entry.unnumbered)
            return (entry.title.vi, entry.title.en, *short, *([mark] if mark else []))
        case Source():
            return (entry.title,)
        case _:
            return (entry_id,)


def matches(typed: str, held: Sequence[Named]) -> tuple[Named, ...]:
    """The entries that ``typed`` may mean: the id, the whole name, else words of them; marks, case aside."""
    wanted = fold(typed.strip())
    exact = tuple(one for one in held if one.id == typed.strip())
    whole = tuple(one for one in held if wanted in {fold(text) for text in (one.id, *one.names)})
    return exact or whole or tuple(one for one in held if _has_words(one, _WORD.findall(wanted)))


def _has_words(one: Named, wanted: Sequence[str]) -> bool:
    words = {word for text in (one.id, *one.names) for word in _WORD.findall(fold(text))}
    return bool(wanted) and all(any(word.startswith(part) for word in words) for part in wanted)


def session_numbers(site: Path) -> Mapping[int, str]:
    """The number of each session there is, with the folder that has it."""
    found: dict[int, str] = {}
    for file in sorted((site / CONTENT / "sessions").glob("*/*.md")):
        number = _number(file)
        if number is not None:
            found.setdefault(number, file.parent.name)
    return found


def _number(file: Path) -> int | None:
    """What a session's file says its number is; of a file with errors nothing is known."""
    findings = Findings()
    text = decode(file.read_bytes(), file.name, findings)
    split = split_front_matter(text, file.name, findings) if text is not None else None
    node = yaml.read(split[0], file.name, findings) if split else None
    for entry in node.entries if node else ():
        if entry.key == "number" and isinstance(entry.value, yaml.Scalar) and entry.value.text.isdecimal():
            return int(entry.value.text)
    return None
