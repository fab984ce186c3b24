"""Bodies on their pages: links, marks, abbreviations, pictures; and originals in place of translations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import html5lib
import pytest

from tests.small_sites import (
    FEATURES,
    features_plan,
    features_view,
    lay,
    linked,
    planned,
    rendered,
    seen,
    session,
    text,
)

FOREIGN_EN = '<span class="foreign" lang="en">(English)</span>'
FOREIGN_VI = '<span class="foreign" lang="vi">(Tiếng Việt)</span>'


def body(path: str) -> str:
    """The body of a page of `features`."""
    return str(features_view(path).body)


def test_a_link_goes_to_the_reader_s_own_language() -> None:
    assert '<a href="../2/#viec-tiep-theo">phiên sau</a>' in body("phien-hop/1/index.html")
    assert '<a href="../second/#viec-tiep-theo">the next session</a>' in body("en/sessions/1/index.html")


def test_a_link_to_a_page_without_this_language_is_marked() -> None:
    vi = body("phien-hop/2/index.html")
    assert (
        '<a href="../../en/articles/english-only/" hreflang="en">bài chỉ có tiếng Anh</a> ' + FOREIGN_EN in vi
    )
    en = body("en/sessions/second/index.html")
    assert '<a href="../../conferences/2024-09-05/" hreflang="vi">the conference</a> ' + FOREIGN_VI in en, (
        "a fallback stands under this language's address and is foreign all the same"
    )
    assert '<a href="../../../bai-viet/chi-tieng-viet/" hreflang="vi">' in en, "hidden: the original's page"


def test_a_link_from_a_fallback_is_marked_by_the_language_of_its_text() -> None:
    shown = body("en/conferences/2024-09-05/index.html")
    link = '<a href="../../sessions/second/#viec-tiep-theo" hreflang="en">phiên thứ hai</a> '
    assert link + FOREIGN_EN in shown


def test_register_links_and_their_names() -> None:
    vi = body("phien-hop/2/index.html")
    for link in (
        '<a href="../../nhan-vat/nguyen-van-an/">Nguyễn Văn An</a>',
        '<a href="../../van-ban/2021/50-nq-cp/">Nghị quyết mới</a>',
        '<a href="../../van-ban/luat-mau/">Luật Mẫu</a>',
        '<a href="../../thuat-ngu/#open-data">dữ liệu mở</a>',
        '<a href="../../chi-so/unused/">Chỉ số chưa có số liệu</a>',
        '<a href="../../chu-de/du-lieu/">Dữ liệu</a>',
        '<a href="../../co-quan/uy-ban/">Ủy ban Mẫu</a>',
        '<a href="../../nguon/#source-bao-mau">Báo Mẫu đưa tin</a>',
        '<a href="https://ngoai.example/?a=1&amp;b=2">https://ngoai.example/?a=1&amp;b=2</a>',
        '<a href="mailto:ban@mau.example">thư</a>',
        '<a href="tel:+84123">gọi</a>',
    ):
        assert link in vi


def test_marks_and_abbreviations() -> None:
    vi = body("phien-hop/1/index.html")
    assert '<a class="mark" href="../../van-ban/2024/12-qd-ubm/" title="Kế hoạch năm">12/QĐ-UBM</a>' in vi
    assert '<abbr title="chuyển đổi số">CĐS</abbr>' in vi
    assert '<abbr title="Sample Committee">SC</abbr>' in body("en/sessions/1/index.html")


def test_a_picture_alone_is_a_figure_and_one_in_a_line_is_not() -> None:
    vi = body("phien-hop/1/index.html")
    words = 'alt="Hội trường trước giờ họp" width="8" height="6" loading="lazy" decoding="async"'
    figure = f'<figure>\n<img src="hoi-truong.png" {words}>\n'
    assert f"{figure}<figcaption>Hội trường, buổi sáng</figcaption>\n</figure>" in vi
    assert 'hoặc <picture><source type="image/avif" srcset="nen.jpg.480.avif 480w, ' in vi
    image = '<img src="nen.jpg" alt="ô màu" width="1280" height="800" loading="lazy" decoding="async">'
    assert f"{image}</picture> trong dòng" in vi
    assert '<img src="../../../phien-hop/1/hoi-truong.png"' in body("en/sessions/1/index.html")


def test_attachments_stand_under_the_original() -> None:
    assert '<a href="tai-lieu.txt">' in body("phien-hop/1/index.html")
    assert '<a href="../../../phien-hop/1/tai-lieu.txt">' in body("en/sessions/1/index.html")


def test_what_looks_like_html_is_shown_as_text() -> None:
    assert "Chỉ số &lt;không phải thẻ." in body("phien-hop/2/index.html")


@pytest.mark.parametrize(
    "words",
    [
        '[a" onclick="x](../02/vi.md \'b" onmouseover="y\')',
        '![a" onerror="x](hoi-truong.png "b<script>")',
        '<https://x.example/"onclick="y>',
        "[<b>](person:le-binh)",
        "`<script>` và &lt;script&gt; và \\<script>",
        '## A" id="x {#tot}',
    ],
)
def test_words_never_become_tags_or_attributes(tmp_path: Path, words: str) -> None:
    files = {
        "content/sessions/01/vi.md": session(1, "2024-01-10", body=words),
        "content/sessions/02/vi.md": session(2, "2024-02-10"),
        "content/sessions/01/hoi-truong.png": "",
    }
    made = planned(linked(lay(tmp_path, files)).site)
    shown = next(seen(o).body for o in made.outputs if o.path == "phien-hop/1/index.html")
    tree = html5lib.parseFragment(str(shown), namespaceHTMLElements=False)
    known = {"href", "title", "src", "alt", "loading", "id", "class", "hreflang", "lang", "width", "height"}
    known |= {"aria-labelledby", "decoding"}
    for element in tree.iter():
        assert element.tag not in {"script", "b"}
        assert set(element.attrib) <= known


def test_a_fallback_shows_the_original_and_says_so() -> None:
    view = features_view("en/conferences/2024-09-05/index.html")
    assert (view.lang, view.title) == ("vi", "Hội nghị tháng Chín")
    assert view.fallback.lang == "vi"
    assert view.fallback.original.href == "../../../hoi-nghi/2024-09-05/"
    assert view.chrome.lang == "en"
    assert view.chrome.canonical == "https://mau.example/ban-tin/hoi-nghi/2024-09-05/"
    assert view.chrome.alternates == ()
    assert not view.chrome.index


def test_a_translated_page_is_no_fallback() -> None:
    for path in ("phien-hop/4/index.html", "en/sessions/4/index.html"):
        view = features_view(path)
        assert (view.lang, view.fallback) == (None, None)
        assert view.chrome.index


def test_a_translation_that_is_behind_says_so_with_the_day() -> None:
    view = features_view("en/sessions/1/index.html")
    assert view.behind.since == date(2025, 1, 10)
    assert (view.behind.original.href, view.behind.original.lang) == ("../../../phien-hop/1/", "vi")
    output = next(o for o in features_plan().outputs if o.path == "en/sessions/1/index.html")
    page = rendered(FEATURES, output)
    assert 'follows the original as it stood on <time datetime="2025-01-10">10 January 2025</time>' in page
    for path in (
        "phien-hop/1/index.html",
        "en/sessions/second/index.html",
        "en/conferences/2024-09-05/index.html",
    ):
        assert features_view(path).behind is None


def test_a_translation_that_is_behind_and_has_no_day(tmp_path: Path) -> None:
    front = "title: A\nsummary: B.\ntranslates: 0123abcd"
    files = {"content/sessions/01/vi.md": session(1, "2024-01-10"), "content/sessions/01/en.md": text(front)}
    output = next(
        o for o in planned(linked(lay(tmp_path, files)).site).outputs if o.path == "en/sessions/1/index.html"
    )
    assert seen(output).behind.since is None
    assert "The original has changed since this translation was made:" in rendered(tmp_path, output)


def test_an_anchor_the_fallback_s_target_lacks_is_left_out(tmp_path: Path) -> None:
    """The Vietnamese text stands on an English page too, and leads to an English text of another outline."""
    files = {
        "content/sessions/01/vi.md": session(1, "2024-01-10", body="[a](../02/vi.md#hai)"),
        "content/sessions/02/vi.md": session(2, "2024-02-10", body="## Một\n\n## Hai"),
        "content/sessions/02/en.md": text("title: A\nsummary: B.", "## One"),
    }
    made = planned(linked(lay(tmp_path, files)).site)
    bodies = {o.path: str(seen(o).body) for o in made.outputs if o.template == "item.html"}
    assert '<a href="../2/#hai">a</a>' in bodies["phien-hop/1/index.html"]
    assert '<a href="../2/" hreflang="en">a</a>' in bodies["en/sessions/1/index.html"]
