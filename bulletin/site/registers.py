"""Gathers the registers and checks what their entries say of one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bulletin.content.registers import (
    ALL,
    REGISTERS,
    Entry,
    Indicator,
    Organisation,
    Person,
    Placed,
    RegisterFile,
    Term,
)
from bulletin.content.registers import Document as LegalDocument
from bulletin.diagnostics import Findings, Span
from bulletin.site.model import Registers
from bulletin.site.provenance import check_provenance
from bulletin.syntax.suggest import nearest, nearest_mark

KIND_OF = {
    "people": "person",
    "organisations": "organisation",
    "documents": "document",
    "indicators": "indicator",
    "topics": "topic",
    "glossary": "term",
    "sources": "source",
}
"""What an entry of each register is called in codes (unknown-person) and links (person:…)."""

REGISTER_OF = {kind: register for register, kind in KIND_OF.items()}


def gather(files: Sequence[RegisterFile], findings: Findings) -> Registers:
    """All registers by id; an id in two files (people.yaml and people.yml) is a finding."""
    found: dict[str, dict[str, Placed[Entry]]] = {name: {} for name in REGISTERS}
    for file in files:
        for placed in file.entries:
            known = found[file.name]
            if placed.id in known:
                line = known[placed.id].positions.root.line
                findings.add("duplicate-key", placed.positions.root, key=placed.id, line=line)
            known.setdefault(placed.id, placed)
    broken = frozenset((file.name, entry) for file in files for entry in file.broken)
    registers = Registers(**found, broken=broken)  # type: ignore[arg-type]  # each register holds its own kind
    for name in REGISTERS:
        for placed in registers[name].values():
            _check(placed, registers, findings)
            check_provenance(placed, findings)
    for document in registers.documents.values():
        _check_replaced(document, registers, findings)
    return registers


def unknown(register: str, word: str, span: Span, registers: Registers, findings: Findings) -> bool:
    """Whether no sound entry has this id; a finding where no entry has it at all."""
    known: Mapping[str, Any] = registers[register]
    if word in known:
        return False
    if is_broken(register, word, registers):
        return True
    kind = KIND_OF[register]
    where = f"content/registers/{register}.yaml"
    guess = (nearest_mark if register == "documents" else nearest)(word, known) or ""
    findings.add(f"unknown-{kind}", span, id=word, where=where, guess=guess)
    return True


def is_broken(register: str, word: str, registers: Registers) -> bool:
    """Whether an entry of this id, or one that is cited so, is there and has errors."""
    ids = {entry for name, entry in registers.broken if name == register}
    return ALL in ids or word in ids or word in {entry.partition("@")[0] for entry in ids}


def _check(placed: Placed[Entry], registers: Registers, findings: Findings) -> None:
    for register, word, loc in entry_references(placed.entry):
        if word not in registers[register]:
            unknown(register, word, placed.positions.at(*loc), registers, findings)


def _check_replaced(placed: Placed[LegalDocument], registers: Registers, findings: Findings) -> None:
    """Report what a document cannot replace: itself, what replaces it, and what was issued after it."""
    for i, older in enumerate(placed.entry.replaces):
        other = registers.documents.get(older)
        if other is None:
            continue
        dates = placed.entry.date, other.entry.date
        later = dates[0] and dates[1] and dates[1].first_day > dates[0].last_day
        if older == placed.id or placed.id in other.entry.replaces or later:
            span = placed.positions.at("replaces", i)
            findings.add("wrong-replacement", span, newer=placed.id, older=older)


def entry_references(entry: Entry) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """What an entry refers to: register, id, and where that stands."""
    yield from (("sources", s, ("sources", i)) for i, s in enumerate(entry.sources))
    match entry:
        case Person():
            for i, role in enumerate(entry.roles):
                if role.organisation:
                    yield "organisations", role.organisation, ("roles", i, "organisation")
                yield from (("sources", s, ("roles", i, "sources", j)) for j, s in enumerate(role.sources))
        case Organisation():
            for name in ("parent", "successor"):
                if value := getattr(entry, name):
                    yield "organisations", value, (name,)
        case LegalDocument():
            if entry.issuer:
                yield "organisations", entry.issuer, ("issuer",)
            yield from (("documents", d, ("replaces", i)) for i, d in enumerate(entry.replaces))
        case Indicator():
            yield from _of_readings(entry)
        case Term():
            yield from (("glossary", t, ("see", i)) for i, t in enumerate(entry.see))


def _of_readings(entry: Indicator) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for i, reading in enumerate(entry.figures):
        yield "sources", reading.source, ("figures", i, "source")
        if reading.by:
            yield "organisations", reading.by, ("figures", i, "by")
        if reading.scope != "national":
            yield "organisations", reading.scope, ("figures", i, "scope")
