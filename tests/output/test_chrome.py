"""What stands around every page: language switch, breadcrumbs, navigation, canonical address, alternates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from bulletin.output.plan import Output
from tests.small_sites import (
    FEATURES,
    features,
    features_plan,
    features_view,
    lay,
    linked,
    planned,
    rendered,
    seen,
    text,
)

BASE = "https://mau.example/ban-tin/"
PAGES = [o for o in features_plan().outputs if hasattr(seen(o), "chrome") and "saved." not in o.template]


def chrome(path: str) -> Any:
    """The chrome of a page of `features`."""
    return features_view(path).chrome


def address(output: Output) -> str:
    """The absolute address of a page."""
    return BASE + output.path.removesuffix("index.html")


def switched(path: str) -> str:
    """Where the language switch of a page leads, from the root."""
    (link,) = chrome(path).switch
    return urljoin(BASE + path, str(link.href)).removeprefix(BASE)


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("index.html", "en/"),
        ("phien-hop/2/index.html", "en/sessions/second/"),
        ("en/sessions/second/index.html", "phien-hop/2/"),
        ("dong-thoi-gian/du-lieu/index.html", "en/timeline/data/"),
        ("phien-hop/trang-2/index.html", "en/sessions/page-2/"),
        ("hoi-nghi/2024-09-05/index.html", "en/conferences/2024-09-05/"),
        ("en/house-rules/index.html", "house-rules/"),
        ("bai-viet/chi-tieng-viet/index.html", "en/articles/"),
        ("luu-tru/2023/index.html", "en/archive/"),
    ],
)
def test_the_switch_leads_to_the_same_page_or_the_nearest_above(path: str, other: str) -> None:
    assert switched(path) == other


def test_a_leaf_the_other_language_lacks_leads_to_the_list_s_first(tmp_path: Path) -> None:
    """Three Vietnamese articles that English hides: two leaves against one."""
    hidden = {
        f"content/articles/{n}/vi.md": text(f"title: A\nsummary: B.\ndate: 2024-01-0{n}") for n in range(1, 4)
    }
    both = {
        "content/articles/4/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-04"),
        "content/articles/4/en.md": text("title: A\nsummary: B."),
    }
    made = planned(linked(lay(tmp_path, hidden | both)).site)
    switch = next(seen(o).chrome.switch for o in made.outputs if o.path == "bai-viet/trang-2/index.html")
    assert [link.href for link in switch] == ["../../en/articles/"]


@pytest.mark.parametrize("output", PAGES, ids=lambda o: o.path)
def test_every_page(output: Output) -> None:
    found = seen(output).chrome
    paths = {address(o) for o in PAGES}
    here = address(output)
    assert found.lang == output.language
    assert len(found.switch) == 1
    assert found.switch[0].lang == ("en" if output.language == "vi" else "vi")
    for link in (*found.nav, *found.footer, *found.switch, *found.breadcrumbs):
        assert urljoin(here, link.href) in paths
        assert link.text
    assert urljoin(here, found.stylesheet) == f"{BASE}assets/style.css"
    assert urljoin(here, found.home) == (BASE if output.language == "vi" else f"{BASE}en/")
    assert urljoin(here, found.feed) == (
        f"{BASE}feed.xml" if output.language == "vi" else f"{BASE}en/feed.xml"
    )
    assert all(link.href != "./" for link in found.breadcrumbs), "breadcrumbs end with the parent"
    assert sum(link.current for link in (*found.nav, *found.footer)) <= 1


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("index.html", []),
        ("phien-hop/1/index.html", ["", "phien-hop/"]),
        ("en/articles/looking-back/index.html", ["en/", "en/articles/"]),
        ("phien-hop/index.html", [""]),
        ("luu-tru/2024/index.html", ["", "luu-tru/"]),
        ("dong-thoi-gian/du-lieu/index.html", ["", "dong-thoi-gian/"]),
        ("en/people/an-nguyen/index.html", ["en/", "en/people/"]),
        ("van-ban/2020/50-nq-cp/index.html", ["", "van-ban/"]),
        ("gioi-thieu/index.html", [""]),
    ],
)
def test_breadcrumbs_lead_up(path: str, steps: list[str]) -> None:
    found = [urljoin(BASE + path, link.href).removeprefix(BASE) for link in chrome(path).breadcrumbs]
    assert found == steps


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("index.html", []),
        ("dong-thoi-gian/index.html", ["Dòng thời gian"]),
        ("phien-hop/index.html", ["Phiên họp"]),
        ("en/people/index.html", ["People"]),
        ("en/archive/index.html", ["Archive"]),
        ("gioi-thieu/index.html", ["Giới thiệu"]),
        ("phien-hop/1/index.html", []),
    ],
)
def test_the_page_one_is_on_is_current(path: str, current: list[str]) -> None:
    found = chrome(path)
    assert [link.text for link in (*found.nav, *found.footer) if link.current] == current


def test_sections_without_items_in_a_language_are_not_offered() -> None:
    texts = [link.text for link in chrome("en/index.html").nav]
    assert texts[:5] == ["Timeline", "Sessions", "Conferences", "Milestones", "Articles"]
    assert len(texts) == len(set(texts))


def test_a_page_in_the_other_language_alone_is_marked_in_the_footer() -> None:
    (rules,) = [link for link in chrome("index.html").footer if link.text == "House rules"]
    assert rules.lang == "en"
    assert [link.lang for link in chrome("en/index.html").footer if link.text == "House rules"] == [None]


@pytest.mark.parametrize("output", PAGES, ids=lambda o: o.path)
def test_alternates_are_reciprocal(output: Output) -> None:
    by_address = {address(o): o for o in PAGES}
    found = {a.lang: a.href for a in seen(output).chrome.alternates}
    if not found:
        return
    assert set(found) == {"vi", "en", "x-default"}
    assert found["x-default"] == found["vi"]
    assert found[output.language] == address(output) == seen(output).chrome.canonical
    for lang in ("vi", "en"):
        other = by_address[found[lang]]
        assert other.language == lang
        assert seen(other).chrome.alternates == seen(output).chrome.alternates


def test_who_has_alternates_and_who_has_not() -> None:
    with_them = {o.path for o in PAGES if seen(o).chrome.alternates}
    assert {
        "index.html",
        "en/index.html",
        "phien-hop/4/index.html",
        "nhan-vat/nguyen-van-an/index.html",
    } <= with_them
    without = {o.path for o in PAGES} - with_them
    assert {
        "hoi-nghi/2024-09-05/index.html",
        "en/conferences/2024-09-05/index.html",
        "bai-viet/chi-tieng-viet/index.html",
        "en/articles/english-only/index.html",
        "house-rules/index.html",
    } <= without


def _metas(path: str) -> list[tuple[str, str]]:
    """The Open Graph properties that a page of `features` states, in their order."""
    output = next(output for output in features_plan().outputs if output.path == path)
    return re.findall(r'<meta property="([^"]+)" content="([^"]*)">', rendered(FEATURES, output))


def test_an_article_says_when_where_and_about_what() -> None:
    found = _metas("phien-hop/1/index.html")
    properties = dict(found)
    assert properties["og:type"] == "article"
    assert properties["og:locale"] == "vi_VN"
    assert properties["og:locale:alternate"] == "en_GB"
    facts = features().site.items["sessions/01"].facts
    assert facts.published
    assert properties["article:published_time"] == f"{facts.published}T00:00:00+07:00"
    assert properties["article:section"] == "Phiên họp"
    assert [value for name, value in found if name == "article:tag"] == [
        features().site.registers.topics[topic].entry.name["vi"] for topic in facts.topics
    ]


def test_other_pages_are_no_articles_and_one_language_names_no_other() -> None:
    assert dict(_metas("dong-thoi-gian/index.html"))["og:type"] == "website"
    assert not any(name.startswith("article:") for name, _ in _metas("dong-thoi-gian/index.html"))
    alone = next(path for path in map(_path, PAGES) if chrome(path).canonical and not chrome(path).alternates)
    assert "og:locale:alternate" not in dict(_metas(alone))


def _path(output: Output) -> str:
    return output.path
