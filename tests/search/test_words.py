"""Words as the index has them, and what keystrokes stand for."""

from __future__ import annotations

import unicodedata

import pytest

from bulletin.search.keystrokes import decoded
from bulletin.search.words import Word, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chuyển đổi số", [("chuyen", "63"), ("doi", "963"), ("so", "61")]),
        ("hòa", [("hoa", "2")]),
        ("hoà", [("hoa", "2")]),
        ("trường", [("truong", "772")]),
        ("kỹ", [("ki", "4")]),
        ("quy", [("qui", "")]),
        ("142/QĐ-TTg", [("142", ""), ("qd", "9"), ("ttg", "")]),
        ("71,79% 71.79", [("71.79", ""), ("71.79", "")]),
        ("40.590 40,590 40590", [("40590", "")] * 3),
        ("06 8th 21st 00", [("6", ""), ("8", ""), ("21", ""), ("0", "")]),
        ("Vietnam’s ministries", [("vietnam", ""), ("ministry", "")]),
        (
            "processes process bus boxes series",
            [("process", ""), ("process", ""), ("bus", ""), ("box", ""), ("sery", "")],
        ),
        ("organized organised", [("organised", ""), ("organised", "")]),
        ("Café ĐÀ", [("cafe", "1"), ("da", "92")]),
        ("", []),
        ("—“”…", []),
    ],
)
def test_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(text) == [Word(*one) for one in expected]
    assert words(unicodedata.normalize("NFD", text)) == words(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuyeenr", "chuyển"),
        ("chuyeern", "chuyển"),
        ("ddooir", "đổi"),
        ("dduwowngf", "đường"),
        ("dduowngf", "đường"),
        ("truowngf", "trường"),
        ("nuwowcs", "nước"),
        ("quoocs", "quốc"),
        ("thuowr", "thuở"),
        ("nawm", "năm"),
        ("twf", "từ"),
        ("chuye63n", "chuyển"),
        ("chuyen63", "chuyển"),
        ("d9o6i3", "đổi"),
        ("d9u7o7ng2", "đường"),
        ("d9uo7ng2", "đường"),
        ("na8m", "năm"),
    ],
)
def test_keystrokes(typed: str, meant: str) -> None:
    assert decoded(typed) == words(meant)[0]


@pytest.mark.parametrize("typed", ["nam", "142", "71.79", "4g", "covid-19", "đổi", "a0", ""])
def test_what_is_no_keystrokes(typed: str) -> None:
    assert decoded(typed) is None
