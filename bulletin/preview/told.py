"""Findings as the browser is told of them: plain data in both languages, with the lines of the file.

Nothing here is markup; the page shows it as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bulletin.config import LANGUAGES
from bulletin.diagnostics import Diagnostic, Severity
from bulletin.diagnostics.render import hint, message, severity_word, window
from bulletin.i18n.messages import N_, interpolate, load, translate
from bulletin.syntax.text import normalised

Words = dict[str, str]
"""A text in each language."""

_AROUND = 1  # lines shown before and after
_HEADS = {
    Severity.ERROR: N_("Until they are put right, the site is shown as it last was without errors."),
    Severity.WARNING: N_("The site is shown as it is. This does not stop a build."),
    Severity.NOTICE: N_("The site is shown as it is. This does not stop a build."),
}
_NONE = N_("Nothing is wrong")
_SHOWN = N_("The site is shown as it is.")
_NOTHING_YET = N_("There is nothing to show yet: these have to be put right first.")
_LABELS = {
    "preview": N_("Preview"),
    "hint": N_("hint"),
    "hide": N_("Hide"),
    # Translators: name your own language; it leads from the messages in the other language to yours.
    "language": N_("Messages in English"),
    "list": N_("All items"),
    "side": N_("Side by side"),
    "lost": N_("No connection to the preview. Is “bulletin serve” still running?"),
}


def in_both(text: str, **values: object) -> Words:
    """An interface text in each language."""
    return {language: translate(text, values, language) for language in LANGUAGES}


@cache
def labels() -> dict[str, Words]:
    """The words of the overlay itself."""
    return {name: in_both(text) for name, text in _LABELS.items()}


def heading(found: Sequence[Diagnostic], anything: bool) -> dict[str, Words]:
    """How many findings of each weight there are, and what that means; ``anything``: a page can be shown."""
    if not found:
        return {"count": in_both(_NONE), "about": in_both(_SHOWN)}
    counts = {severity: sum(d.severity is severity for d in found) for severity in Severity}
    worst = next((severity for severity in Severity if counts[severity]), Severity.NOTICE)
    about = _HEADS[worst] if anything or worst is not Severity.ERROR else _NOTHING_YET
    return {
        "count": {language: _counted(counts, language) for language in LANGUAGES},
        "about": in_both(about),
    }


def _counted(counts: dict[Severity, int], language: str) -> str:
    catalog = load(language)
    errors, warnings, notices = (counts[s] for s in Severity)
    texts = [
        (catalog.ngettext("%(num)s error", "%(num)s errors", errors), errors),
        (catalog.ngettext("%(num)s warning", "%(num)s warnings", warnings), warnings),
        (catalog.ngettext("%(num)s notice", "%(num)s notices", notices), notices),
    ]
    return ", ".join(interpolate(text, {"num": count}) for text, count in texts if count)


def told(found: Iterable[Diagnostic], site: Path) -> list[dict[str, Any]]:
    """Each finding with its words in both languages and an excerpt of its file."""
    files: dict[str, list[str]] = {}
    return [_told(diagnostic, site, files) for diagnostic in found]


def _told(diagnostic: Diagnostic, site: Path, files: dict[str, list[str]]) -> dict[str, Any]:
    span = diagnostic.span
    if span.line and span.path not in files:
        files[span.path] = _lines(site / span.path)
    lines = _excerpt(diagnostic, files[span.path]) if span.line else []
    return {**_worded(diagnostic), "place": str(span), "lines": lines}


@lru_cache(maxsize=5000)
def _worded(diagnostic: Diagnostic) -> dict[str, Any]:
    """What does not depend on the file: most findings are those of the last build."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "word": {language: severity_word(diagnostic.severity, language) for language in LANGUAGES},
        "message": {language: message(diagnostic, language) for language in LANGUAGES},
        "hint": {language: hint(diagnostic, language) for language in LANGUAGES},
    }


def _excerpt(diagnostic: Diagnostic, lines: list[str]) -> list[dict[str, Any]]:
    """The line of a finding with what to underline in it, and its neighbours."""
    span = diagnostic.span
    found: list[dict[str, Any]] = []
    for number in range(max(1, span.line - _AROUND), min(len(lines), span.line + _AROUND) + 1):
        line = lines[number - 1]
        if number == span.line:
            text, column, length = window(line, max(1, span.column), span.length)
            found.append({"number": number, "text": text, "from": column - 1, "length": length})
        else:
            found.append({"number": number, "text": window(line, 1, 1)[0]})
    return found


def _lines(file: Path) -> list[str]:
    """A file's lines as columns count them; none where it cannot be read."""
    try:
        return normalised(file.read_text(encoding="utf-8-sig", errors="replace")).split("\n")
    except OSError:
        return []
