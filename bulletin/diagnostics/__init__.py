"""Errors as data: where, which rule, and the words that fill its message.

A `Diagnostic` holds no sentence. The sentence stands in the catalogue of rules
(`bulletin.diagnostics.codes`) and is put into a language when it is shown
(`bulletin.diagnostics.render`), so that one finding can be read in Vietnamese
and in English. Phases collect findings in a `Findings` list and go on; the
build stops at the end of the phase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file of the site.

    ``path`` is relative to the site's folder, with ``/``. ``line`` and ``column``
    count from 1, columns in characters of the NFC text; 0 means the whole file.
    ``length`` is how many characters to underline (at least 1 where known).
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``values`` fill the ``%(name)s`` of the rule's message and hint."""

    code: str
    span: Span
    values: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        from bulletin.diagnostics.codes import CATALOGUE  # the catalogue is large; findings are rare

        return CATALOGUE[self.code].severity


class Findings:
    """Collects diagnostics in the order they are found; ``sorted`` gives them by place."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found: list[Diagnostic] = list(found)

    def add(self, code: str, span: Span, **values: object) -> None:
        """Note one finding. Raises KeyError where no rule has this code."""
        from bulletin.diagnostics.codes import CATALOGUE

        CATALOGUE[code]
        self._found.append(Diagnostic(code, span, tuple((k, str(v)) for k, v in values.items())))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        self._found.extend(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """By file, line and column; each finding once."""
        unique = dict.fromkeys(self._found)
        return tuple(sorted(unique, key=lambda d: (d.span, d.code, d.values)))

    def failed(self, *, strict: bool = False) -> bool:
        """Whether the build must stop: an error, or under ``strict`` a warning."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(d.severity in bad for d in self._found)
