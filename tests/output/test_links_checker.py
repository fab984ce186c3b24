"""The link checker finds what is broken: small folders, each good but for one thing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.output.links import Broken, SiteFacts, check
from tests.output.pages import read_output, read_page, srcset_urls, style_links

BASE = "https://example.org/tin/"
SITE = SiteFacts(base_url=BASE, languages={"": "vi", "en/": "en"})


def page(lang: str, body: str = "", *, path: str, other: str | None = None, head: str | None = None) -> str:
    """A small page; `head` replaces its canonical address and alternates."""
    if head is None:
        pair = {lang: path, ("en" if lang == "vi" else "vi"): other}
        alternates = [
            f'<link rel="alternate" hreflang="{tag}" href="{BASE}{url}">'
            for tag, url in sorted(pair.items())
            if url is not None
        ]
        if other is not None:
            default = path if lang == "vi" else other
            alternates.append(f'<link rel="alternate" hreflang="x-default" href="{BASE}{default}">')
        head = f'<link rel="canonical" href="{BASE}{path}">' + (
            "".join(alternates) if other is not None else ""
        )
    start = f'<!DOCTYPE html>\n<html lang="{lang}"><head><title>t</title>{head}</head>'
    return f"{start}\n<body>{body}</body></html>"


def sitemap(*pairs: tuple[str, str]) -> str:
    """A sitemap of pairs of pages (Vietnamese, English)."""
    entries = ""
    for vi, en in pairs:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{BASE}{url}"/>'
            for tag, url in (("en", en), ("vi", vi), ("x-default", vi))
        )
        entries += "".join(f"<url><loc>{BASE}{url}</loc>{links}</url>" for url in (vi, en))
    return (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        f"{entries}</urlset>"
    )


LISTED = sitemap(("", "en/"), ("mot/", "en/one/"))
HOME_VI = page(
    "vi",
    '<a href="mot/">một</a> <a href="./mot/?q=1#Ph%E1%BA%A7n">hai</a> <a href="en/">en</a> <a href="#">đ</a>',
    path="",
    other="en/",
)
HOME_EN = page("en", '<a href="one/">one</a> <a href="../">Tiếng Việt</a>', path="en/", other="")
ONE_VI = page(
    "vi", '<h2 id="Phần">a</h2><img src="../a.png" srcset="../a.png 1x">', path="mot/", other="en/one/"
)
ONE_EN = page("en", '<a href="https://elsewhere.example/">x</a>', path="en/one/", other="mot/")
GOOD: Mapping[str, str] = {
    "index.html": HOME_VI,
    "en/index.html": HOME_EN,
    "mot/index.html": ONE_VI,
    "en/one/index.html": ONE_EN,
    "404.html": page("vi", '<a href="/tin/">v</a> <a href="/tin/en/">e</a>', path="", head=""),
    "a.png": "",
    "css/a.css": 'body { background: url("../a.png") } /* url(none.png) */',
    "sitemap.xml": LISTED,
}


def check_files(folder: Path, files: Mapping[str, str], site: SiteFacts = SITE) -> list[Broken]:
    """Write the files into a folder and check it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check(read_output(folder), site)


def test_good_folder_has_nothing_broken(tmp_path: Path) -> None:
    assert check_files(tmp_path, GOOD) == []


def body(link: str) -> dict[str, str]:
    """The Vietnamese home page with one more element in its body."""
    return {"index.html": HOME_VI.replace("</body>", f"{link}</body>")}


def with_entry(url: str) -> str:
    """The good folder's sitemap with one more page, which has no counterpart."""
    return LISTED.replace("</urlset>", f"<url><loc>{BASE}{url}</loc></url></urlset>")


def head(name: str, old: str, new: str) -> dict[str, str]:
    """One page with something replaced."""
    assert old in GOOD[name]
    return {name: GOOD[name].replace(old, new)}


