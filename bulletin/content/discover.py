"""Finds what an editor has written: the files of ``content/`` and what each is for."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.config import LANGUAGES, SECTIONS
from bulletin.content.former import FILES as FORMER
from bulletin.content.names import DEPTH, is_ignored
from bulletin.content.reading import ATTACHMENT_LIMIT, is_text
from bulletin.content.registers import REGISTERS
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_
from bulletin.syntax.scalars import is_id
from bulletin.syntax.suggest import nearest

CONTENT = "content"
_EXAMPLE = "content/sessions/08/"


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
class FormerSource:
    """The file that says what became of earlier addresses."""

    path: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything under ``content/``, each list in the order of its paths."""

    items: tuple[ItemFile, ...]
    attachments: tuple[Attachment, ...]
    registers: tuple[RegisterSource, ...]
    former: tuple[FormerSource, ...] = ()


def discover(site: Path, findings: Findings) -> Inventory:
    """What lies in the site's content folder. What belongs nowhere is a finding, never skipped in silence."""
    items: list[ItemFile] = []
    attachments: list[Attachment] = []
    registers: list[RegisterSource] = []
    former: list[FormerSource] = []
    for path, parts in _files(site, findings):
        match parts:
            case ("registers", name):
                _register(path, name, registers, findings)
            case (name,) if name in FORMER:
                former.append(FormerSource(path))
            case (section, folder, name) if section in SECTIONS:
                _in_item(path, section, folder, name, items, attachments, findings)
            case _:
                findings.add("stray-file", Span(path), name=parts[-1], example=_EXAMPLE)
    _check_items(items, attachments, findings)
    return Inventory(tuple(items), tuple(attachments), tuple(registers), tuple(former))


def _files(site: Path, findings: Findings) -> list[tuple[str, tuple[str, ...]]]:
    """Each file's path from the site's folder, as the system spells it, and its parts below ``content``.

    Sorted; the parts are NFC (a Mac may store names decomposed).
    """
    root = site / CONTENT
    if not root.is_dir():
        findings.add("no-content", Span(CONTENT))
        return []
    found = sorted(_below(str(root), CONTENT, os.path.realpath(root), findings))
    return [(path, tuple(unicodedata.normalize("NFC", path).split("/")[1:])) for path in found]


def _below(folder: str, relative: str, root: str, findings: Findings) -> Iterator[str]:
    """The paths of the files in a folder and in those below it; links to folders are not followed."""
    if relative.count("/") > DEPTH:
        findings.add("stray-file", Span(relative), name=relative.rpartition("/")[2], example=_EXAMPLE)
        return
    try:
        with os.scandir(folder) as found:
            entries = [e for e in found if not (e.name.startswith(".") and e.is_dir(follow_symlinks=False))]
    except OSError as error:
        findings.add("unreadable-file", Span(relative), reason=error.strerror or str(error))
        return
    _check_twins(relative, [entry.name for entry in entries], findings)
    for entry in entries:
        path = f"{relative}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, path, root, findings)
        elif not is_ignored(entry.name) and _admitted(entry, path, root, findings):
            yield path


def _admitted(entry: os.DirEntry[str], path: str, root: str, findings: Findings) -> bool:
    """Whether this is a file of the site; a finding where it is something else."""
    try:
        path.encode()
        real = os.path.realpath(entry.path, strict=True) if entry.is_symlink() else ""
    except UnicodeEncodeError:
        name = path.encode(errors="replace").decode()
        findings.add("unreadable-file", Span(name), reason=N_("its name is not UTF-8 text"))
        return False
    except OSError:
        findings.add("unreadable-file", Span(path), reason=N_("it is a link that leads nowhere"))
        return False
    if real and os.path.commonpath((real, root)) != root:
        findings.add("path-outside", Span(path), path=entry.name)
        return False
    if not entry.is_file():
        findings.add("stray-file", Span(path), name=entry.name, example=_EXAMPLE)
        return False
    return is_text(entry.name) or _is_bounded(entry, path, findings)


def _is_bounded(entry: os.DirEntry[str], path: str, findings: Findings) -> bool:
    """Whether an attachment is no larger than one may be; texts are told of when they are read."""
    try:
        size = entry.stat().st_size
    except OSError as error:
        findings.add("unreadable-file", Span(path), reason=error.strerror or str(error))
        return False
    if size > ATTACHMENT_LIMIT:
        findings.add("file-too-large", Span(path), size=size, limit=ATTACHMENT_LIMIT)
    return size <= ATTACHMENT_LIMIT


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
