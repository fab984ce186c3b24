"""Finds what an editor has written: the files of ``content/`` and what each is for."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bulletin.config import LANGUAGES, SECTIONS
from bulletin.content.registers import REGISTERS
from bulletin.diagnostics import Findings, Span
from bulletin.syntax.scalars import is_id
from bulletin.syntax.suggest import nearest

CONTENT = "content"
_IGNORED = {"Thumbs.db", "desktop.ini"}  # what systems leave in folders


@dataclass(frozen=True, slots=True)
class ItemFile:
    """One language of an item. ``path`` is relative to the site's folder, with ``/``."""

    path: str
    item: str  # sessions/08
    section: str
    language: str


@dataclass(frozen=True, slots=True)
class Attachment:
    path: str
    item: str
    name: str


@dataclass(frozen=True, slots=True)
class RegisterSource:
    path: str
    register: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything under ``content/``, each list in the order of its paths."""

    items: tuple[ItemFile, ...]
    attachments: tuple[Attachment, ...]
    registers: tuple[RegisterSource, ...]


def discover(site: Path, findings: Findings) -> Inventory:
    """What lies in the site's content folder. What belongs nowhere is a finding, never skipped in silence."""
    items: list[ItemFile] = []
    attachments: list[Attachment] = []
    registers: list[RegisterSource] = []
    for path, parts in _files(site, findings):
        match parts:
            case ("registers", name):
                _register(path, name, registers, findings)
            case (section, folder, name) if section in SECTIONS:
                _in_item(path, section, folder, name, items, attachments, findings)
            case _:
                findings.add("stray-file", Span(path), name=parts[-1], example="content/sessions/08/")
    _check_items(items, attachments, findings)
    return Inventory(tuple(items), tuple(attachments), tuple(registers))


def _files(site: Path, findings: Findings) -> list[tuple[str, tuple[str, ...]]]:
    """Each file's path from the site's folder and its parts below ``content``, sorted."""
    found = []
    root = site / CONTENT
    real_root = root.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        here = Path(folder)
        _check_twins(here.relative_to(site).as_posix(), [*folders, *names], findings)
        for name in [*names, *(f for f in folders if (here / f).is_symlink())]:
            if name.startswith((".", "~$")) or name.endswith("~") or name in _IGNORED:
                continue
            path = here / name
            relative = unicodedata.normalize("NFC", path.relative_to(site).as_posix())
            if path.is_symlink() and not path.resolve().is_relative_to(real_root):
                findings.add("path-outside", Span(relative), path=name)
            elif path.is_file():
                found.append((relative, tuple(relative.split("/")[1:])))
    return sorted(found)


def _check_twins(folder: str, names: list[str], findings: Findings) -> None:
    """Names that other systems would take for one file (case, NFC and NFD)."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            findings.add("name-twins", Span(f"{folder}/{name}"), name=name, other=seen[key])
        seen[key] = name


def _register(path: str, name: str, registers: list[RegisterSource], findings: Findings) -> None:
    stem, dot, ending = name.rpartition(".")
    if ending in {"yaml", "yml"} and stem in REGISTERS:
        registers.append(RegisterSource(path, stem))
    else:
        guess = nearest(stem if dot else name, REGISTERS) or ""
        findings.add("unknown-register", Span(path), name=name, known=", ".join(REGISTERS), guess=guess)


def _in_item(
    path: str,
    section: str,
    folder: str,
    name: str,
    items: list[ItemFile],
    attachments: list[Attachment],
    findings: Findings,
) -> None:
    item = f"{section}/{folder}"
    stem, _, ending = name.rpartition(".")
    if ending != "md":
        attachments.append(Attachment(path, item, name))
    elif stem in LANGUAGES:
        items.append(ItemFile(path, item, section, stem))
    else:
        findings.add("unknown-language-file", Span(path), name=name, languages=", ".join(LANGUAGES))


def _check_items(items: list[ItemFile], attachments: list[Attachment], findings: Findings) -> None:
    with_text = {file.item for file in items}
    for item in sorted({a.item for a in attachments} - with_text):
        findings.add("empty-item", Span(f"{CONTENT}/{item}"))
    for item in sorted(with_text):
        name = item.partition("/")[2]
        if not is_id(name):
            example = "57-nq-tw"
            findings.add("bad-folder-name", Span(f"{CONTENT}/{item}"), name=name, example=example)
