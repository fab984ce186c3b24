"""Both languages share the anchors of their headings, by place in the outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from bulletin.content.parsed import ParsedItem
from bulletin.diagnostics import Findings
from bulletin.site.anchors import assign_anchors
from tests.small_sites import features, lay, linked, session, text


def parsed(language: str, body: str, front: str = "title: A") -> ParsedItem:
    """One language of a page with this body."""
    file = ItemFile(f"content/pages/a/{language}.md", "pages/a", "pages", language)
    found = parse_item(file, text(front, body).encode()).parsed
    assert found is not None
    return found


def anchors(original: str, translation: str) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """The anchors of both bodies, and the codes of what was found."""
    findings = Findings()
    own, other = assign_anchors(parsed("vi", original), parsed("en", translation), findings)
    return own, other, [found.code for found in findings]


def test_the_translation_takes_the_original_s_by_place() -> None:
    item = features().site.items["sessions/01"]
    assert item.translation is not None
    assert item.original.anchors == ("ket-qua", "h-10-viec-dau-tien")
    assert item.translation.anchors == item.original.anchors


def test_explicit_anchors_count() -> None:
    own, other, codes = anchors("## Một {#mot}\n\n### Hai", "## One\n\n### Two {#two}")
    assert own == ("mot", "hai")
    assert other == ("mot", "two")
    assert codes == []


def test_one_heading_twice_gets_a_number() -> None:
    own, other, codes = anchors("## A\n\n## A\n\n## A {#a-2}", "## X\n\n## Y\n\n## Z")
    assert own == ("a", "a-3", "a-2")
    assert other == own
    assert codes == []


def test_where_outlines_differ_the_translation_goes_by_itself_and_says_so() -> None:
    own, other, codes = anchors("## Một\n\n### Hai", "## One\n\n## Two")
    assert own == ("mot", "hai")
    assert other == ("one", "two")
    assert codes == ["outline-differs"]


def test_a_missing_heading_is_reported_at_the_first_that_differs() -> None:
    findings = Findings()
    assign_anchors(parsed("vi", "## Một\n\n## Hai"), parsed("en", "## One\n\n### Deeper\n\n## Two"), findings)
    assert [(found.code, found.span.line) for found in findings] == [("outline-differs", 7)]


@pytest.mark.parametrize("slug", ["page-main", "source-a", "figure-1", "photo-2"])
def test_what_belongs_to_the_layouts_is_not_taken(slug: str) -> None:
    own, _, codes = anchors(f"## {slug}", "## A")
    assert own == (f"h-{slug}",)
    assert codes == []
    _, _, codes = anchors(f"## A {{#{slug}}}", "## A")
    assert codes == ["bad-anchor"]


def test_commitments_have_their_ids_first(tmp_path: Path) -> None:
    one = "commitments:\n  - id: muc-tieu\n    text: {vi: A, en: B}\n    source: bao-mau\n"
    files = {"content/sessions/01/vi.md": session(1, "2024-01-10", one, "## Mục tiêu\n\n## Khác {#muc-tieu}")}
    found = linked(lay(tmp_path, files))
    assert found.codes == ["duplicate-anchor"]
    assert found.site.items["sessions/01"].original.anchors[0] == "muc-tieu-2"


def test_a_commitment_s_id_is_no_id_of_the_layouts(tmp_path: Path) -> None:
    one = "commitments:\n  - id: page-main\n    text: {vi: A, en: B}\n    source: bao-mau\n"
    found = linked(lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", one)}))
    assert [(d.code, d.span.line) for d in found.findings] == [("bad-anchor", 8)]


HEADINGS = st.lists(
    st.tuples(
        st.sampled_from(("##", "###")), st.sampled_from(("Kết quả", "2024", "A-2", "a", "…", "Source a"))
    ),
    max_size=8,
)


@given(HEADINGS)
@settings(derandomize=True, max_examples=60, deadline=None, database=None)
def test_anchors_are_unique_and_shared(headings: list[tuple[str, str]]) -> None:
    body = "\n\n".join(f"{level} {words}" for level, words in headings)
    other = "\n\n".join(f"{level} Heading" for level, _ in headings)
    own, shared, codes = anchors(body, other)
    assert len(own) == len(set(own)) == len(headings)
    assert shared == own
    assert codes == []
    assert all(anchor[0].isalpha() for anchor in own)
