"""One file to a record: front matter and body, and the forms of a file that make no difference."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.content.discover import ItemFile, RegisterSource
from bulletin.content.parse import front_bytes, parse_item, split_front_matter
from bulletin.content.parse_registers import parse_register_file
from bulletin.content.parsed import ItemResult, ParsedItem
from bulletin.content.records import ArticleFront
from bulletin.diagnostics import Findings
from bulletin.syntax.text import decode

TEXT = """---
title: Phiên họp về dữ liệu
summary: Tóm tắt.
date: 2024-04-24
author:
---

## Kết quả

Xem [bài](../b/vi.md).
"""


_LINES = (
    "---",
    "--- ",
    "---\u00a0",
    "--\u200b-",
    "\u00ad---",
    "----",
    " ---",
    "",
    "a: b",
    "---\r",
    "\u0301",
    "x\r---",
)


def parse(data: bytes | str) -> ItemResult:
    file = ItemFile("content/articles/a/vi.md", "articles/a", "articles", "vi")
    return parse_item(file, data if isinstance(data, bytes) else data.encode())


def parsed(data: bytes | str) -> ParsedItem:
    result = parse(data)
    assert result.found == ()
    assert result.parsed is not None
    return result.parsed


def told(data: bytes | str) -> list[str]:
    return [f"{f.span.line}:{f.span.column} {f.code}" for f in parse(data).found]


def test_an_article() -> None:
    found = parsed(TEXT)
    assert isinstance(found.front, ArticleFront)
    assert found.front.title == "Phiên họp về dữ liệu"
    assert str(found.front.date) == "2024-04-24"
    assert found.keys == ("title", "summary", "date")
    assert found.body.headings[0].place == (8, 4, 7)
    assert found.source == "\n## Kết quả\n\nXem [bài](../b/vi.md).\n"
    assert str(found.positions.at("date")) == "content/articles/a/vi.md:4:7"
    assert str(found.positions.at("topics")) == "content/articles/a/vi.md:1:1"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("---\n", "---  \n").encode(),
        TEXT.replace("Phiên họp về dữ liệu", '"Phiên họp về dữ liệu"').encode(),
        TEXT.replace("Phiên họp về dữ liệu", ">\n  Phiên họp\n  về dữ liệu").encode(),
        TEXT.replace("title:", "# chú thích\ntitle:").encode(),
        TEXT.replace(": ", ":\u00a0").replace("## ", "##\u00a0").replace("---\n", "---\u00a0\n").encode(),
        TEXT.replace("Phiên", "Phi\u00adên").replace("04-24", "04-24\u200b").encode(),
    ],
    ids=["mark", "crlf", "cr", "nfd", "blanks", "quotes", "folded", "comment", "no-break", "unseen"],
)
def test_forms_that_make_no_difference(data: bytes) -> None:
    one, other = parsed(TEXT), parsed(data)
    assert other.front == one.front
    assert other.front == one.front
    assert other.source == one.source
    assert other.body.html == one.body.html


def test_columns_count_composed_letters() -> None:
    bad = TEXT.replace("date: 2024", "date: ngày 2024").replace("Xem [bài]", "Xem kỹ # [bài]")
    for form in ("NFC", "NFD"):
        assert told(unicodedata.normalize(form, bad)) == ["4:7 bad-date"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", ["1:1 no-front-matter"]),
        ("\n---\ntitle: a\n---\n", ["1:1 no-front-matter"]),
        (" ---\ntitle: a\n---\n", ["1:1 no-front-matter"]),
        ("----\ntitle: a\n---\n", ["1:1 no-front-matter"]),
        ("---\ntitle: a\n", ["1:1 unclosed-front-matter"]),
        ("---", ["1:1 unclosed-front-matter"]),
        ("---\ntitle: a\n ---\n", ["1:1 unclosed-front-matter"]),
        ("---\n---\n", ["1:1 missing-field"]),
        ("---\ntitle: a\n---\n# b\n", ["4:3 top-heading"]),
        ("---\ntitel: a\n---\n# b\n", ["4:3 top-heading", "2:1 unknown-key"]),
        ("---\ntitle: [b\n---\n# b\n", ["4:3 top-heading", "2:8 yaml-syntax"]),
    ],
)
def test_front_matter_and_body_report_together(data: str, expected: list[str]) -> None:
    assert told(data) == expected


@pytest.mark.parametrize("data", ["---\ntitle: a\n---", "---\ntitle: a\n---\n", "---\ntitle: a\n---\n\n"])
def test_a_text_without_a_body(data: str) -> None:
    assert parsed(data).body.html == ""


def test_a_line_of_hyphens_in_the_body_is_the_bodys() -> None:
    assert parsed("---\ntitle: a\n---\nmột\n\n---\n\nhai\n").body.html == "<p>một</p>\n<hr />\n<p>hai</p>\n"


@given(st.lists(st.sampled_from(_LINES), max_size=8), st.sampled_from(("\n", "\r\n", "\r")), st.booleans())
@settings(derandomize=True, deadline=None, max_examples=1500, database=None)
def test_what_front_matter_is_read_from_is_told_from_the_bytes(
    lines: list[str], end: str, mark: bool
) -> None:
    """Whatever follows those bytes, the text between the fences is the same."""
    data = ("\ufeff" * mark + "---" + end + end.join(lines)).encode()
    if (above := front_bytes(data)) is None:
        return
    assert data.startswith(above)
    heads = set()
    for below in (data[len(above) :], b"", b"\n", b"\n---\n", b"\r\n\xcc\x81 a\n---"):
        text = decode(above + below, "a.md", Findings())
        assert text is not None
        split = split_front_matter(text, "a.md", Findings())
        assert split is not None
        heads.add(split[0])
    assert len(heads) == 1


def register(text: str) -> tuple[list[str], list[str], list[str]]:
    result = parse_register_file(RegisterSource("content/registers/topics.yaml", "topics"), text.encode())
    told = [f"{f.span.line}:{f.span.column} {f.code}" for f in result.found]
    return [placed.id for placed in result.parsed.entries], sorted(result.parsed.broken), told


def test_a_register_keeps_its_sound_entries() -> None:
    name = "\n  name:\n    vi: a\n    en: b\n"
    assert register(f"a:{name}b:\nc: d\ne:{name}F:{name}") == (
        ["a", "e", "F"],
        ["b", "c"],
        ["5:1 missing-field", "6:4 wrong-shape", "11:1 bad-id"],
    )


def test_a_register_that_cannot_be_read_is_broken_as_a_whole() -> None:
    assert register("a:\n\tb") == ([], ["*"], ["2:1 yaml-syntax"])
    assert register("") == ([], [], [])
