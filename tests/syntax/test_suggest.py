"""“Did you mean”."""

from __future__ import annotations

import pytest

from bulletin.syntax.suggest import nearest, nearest_mark


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


MARKS = ["06/QĐ-TTg", "142/QĐ-TTg", "57-NQ/TW", "123/2020/NĐ-CP", "50/NQ-CP@2020", "luat-du-lieu"]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("142/QD-TTg", "142/QĐ-TTg"),
        ("142/qđ-ttg", "142/QĐ-TTg"),
        ("124/QĐ-TTg", "142/QĐ-TTg"),
        ("1142/QĐ-TTg", "142/QĐ-TTg"),
        ("42/QĐ-TTg", "142/QĐ-TTg"),
        ("57/NQ-TW", "57-NQ/TW"),
        ("123/NĐ-CP", "123/2020/NĐ-CP"),
        ("123/2021/NĐ-CP", "123/2020/NĐ-CP"),
        ("50/NQ-CP", "50/NQ-CP@2020"),
        ("luat-dulieu", "luat-du-lieu"),
        ("02/CT-TTg", None),
        ("07/QĐ-TTg", None),
        ("505/QĐ-TTg", None),
        ("142/TB-VPCP", None),
    ],
)
def test_marks_are_alike_so_only_a_slip_is_guessed_at(mark: str, expected: str | None) -> None:
    assert nearest_mark(mark, MARKS) == expected
