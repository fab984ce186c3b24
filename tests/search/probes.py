"""Questions to the search over the real content: what is typed, what must be found (`probes.txt`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_name("probes.txt")


@dataclass(frozen=True, slots=True)
class Probe:
    """One question. ``first`` is any of these; ``near`` are among the first ten, ``somewhere`` anywhere."""

    language: str
    query: str
    first: tuple[str, ...]
    near: tuple[str, ...] = ()
    somewhere: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.language}:{self.query}"


def probes() -> list[Probe]:
    """Every probe of the table, in its order."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return [_probe(line) for line in lines if line.strip() and not line.startswith("#")]


def _probe(line: str) -> Probe:
    language, query, first, *more = (part.strip() for part in line.split(";"))
    marks: dict[str, list[str]] = {"": [], "*": [], "!": []}
    for address in (" ".join(more)).split():
        mark = address[0] if address[0] in "*!" else ""
        marks[mark].append(address.removeprefix(mark))
    query = re.sub(r"\\u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), query)
    near, somewhere, absent = (tuple(marks[mark]) for mark in ("", "*", "!"))
    return Probe(language, query, tuple(first.split("|")) if first != "-" else (), near, somewhere, absent)