CASES: list[tuple[str, dict[str, str], set[tuple[str, str]]]] = [
    ("dangling link", body('<a href="hai/">x</a>'), {("index.html", "missing")}),
    ("folder without its slash", body('<a href="mot">x</a>'), {("index.html", "missing")}),
    ("other case", body('<a href="Mot/">x</a>'), {("index.html", "missing")}),
    ("out of the folder", body('<a href="../tin/">x</a>'), {("index.html", "missing")}),
    ("dangling anchor", body('<a href="mot/#hai">x</a>'), {("index.html", "anchor")}),
    ("dangling anchor of the page", body('<a href="#hai">x</a>'), {("index.html", "anchor")}),
    ("missing image", body('<img src="b.png" alt="">'), {("index.html", "missing")}),
    (
        "missing image of a set",
        body('<img src="a.png" srcset="a.png 1x, b.png 2x">'),
        {("index.html", "missing")},
    ),
    ("missing script", body('<script src="b.js"></script>'), {("index.html", "missing")}),
    ("missing use", body('<svg><use xlink:href="b.svg#x"/></svg>'), {("index.html", "missing")}),
    ("from the root", body('<a href="/tin/mot/">x</a>'), {("index.html", "absolute")}),
    ("absolute", body(f'<a href="{BASE}mot/">x</a>'), {("index.html", "absolute")}),
    (
        "another host's image",
        body('<img src="https://x.example/b.png" alt="">'),
        {("index.html", "third-party")},
    ),
    ("script link", body('<a href="javascript:x()">x</a>'), {("index.html", "scheme")}),
    ("missing feed", body('<link rel="alternate" type="a/b" href="f.xml">'), {("index.html", "missing")}),
    (
        "duplicate id",
        head("mot/index.html", "</h2>", '</h2><p id="Phần">'),
        {("mot/index.html", "duplicate-id")},
    ),
    ("style sheet's image", {"css/a.css": "a { background: url(b.png) }"}, {("css/a.css", "missing")}),
    ("style sheet from the root", {"css/a.css": "@import '/b.css';"}, {("css/a.css", "absolute")}),
    (
        "wrong language",
        head("mot/index.html", '<html lang="vi"', '<html lang="en"'),
        {("mot/index.html", "lang"), ("mot/index.html", "hreflang"), ("en/one/index.html", "hreflang")},
    ),
    (
        "unreachable",
        {"ba/index.html": page("vi", path="ba/"), "sitemap.xml": with_entry("ba/")},
        {("ba/index.html", "unreachable")},
    ),
    (
        "no canonical address",
        head("mot/index.html", f'<link rel="canonical" href="{BASE}mot/">', ""),
        {("mot/index.html", "canonical")},
    ),
    (
        "canonical address of no page",
        head("mot/index.html", f'canonical" href="{BASE}mot/"', f'canonical" href="{BASE}x/"'),
        {("mot/index.html", "canonical"), ("mot/index.html", "hreflang"), ("sitemap.xml", "sitemap")},
    ),
    (
        "canonical address with its file's name",
        head("mot/index.html", f'canonical" href="{BASE}mot/"', f'canonical" href="{BASE}mot/index.html"'),
        {("mot/index.html", "canonical")},
    ),
    (
        "one-sided alternates",
        {"en/one/index.html": page("en", path="en/one/")},
        {("mot/index.html", "hreflang"), ("sitemap.xml", "sitemap")},
    ),
    (
        "no x-default",
        head("mot/index.html", "x-default", "vi-VN"),
        {("mot/index.html", "hreflang"), ("en/one/index.html", "hreflang"), ("sitemap.xml", "sitemap")},
    ),
    (
        "alternate in the wrong language",
        head("mot/index.html", 'hreflang="en"', 'hreflang="fr"'),
        {("mot/index.html", "hreflang"), ("en/one/index.html", "hreflang"), ("sitemap.xml", "sitemap")},
    ),
    ("page left out of the sitemap", {"sitemap.xml": sitemap(("", "en/"))}, {("sitemap.xml", "sitemap")}),
    (
        "404 page in the sitemap",
        {"sitemap.xml": sitemap(("", "en/"), ("mot/", "en/one/"), ("404.html", "404.html"))},
        {("sitemap.xml", "sitemap")},
    ),
    (
        "page not to be indexed in the sitemap",
        head("mot/index.html", "<title>", '<meta name="robots" content="noindex"><title>'),
        {("sitemap.xml", "sitemap")},
    ),
]


@pytest.mark.parametrize(("files", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_each_break_is_found(tmp_path: Path, files: dict[str, str], expected: set[tuple[str, str]]) -> None:
    found = check_files(tmp_path, {**GOOD, **files})
    assert {(broken.page, broken.rule) for broken in found} == expected, "\n".join(map(str, found))


@pytest.mark.parametrize(("gone", "rule"), [("en/index.html", "home"), ("sitemap.xml", "sitemap")])
def test_what_must_be_there_is_missed(tmp_path: Path, gone: str, rule: str) -> None:
    found = check_files(tmp_path, {name: text for name, text in GOOD.items() if name != gone})
    assert (gone, rule) in {(broken.page, broken.rule) for broken in found}


def test_a_shown_original_is_canonical_elsewhere_and_not_listed(tmp_path: Path) -> None:
    shown = page("en", path="en/ba/", head=f'<link rel="canonical" href="{BASE}ba/">')
    original = page("vi", path="ba/")
    files = {
        **GOOD,
        "index.html": HOME_VI.replace("</body>", '<a href="ba/">ba</a></body>'),
        "en/index.html": HOME_EN.replace("</body>", '<a href="ba/">ba</a></body>'),
        "ba/index.html": original,
        "en/ba/index.html": shown,
        "sitemap.xml": with_entry("ba/"),
    }
    assert check_files(tmp_path, files) == []


def test_an_alias_page_needs_no_link_to_it(tmp_path: Path) -> None:
    alias = '<!DOCTYPE html><html lang="vi"><meta http-equiv="refresh" content="0; url={}"></html>'
    good = check_files(tmp_path / "good", {**GOOD, "cu/index.html": alias.format("../mot/")})
    bad = check_files(tmp_path / "bad", {**GOOD, "cu/index.html": alias.format("../hai/")})
    assert good == []
    assert [(broken.page, broken.rule) for broken in bad] == [("cu/index.html", "missing")]


def test_without_a_base_url_nothing_absolute_is_wanted(tmp_path: Path) -> None:
    files = {
        "index.html": page("vi", '<a href="en/">en</a>', path="", head=""),
        "en/index.html": page("en", "", path="", head=""),
    }
    assert check_files(tmp_path, files, SiteFacts(base_url=None, languages=SITE.languages)) == []


def test_positions_are_lines() -> None:
    found = read_page("a.html", '<p>\n<a\nhref="x">').links
    assert [(link.line, link.url) for link in found] == [(2, "x")]
    assert [link.line for link in style_links("/* \n */\na { b: url( 'x' ) }")] == [3]
    assert srcset_urls("a.png 1x, b.png 640w") == ["a.png", "b.png"]


def test_broken_reads_like_a_compilers_message() -> None:
    assert str(Broken("a/index.html", 3, "missing", "x")) == "a/index.html:3: missing: x"
