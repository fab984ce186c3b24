"""What agrees and what does not, in small pairs, whichever language is the original."""

from __future__ import annotations

import pytest

from bulletin.diagnostics.render import message
from tests.review.pairs import codes, found, small

AGREE = (
    ("đạt 71,79%", "reached 71.79%"),
    ("40.590 tổ", "40,590 teams"),
    ("1.234.567,8", "1,234,567.8"),
    ("ngày 8/8", "on 8 August"),
    ("8/8 chỉ tiêu", "8 of 8 targets"),
    ("3/12 chỉ tiêu", "3 of 12 targets"),
    ("ngày 24 tháng 4 năm 2024", "24 April 2024"),
    ("24/4/2024", "April 24, 2024"),
    ("từ tháng 1 đến tháng 4 năm 2024", "from January to April 2024"),
    ("tháng 4, 5 và 6", "April, May and June"),
    ("tháng Tám", "in August"),
    ("quý I và quý IV", "the first and the fourth quarter"),
    ("quý II/2025", "Q2 2025"),
    ("6 tháng đầu năm 2022", "the first half of 2022"),
    ("hội nghị sáu tháng", "a half-year conference"),
    ("Đại hội XIII", "the 13th Congress"),
    ("phiên thứ ba", "the third session"),
    ("lần thứ 8", "the eighth time"),
    ("3 đơn vị", "three units"),
    ("hai bộ", "2 ministries"),
    ("cả hai bộ", "both ministries"),
    ("hai mươi lăm tỉnh", "25 provinces"),
    ("mười hai tháng", "twelve months"),
    ("năm trụ cột", "five pillars"),
    ("1,5 nghìn tỷ đồng", "1.5 trillion dong"),
    ("55,25 triệu tài khoản", "55.25 million accounts"),
    ("25 tỷ USD", "US$25bn"),
    ("hai triệu người", "two million people"),
    ("từ 20 đến 25%", "20–25%"),
    ("giai đoạn 2021-2025", "2021–25"),
    ("14 giờ 30", "2.30 p.m."),
    ("14h00", "14:00"),
    ("phí 0 đồng", "free of charge"),
    ("mạng 5G", "5G networks"),
    ("Quyết định 142/QĐ-TTg", "Decision 142/QĐ-TTg"),
    ("[phiên trước](../07/vi.md#a)", "[the one before](../07/en.md#a)"),
    ("CC BY 4.0", "CC BY 4.0"),
    ("thứ Ba, ngày 2 tháng 5", "Tuesday 2 May"),
    ("đầu tư cho quận Ba Đình", "investment in Ba Đình district"),
    ("80 phần trăm", "80 per cent"),
    ("- một\n- hai", "- one\n- two"),
    ("Một đoạn.\n\nHai đoạn, 5 bộ.", "One paragraph. Two of them, 5 ministries."),
)
DIFFER = (
    ("đạt 71,79%", "reached 71.97%", "number-differs"),
    ("40.590 tổ", "40.590 teams", "number-differs"),
    ("10,41%", "1,041%", "number-differs"),
    ("80% và 80%", "80%", "number-differs"),
    ("67.300 doanh nghiệp", "67.3 thousand businesses", "number-restated"),
    ("80%", "a share of 80", "number-restated"),
    ("25 tỷ USD", "25 million US dollars", "number-differs"),
    ("1,5 nghìn tỷ", "1.5 billion", "number-differs"),
    ("ba bài học", "two lessons", "count-differs"),
    ("3 bài học", "two lessons", "number-differs"),
    ("sáu nhiệm vụ", "the tasks", "count-differs"),
    ("5 bậc", "a few places", "number-differs"),
    ("mạng 5G", "4G networks", "number-differs"),
    ("Đại hội XIII", "the 12th Congress", "number-differs"),
    ("14 giờ 30", "14:15", "number-differs"),
    ("ngày 24 tháng 4", "24 May", "date-differs"),
    ("ngày 24 tháng 4 năm 2024", "24 April 2023", "date-differs"),
    ("ngày 8/4", "4 August", "date-differs"),
    ("8/4", "4 August", "date-differs"),
    ("quý I năm 2025", "the second quarter of 2025", "date-differs"),
    ("6 tháng đầu năm 2022", "the second half of 2022", "date-differs"),
    ("tháng 4 năm 2024", "in 2024", "date-differs"),
    ("Quyết định 142/QĐ-TTg", "Decision 124/QĐ-TTg", "mark-differs"),
    ("[a](../07/vi.md)", "[a](../06/en.md)", "link-differs"),
    ("[a](../07/vi.md#ket-qua)", "[a](../07/en.md)", "link-differs"),
    ("[a](term:digital-data)", "[a](term:digital-economy)", "link-differs"),
    ("![a](mot.png)", "![a](hai.png)", "picture-differs"),
    ("- a\n- b", "- a", "list-differs"),
    ("- a\n- b", "1. a\n2. b", "list-differs"),
    ("- a\n- b", "- a\n  - b", "list-differs"),
    ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|", "table-differs"),
    ("| a | b |\n|---|---|\n| c | d |", "| a |\n|---|\n| c |", "table-differs"),
    ("Đoạn.\n\n- a", "Text.", "blocks-differ"),
    ("> Lời trích.", "A quotation.", "blocks-differ"),
    ("Bộ được giao và các tỉnh đã làm.", "Bộ được giao và các tỉnh đã làm.", "untranslated-text"),
    ("Kết quả chung", "Kết quả chung", "untranslated-text"),
)


