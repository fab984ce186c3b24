"""The texts: a length the facts carry. That both languages say the same is for tests/review."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import REPOSITORY
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
