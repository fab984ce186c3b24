"""Values read as their field's type: what each type takes, what it refuses, and with which code."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bulletin.syntax import scalars
from bulletin.syntax.scalars import Plain, Quoted, is_id, is_mark, is_url

reproducible = settings(derandomize=True, deadline=None, max_examples=200, database=None)


def read(type_: Any, text: str) -> Any:
    """The value of a field of this type, written so."""
    return TypeAdapter(type_).validate_python(text)


def code(type_: Any, text: str) -> str:
    """The code with which a field of this type refuses this text; empty if it takes it."""
    try:
        read(type_, text)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20", "20"),
        ("0", "0"),
        ("-3", "-3"),
        ("71.79", "71.79"),
        ("71.80", "71.80"),
        ("0.590", "0.590"),
        ("1234.567", "1234.567"),
        ("40590", "40590"),
        ("007", "7"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_numbers_are_exact(text: str, value: str) -> None:
    found = read(scalars.Number, Plain(text))
    assert isinstance(found, Decimal)
    assert str(found) == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "nan",
            "NaN",
            "inf",
            "-inf",
            "Infinity",
            "1e3",
            "1E3",
            "+5",
            ".5",
            "5.",
            "1,5",
            "1 000",
            "1_000",
        ),
        *("0x10", "0b1", "０", "٣", "20%", "20 %", "½", "²", "--5", "- 5", "1.234.567", "5\n5", "true"),
    ],
)
def test_nothing_else_is_a_number(text: str) -> None:
    assert code(scalars.Number, Plain(text)) == "bad-number"
    assert code(scalars.Number, Quoted(text)) == "bad-number"


@pytest.mark.parametrize("text", ["40.590", "1.000", "999.999", "-40.590"])
def test_thousands_or_decimals(text: str) -> None:
    assert code(scalars.Number, Plain(text)) == "ambiguous-number"
    assert read(scalars.Number, Quoted(text)) == Decimal(text)


@pytest.mark.parametrize(
    ("text", "whole", "decimal"),
    [("40.590", "40590", "40.59"), ("1.000", "1000", "1"), ("2.101", "2101", "2.101")],
)
def test_an_ambiguous_number_names_both_readings(text: str, whole: str, decimal: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(scalars.Number, Plain(text))
    context = caught.value.errors()[0]["ctx"]
    assert (context["whole"], context["decimal"]) == (whole, decimal)


@given(st.from_regex(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", fullmatch=True))
@reproducible
def test_a_number_loses_no_digit(text: str) -> None:
    found = read(scalars.Number, Quoted(text))
    assert isinstance(found, Decimal)
    assert format(found, "f").lstrip("-0") == text.lstrip("-0")


@given(st.text(max_size=12))
@reproducible
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    if code(scalars.Number, Plain(text)) == "":
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text.strip())


@pytest.mark.parametrize("text", ["1", "08", "999999999"])
def test_whole_numbers(text: str) -> None:
    assert read(scalars.Whole, Plain(text)) == int(text)


@pytest.mark.parametrize("text", ["2.5", "2.0", "-1", "1e3", "", "1234567890", "٣", "hai"])
def test_what_is_no_whole_number(text: str) -> None:
    assert code(scalars.Whole, Plain(text)) == "bad-whole-number"


@pytest.mark.parametrize("text", ["yes", "no", "True", "TRUE", "on", "1", "có", ""])
def test_only_true_and_false_are_flags(text: str) -> None:
    assert code(scalars.Flag, Plain(text)) == "bad-flag"
    assert read(scalars.Flag, Plain("true")) is True
    assert read(scalars.Flag, Plain("false")) is False


def test_days() -> None:
    assert read(scalars.Day, Plain("2024-02-29")) == datetime.date(2024, 2, 29)
    assert read(scalars.Day, Quoted("2024-04-24")) == datetime.date(2024, 4, 24)


@pytest.mark.parametrize(
    "text",
    [
        "86400",
        "2024-4-24",
        "20240424",
        "2024-W17-3",
        "2023-02-29",
        "24/04/2024",
        "2024-04-24T00:00",
        "２０２４-04-24",
        "",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert code(scalars.Day, Plain(text)) == "bad-date"


@pytest.mark.parametrize(
    ("type_", "accepted"),
    [
        (
            scalars.Span,
            ["2024-04-24", "2024-04", "2024-Q1", "2024-H1", "2024", "2024-01/2024-04", "2021/2024"],
        ),
        (scalars.Due, ["2024-04-24", "2024-04", "2024-Q1", "2024-H1", "2024"]),
        (scalars.LooseDate, ["2024-04-24", "2024-04", "2024"]),
    ],
)
def test_periods(type_: Any, accepted: list[str]) -> None:
    every = ["2024-04-24", "2024-04", "2024-Q1", "2024-H1", "2024", "2024-01/2024-04", "2021/2024"]
    never = ["2024-13", "2024-04/2024-01", "2024/2024", "2024-01/2024", "tháng 4", "86400", ""]
    assert [text for text in every if code(type_, Plain(text)) == ""] == accepted
    assert all(str(read(type_, Plain(text))) == text for text in accepted)
    assert {code(type_, Plain(text)) for text in never} == {"bad-period"}


def test_a_period_is_never_made_of_a_group_of_keys() -> None:
    group = {"first_day": datetime.date(2024, 1, 1), "last_day": datetime.date(2024, 1, 1), "kind": "day"}
    with pytest.raises(ValidationError):
        TypeAdapter(scalars.Due).validate_python(group)


def test_texts_are_brought_to_one_line() -> None:
    assert read(scalars.Text, Quoted("  Phiên họp\n thứ tám ")) == "Phiên họp thứ tám"
    assert type(read(scalars.Text, Plain("40"))) is str


@pytest.mark.parametrize(
    ("type_", "refusal", "good", "bad"),
    [
        (
            scalars.Id,
            "bad-id",
            ["a", "pham-minh-chinh", "5g", "2024-07-19"],
            ["", "A", "a_b", "-a", "a-", "a--b", "a b", "bộ", "a/b", "a\n"],
        ),
        (
            scalars.ItemId,
            "bad-id",
            ["sessions/01#targets-2025", "sessions/01"],
            ["sessions/01#", "#a", "/a", "a//b", "../a", "a#b c"],
        ),
        (
            scalars.Slug,
            "bad-slug",
            ["kinh-te-so", "8"],
            ["Kinh-te", "kinh/te", "..", "%2e", ""],
        ),
        (
            scalars.SitePath,
            "bad-path",
            ["/", "/a/", "/phien-hop/1/", "/a.b_c/"],
            ["", "a/", "/a", "//a/", "/../", "/a/../b/", "/./", "/.../", "/A/", "/a b/", "/a\n/"],
        ),
        (
            scalars.Url,
            "bad-address",
            ["https://example.org", "http://a.vn/b?c=d#e", "https://vi.wikipedia.org/wiki/Hà_Nội"],
            ["example.org", "//a.vn", "ftp://a.b", "https://", "https:///a", "https://a b", "javascript:a"],
        ),
        (
            scalars.FileName,
            "bad-file-name",
            ["a.jpg", "quang cảnh (1).png", "a..b"],
            ["", "..", ".a", "a/b", "a\\b", "c:a", "a?", "*"],
        ),
        (
            scalars.LanguageCode,
            "bad-language",
            ["vi", "en", "zho"],
            ["VI", "v", "vi-VN", "Vietnamese", ""],
        ),
        (
            scalars.Digest,
            "bad-digest",
            ["8c1f2e7a"],
            ["8C1F2E7A", "8c1f2e7", "8c1f2e7ab", "v2", ""],
        ),
    ],
)
def test_names_and_addresses(type_: Any, refusal: str, good: list[str], bad: list[str]) -> None:
    assert [read(type_, Plain(text)) for text in good] == good
    assert all(type(read(type_, Plain(text))) is str for text in good)
    assert {text: code(type_, Plain(text)) for text in bad} == dict.fromkeys(bad, refusal)


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "142/QĐ-TTg",
            "57-NQ/TW",
            "20/2023/QH15",
            "27/QĐ-UBQGCĐS",
            "229-QĐ/TW",
            "2844/VPCP-KSTT",
            "36a/NQ-CP",
        ),
        *("13/2023/NĐ-CP", "50/NQ-CP@2020", "203/TB-VPCP", "411/QĐ-TTg", "01-CTr/BCĐTW"),
    ],
)
def test_marks(mark: str) -> None:
    assert is_mark(mark)
    assert not is_id(mark)


@pytest.mark.parametrize(
    "text", ["", "QĐ-TTg", "Quyết định 142", "142", "142/", "142 /QĐ", "142/QĐ-TTg@20", "ke-hoach"]
)
def test_what_is_no_mark(text: str) -> None:
    assert not is_mark(text)


def test_addresses() -> None:
    assert is_url("https://example.org/")
    assert is_url("HTTPS://example.org/")
    assert not is_url("https:/example.org/")
