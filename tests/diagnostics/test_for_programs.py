"""Findings for other programs: SARIF 2.1.0, and GitHub's workflow commands."""

from __future__ import annotations

import json
import re

from bulletin.diagnostics import Diagnostic, Span
from bulletin.diagnostics.annotations import as_annotations
from bulletin.diagnostics.codes import CATALOGUE
from bulletin.diagnostics.sarif import as_sarif

FOUND = (
    Diagnostic("bad-date", Span("content/sessions/01/vi.md", 7, 7, 9), (("value", "24/4/2024"),)),
    Diagnostic("raw-html", Span("content/a, b:c/vi.md", 3, 1, 4), (("html", "100%\n<b>"),)),
    Diagnostic("bad-date", Span("content/sessions/02/vi.md", 0, 0), (("value", "x"),)),
    Diagnostic("no-base-url", Span("site_config.yaml")),
)


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(as_sarif(FOUND, "en"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "bulletin"
    assert [rule["id"] for rule in rules] == ["bad-date", "no-base-url", "raw-html"]
    assert rules[0]["shortDescription"]["text"] == "“…” is not a date"
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(FOUND)
    for result, one in zip(run["results"], FOUND, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one.code
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)


def test_sarif_places() -> None:
    results = json.loads(as_sarif(FOUND, "vi"))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0]["region"] == {"startLine": 7, "startColumn": 7, "endColumn": 16}
    assert places[1]["artifactLocation"]["uri"] == "content/a%2C%20b%3Ac/vi.md"
    assert "region" not in places[2]
    assert "không phải" in results[0]["message"]["text"]


def test_sarif_of_nothing() -> None:
    assert json.loads(as_sarif((), "en"))["runs"][0]["results"] == []


def test_every_rule_can_be_told() -> None:
    every = [Diagnostic(code, Span("a.md", 1, 1)) for code in CATALOGUE]
    assert len(json.loads(as_sarif(every, "vi"))["runs"][0]["results"]) == len(CATALOGUE)
    assert len(as_annotations(every, "vi").splitlines()) == len(CATALOGUE)


def test_annotations() -> None:
    lines = as_annotations(FOUND, "en").splitlines()
    assert len(lines) == len(FOUND)
    assert lines[0] == (
        "::error file=content/sessions/01/vi.md,line=7,col=7,endColumn=16,title=bad-date::"
        "“24/4/2024” is not a date%0Awrite year-month-day, such as 2024-04-24"
    )
    assert lines[1].startswith(
        "::warning file=content/a%2C b%3Ac/vi.md,line=3,col=1,endColumn=5,title=raw-html::"
    )
    assert "100%25%0A<b>" in lines[1]
    assert lines[2].startswith("::error file=content/sessions/02/vi.md,title=bad-date::")
    assert lines[3].startswith("::notice file=site_config.yaml,title=no-base-url::")


def test_annotations_name_files_from_the_repository_s_root() -> None:
    assert as_annotations(FOUND[:1], "en", "docs/site/").startswith("::error file=docs/site/content/")
