"""Markdown: links, pictures, headings, marks of legal documents."""

from __future__ import annotations

from tests.bad_inputs.cases import ALONE, EN, FIRST, VI, append, case, finds, front, replace, write

ARTICLE = "content/articles/nhin-lai/vi.md"

CASES = (
    # Quotations
    case(
        "a quotation without a source",
        append(VI, "\n⟦> Phải toàn dân, toàn diện.⟧\n> Và toàn trình.\n\n> Câu ([báo](source:bao-mau))."),
        finds("unsourced-quote", "source:id"),
    ),
    # Links
    case(
        "a link to no item",
        append(VI, "\nXem ⟦[phiên trước](../11/vi.md)⟧ nhé."),
        finds("dangling-link", "“../11/vi.md”", "did you mean “../01/vi.md”?"),
    ),
    case(
        "a link to no anchor of another item",
        append(VI, "\n> Xem *cả ⟦[phiên trước](../01/vi.md#ket-qa)⟧* ([](source:bao-mau))."),
        finds("dangling-anchor", "“ket-qa”", "did you mean “ket-qua”?"),
    ),
    case(
        "a link to no anchor of the page",
        append(VI, "\n- mục\n- ⟦[nhiệm vụ](#task)⟧"),
        finds("dangling-anchor", "ket-qua, open-data, tasks", "did you mean “tasks”?"),
    ),
    case("a link to an empty address", append(VI, "\n⟦[nhiệm vụ]()⟧"), finds("dangling-link", "“”")),
    case("a link to a bare sign", append(VI, "\n⟦[nhiệm vụ](#)⟧"), finds("dangling-link", "“#”")),
    case(
        "a link to what lies outside the content",
        append(VI, "\n⟦[mật khẩu](../../../../etc/passwd)⟧"),
        finds("path-outside", "../../../../etc/passwd"),
    ),
    case(
        "a link by the published address",
        append(VI, "\n⟦[phiên trước](/phien-hop/1/)⟧"),
        finds("path-outside", "/phien-hop/1/"),
    ),
    case(
        "a link that runs a script",
        append(VI, "\n⟦[bấm](javascript:alert(1))⟧ đi"),
        finds("bad-scheme", "“javascript:”"),
    ),
    case(
        "a link that runs a disguised script",
        append(VI, "\n⟦[bấm](JAVA&#115;cript:alert)⟧ đi"),
        finds("bad-scheme", "“JAVAscript:”"),
    ),
    case(
        "a link that holds its page",
        append(VI, "\n⟦[ảnh](data:text/html,x)⟧"),
        finds("bad-scheme", "“data:”"),
    ),
    case(
        "a link between angle brackets",
        append(VI, "\nXem ⟦<javascript:alert(1)>⟧ (đấy)"),
        finds("bad-scheme"),
    ),
    case(
        "a link without a scheme",
        append(VI, "\n⟦[ảnh](//example.org/a)⟧"),
        finds("bad-address", "“//example.org/a”"),
    ),
    case(
        "a web address that is none",
        append(VI, "\n⟦[trang](https:/example.org)⟧"),
        finds("bad-address", "“https:/example.org”"),
    ),
    case("a link without words", append(VI, "\nXem ⟦[](../01/vi.md)⟧."), finds("empty-link")),
    case(
        "a link by reference",
        append(VI, "\nXem ⟦[phiên trước][1]⟧ (nữa).\n\n[1]: ../11/vi.md"),
        finds("dangling-link"),
    ),
    case(
        "a link to no attachment",
        append(VI, "\n⟦[báo cáo](bao-cao.pdf)⟧"),
        finds("missing-file", "“bao-cao.pdf”"),
    ),
    case(
        "a link to an unknown term",
        replace(VI, "bàn về CĐS", "bàn về ⟦[CĐS](term:digital-transformatoin)⟧"),
        finds("unknown-term", "did you mean “digital-transformation”?"),
    ),
    case(
        "a link to an unknown person",
        append(EN, "\nSee ⟦[](person:vu-duc-dan)⟧."),
        finds("unknown-person", "did you mean “vu-duc-dam”?"),
    ),
    case(
        "a link to an ambiguous document",
        append(VI, "\n⟦[Nghị quyết](document:50/NQ-CP)⟧"),
        finds("ambiguous-document", "50/NQ-CP@2020"),
    ),
    case(
        "a link to a text under embargo",
        front(ARTICLE, "embargo: 2030-01-01"),
        append(VI, "\nXem ⟦[bài](../../articles/nhin-lai/vi.md)⟧."),
        finds("unpublished-link", "not published yet"),
    ),
    # Marks and HTML
    case(
        "an ambiguous mark",
        append(VI, "\nTheo **Nghị quyết ⟦50/NQ-CP⟧** của Chính phủ."),
        finds("ambiguous-document", "[50/NQ-CP](document:50/NQ-CP@2020)"),
    ),
    case(
        "a mark that the register lacks",
        append(VI, "\nTheo Quyết định ⟦749/QĐ-TTg⟧ và ⟦141/QĐ-TTg⟧."),
        finds("unregistered-document", "749/QĐ-TTg", "add it to content/registers/documents.yaml"),
        finds("unregistered-document", "did you mean “142/QĐ-TTg”?"),
    ),
    case(
        "marks in a table, after escaped signs",
        append(
            VI, "\n| Số | Văn bản |\n|---|---|\n| 1 | a\\*b ⟦13/NQ-CP⟧ |\n| 1 | &amp; ⟦14/NQ-CP⟧, 57-NQ/TW |"
        ),
        finds("unregistered-document", "13/NQ-CP"),
        finds("unregistered-document", "14/NQ-CP"),
    ),
    case(
        "a mark after the same mark in code",
        append(VI, "\nViết `13/NQ-CP` khi nhắc ⟦13/NQ-CP⟧ trong bài."),
        finds("unregistered-document"),
    ),
    case(
        "HTML",
        append(VI, "\nMột từ ⟦<b>⟧đậm</b>."),
        finds("raw-html", "“<b>”", "write it in Markdown"),
    ),
    case(
        "a block of HTML",
        append(VI, '\n⟦<div class="a">⟧\nvăn bản\n</div>'),
        finds("raw-html"),
    ),
    # Pictures
    case(
        "a picture without alternative text",
        replace(
            VI, '![Hội trường](hoi-truong.png "Hội trường trong phiên họp")', "Ảnh: ⟦![](hoi-truong.png)⟧"
        ),
        finds("missing-alt", "“hoi-truong.png”"),
    ),
    case(
        "a picture that is not there",
        append(VI, "\n⟦![Hội trường](hoi-truong.jpg)⟧"),
        finds("missing-file", "did you mean “hoi-truong.png”?"),
    ),
    case(
        "a picture on another host",
        append(VI, "\n⟦![Hội trường](https://example.org/a.png)⟧"),
        finds("missing-file", "“https://example.org/a.png”"),
    ),
    case(
        "a photo that is not there",
        replace(VI, "file: hoi-truong.png", "file: ⟦hoi-trung.png⟧"),
        finds("missing-file", "did you mean “hoi-truong.png”?"),
    ),
    case(
        "a photo that is no picture",
        write("content/sessions/02/bao-cao.pdf", b"%PDF-1.4"),
        replace(VI, "file: hoi-truong.png", "file: ⟦bao-cao.pdf⟧"),
        finds("not-a-picture", "“bao-cao.pdf”"),
    ),
    # Bounds
    case(
        "a paragraph of many pages",
        append(ALONE, "\n⟦d⟧ài " + "dài " * 4999),
        finds("paragraph-too-long", "19999 characters; at most 16384"),
    ),
    case(
        "a heading of many pages",
        append(ALONE, "\n⟦#⟧# " + "[" * 20_000),
        finds("paragraph-too-long", "20000 characters"),
    ),
    case(
        "quotations within quotations",
        append(ALONE, "\n⟦>⟧" + ">" * 300 + " sâu ([](source:bao-mau))"),
        finds("text-depth"),
        finds("unsourced-quote", at=f"{ALONE}:7:1"),
    ),
    case(
        "lists within lists",
        append(ALONE, "\n" + "".join("  " * n + "- mục\n" for n in range(40)) + "⟦ ⟧" + " " * 79 + "- mục"),
        finds("text-depth"),
    ),
    case(
        "an entity that turns the writing direction",
        append(ALONE, "\nMột ⟦&⟧#x202e;hai ba."),
        finds("control-character", "U+202E"),
    ),
    case(
        "a title that turns the writing direction",
        append(ALONE, '\nMột ⟦[hai](https://example.org/ "&#x202e;x")⟧.'),
        finds("control-character", "U+202E"),
    ),
    # Headings
    case(
        "a heading of the page's own level",
        replace(ALONE, "Trang này chỉ có tiếng Việt.", "# ⟦Giới thiệu⟧\n\nBản tin để thử."),
        finds("top-heading", "begin the headings of the text with ##"),
    ),
    case(
        "an underlined heading of the page's own level",
        replace(ALONE, "Trang này chỉ có tiếng Việt.", "⟦Giới thiệu⟧\n=====\n\nBản tin để thử."),
        finds("top-heading"),
    ),
    case(
        "a skipped level",
        replace(ALONE, "Trang này chỉ có tiếng Việt.", "## Một\n\n#### ⟦Hai⟧\n"),
        finds("skipped-heading", "of level 4, right below one of level 2"),
    ),
    case(
        "a text that begins too deep",
        replace(ALONE, "Trang này chỉ có tiếng Việt.", "### ⟦Hai⟧ ###\n"),
        finds("skipped-heading", "level 3"),
    ),
    case("an empty heading", append(ALONE, "\n⟦##⟧\n\nVăn bản."), finds("empty-heading")),
    case("a heading that is only an anchor", append(ALONE, "\n⟦## {#cuoi}⟧"), finds("empty-heading")),
    case(
        "one anchor for two headings",
        append(ALONE, "\n## Một {#muc}\n\n## ⟦Hai {#muc}⟧"),
        finds("duplicate-anchor", "“muc”"),
    ),
    case(
        "a heading with a commitment's anchor",
        append(FIRST, "\n## ⟦Mục tiêu {#targets-2025}⟧"),
        append("content/sessions/01/en.md", "\n## Targets"),
        finds("duplicate-anchor", "“targets-2025”"),
    ),
    case(
        "an anchor with capitals",
        append(ALONE, "\n## Kết quả ⟦{#Ket Qua}⟧"),
        finds("bad-anchor", "“Ket Qua”", "{#results}"),
    ),
    case(
        "an anchor that the layouts use",
        append(ALONE, "\n## ⟦Nguồn {#source-list}⟧"),
        finds("bad-anchor", "“source-list”"),
    ),
)
