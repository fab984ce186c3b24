"""Finds what an editor has written: the files of ``content/`` and what each is for."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bulletin.config import LANGUAGES, SECTIONS
from bulletin.content.names import is_ignored
from bulletin.content.registers import REGISTERS
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_
from bulletin.syntax.scalars import is_id
from bulletin.syntax.suggest import nearest

CONTENT = "content"


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
    """Each file's path from the site's folder, as the system spells it, and its parts below ``content``.

    Sorted; the parts are NFC (a Mac may store names decomposed).
    """
    found = []
    root = site / CONTENT
    if not root.is_dir():
        findings.add("no-content", Span(CONTENT))
        return []
    real_root = root.resolve()

    def unreadable(error: OSError) -> None:
        path = Path(error.filename).relative_to(site).as_posix()
        findings.add("unreadable-file", Span(path), reason=error.strerror or str(error))

    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        here = Path(folder)
        _check_twins(here.relative_to(site).as_posix(), [*folders, *names], findings)
        for name in [*names, *(f for f in folders if (here / f).is_symlink())]:
            if is_ignored(name):
                continue
            path = here / name
            relative = path.relative_to(site).as_posix()
            if _admitted(path, relative, real_root, findings):
                parts = unicodedata.normalize("NFC", relative).split("/")
                found.append((relative, tuple(parts[1:])))
    return sorted(found)


def _admitted(path: Path, relative: str, root: Path, findings: Findings) -> bool:
    """Whether ``path`` is a file of the site; a finding where it is something else."""
    try:
        relative.encode()
        real = path.resolve(strict=True)
    except UnicodeEncodeError:
        name = relative.encode(errors="replace").decode()
        findings.add("unreadable-file", Span(name), reason=N_("its name is not UTF-8 text"))
        return False
    except (OSError, RuntimeError):
        findings.add("unreadable-file", Span(relative), reason=N_("it is a link that leads nowhere"))
        return False
    if not real.is_relative_to(root):
        findings.add("path-outside", Span(relative), path=path.name)
        return False
    if not real.is_file():
        findings.add("stray-file", Span(relative), name=path.name, example="content/sessions/08/")
        return False
    return True


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
