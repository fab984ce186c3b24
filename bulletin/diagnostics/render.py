"""How findings are shown: in a terminal with the line and a caret, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from unicodedata import combining, east_asian_width

from bulletin.diagnostics import Diagnostic, Severity
from bulletin.diagnostics.codes import CATALOGUE
from bulletin.i18n.messages import N_, translate

_SUGGESTION = N_("; did you mean “%(guess)s”?")
_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTICE: N_("notice")}
_HINT = N_("hint")
_TRANSLATED = {
    "expected",
    "found",
    "reason",
    "owner",
    "language",
    "problem",
    "here",
    "there",
}  # values that are messages themselves

_SHOWN, _BEFORE = 110, 60  # characters of a long line, and how many of them up to the place
_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

SourceLine = Callable[[str, int], str | None]
"""Gives line ``n`` (from 1) of the file at a path of the site, or None."""


def message(diagnostic: Diagnostic, language: str) -> str:
    """What is wrong and why, in ``language``."""
    return _filled(CATALOGUE[diagnostic.code].message, diagnostic, language)


def hint(diagnostic: Diagnostic, language: str) -> str:
    """What to do about it, in ``language``."""
    return _filled(CATALOGUE[diagnostic.code].hint, diagnostic, language)


def _filled(text: str, diagnostic: Diagnostic, language: str) -> str:
    values = dict(diagnostic.values)
    for name in _TRANSLATED & values.keys():
        values[name] = translate(values[name], {}, language)
    values["suggestion"] = translate(_SUGGESTION, values, language) if values.get("guess") else ""
    return translate(text, values, language)


def severity_word(severity: Severity, language: str) -> str:
    """“error”, “warning” or “notice”, in ``language``."""
    return translate(_WORDS[severity], {}, language)


def as_text(diagnostic: Diagnostic, language: str, source: SourceLine | None = None) -> str:
    """The finding as in DESIGN 6: place, code, message, the line with a caret, hint."""
    severity = severity_word(diagnostic.severity, language)
    span = diagnostic.span
    lines = [_visible(f"{span}: {severity}[{diagnostic.code}]: {message(diagnostic, language)}")]
    shown = source(span.path, span.line) if source and span.line else None
    if shown is not None:
        shown, column, length = window(_visible(shown), span.column, span.length)
        lines.append(f"{span.line:>5} | {shown}")
        before = "".join("\t" if c == "\t" else " " * _width(c) for c in shown[: column - 1])
        under = sum(_width(c) for c in shown[column - 1 : column - 1 + length]) or 1
        lines.append(f"      | {before}{'^' * under}")
    lines.append(_visible(f"   {translate(_HINT, {}, language)}: {hint(diagnostic, language)}"))
    return "\n".join(lines)


def window(line: str, column: int, length: int) -> tuple[str, int, int]:
    """A long line cut to what can be shown, around the place: the cut line, the column in it, the length."""
    start = max(0, column - _BEFORE) if len(line) > _SHOWN else 0
    shown = line[start : start + _SHOWN]
    if start:
        shown = "…" + shown[1:]
    if start + _SHOWN < len(line):
        shown = shown[:-1] + "…"
    return shown, column - start, max(1, min(length, len(shown) - (column - start) + 1))


def _visible(text: str) -> str:
    """Texts and file names can hold what would steer the terminal; it is shown as ``\ufffd``."""
    return _STEERING.sub("\ufffd", text)


def _width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def as_json(found: Iterable[Diagnostic]) -> str:
    """The findings as a JSON array, each with its words in both languages."""
    return json.dumps([_fields(d) for d in found], ensure_ascii=False, indent=1)


def _fields(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "message": {language: message(diagnostic, language) for language in ("vi", "en")},
        "hint": {language: hint(diagnostic, language) for language in ("vi", "en")},
    }
