"""“Did you mean”."""

from __future__ import annotations

import pytest

from bulletin.syntax.suggest import nearest


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("valeu", ["value", "of", "unit"], "value"),
        ("Value", ["value"], "value"),
        ("142/QD-TTg", ["57-NQ/TW", "142/QĐ-TTg"], "142/QĐ-TTg"),
        ("phạm-minh-chính", ["pham-minh-chinh"], "pham-minh-chinh"),
        ("weather", ["value", "of"], None),
        ("value", [], None),
        ("", ["value"], None),
    ],
)
def test_the_nearest_word(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected
