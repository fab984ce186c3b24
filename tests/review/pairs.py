"""Pairs of texts for the tests of parity: real ones, changed or as they are, and small ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item, split_front_matter
from bulletin.content.registers import Term
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.review.parity import Text, compare
from bulletin.review.passages import Passage
from bulletin.review.review import text_passages
from bulletin.review.rules.pairs import not_allowed
from bulletin.review.terms import compare_terms
from tests.building import REPOSITORY
from tests.small_sites import real

REAL = sorted(
    path.parent.relative_to(REPOSITORY / "content").as_posix()
    for path in (REPOSITORY / "content").glob("*/*/vi.md")
    if (path.parent / "en.md").is_file()
)


def text(source: str, language: str, item: str = "pages/x") -> Text:
    """A file's text, as a review reads it."""
    path = f"content/{item}/{language}.md"
    parsed = parse_item(ItemFile(path, item, item.partition("/")[0], language), source.encode()).parsed
    split = split_front_matter(source, path, Findings())
    assert parsed is not None
    assert split is not None
    return Text(language, path, parsed.front, parsed.positions, parsed.source, split[2])


def source(item: str, language: str) -> str:
    """The file of a real item."""
    return Path(REPOSITORY / "content" / item / f"{language}.md").read_text(encoding="utf-8")


@cache
def glossary() -> tuple[Term, ...]:
    """The glossary of the real content."""
    return tuple(placed.entry for placed in real().site.registers.glossary.values())


def passages(one: Text) -> tuple[Passage, ...]:
    """A text's passages."""
    return tuple(text_passages(one))


def small(body: str, front: str = "") -> str:
    """A small file."""
    return f"---\ntitle: Tin\n{front}---\n\n{body}\n"


def found(vi: str, en: str, item: str = "pages/x", *, original: str = "vi") -> list[Diagnostic]:
    """What differs between two files."""
    texts = {"vi": text(vi, "vi", item), "en": text(en, "en", item)}
    other = "en" if original == "vi" else "vi"
    differences = Findings()
    compare(texts[original], texts[other], differences)
    if item in REAL:
        compare_terms(texts[original], texts[other], passages, glossary(), differences)
    return list(not_allowed(differences, texts[other]))


def codes(vi: str, en: str, *, original: str = "vi") -> list[str]:
    """The codes of what differs between two bodies."""
    return [one.code for one in found(small(vi), small(en), original=original)]
