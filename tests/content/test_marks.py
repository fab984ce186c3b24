"""Marks of legal documents and abbreviations in running text: what is one, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.content.body import AbbrRef, MarkRef
from bulletin.content.markdown import parse_body
from bulletin.content.marks import _WORDS
from bulletin.content.marks import words as found_words
from bulletin.diagnostics import Findings


def marks(text: str) -> list[str]:
    return [ref.text for ref in parse_body(text, "a.md", 1, Findings()).refs if isinstance(ref, MarkRef)]


def abbreviations(text: str) -> list[str]:
    return [ref.text for ref in parse_body(text, "a.md", 1, Findings()).refs if isinstance(ref, AbbrRef)]


@pytest.mark.parametrize(
    "mark",
    [
        "142/QĐ-TTg",
        "57-NQ/TW",
        "52-NQ/TW",
        "20/2023/QH15",
        "13/2023/NĐ-CP",
        "27/QĐ-UBQGCĐS",
        "229-QĐ/TW",
        "2844/VPCP-KSTT",
        "203/TB-VPCP",
        "02/CT-TTg",
        "50/NQ-CP",
        "50/NQ-CP@2020",
        "36a/NQ-CP",
        "01-CTr/BCĐTW",
        "505/QĐ-TTg",
        "12/2024/TT-BTTTT",
        "1/KH-UBND",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Quyết định {}.", "({})", "“{}”", "theo {}, và", "**{}**", "*số {}*", "> {}"]
)
def test_a_mark(mark: str, around: str) -> None:
    assert marks(around.format(mark)) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "16/2021",
            "63/63",
            "24/7",
            "5G",
            "3G/4G",
            "Q1/2024",
            "2024-Q1",
            "30/11/2021",
            "1/3",
            "50/50",
            "2021-2025",
        ),
        *(
            "COVID-19",
            "142",
            "142/",
            "QĐ-TTg",
            "/QĐ-TTg",
            "a142/QĐ-TTg",
            "x/142/QĐ-TTg",
            "142/QĐ-TTg/1",
            "142/qđ-ttg",
        ),
        *(
            "100/Trường",
            "10-Hà Nội",
            "4.0",
            "1.234/QĐ",
            "https://example.org/142/QĐ-TTg",
            "QCVN 102:2016/BTTTT",
        ),
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert marks(f"Xem {text} nhé.") == []


@pytest.mark.parametrize(
    "text",
    [
        "`142/QĐ-TTg`",
        "[142/QĐ-TTg](https://example.org)",
        "    142/QĐ-TTg",
        "```\n142/QĐ-TTg\n```",
        "![142/QĐ-TTg](a.png)",
    ],
)
def test_marks_in_code_links_and_pictures_are_left_alone(text: str) -> None:
    assert marks(text) == []


def test_several_marks_and_their_places() -> None:
    text = "Quyết định 142/QĐ-TTg,\ncùng *Nghị quyết 57-NQ/TW* và 50/NQ-CP."
    found = [ref for ref in parse_body(text, "a.md", 10, Findings()).refs if isinstance(ref, MarkRef)]
    assert [(ref.text, *ref.place) for ref in found] == [
        ("142/QĐ-TTg", 10, 12, 10),
        ("57-NQ/TW", 11, 18, 8),
        ("50/NQ-CP", 11, 31, 8),
    ]


@pytest.mark.parametrize(
    "word",
    ["CĐS", "CNTT", "UBND", "VNeID", "TT&TT", "KH&CN", "R&D", "BTTTT", "VPCP", "GRDP", "ĐBSCL", "ƯDCNTT"],
)
@pytest.mark.parametrize("around", ["{}", "về {}.", "({})", "**{}**", "{}:", "“{}”"])
def test_an_abbreviation(word: str, around: str) -> None:
    assert abbreviations(around.format(word)) == [word]


@pytest.mark.parametrize(
    "text", ["Ủy ban", "Hà Nội", "A", "Đ", "5G", "một", "xCĐS", "a-CĐS", "CĐS-b", "cđs", "142/QĐ-TTg"]
)
def test_what_is_no_abbreviation(text: str) -> None:
    assert abbreviations(text) == []


def test_an_abbreviation_is_explained_once_a_section() -> None:
    text = "CĐS và CNTT, CĐS nữa.\n\n## CĐS\n\nCĐS lại.\n\n### Con\n\nCNTT, CĐS.\n\n## Ba\n\nCĐS."
    assert abbreviations(text) == ["CĐS", "CNTT", "CĐS", "CNTT", "CĐS"]


def test_an_abbreviation_in_code_is_left_alone() -> None:
    assert abbreviations("`CĐS` rồi CĐS") == ["CĐS"]


@given(st.text("ab1CĐƯ&@/-_ 2024.,QĐTTgế", max_size=40))
@settings(derandomize=True, deadline=None, max_examples=500, database=None)
def test_the_quick_search_finds_what_the_pattern_finds(text: str) -> None:
    assert [m.span() for m in found_words(text)] == [m.span() for m in _WORDS.finditer(text)]
