"""The texts: both languages say the same numbers, at a length the facts carry."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.building import REPOSITORY
from tests.facts.numbers import disagreement, marks, numbers, paragraphs
from tests.small_sites import real

SHORTEST, LONGEST = 350, 900
SHORTEST_MILESTONE = 150
SAYS_SO = {
    "vi": ("chúng tôi chỉ đọc được", "chỉ đọc được phần", "các nguồn chúng tôi đọc được không"),
    "en": ("we could read", "only the opening", "only part"),
}
PAIRS = sorted(
    path.parent for path in (REPOSITORY / "content").glob("*/*/vi.md") if (path.parent / "en.md").is_file()
)


def body(folder: Path, language: str) -> str:
    """The Markdown below the front matter."""
    return (folder / f"{language}.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]


@pytest.mark.parametrize("folder", PAIRS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_both_languages_say_the_same_numbers_paragraph_by_paragraph(folder: Path) -> None:
    vi, en = paragraphs(body(folder, "vi")), paragraphs(body(folder, "en"))
    assert len(vi) == len(en)
    found = []
    for one, other in zip(vi, en, strict=True):
        in_vi, in_en = disagreement(one, other)
        if in_vi or in_en or marks(one) != marks(other):
            found.append(f"only here {[*map(str, in_vi)]}: {one}\nonly here {[*map(str, in_en)]}: {other}")
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("folder", PAIRS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_both_summaries_say_the_same_numbers(folder: Path) -> None:
    item = real().site.items[f"{folder.parent.name}/{folder.name}"]
    assert item.translation is not None
    vi, en = item.shown("vi").front, item.shown("en").front
    for one, other in ((vi.title, en.title), (vi.summary or "", en.summary or "")):
        assert disagreement(one, other) == ([], [])
        assert marks(one) == marks(other)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "folder", [p for p in PAIRS if p.parent.name != "pages"], ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_length(folder: Path, language: str) -> None:
    """350 (a milestone 150) to 900 words; shorter only where the text says that its sources carry no more."""
    version = real().site.items[f"{folder.parent.name}/{folder.name}"].version(language)
    assert version is not None
    words = len(body(folder, language).split())
    assert words <= LONGEST * (1.5 if language == "vi" else 1), "a Vietnamese word has often two syllables"
    if words < (SHORTEST_MILESTONE if folder.parent.name == "milestones" else SHORTEST):
        text = body(folder, language).lower()
        assert any(phrase in text for phrase in SAYS_SO[language])


# The extractor


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("đạt 10,41%", "reached 10.41%"),
        ("63.800 doanh nghiệp", "63,800 enterprises"),
        ("1.234.567,8", "1,234,567.8"),
        ("ngày 24 tháng 4 năm 2024", "24 April 2024"),
        ("Đại hội XIII", "the 13th Party Congress"),
        ("quý I, quý IV", "the first and 4th quarters"),
        ("3 đơn vị", "three units"),
        ("hai bộ", "2 ministries"),
        ("giai đoạn 2021-2025", "2021–2025"),
        ("Quyết định 142/QĐ-TTg", "Decision 142/QĐ-TTg"),
        ("CC BY 4.0", "CC BY 4.0"),
        ("[a](../08/vi.md)", "[a](../07/en.md)"),
    ],
)
def test_numbers_that_agree(vi: str, en: str) -> None:
    assert disagreement(vi, en) == ([], [])


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("10,41%", "10.14%"),
        ("10,41%", "1,041%"),
        ("63.800", "63.8"),
        ("ngày 24 tháng 4", "24 May"),
        ("20 bộ", "22 ministries"),
        ("5 bậc", "a few places"),
        ("80% và 80%", "80%"),
    ],
)
def test_numbers_that_do_not(vi: str, en: str) -> None:
    assert any(disagreement(vi, en))


def test_what_the_extractor_reads() -> None:
    assert numbers("Từ 63.800 lên 71,79 vào 8/8", "vi") == {
        Decimal(63800): 1,
        Decimal("71.79"): 1,
        Decimal(8): 2,
    }
    assert paragraphs("a\nb\n\n- c\n- d\n  e\n\n1. f") == ["a\nb", "- c", "- d\n  e", "1. f"]
