"""What PyYAML says of a broken text, in an editor's words, and where the cause is to be looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bulletin.i18n.messages import N_

_TAB = N_("a tab stands where only blanks may")
_SIGN = N_("a text without quotes cannot begin with this sign")
_BRACKET = N_("this bracket is never closed")
_COMMA = N_("a comma or the closing bracket is missing here")
_INDENT = N_("the indentation of this line fits none of the lines above")
_AFTER = N_("something follows here after the end of the value")

_AT_PROBLEM = {
    "tab character": _TAB,
    "cannot start any token": _SIGN,
    "mapping values are not allowed": N_(
        "a second “: ” stands here without quotes, or the line is indented too far"
    ),
    "block sequence entries are not allowed": N_("a list begins on the line below its key"),
    "did not find expected node content": N_("a value is missing before this sign"),
    "unknown escape character": N_("a backslash between double quotes begins a code, and this is none"),
    "expected hex": N_("a backslash between double quotes begins a code, and this is none"),
}
_AT_CONTEXT = {
    "expected alphabetic or numeric": _SIGN,
    "expected comment or line break": _SIGN,
    "unexpected end of stream": N_("this quote is never closed"),
    "unexpected document indicator": N_("this quote is never closed"),
    "could not find expected ':'": N_("this line is neither “key: value” nor part of the text above"),
}


def explain(error: Any, lines: Sequence[str]) -> tuple[str, int, int]:
    """The words for a `MarkedYAMLError`, and its line and column from 0."""
    problem = str(error.problem or error)
    there = error.problem_mark or error.context_mark
    cause = error.context_mark or there
    if there is None:
        return problem, 0, 0
    line = lines[there.line] if there.line < len(lines) else ""  # PyYAML knows more line ends than we do
    before = line[: there.column]
    if "did not find expected ','" in problem:
        return _placed(_BRACKET, cause) if there.line > cause.line else _placed(_COMMA, there)
    if "did not find expected key" in problem or "expected '-' indicator" in problem:
        return _placed(_AFTER if before.strip() else _INDENT, there)
    if "cannot start any token" in problem and line.startswith("\t", there.column):
        return _placed(_TAB, there)
    for words, message in _AT_PROBLEM.items():
        if words in problem:
            return _placed(message, there)
    for words, message in _AT_CONTEXT.items():
        if words in problem:
            return _placed(message, cause)
    return _placed(problem, there)


def _placed(message: str, mark: Any) -> tuple[str, int, int]:
    return message, mark.line, mark.column
