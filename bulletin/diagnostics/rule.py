"""What a rule is: a code, its weight, and its words."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """``message`` says what is wrong and why, ``hint`` what to do.

    Both are gettext message ids whose ``%(name)s`` are filled from the finding's values.
    """

    code: str
    severity: Severity
    message: str
    hint: str


def error(code: str, message: str, hint: str) -> Rule:
    """A rule whose break stops the build."""
    return Rule(code, Severity.ERROR, message, hint)


def warning(code: str, message: str, hint: str) -> Rule:
    """A rule whose break stops a strict build."""
    return Rule(code, Severity.WARNING, message, hint)


def notice(code: str, message: str, hint: str) -> Rule:
    """Something an editor should know, and that stops nothing."""
    return Rule(code, Severity.NOTICE, message, hint)
