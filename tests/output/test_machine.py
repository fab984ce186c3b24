"""Feeds, sitemap, robots.txt, the 404 pages; and a site without an address of its own."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.diagnostics import Severity
from bulletin.output.plan import Output
from tests.small_sites import FEATURES, FEATURES_DAY, features_plan, features_view, lay, rendered, session

BASE = "https://mau.example/ban-tin/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
FEEDS = [o for o in features_plan().outputs if o.template == "feed.xml"]


def output(path: str) -> Output:
    """One output of `features`."""
    return next(o for o in features_plan().outputs if o.path == path)


def tree(path: str) -> ElementTree.Element:
    """An XML output of `features`, parsed."""
    return ElementTree.fromstring(rendered(FEATURES, output(path)))


def ids(path: str) -> list[str]:
    """The ids of the entries of a feed, below the base address."""
    return [(e.findtext(f"{ATOM}id") or "").removeprefix(BASE) for e in tree(path).iter(f"{ATOM}entry")]


# Feeds: RFC 4287


def test_there_is_a_feed_a_language_and_one_a_topic() -> None:
    assert {o.path for o in FEEDS} == {
        "feed.xml",
        "en/feed.xml",
        "chu-de/du-lieu/feed.xml",
        "chu-de/services/feed.xml",
        "en/topics/data/feed.xml",
        "en/topics/services/feed.xml",
        "dinh-chinh/feed.xml",
        "en/corrections/feed.xml",
    }


@pytest.mark.parametrize("feed", FEEDS, ids=lambda o: o.path)
def test_a_feed_has_what_the_standard_asks_for(feed: Output) -> None:
    root = tree(feed.path)
    assert root.tag == f"{ATOM}feed"
    assert root.get(XML_LANG) == feed.language
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1, "4.1.1: exactly one"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {(link.get("rel"), link.get("type")): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self", "application/atom+xml"] == BASE + feed.path
    assert links["alternate", "text/html"] == root.findtext(f"{ATOM}id")
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        for name in ("id", "title", "updated", "published", "summary"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
            assert entry.findtext(f"{ATOM}{name}")
    stamps = [e.text or "" for e in root.iter() if e.tag in {f"{ATOM}updated", f"{ATOM}published"}]
    assert all(RFC3339.fullmatch(stamp) for stamp in stamps)
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert root.findtext(f"{ATOM}updated") == max(updated)
    for entry, stamp in zip(entries, updated, strict=True):
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}published") or "") <= datetime.fromisoformat(
            stamp
        )


def test_ids_are_unique_and_are_the_addresses() -> None:
    feeds = [tree(o.path).findtext(f"{ATOM}id") for o in FEEDS]
    assert len(set(feeds)) == len(feeds)
    published = {BASE + o.path.removesuffix("index.html") for o in features_plan().outputs}
    for feed in FEEDS:
        found = ids(feed.path)
        assert len(set(found)) == len(found)
        assert {BASE + entry.partition("#")[0] for entry in found} <= published


@pytest.mark.parametrize("feed", FEEDS, ids=lambda o: o.path)
def test_a_feed_reader_understands_it(feed: Output) -> None:
    read = feedparser.parse(rendered(FEATURES, feed).encode())
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.feed.language == feed.language
    assert read.feed.updated_parsed
    for entry in read.entries:
        assert entry.id
        assert entry.title
        assert entry.link.startswith(BASE)
        assert entry.updated_parsed >= entry.published_parsed


def test_corrections_have_a_feed_that_leads_to_where_they_stand() -> None:
    (entry,) = feedparser.parse(rendered(FEATURES, output("dinh-chinh/feed.xml")).encode()).entries
    assert entry.title == "Đính chính: Phiên họp thứ hai: dữ liệu"
    assert entry.summary == "Sửa số tổ."
    assert entry.updated == "2024-08-01T00:00:00+07:00"
    page, _, anchor = entry.link.partition("#")
    text = rendered(FEATURES, output(page.removeprefix(BASE) + "index.html"))
    assert f'id="{anchor}"' in text
    (english,) = feedparser.parse(rendered(FEATURES, output("en/corrections/feed.xml")).encode()).entries
    assert english.summary == "Corrected the number of teams."
    assert "Sửa số tổ." in rendered(FEATURES, output("dinh-chinh/index.html"))


def test_pages_name_the_feeds_that_are_theirs() -> None:
    def feeds(path: str) -> list[str]:
        found = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)"',
                           rendered(FEATURES, output(path)))  # fmt: skip
        return [urljoin("/" + path, href) for href in found]

    assert feeds("index.html") == ["/feed.xml", "/dinh-chinh/feed.xml"]
    assert feeds("en/topics/data/index.html") == [
        "/en/topics/data/feed.xml",
        "/en/feed.xml",
        "/en/corrections/feed.xml",
    ]
    assert feeds("phien-hop/1/index.html") == ["/feed.xml", "/dinh-chinh/feed.xml"]


def test_fallbacks_and_what_is_hidden_are_in_no_feed() -> None:
    vi, en = set(ids("feed.xml")), set(ids("en/feed.xml"))
    assert {"hoi-nghi/2024-09-05/", "bai-viet/chi-tieng-viet/", "cot-moc/57-nq-tw/"} <= vi
    assert not [entry for entry in en if "2024-09-05" in entry or "57-nq-tw" in entry or "chi-tieng" in entry]
    assert "en/articles/english-only/" in en
    assert not [entry for entry in vi if "english-only" in entry]
    assert all(entry.startswith("en/") for entry in en)


def test_an_edit_and_a_correction_move_an_entry_and_its_own_day_does_not() -> None:
    entries = {e.findtext(f"{ATOM}id"): e for e in tree("en/feed.xml").iter(f"{ATOM}entry")}

    def days(path: str) -> tuple[str, str]:
        entry = entries[BASE + path]
        return tuple((entry.findtext(f"{ATOM}{n}") or "")[:10] for n in ("published", "updated"))  # type: ignore[return-value]

    assert days("en/sessions/second/") == ("2024-07-10", "2024-09-01")
    assert days("en/sessions/1/") == ("2024-01-12", "2024-01-12"), (
        "the Vietnamese edit is not the English one's"
    )
    assert days("en/conferences/2025-03-01/") == ("2025-01-02", "2025-01-02"), "announced; its day is to come"


def test_times_are_midnight_in_the_site_s_zone() -> None:
    assert features_view("feed.xml").updated.endswith("T00:00:00+07:00")


# The sitemap


def test_the_sitemap_names_what_may_be_indexed_with_reciprocal_alternates() -> None:
    root = tree("sitemap.xml")
    assert root.tag == f"{SITEMAP}urlset"
    found = {
        url.findtext(f"{SITEMAP}loc") or "": {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in root.findall(f"{SITEMAP}url")
    }
    assert len(found) == len(root.findall(f"{SITEMAP}url"))
    for location, alternates in found.items():
        assert location.startswith(BASE)
        if alternates:
            assert set(alternates) == {"vi", "en", "x-default"}
            assert location in alternates.values()
            for href in alternates.values():
                assert found[href or ""] == alternates
    paths = {location.removeprefix(BASE) for location in found}
    assert {"", "en/", "phien-hop/1/", "en/sessions/second/", "hoi-nghi/2024-09-05/", "gioi-thieu/"} <= paths
    assert not {"en/conferences/2024-09-05/", "house-rules/", "404.html", "dong-thoi-gian/du-lieu/"} & paths
    assert "phien-hop/mot/" not in paths, "an alias is no page"


def test_days_of_change_stand_in_the_sitemap() -> None:
    found = {e.href.removeprefix(BASE): e.modified for e in features_view("sitemap.xml").entries}
    assert str(found["phien-hop/1/"]) == "2024-02-01"
    assert found[""] is None
    assert found["gioi-thieu/"] is None, "a page without a date has none to tell"


# robots.txt and 404


def test_robots_name_the_sitemap() -> None:
    text = rendered(FEATURES, output("robots.txt"))
    assert text.splitlines()[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {BASE}sitemap.xml" in text.splitlines()


@pytest.mark.parametrize("path", ["404.html", "en/404.html"])
def test_the_404_page_works_at_any_depth(path: str) -> None:
    text = rendered(FEATURES, output(path))
    hrefs = re.findall(r'href="([^"]*)"', text)
    assert len(hrefs) > 10
    assert all(href.startswith("/ban-tin/") for href in hrefs), "absolute, under the sub-path"
    published = {"/ban-tin/" + o.path.removesuffix("index.html") for o in features_plan().outputs}
    assert set(hrefs) <= published
    assert not re.search(r"<(link|script|img|iframe)\b|\bsrc=|@import|url\(", text), "self-contained"
    assert 'content="noindex"' in text
    assert text.index('<section lang="vi"') != text.index('<section lang="en"')


def test_the_404_page_begins_with_its_own_language() -> None:
    assert [half.lang for half in features_view("404.html").halves] == ["vi", "en"]
    assert [half.lang for half in features_view("en/404.html").halves] == ["en", "vi"]
    assert rendered(FEATURES, output("en/404.html")).startswith('<!DOCTYPE html>\n<html lang="en">')


# Without base_url


@pytest.fixture(scope="module")
def homeless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without base_url, built; only a notice was found."""
    folder = tmp_path_factory.mktemp("homeless")
    lay(folder, {"content/sessions/01/vi.md": session(1, "2024-01-10", "topics: [data]\n")})
    config = folder / "site_config.yaml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.write_text("".join(line for line in lines if not line.startswith("base_url")), encoding="utf-8")
    result = build(Options(folder, folder / "public", FEATURES_DAY, strict=True))
    assert [(d.code, d.severity) for d in result.found] == [("no-base-url", Severity.NOTICE)]
    return folder / "public"


def test_without_an_address_nothing_absolute_is_made(homeless: Path) -> None:
    names = {path.relative_to(homeless).as_posix() for path in homeless.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith(".xml")]
    for name in names:
        if name.endswith(".html"):
            text = (homeless / name).read_text(encoding="utf-8")
            assert "canonical" not in text
            assert 'hreflang="x-default"' not in text
            assert "application/atom+xml" not in text
            assert "og:url" not in text
    assert "Sitemap" not in (homeless / "robots.txt").read_text(encoding="utf-8")


def test_without_an_address_the_404_page_leads_to_the_root_of_its_host(homeless: Path) -> None:
    text = (homeless / "404.html").read_text(encoding="utf-8")
    hrefs = re.findall(r'href="([^"]*)"', text)
    assert {"/", "/en/"} <= set(hrefs)
    for href in hrefs:
        assert urljoin("https://x.example/", href).startswith("https://x.example/")
        assert (homeless / href.lstrip("/") / "index.html").is_file()
