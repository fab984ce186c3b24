"""Findings in a terminal and as JSON: the words, and the caret under the right character."""

from __future__ import annotations

import json
import re

import pytest

from bulletin.diagnostics import Diagnostic, Findings, Severity, Span
from bulletin.diagnostics.codes import CATALOGUE
from bulletin.diagnostics.render import as_json, as_text, hint, message
from bulletin.i18n.messages import PLACEHOLDER

PATH = "content/sessions/08/vi.md"


def shown(line: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line of the source and the line of carets as a terminal gets them."""
    found = Diagnostic("bad-flag", Span(PATH, 3, column, length), (("value", "yes"),))
    rows = as_text(found, "en", lambda path, number: line).splitlines()
    assert rows[0] == f"{PATH}:3:{column}: error[bad-flag]: “yes” is neither true nor false"
    assert rows[3] == "   hint: write true or false"
    assert len(rows) == 4
    return rows[1], rows[2]


def underlined(line: str, column: int, length: int = 1) -> str:
    """What stands above the carets, in a line of which each character takes one column."""
    source, carets = shown(line, column, length)
    assert set(carets[8:]) <= {" ", "\t", "^"}
    return "".join(c for c, below in zip(source, carets.ljust(len(source)), strict=True) if below == "^")


@pytest.mark.parametrize(
    ("line", "column", "length", "expected"),
    [
        ("draft: yes", 8, 3, "yes"),
        ("Phiên họp thứ tám: bàn về kinh tế số", 7, 7, "họp thứ"),
        ("Quyết định 142/QĐ-TTg", 12, 10, "142/QĐ-TTg"),
        ("a", 1, 1, "a"),
        ("draft: yes", 8, 99, "yes"),
    ],
)
def test_the_caret_stands_under_the_words(line: str, column: int, length: int, expected: str) -> None:
    assert underlined(line, column, length) == expected


def test_the_caret_after_the_end_of_a_line() -> None:
    assert shown("draft:", 7)[1] == "      |       ^"


def test_tabs_keep_their_width() -> None:
    source, carets = shown("\tvi:\tyes", 6, 3)
    assert source == "    3 | \tvi:\tyes"
    assert carets == "      | \t   \t^^^"


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert shown("表 yes", 3, 3)[1] == "      |    ^^^"
    assert shown("表", 1, 1)[1] == "      | ^^"
    assert shown("x\u0302 yes", 4, 3)[1] == "      |   ^^^"  # a mark that forms no letter with its base


@pytest.mark.parametrize("column", [1, 30, 60, 61, 100, 250, 394])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    line = "".join(f"số {n:03} " for n in range(57))[: column - 1].ljust(column - 1) + "sai" + " và" * 60
    source, carets = shown(line, column, 3)
    assert underlined(line, column, 3) == "sai"
    assert len(source) <= 120
    assert len(carets) <= len(source)
    assert source.endswith("…") is (len(line) - column > 60)
    assert source[8] == ("…" if column > 60 else line[0])


def test_nothing_steers_the_terminal() -> None:
    found = Diagnostic("stray-file", Span("a\x1b[31m\nb", 1, 2), (("name", "a\x1b[31m\nb"), ("example", "x")))
    text = as_text(found, "en", lambda path, number: "a\x1b]0;x\x07b")
    assert "\x1b" not in text
    assert "\x07" not in text
    assert len(text.splitlines()) == 4


def test_without_the_source_the_line_is_left_out() -> None:
    found = Diagnostic("bad-flag", Span(PATH, 3, 1), (("value", "yes"),))
    for source in (None, lambda path, number: None):
        assert as_text(found, "vi", source).splitlines() == [
            f"{PATH}:3:1: lỗi[bad-flag]: {message(found, 'vi')}",
            f"   gợi ý: {hint(found, 'vi')}",
        ]


def test_a_whole_file_has_no_line() -> None:
    found = Diagnostic("no-base-url", Span("site_config.yaml"))
    text = as_text(found, "en", lambda path, number: "never asked")
    assert text.startswith("site_config.yaml: notice[no-base-url]: ")
    assert len(text.splitlines()) == 2


def test_a_guess_is_a_question_and_no_guess_is_nothing() -> None:
    values = (("owner", "“figures”"), ("key", "valeu"), ("known", "value, of"))
    with_guess = Diagnostic("unknown-key", Span(PATH, 1, 1), (*values, ("guess", "value")))
    without = Diagnostic("unknown-key", Span(PATH, 1, 1), (*values, ("guess", "")))
    assert hint(with_guess, "en") == "the keys are value, of; did you mean “value”?"
    assert hint(without, "en") == "the keys are value, of"
    assert "“value”" in hint(with_guess, "vi")


def test_values_that_are_messages_are_translated() -> None:
    values = (("expected", "a list"), ("found", "a text"), ("key", "topics"))
    found = Diagnostic("wrong-shape", Span(PATH, 1, 1), values)
    assert message(found, "en") == "a list is wanted here, and a text was found"
    assert "list" not in message(found, "vi")
    assert "text" not in message(found, "vi")


def test_json_has_both_languages() -> None:
    found = Diagnostic("bad-flag", Span(PATH, 3, 8, 3), (("value", "có"),))
    assert json.loads(as_json([found])) == [
        {
            "code": "bad-flag",
            "severity": "error",
            "path": PATH,
            "line": 3,
            "column": 8,
            "length": 3,
            "message": {"vi": message(found, "vi"), "en": "“có” is neither true nor false"},
            "hint": {"vi": hint(found, "vi"), "en": "write true or false"},
        }
    ]
    assert "“có”" in as_json([found])
    assert as_json([]) == "[]"


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_rule_is_translated_with_the_same_values(code: str) -> None:
    rule = CATALOGUE[code]
    named = Diagnostic(code, Span(PATH), tuple((n, f"‹{n}›") for n in _names(rule.message + rule.hint)))
    for words, text in ((rule.message, message), (rule.hint, hint)):
        vietnamese = text(named, "vi")
        assert vietnamese != text(named, "en")
        filled = {f"‹{n}›" for n in _names(words) - {"suggestion"}}
        assert set(re.findall("‹[^›]*›", vietnamese)) == filled
        assert not words.endswith(".")
        assert not vietnamese.endswith(".")


def _names(words: str) -> set[str]:
    return {match[1] for match in PLACEHOLDER.finditer(words) if match[1]}


# Findings


def test_findings_are_sorted_by_place_and_told_once() -> None:
    findings = Findings()
    findings.add("bad-flag", Span("b.md", 2, 1), value="no")
    findings.add("bad-flag", Span("b.md", 10, 1), value="no")
    findings.add("bad-flag", Span("a.md", 10, 4), value="no")
    findings.add("bad-flag", Span("a.md", 10, 4), value="no")
    findings.add("no-base-url", Span("a.md"))
    assert len(findings) == 5
    assert [str(found.span) for found in findings.sorted()] == ["a.md", "a.md:10:4", "b.md:2:1", "b.md:10:1"]


def test_what_fails() -> None:
    findings = Findings()
    assert not findings.failed(strict=True)
    findings.add("no-base-url", Span("a.md"))
    assert not findings.failed(strict=True)
    findings.add("raw-html", Span("a.md", 1, 1), html="<b>")
    assert not findings.failed()
    assert findings.failed(strict=True)
    findings.add("bad-flag", Span("a.md", 1, 1), value="no")
    assert findings.failed()


def test_a_code_that_no_rule_has() -> None:
    with pytest.raises(KeyError):
        Findings().add("no-such-rule", Span("a.md"))


def test_codes_are_words_joined_by_hyphens() -> None:
    assert [code for code in CATALOGUE if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert all(CATALOGUE[code].code == code for code in CATALOGUE)
    assert {rule.severity for rule in CATALOGUE.values()} == set(Severity)
