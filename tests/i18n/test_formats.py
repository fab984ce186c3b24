"""How values are written in both languages."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin
from bulletin.i18n.formats import MINUS, Formats, formats_for, nbsp, sentence_start
from bulletin.i18n.periods import Period

reproducible = settings(derandomize=True, deadline=None, max_examples=150, database=None)

VI, EN = formats_for("vi"), formats_for("en")
BOTH = pytest.mark.parametrize("formats", [VI, EN], ids=["vi", "en"])
DAY = date(2024, 4, 24)
NBSP = "\u00a0"


def test_dates() -> None:
    assert VI.day(DAY) == "24 tháng 4 năm 2024"
    assert EN.day(DAY) == "24 April 2024"
    assert VI.day_with_weekday(DAY) == "thứ Tư, 24 tháng 4 năm 2024"
    assert EN.day_with_weekday(DAY) == "Wednesday 24 April 2024"
    assert VI.month(DAY) == "tháng 4 năm 2024"
    assert EN.month(DAY) == "April 2024"
    assert VI.day_and_month(DAY) == "24 tháng 4"
    assert EN.day_and_month(DAY) == "24 April"
    assert VI.day(date(2025, 9, 2)) == "2 tháng 9 năm 2025"
    assert EN.day(date(2025, 9, 2)) == "2 September 2025"


def test_weekdays() -> None:
    week = [date(2024, 4, 22 + offset) for offset in range(7)]
    assert [VI.weekday(day) for day in week] == [
        *("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật")
    ]
    assert [EN.weekday(day) for day in week] == [
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    ]


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("2024-04-24", "24 tháng 4 năm 2024", "24 April 2024"),
        ("2024-04", "tháng 4 năm 2024", "April 2024"),
        ("2024-Q1", "quý I năm 2024", "first quarter of 2024"),
        ("2024-Q2", "quý II năm 2024", "second quarter of 2024"),
        ("2024-Q3", "quý III năm 2024", "third quarter of 2024"),
        ("2024-Q4", "quý IV năm 2024", "fourth quarter of 2024"),
        ("2024-H1", "6 tháng đầu năm 2024", "first half of 2024"),
        ("2024-H2", "6 tháng cuối năm 2024", "second half of 2024"),
        ("2024", "2024", "2024"),
        ("2021/2024", "2021–2024", "2021–2024"),
        ("2024-01/2024-04", "từ tháng 1 đến tháng 4 năm 2024", "January to April 2024"),
        ("2023-11/2024-04", "từ tháng 11 năm 2023 đến tháng 4 năm 2024", "November 2023 to April 2024"),
        ("2024-04-03/2024-04-07", "từ ngày 3 đến ngày 7 tháng 4 năm 2024", "3 to 7 April 2024"),
        (
            "2024-03-30/2024-04-02",
            "từ ngày 30 tháng 3 đến ngày 2 tháng 4 năm 2024",
            "30 March to 2 April 2024",
        ),
        (
            "2023-12-30/2024-01-02",
            "từ ngày 30 tháng 12 năm 2023 đến ngày 2 tháng 1 năm 2024",
            "30 December 2023 to 2 January 2024",
        ),
        (
            "2023-04-30/2024-04-02",
            "từ ngày 30 tháng 4 năm 2023 đến ngày 2 tháng 4 năm 2024",
            "30 April 2023 to 2 April 2024",
        ),
        ("2024-Q1/2024-Q3", "từ quý I đến quý III năm 2024", "first quarter to third quarter of 2024"),
        (
            "2023-Q4/2024-Q1",
            "từ quý IV năm 2023 đến quý I năm 2024",
            "fourth quarter of 2023 to first quarter of 2024",
        ),
        (
            "2024-H1/2024-H2",
            "từ 6 tháng đầu năm đến 6 tháng cuối năm 2024",
            "first half to second half of 2024",
        ),
        (
            "2023-H2/2024-H1",
            "từ 6 tháng cuối năm 2023 đến 6 tháng đầu năm 2024",
            "second half of 2023 to first half of 2024",
        ),
    ],
)
def test_periods(text: str, vietnamese: str, english: str) -> None:
    assert VI.period(Period.parse(text)) == vietnamese
    assert EN.period(Period.parse(text)) == english


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("71.79", "71,79", "71.79"),
        ("40590", "40.590", "40,590"),
        ("40.590", "40,590", "40.590"),
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1000", "1.000", "1,000"),
        ("1234567.10", "1.234.567,10", "1,234,567.10"),
        ("-5.5", "−5,5", "−5.5"),
        ("-1234", "−1.234", "−1,234"),
        ("-0.0", "0,0", "0.0"),
        ("0.000000001", "0,000000001", "0.000000001"),
        ("1E+6", "1.000.000", "1,000,000"),
    ],
)
def test_numbers(value: str, vietnamese: str, english: str) -> None:
    assert VI.number(Decimal(value)) == vietnamese
    assert EN.number(Decimal(value)) == english
    assert VI.percent(Decimal(value)) == f"{vietnamese}%"
    assert EN.percent(Decimal(value)) == f"{english}%"


def test_a_whole_number_may_be_an_int() -> None:
    assert VI.number(40590) == "40.590"
    assert EN.percent(100) == "100%"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
@BOTH
def test_what_is_not_finite_is_refused(formats: Formats, value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        formats.number(Decimal(value))


@given(st.from_regex(r"-?[1-9][0-9]{0,40}(\.[0-9]{1,40})?", fullmatch=True))
@reproducible
def test_every_digit_given_is_printed(text: str) -> None:
    with localcontext(prec=3):  # someone else's precision must not round our numbers
        written = VI.number(Decimal(text))
    assert written.replace(".", "").replace(",", ".").replace(MINUS, "-") == text
    whole = written.removeprefix(MINUS).partition(",")[0].split(".")
    assert all(len(group) == 3 for group in whole[1:])
    assert 1 <= len(whole[0]) <= 3


def test_a_number_keeps_with_its_unit() -> None:
    assert VI.quantity(Decimal(5200), "tổ") == f"5.200{NBSP}tổ"
    assert nbsp("20", "triệu", "tổ") == f"20{NBSP}triệu{NBSP}tổ"


def test_ordinals() -> None:
    assert VI.ordinal(8) == "lần thứ 8"
    assert [
        EN.ordinal(number) for number in (1, 2, 3, 4, 8, 11, 12, 13, 20, 21, 22, 23, 101, 111, 112, 113)
    ] == [
        *("1st", "2nd", "3rd", "4th", "8th", "11th", "12th", "13th"),
        *("20th", "21st", "22nd", "23rd", "101st", "111th", "112th", "113th"),
    ]


def test_ordinal_words() -> None:
    assert [VI.ordinal_word(number) for number in range(1, 14)] == [
        *("thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"),
        *("thứ tám", "thứ chín", "thứ mười", "thứ mười một", "thứ mười hai", "thứ 13"),
    ]
    assert [EN.ordinal_word(number) for number in range(1, 14)] == [
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
        *("eighth", "ninth", "tenth", "eleventh", "twelfth", "13th"),
    ]


@BOTH
@pytest.mark.parametrize("number", [0, -1])
def test_ordinals_begin_at_one(formats: Formats, number: int) -> None:
    with pytest.raises(ValueError, match="begin at 1"):
        formats.ordinal(number)
    with pytest.raises(ValueError, match="begin at 1"):
        formats.ordinal_word(number)


@pytest.mark.parametrize(
    ("items", "vietnamese", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a và b", "a and b"),
        (["a", "b", "c"], "a, b và c", "a, b and c"),
        (["{0}", "%s", "c", "d"], "{0}, %s, c và d", "{0}, %s, c and d"),
    ],
)
def test_lists(items: list[str], vietnamese: str, english: str) -> None:
    assert VI.listing(items) == vietnamese
    assert EN.listing(items) == english


def test_list_separators() -> None:
    assert VI.list_separators(3) == (", ", " và ", "")
    assert EN.list_separators(1) == ("",)
    assert EN.list_separators(0) == ()


@pytest.mark.parametrize(
    ("size", "vietnamese"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1,0 kB"),
        (1_249, "1,2 kB"),
        (9_949, "9,9 kB"),
        (9_950, "10 kB"),
        (99_499, "99 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_200_000, "1,2 MB"),
        (12_345_678, "12 MB"),
        (5_000_000_000, "5,0 GB"),
        (10**16, "10.000 TB"),
    ],
)
def test_file_sizes(size: int, vietnamese: str) -> None:
    assert VI.file_size(size) == vietnamese.replace(" ", NBSP)
    english = vietnamese.translate({ord(","): ".", ord("."): ","})
    assert EN.file_size(size) == english.replace(" ", NBSP)


def test_no_file_is_smaller_than_empty() -> None:
    with pytest.raises(ValueError, match="bytes"):
        VI.file_size(-1)


def test_other_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="only vi and en"):
        formats_for("fr")


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert sentence_start("thứ Tư, 24 tháng 4") == "Thứ Tư, 24 tháng 4"
    assert sentence_start("đại hội") == "Đại hội"
    assert sentence_start("") == ""


PROGRAM = """
from datetime import date
from decimal import Decimal
from bulletin.i18n.formats import formats_for
for formats in (formats_for("vi"), formats_for("en")):
    print(ascii([formats.day_with_weekday(date(2024, 4, 24)), formats.number(Decimal("-40590.10")),
                 formats.listing("abc"), formats.file_size(1_200_000)]))
"""


def test_nothing_hangs_on_locale_time_zone_or_hash_seed() -> None:
    surroundings = [
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "vi_VN.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
    ]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONPATH": str(Path(bulletin.__file__).parents[1]), **extra},
            capture_output=True,
            check=True,
        ).stdout
        for extra in surroundings
    }
    assert len(outputs) == 1
    assert b"Wednesday 24 April 2024" in outputs.pop()
