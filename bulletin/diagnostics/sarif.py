"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from bulletin import __version__
from bulletin.diagnostics import Diagnostic, Severity, Span
from bulletin.diagnostics.codes import CATALOGUE
from bulletin.diagnostics.render import hint, message
from bulletin.i18n.messages import PLACEHOLDER, translate

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def as_sarif(found: Iterable[Diagnostic], language: str) -> str:
    """One run with its rules and results. Places are relative to the site's folder."""
    found = list(found)
    codes = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {
            "driver": {
                "name": "bulletin",
                "version": __version__,
                "rules": [_rule(code, language) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code), language) for diagnostic in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _rule(code: str, language: str) -> dict[str, Any]:
    rule = CATALOGUE[code]
    words = [PLACEHOLDER.sub("…", translate(text, {}, language)) for text in (rule.message, rule.hint)]
    return {
        "id": code,
        "shortDescription": {"text": words[0]},
        "help": {"text": words[1]},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, index: int, language: str) -> dict[str, Any]:
    text = f"{message(diagnostic, language)}. {hint(diagnostic, language)}."
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(diagnostic.span)}],
    }


def _location(span: Span) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(span.path)}}
    if span.line:
        column = max(1, span.column)
        end = column + max(1, span.length)
        location["region"] = {"startLine": span.line, "startColumn": column, "endColumn": end}
    return location
