"""Findings as the workflow commands that make annotations on GitHub: ``::error file=…,line=…::message``."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.diagnostics import Diagnostic, Severity
from bulletin.diagnostics.render import hint, message

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def as_annotations(found: Iterable[Diagnostic], language: str, folder: str = "") -> str:
    """One command a line. ``folder`` leads from the repository's root to the site's folder."""
    return "\n".join(_command(diagnostic, language, folder) for diagnostic in found)


def _command(diagnostic: Diagnostic, language: str, folder: str) -> str:
    span = diagnostic.span
    values = {"file": f"{folder.strip('/')}/{span.path}" if folder.strip("/") else span.path}
    if span.line:
        column = max(1, span.column)
        values |= {"line": str(span.line), "col": str(column), "endColumn": str(column + max(1, span.length))}
    values["title"] = diagnostic.code
    text = _escaped(f"{message(diagnostic, language)}\n{hint(diagnostic, language)}")
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
