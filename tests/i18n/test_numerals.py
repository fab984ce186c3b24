"""Numbers and dates are read as each language writes them, and what is none is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.i18n.formats import formats_for
from bulletin.i18n.language import is_prose, language_of
from bulletin.i18n.numerals import Code, Number, numerals
from bulletin.i18n.written_dates import Dated


def values(text: str, language: str) -> list[Decimal]:
    """The numbers that are surely meant as such."""
    return [n.value for n in numerals(text, language) if isinstance(n, Number) and n.certain]


def dates(text: str, language: str) -> list[tuple[int | None, int | None, int | None, str]]:
    """The dates, as far as they are written."""
    return [n.said for n in numerals(text, language) if isinstance(n, Dated)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Từ 63.800 lên 71,79", "vi", ["63800", "71.79"]),
        ("From 63,800 to 71.79", "en", ["63800", "71.79"]),
        ("4.0", "vi", ["4"]),
        ("15.2%", "vi", ["15.2"]),
        ("1,5 nghìn tỷ", "vi", ["1500000000000"]),
        ("5 vạn", "vi", ["50000"]),
        ("tỷ lệ 5 tỷ", "vi", ["5000000000"]),
        ("2 to 3 million", "en", ["2000000", "3000000"]),
        ("2 million to 3 million", "en", ["2000000", "3000000"]),
        ("từ 2 đến 3 triệu", "vi", ["2000000", "3000000"]),
        ("US$25bn", "en", ["25000000000"]),
        ("the 13th, the 1st", "en", ["13", "1"]),
        ("khóa XV, mục II", "vi", ["15", "2"]),
        ("I saw VI and X", "en", ["6", "10"]),
        ("14 giờ 30 phút", "vi", ["14", "30"]),
        ("at 9.05 a.m. and 12 p.m.", "en", ["9", "5", "12"]),
        ("twenty-five and sixty", "en", ["25", "60"]),
        ("mười một, hai mươi, ba mươi tư", "vi", ["11", "20", "34"]),
        ("a hundred, two hundred", "en", ["200"]),
        ("một triệu", "vi", ["1000000"]),
        ("thứ tư", "vi", ["4"]),
        ("thứ Tư, thứ Hai, chủ nhật", "vi", []),
        ("chín muồi, đầu tư, Hai Bà Trưng", "vi", []),
        ("Hai bộ được giao", "vi", ["2"]),
        ("no one at once", "en", []),
        ("COVID-19", "en", ["19"]),
        ("2.4.1", "en", ["2.41"]),
    ],
)
def test_numbers(text: str, language: str, expected: list[str]) -> None:
    assert values(text, language) == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ngày 24 tháng 4 năm 2024", "vi", (24, 4, 2024, "")),
        ("24 tháng 4/2024", "vi", (24, 4, 2024, "")),
        ("24-4-2024", "vi", (24, 4, 2024, "")),
        ("2024-04-24", "en", (24, 4, 2024, "")),
        ("24th of April, 2024", "en", (24, 4, 2024, "")),
        ("April 24, 2024", "en", (24, 4, 2024, "")),
        ("ngày 8/8", "vi", (8, 8, None, "")),
        ("8 Aug.", "en", (8, 8, None, "")),
        ("tháng 4/2024", "vi", (None, 4, 2024, "")),
        ("tháng Mười hai năm 2024", "vi", (None, 12, 2024, "")),
        ("in May 2024", "en", (None, 5, 2024, "")),
        ("quý III", "vi", (None, None, None, "Q3")),
        ("the 3rd quarter", "en", (None, None, None, "Q3")),
        ("nửa cuối năm", "vi", (None, None, None, "H2")),
        ("the first six months", "en", (None, None, None, "H1")),
    ],
)
def test_dates(text: str, language: str, expected: tuple[int | None, int | None, int | None, str]) -> None:
    assert dates(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [("May the force", "en"), ("44/63 nhiệm vụ", "vi"), ("32 tháng", "vi"), ("24/7 hours a 13/13", "en")],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert [n for n in numerals(text, language) if isinstance(n, Dated) and n.sure] == []


def test_a_ratio_may_be_a_date() -> None:
    (one,) = numerals("8/12", "vi")
    assert isinstance(one, Dated)
    assert not one.sure


def test_codes_are_kept_as_they_are() -> None:
    assert [n.text for n in numerals("5G, H5N1 và VNeID", "vi") if isinstance(n, Code)] == ["5g", "h5n1"]


def test_places() -> None:
    text = "Có 20 bộ, ngày 8/8 và ba tỉnh"
    assert [text[n.start : n.end] for n in numerals(text, "vi")] == ["20", "ngày 8/8", "ba"]


@given(st.decimals(min_value=0, max_value=10**12, places=3), st.sampled_from(["vi", "en"]))
def test_what_the_formats_write_is_read_back(value: Decimal, language: str) -> None:
    assert values(formats_for(language).number(value), language) == [value.normalize()]


@given(st.dates(), st.sampled_from(["vi", "en"]))
def test_dates_as_the_formats_write_them(day: object, language: str) -> None:
    from datetime import date

    assert isinstance(day, date)
    if day.year >= 1000:
        assert dates(formats_for(language).day(day), language) == [(day.day, day.month, day.year, "")]


@given(
    st.text(alphabet="0123456789.,/- %thángngàyGhIVXquýmườihaitriệu of", max_size=40),
    st.sampled_from(["vi", "en"]),
)
def test_any_text_is_read_and_places_lie_in_it(text: str, language: str) -> None:
    for one in numerals(text, language):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các bộ được giao và đã làm", "vi"),
        ("The ministries were told to do it", "en"),
        ("Phạm Minh Chính, Trần Lưu Quang", None),
        ("", None),
        ("the và of các", None),
    ],
)
def test_the_language_of_a_text(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


def test_prose_is_more_than_names() -> None:
    assert is_prose("Kết quả")
    assert not is_prose("Đắk Nông")
    assert not is_prose("VNeID")
