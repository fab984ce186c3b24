"""Bytes to text: encodings, normalisation, control characters, and the places of what is wrong."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.diagnostics import Findings, Span
from bulletin.syntax.text import LIMIT, decode, span_at, with_plain_markers, with_plain_spaces

reproducible = settings(derandomize=True, deadline=None, max_examples=200, database=None)


def told(data: bytes) -> list[str]:
    """The findings of a file, each with its place."""
    findings = Findings()
    assert decode(data, "a.md", findings) is None
    return [f"{found.span} {found.code}" for found in findings]


def read(data: bytes) -> str:
    findings = Findings()
    text = decode(data, "a.md", findings)
    assert list(findings) == []
    assert text is not None
    return text


def test_line_ends_and_the_byte_order_mark() -> None:
    assert read(b"\xef\xbb\xbfa\r\nb\rc\n") == "a\nb\nc\n"
    assert read(b"") == ""


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=30))
@reproducible
def test_texts_are_nfc(text: str) -> None:
    assert read(text.encode()) == unicodedata.normalize("NFC", text)
    assert read(unicodedata.normalize("NFD", text).encode()) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff", "a.md:1:1 not-utf8"),
        (b"abc\n\xe0\n", "a.md:2:1 not-utf8"),
        ("Phiên họp ".encode() + b"\xea", "a.md:1:11 not-utf8"),
        (unicodedata.normalize("NFD", "Phiên họp ").encode() + b"\xea", "a.md:1:11 not-utf8"),
        (b"\xef\xbb\xbfab\xffc", "a.md:1:3 not-utf8"),
        (b"a\r\nb\r\n\xff", "a.md:3:1 not-utf8"),
        (b"a\rb\xff", "a.md:2:2 not-utf8"),
        (b"a\xed\xa0\x80", "a.md:1:2 not-utf8"),  # half of a surrogate pair
        (b"ab\0c", "a.md:1:3 control-character"),
        (b"a\n\x1b[31m", "a.md:2:1 control-character"),
        ("a\x85b".encode(), "a.md:1:2 control-character"),
        ("a\x9bb".encode(), "a.md:1:2 control-character"),
        ("a\u2029b".encode(), "a.md:1:2 control-character"),
        (b"a" * (LIMIT + 1), "a.md file-too-large"),
    ],
)
def test_what_is_wrong_and_where(data: bytes, expected: str) -> None:
    assert told(data) == [expected]


def test_the_byte_is_named() -> None:
    findings = Findings()
    decode(b"\xef\xbb\xbfab\xf1c", "a.md", findings)
    assert [dict(found.values) for found in findings] == [{"byte": "0xF1"}]


@given(st.binary(max_size=60))
@reproducible
def test_any_bytes_are_a_text_or_one_finding(data: bytes) -> None:
    findings = Findings()
    text = decode(data, "a.md", findings)
    assert (text is None) is (len(findings) == 1)


@given(st.text("aế\n", max_size=20), st.integers(0, 20))
@reproducible
def test_spans_of_offsets(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    span = span_at("a.md", text, offset)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1 == offset
    assert span == Span("a.md", span.line, span.column, 1)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_nobody_sees_is_dropped(unseen: str) -> None:
    assert read(f"Phiên{unseen} họp\n".encode()) == "Phiên họp\n"
    assert read(f"e{unseen}\u0302".encode()) == "ê"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("##~Kết quả", "## Kết quả"),
        ("-~mục", "- mục"),
        ("1.~mục\n2)~mục", "1. mục\n2) mục"),
        (">~trích", "> trích"),
        ("~ -~mục con", "  - mục con"),
        (">~-~mục trong lời trích", "> - mục trong lời trích"),
        ("Ngày 24~tháng 4", "Ngày 24~tháng 4"),
        ("- 40~nghìn", "- 40~nghìn"),
        ("~~~~Thụt đầu dòng", "~~~~Thụt đầu dòng"),
        ("**~đậm**", "**~đậm**"),
        ("1.000~đồng", "1.000~đồng"),
    ],
)
def test_a_no_break_space_behind_a_marker_is_a_space(typed: str, meant: str) -> None:
    found = with_plain_markers(typed.replace("~", "\u00a0"))
    assert found == meant.replace("~", "\u00a0")
    assert len(found) == len(typed), "columns stay"


def test_markers_are_looked_for_in_proportion_to_the_text() -> None:
    text = "\u00a0" + "#-1." * 200_000 + "\t" + "> " * 100_000
    assert len(with_plain_markers(text)) == len(text)


def test_yaml_has_plain_spaces() -> None:
    assert with_plain_spaces("date:\u00a02024-04-24\u202f") == "date: 2024-04-24 "
