"""`make pictures` finds the rare pages of the sample site, each sort in the languages that have it."""

from __future__ import annotations

from pathlib import Path

from tests.tools.cases import all_cases


def test_every_rare_sort_of_page_is_found(features_built: Path) -> None:
    names = {case.name for case in all_cases(features_built)}
    for sort in (
        "gone",
        "empty",
        "untranslated",
        "photos",
        "longest-title",
        "search-lost",
        "timeline-unfolded",
    ):
        assert {f"{sort}-vi", f"{sort}-en"} <= names, sort
    assert "stale-en" in names
