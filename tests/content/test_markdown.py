"""Markdown to parts: links, pictures, headings, tables, and nothing lost on the way."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from bulletin.content import dialect
from bulletin.content.body import AbbrRef, Body, HeadingRef, ImageRef, LinkRef, MarkRef, Ref
from bulletin.content.dialect import tokens
from bulletin.content.markdown import heading_slug, parse_body
from bulletin.diagnostics import Findings

reproducible = settings(derandomize=True, deadline=None, max_examples=250, database=None)


def body(text: str) -> Body:
    """The body of a text without faults, but for quotations that name no source."""
    findings = Findings()
    found = parse_body(text, "a.md", 1, findings)
    assert [one for one in findings if one.code != "unsourced-quote"] == []
    return found


def told(text: str) -> list[str]:
    findings = Findings()
    parse_body(text, "a.md", 1, findings)
    return [f"{f.span.line}:{f.span.column}+{f.span.length} {f.code}" for f in findings]


def written(found: Body) -> str:
    """The HTML of a body, each hole filled with the plainest thing that can stand there."""
    return found.filled(_plainest)


def _plainest(ref: Ref) -> tuple[str, str]:
    match ref:
        case LinkRef():
            return "<a>", "</a>"
        case HeadingRef():
            return f"<h{ref.level}>", f"</h{ref.level}>"
        case ImageRef():
            return f"<img {ref.alt}>", ""
        case MarkRef() | AbbrRef():
            return html.escape(ref.text), ""


def words(text: str) -> str:
    """What a reader reads: the text of the HTML, blanks evened out."""
    found = written(body(text))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", found)).split())


def refs(text: str, kind: type) -> list[object]:
    return [ref for ref in body(text).refs if isinstance(ref, kind)]


def place(text: str, wanted: str) -> tuple[int, int, int]:
    """Where the one occurrence of ``wanted`` stands in ``text``."""
    assert text.count(wanted) == 1
    before = text[: text.index(wanted)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1, len(wanted)


# Places

LINK = "[phiên họp](../07/vi.md)"


@pytest.mark.parametrize(
    "text",
    [
        f"Xem {LINK} nhé.",
        f"Một dòng.\nXem {LINK} nhé.",
        f"- Một\n- Hai {LINK}\n",
        f"1. Một\n   - Hai\n     và {LINK}\n",
        f"> Trích\n> {LINK}",
        f"> - a\n>   lười {LINK}",
        f"> Trích\nlười {LINK}",
        f"## Đầu {LINK} đề ##",
        f"Đầu {LINK}\n======\n".replace("======", "------"),
        f"| a | b |\n|---|---|\n| 1 | {LINK} |",
        f"| {LINK} | b |\n|---|---|\n| 1 | 2 |",
        f"| a | b |\n|---|---|\n| x\\|y | `c\\|d` \\| {LINK} |",
        f"a\\*b &amp; c\\_d {LINK}",
        f"`[phiên` {LINK}",
        f"``a ` b`` {LINK}",
        f"**đậm *nghiêng {LINK}* đậm**",
        f"[a](b.md) {LINK}",
        f"[a [b] \\] c](<d e>) {LINK}",
        f"![ảnh [x](y)](z.png) {LINK}",
        f"<https://example.org> {LINK}",
        f"dòng  \n  dòng\\\n    {LINK}",
        f"\tmã\n\nđoạn {LINK}",
        f"[1]: x.md\n\n{LINK}",
        f"ệ ế 😀 {LINK}",
    ],
)  # fmt: skip
def test_a_link_knows_its_place(text: str) -> None:
    found = [ref for ref in parse_body(text, "a.md", 1, Findings()).refs if isinstance(ref, LinkRef)]
    assert [tuple(ref.place) for ref in found if ref.target == "../07/vi.md"] == [place(text, LINK)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\\*b &amp; &#x41; 142/QĐ-TTg, rồi", "142/QĐ-TTg"),
        ("`57-NQ/TW.` rồi **57-NQ/TW**, rồi".replace("57-NQ/TW.", "57-NQ/T"), "57-NQ/TW"),
        ("[x](57-NQ) và 57-NQ/TW", "57-NQ/TW"),
        ("dòng một\n   dòng hai 142/QĐ-TTg", "142/QĐ-TTg"),
        ("- mục\n\n  > 142/QĐ-TTg", "142/QĐ-TTg"),
        ("| 1 | 12 |\n|---|---|\n| 1 | 2 142/QĐ-TTg |", "142/QĐ-TTg"),
        ("## Theo 142/QĐ-TTg {#muc}", "142/QĐ-TTg"),
    ],
)
def test_a_mark_knows_its_place(text: str, wanted: str) -> None:
    found = [ref for ref in parse_body(text, "a.md", 1, Findings()).refs if isinstance(ref, MarkRef)]
    assert [tuple(ref.place) for ref in found] == [place(text, wanted)]


def test_equal_cells_have_their_own_places() -> None:
    text = "| 57-NQ/TW | 57-NQ/TW |\n|---|---|\n| 57-NQ/TW | 57-NQ/TW |"
    found = [ref.place for ref in body(text).refs if isinstance(ref, MarkRef)]
    assert [(p.line, p.column) for p in found] == [(1, 3), (1, 14), (3, 3), (3, 14)]


def test_first_line() -> None:
    (ref,) = parse_body("\n\n[a](b.md)", "a.md", 30, Findings()).refs
    assert isinstance(ref, LinkRef)
    assert ref.place.line == 32


# Links and pictures


def test_links() -> None:
    (link,) = refs('[phiên **họp** CĐS](../07/vi.md#ket-qua "Tựa & đề")', LinkRef)
    assert isinstance(link, LinkRef)
    assert (link.target, link.title) == ("../07/vi.md#ket-qua", "Tựa & đề")
    assert written(body("[phiên **họp** CĐS](a.md)")) == "<p><a>phiên <strong>họp</strong> CĐS</a></p>\n"
    assert [
        ref.empty for ref in body("[](a.md) [a](b.md) [![x](y.png)](c.md)").refs if isinstance(ref, LinkRef)
    ] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](document:142/QĐ-TTg)", "document:142/QĐ-TTg"),
        ("[a](<b c.md>)", "b c.md"),
        ("[a](b\\_c.md)", "b_c.md"),
        ("[a](javascript&#58;alert)", "javascript:alert"),
        ("<mailto:a@b.vn>", "mailto:a@b.vn"),
        ("<a@b.vn>", "mailto:a@b.vn"),
        ("[a]()", ""),
        ("[a][1]\n\n[1]: b.md", "b.md"),
        ("[1]\n\n[1]: <b.md> 'c'", "b.md"),
    ],
)
def test_targets_are_left_as_written(text: str, target: str) -> None:
    (link,) = refs(text, LinkRef)
    assert isinstance(link, LinkRef)
    assert link.target == target


@pytest.mark.parametrize(
    ("text", "file", "alt", "caption", "alone"),
    [
        ("![Hội trường](a.jpg)", "a.jpg", "Hội trường", None, True),
        ('![Hội *trường* A&amp;B \\*](a.jpg "Chú thích")', "a.jpg", "Hội trường A&B *", "Chú thích", True),
        ("Ảnh ![Hội trường](a.jpg) đây", "a.jpg", "Hội trường", None, False),
        ("- ![Hội trường](a.jpg)", "a.jpg", "Hội trường", None, False),
        ("![a](quang%20canh.jpg)", "quang canh.jpg", "a", None, True),
        ("![a](<quang cảnh.jpg>)", "quang cảnh.jpg", "a", None, True),
        ("![một\nhai](a.jpg)", "a.jpg", "một hai", None, True),
    ],
)
def test_pictures(text: str, file: str, alt: str, caption: str | None, alone: bool) -> None:
    (found,) = refs(text, ImageRef)
    assert isinstance(found, ImageRef)
    assert (found.file, found.alt, found.caption) == (file, alt, caption)
    if not text.startswith("- "):
        assert found.alone is alone


def test_a_lone_picture_is_in_no_paragraph() -> None:
    assert "<p>" not in body("![a](a.jpg)").html
    assert "<p>" in body("![a](a.jpg) và chữ").html


# Headings


def test_headings() -> None:
    made = body("## Kết *quả* `mã` CĐS {#ket-qua}\n\nĐoạn.\n\n### Một\nhai\n")
    found = made.headings
    assert [(h.level, h.text, h.anchor) for h in found] == [
        (2, "Kết quả mã CĐS", "ket-qua"),
        (3, "Một", None),
    ]
    assert written(made).startswith("<h2>Kết <em>quả</em> <code>mã</code> CĐS</h2>\n")
    assert [tuple(h.place) for h in found] == [(1, 4, 29), (5, 5, 3)]


def test_a_heading_in_a_quotation_is_no_part_of_the_outline_twice() -> None:
    assert [h.text for h in body("> ## Trích\n\n## Hai").headings] == ["Trích", "Hai"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Tựa", ["1:3+3 top-heading"]),
        ("Tựa\n===", ["1:1+3 top-heading"]),
        ("### Tựa", ["1:5+3 skipped-heading"]),
        ("## A\n\n#### B", ["3:6+1 skipped-heading"]),
        ("## A\n\n### B\n\n## C\n\n### D", []),
        ("## A\n\n### B\n\n## C\n\n#### D", ["7:6+1 skipped-heading"]),
        ("##", ["1:1+2 empty-heading"]),
        ("## {#a}", ["1:1+7 empty-heading"]),
        ("## ![](a.png)", ["1:1+13 empty-heading", "1:4+10 missing-alt"]),
        ("## A {#B}", ["1:6+4 bad-anchor"]),
        ("## A {#1a}", ["1:6+5 bad-anchor"]),
        ("## A {#}", ["1:6+3 bad-anchor"]),
        ("## A {#a b}", ["1:6+6 bad-anchor"]),
        ("## A {#a}", []),
        ("## A {a}", []),
        ("## A `{#a}`", []),
    ],
)
def test_headings_to_mend(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kết quả", "ket-qua"),
        ("1. Đầu tiên", "h-1-dau-tien"),
        ("142/QĐ-TTg", "h-142-qd-ttg"),
        ("…", "h"),
        ("", "h"),
    ],
)
def test_slugs_of_headings(text: str, slug: str) -> None:
    assert heading_slug(text) == slug


# HTML


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b>", ["1:3+3 raw-html"]),
        ("<div>\n<p>x</p>\n</div>", ["1:1+5 raw-html"]),
        ("a <!-- b --> c", ["1:3+4 raw-html"]),
        ("- x <br/> y", ["1:5+5 raw-html"]),
        ("x <script>alert(1)</script>", ["1:3+8 raw-html"]),
        ("a < b, c > d, 1<2", []),
        ("a \\<b> c", []),
        ("a &lt;b> c", []),
        ("`<b>` và\n\n    <b>", []),
        ("<https://example.org>", []),
    ],
)
def test_html_is_told_of(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "<script>alert(1)</script>", '<img src=x onerror="a">', "<!-- x -->", "a&b<c"]
)
def test_html_is_shown_as_it_stands(text: str) -> None:
    found = written(parse_body(text, "a.md", 1, Findings()))
    assert html.unescape(re.sub(r"</?p>", "", found)).strip() == text
    assert not re.search(r"<(?!/?p>)", found)


# Nothing is lost


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**đậm *nghiêng `mã` CĐS* 142/QĐ-TTg**", "đậm nghiêng mã CĐS 142/QĐ-TTg"),
        ("\\*không nghiêng\\* &amp; &copy; \\\\", "*không nghiêng* & © \\"),
        ("CĐS\\*, TT&amp;TT, CNTT\\_", "CĐS*, TT&TT, CNTT_"),
        ("~~bỏ~~ giữ ~ này", "bỏ giữ ~ này"),
        ("một\nhai  \nba", "một hai ba"),
        ("| a | b |\n|---|---|\n| CĐS | 57-NQ/TW \\| x |", "a b CĐS 57-NQ/TW | x"),
        ("[CĐS [x] 57-NQ/TW](a.md)", "CĐS [x] 57-NQ/TW"),
        ("*a **b* c**", "a b c"),
        ("\n".join(f"{'  ' * i}- {i}" for i in range(30)), " ".join(map(str, range(30)))),
        ("> " * 30 + "sâu", "sâu"),
        ("[" * 40 + "x", "[" * 40 + "x"),
    ],
)  # fmt: skip
def test_words_stay(text: str, expected: str) -> None:
    assert words(text) == expected


pieces = st.sampled_from(
    [*("CĐS", "TT&TT", "142/QĐ-TTg", "57-NQ/TW", "VNeID", "một", "hai", "63/63"), *"1.,()–ế😀"]
)
running = st.lists(pieces, min_size=1, max_size=12).map(" ".join)


@given(running)
@reproducible
def test_running_text_comes_back_whole(text: str) -> None:
    if not re.match(r"1 ?[.)]", text):  # else a list
        assert words(text) == text


@given(
    st.lists(running, min_size=1, max_size=4),
    st.sampled_from(["**{}**", "*{}*", "> {}", "- {}", "## {}", "x {}", "[{}](a.md)"]),
)
@reproducible
def test_words_of_any_block_come_back_whole(texts: list[str], around: str) -> None:
    texts = [f"a {text} b" for text in texts]
    expected = " ".join("x " + text if around == "x {}" else text for text in texts)
    assert words("\n\n".join(around.format(text) for text in texts)) == expected


@given(st.text("ab1CĐ&<>[]()!*_`~#-|\\:/{}.\"' \n\tế", max_size=60))
@reproducible
def test_any_text_is_a_body(text: str) -> None:
    findings = Findings()
    found = parse_body(text, "a.md", 1, findings)
    lines = text.split("\n")
    assert "\0" not in written(found)
    places = [(f.span.line, f.span.column) for f in findings]
    places += [(r.place.line, r.place.column) for r in found.refs if not isinstance(r, AbbrRef)]
    for line, column in places:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@given(running)
@reproducible
def test_marks_stand_where_they_say(text: str) -> None:
    for ref in parse_body(text, "a.md", 1, Findings()).refs:
        if isinstance(ref, MarkRef):
            assert text[ref.place.column - 1 :][: ref.place.length] == ref.text


@given(st.text(alphabet="aĐ 1\\`*_~[]()!<>&;#:-=+|\"'{}^%$@\n", max_size=40))
@settings(derandomize=True, deadline=None, max_examples=1500, database=None)
def test_the_shortcuts_of_the_parser_read_what_it_would_read(text: str) -> None:
    """Plain words that need no inline rule, texts that end at fewer signs: the tokens are the very same."""
    plain = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(["table", "strikethrough"])
    plain.disable("text_join")
    plain.validateLink = lambda url: True  # type: ignore[method-assign]
    plain.normalizeLink = lambda url: url  # type: ignore[method-assign]

    def told(tokens: list[Token]) -> list[object]:
        return [(t.type, t.tag, t.content, t.markup, t.level, told(t.children or [])) for t in tokens]

    assert told(tokens(text)) == told(plain.parse(text))


@given(st.text(alphabet='aĐ1 \\`*~[]()!<&"#>|:-=.\n', max_size=60))
@settings(derandomize=True, deadline=None, max_examples=1000, database=None)
def test_the_shortcuts_of_the_renderer_write_what_it_would_write(text: str) -> None:
    """Words and closing tags are written without asking: the HTML is the very same."""
    read, renderer = tokens(text), dialect._parser().renderer
    assert isinstance(renderer, RendererHTML)
    whole = RendererHTML.render(renderer, read, dialect._parser().options, {"holes": []})
    assert dialect.html_of(read)[0] == whole