@pytest.mark.parametrize(("vi", "en"), AGREE)
@pytest.mark.parametrize("original", ["vi", "en"])
def test_what_agrees(vi: str, en: str, original: str) -> None:
    assert codes(vi, en, original=original) == []


@pytest.mark.parametrize(("vi", "en", "code"), DIFFER)
def test_what_differs(vi: str, en: str, code: str) -> None:
    assert codes(vi, en) == [code]


@pytest.mark.parametrize(("vi", "en", "code"), [pair for pair in DIFFER if pair[2] != "untranslated-text"])
def test_what_differs_where_english_is_the_original(vi: str, en: str, code: str) -> None:
    assert codes(vi, en, original="en") == [code]


def test_english_left_in_a_vietnamese_translation() -> None:
    english = "The task of the ministries was to report by the end of the year."
    assert codes(english, english, original="en") == ["untranslated-text"]
    assert codes(f"Đây là câu của bài. {english} Và đây là các câu khác.", english, original="en") == [
        "untranslated-text"
    ]


def test_each_difference_is_at_its_line_and_names_the_other() -> None:
    vi = "Đầu.\n\n## Một\n\n- a 1\n- b 20\n\n| x | y |\n|---|---|\n| 3 | 4 |"
    en = "Head.\n\n## One\n\n- a 1\n- b 22\n\n| x | y |\n|---|---|\n| 3 | 5 |"
    first, second = found(small(vi), small(en))
    assert (str(first.span), first.span.length) == ("content/pages/x/en.md:10:5", 2)
    assert (str(second.span), second.span.length) == ("content/pages/x/en.md:14:7", 1)
    said = "the translation has “22” where the original has “20” (content/pages/x/vi.md:10)"
    assert message(first, "en") == said
    assert (
        message(first, "vi")
        == "không khớp với bản gốc; bản dịch: “22”; bản gốc (content/pages/x/vi.md:10): “20”"
    )


def test_what_is_missing_is_told_where_it_would_stand() -> None:
    (one,) = found(small("Có 20 bộ.\n\nCó 5 tỉnh."), small("There are 20.\n\nThere are some."))
    assert one.span.line == 7
    assert message(one, "en").startswith("the translation has nothing where the original has “5”")
    assert "bản dịch: không có;" in message(one, "vi")


def test_title_and_summary_are_compared_too() -> None:
    vi = small("A.", "summary: Có 20 bộ, ngày 2 tháng 5.\n")
    en = small("A.", "summary: There were 22, on 3 May.\n")
    assert [(one.code, one.span.line) for one in found(vi, en)] == [
        ("date-differs", 3),
        ("number-differs", 3),
    ]


def test_a_list_that_lacks_an_item_draws_no_complaint_about_its_numbers() -> None:
    vi, en = "- a 1\n- b 20, 142/QĐ-TTg\n- c 3", "- a 1\n- c 4"
    assert codes(vi, en) == ["list-differs", "number-differs"]


def test_another_outline_is_for_the_build_to_tell() -> None:
    assert codes("## A\n\nCó 5.\n\n## B\n\nCó 6.", "## A\n\nThere are 5.") == []
    assert codes("## A\n\nCó 5.\n\n## B\n\nCó 6.", "## A\n\nThere are 7.") == ["number-differs"]


ALLOWED = "parity:\n  - allow: {allow}\n    reason: The source has it so.\n"


@pytest.mark.parametrize("allow", ['"22"', '"20"', "number-differs"])
def test_what_is_allowed_is_not_told(allow: str) -> None:
    assert found(small("Có 20 bộ."), small("There are 22.", ALLOWED.format(allow=allow))) == []


def test_an_allowance_that_allows_nothing_is_told() -> None:
    (one,) = found(small("Có 20 bộ."), small("There are 20.", ALLOWED.format(allow='"22"')))
    assert (one.code, one.span.line, one.span.column) == ("unused-allowance", 4, 12)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[",
        "![](",
        "|\n|-",
        "```\n1\n",
        "- ",
        "> ",
        "1" * 5000,
        "\\[a\\](b)",
        "[a][b]\n\n[b]: c.md",
        "&#49;",
    ],
)
def test_nothing_an_editor_types_fails(body: str) -> None:
    assert codes(body, body) == []
