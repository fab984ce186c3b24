"""Whether what the registers state names its source.

Of events the records themselves ask: a figure, a commitment and a follow-up without a source are errors,
and so is an event without any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin.content.registers import Document as LegalDocument
from bulletin.content.registers import Entry, Organisation, Person, Placed
from bulletin.diagnostics import Findings
from bulletin.i18n.messages import N_

Loc = tuple[str | int, ...]


def check_provenance(placed: Placed[Any], findings: Findings) -> None:
    """Report what an entry says that no source is named for, neither there nor for the whole entry."""
    if not placed.entry.sources:
        for owner, loc in _unsourced(placed.entry):
            findings.add("unsourced-fact", placed.positions.at(*loc), owner=owner)


def _unsourced(entry: Entry) -> Iterator[tuple[str, Loc]]:
    match entry:
        case LegalDocument():
            yield N_("this document"), ()
        case Person():
            for i, role in enumerate(entry.roles):
                if not role.sources:
                    yield N_("this office"), ("roles", i)
        case Organisation(successor=str()):
            yield N_("what became of this organisation"), ("successor",)
