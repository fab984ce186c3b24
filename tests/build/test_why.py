"""Why an output was or was not made anew: what had changed, and what a build now would do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.build.why import Why, explain, item_of, path_of
from bulletin.cli.reasons import reasons
from tests.small_sites import FEATURES_DAY, lay, session, write

ONE, TWO = "content/sessions/01/vi.md", "content/sessions/02/vi.md"
PAGE = "phien-hop/1/index.html"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A small site, built once."""
    lay(tmp_path, {ONE: session(1, "2024-01-10"), TWO: session(2, "2024-02-10")})
    found = Options(tmp_path, tmp_path / "public", FEATURES_DAY)
    assert build(found).release is not None
    return found


def why(options: Options, page: str = PAGE) -> Why:
    (found,) = explain(options, page).whys
    return found


def test_after_the_first_build(options: Options) -> None:
    found = why(options)
    assert (found.since, found.builds, found.last, found.now) == (1, 1, None, ())
    assert found.owner.path == ONE
    assert found.made_of.template == "item.html"
    assert {"base.html", "parts/footer.html"} <= found.made_of.templates.keys()
    assert {"body", "title", "chrome.title"} <= found.made_of.fields.keys()
    again = why(options)
    assert (again.since, again.builds, again.made_of) == (1, 1, found.made_of), "asking changes nothing"


def test_never_built(options: Options) -> None:
    write(options.site, {"content/articles/a/vi.md": "---\ntitle: A\nsummary: A.\ndate: 2024-03-01\n---\n"})
    found = why(options, "bai-viet/a/index.html")
    assert (found.since, found.last, found.now) == (None, None, None)


def test_an_edited_body_is_told_before_and_after_the_build(options: Options) -> None:
    write(options.site, {ONE: session(1, "2024-01-10", body="Khác.")})
    assert why(options).now == ("field body",)
    assert build(options).release is not None
    found = why(options)
    assert (found.since, found.builds, found.last, found.now) == (2, 2, ("field body",), ())
    other = why(options, "phien-hop/2/")
    assert (other.since, other.last, other.now) == (1, None, ())


def test_a_change_elsewhere_that_the_page_can_see(options: Options) -> None:
    write(options.site, {TWO: session(2, "2024-02-10").replace("title:", "title: Mới")})
    assert "field next" in (why(options).now or ())
    assert why(options, "robots.txt").now == ()


def test_an_edited_template(options: Options) -> None:
    write(options.site, {"layouts/parts/footer.html": "<p>chân trang</p>\n"})
    assert why(options).now == ("template parts/footer.html",)
    assert why(options, "/sitemap.xml").now == ()


def test_a_page_that_went_back_to_what_it_was(options: Options) -> None:
    before = (options.site / ONE).read_text(encoding="utf-8")
    for text in (session(1, "2024-01-10", body="Khác."), before):
        write(options.site, {ONE: text})
        assert build(options).release is not None
    found = why(options)
    assert (found.since, found.last) == (3, ("field body",))


def test_an_unknown_page_and_a_broken_site(options: Options) -> None:
    answer = explain(options, "phien-hop/9")
    assert not answer.whys
    assert PAGE in answer.paths
    write(options.site, {ONE: "---\ntitel: a\n---\n"})
    broken = explain(options, PAGE)
    assert not broken.whys
    assert "unknown-key" in {d.code for d in broken.found}


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/phien-hop/8/", "phien-hop/8/index.html"),
        ("phien-hop/8", "phien-hop/8/index.html"),
        ("https://x.example/base/phien-hop/8/?a=1#b", "phien-hop/8/index.html"),
        ("public/phien-hop/8/index.html", "phien-hop/8/index.html"),
        ("/somewhere/public/en/feed.xml", "en/feed.xml"),
        ("/", "index.html"),
        ("https://x.example/base/", "index.html"),
        ("en/feed.xml", "en/feed.xml"),
    ],
)
def test_the_ways_to_name_a_page(asked: str, path: str) -> None:
    assert path_of(asked, "https://x.example/base/", Path("/somewhere/public")) == path


@pytest.mark.parametrize(
    "asked",
    [
        "sessions/01",
        "session-1",
        "session/1",
        "sessions-01",
        "content/sessions/01/vi.md",
        ONE.replace("/", "\\"),
    ],
)
def test_an_item_means_its_pages(options: Options, asked: str) -> None:
    assert [found.output.path for found in explain(options, asked).whys] == [PAGE, "en/sessions/1/index.html"]


def test_no_item_is_guessed(options: Options) -> None:
    for asked in ("session-9", "article-1", "1", "", "/"):
        assert item_of(asked, {}) is None
        assert not [w for w in explain(options, asked).whys if w.output.template == "item.html"]


def test_reasons_are_words() -> None:
    assert reasons(("field body", "field title", "field chrome.title"), "en") == "its own words and facts"
    assert reasons(("engine", "field next", "field chrome.nav"), "en") == (
        "the program itself; other pages that it names or that name it;"
        " what frames every page: header, menus, footer, styles"
    )
    layouts = tuple(f"template parts/{letter}.html" for letter in "abcde")
    assert reasons(layouts, "en") == "the layout (parts/a.html, parts/b.html, parts/c.html and 2 more)"
    assert reasons(("field novelty", "field chrome.structured"), "en") == "“novelty”"
    assert reasons(("field chrome.structured",), "vi") != reasons(("field chrome.nav",), "vi")
