"""The search page in a real browser: it finds what the reference finds, and is easy to use."""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from bulletin.build.finding import published_index
from bulletin.search.ranking import search
from bulletin.search.reading import Reader
from tests.browser.checks import axe_violations, foreign_requests, too_wide
from tests.browser.driver import PHONE, Browser, Scheme
from tests.browser.serving import served
from tests.needs import need_node, need_terser
from tests.search.indexes import index_files
from tests.search.probes import Probe, probes
from tests.small_sites import real
from tests.tools.shrink import PUBLISHED, SOURCES, shrunk

pytestmark = pytest.mark.browser

PAGES = {"vi": "tim-kiem/", "en": "en/search/"}
_TYPE = """
const field = document.getElementById("search").q;
field.value = arguments[0];
field.dispatchEvent(new InputEvent("input", { bubbles: true }));
"""
_ANSWERED = 'return document.getElementById("search-hits").dataset.query === arguments[0]'
_HITS = 'return [...document.querySelectorAll("#search-hits h2 a")].map((link) => link.href)'
_STATUS = 'return document.getElementById("search-status").textContent'


def until(browser: Browser, script: str, *arguments: object) -> None:
    """Wait until a script says yes."""
    for _ in range(400):
        if browser.run(script, *arguments):
            return
        time.sleep(0.02)
    pytest.fail(f"never came true: {script} {arguments}")


def asked(browser: Browser, page: str, query: str, more: str = "") -> list[str]:
    """The addresses of the hits that the page shows for a query in its address."""
    browser.open(f"{page}?q={quote(query)}{more}")
    until(browser, _ANSWERED, query)
    return hits(browser, page)


def hits(browser: Browser, page: str) -> list[str]:
    """The addresses of the hits that are shown, from the site's root."""
    found: list[str] = browser.run(_HITS)
    root = page.removesuffix("en/search/").removesuffix("tim-kiem/")
    return [address.removeprefix(root) for address in found]


def typed(browser: Browser, query: str) -> None:
    """Type a query into the page that is open, at one stroke."""
    browser.run(_TYPE, query)
    until(browser, _ANSWERED, query)


@pytest.mark.parametrize("width", [PHONE, 412, 1280])
def test_nothing_moves_when_the_script_comes(browser: Browser, site_url: str, width: int) -> None:
    """On a slow line the page is painted before the script that searches is there."""
    places = []
    for blocked in (["*/search.*.js"], []):
        browser.command("Network.setBlockedURLs", {"urls": blocked})
        browser.open(site_url + PAGES["vi"], width=width)
        shown = browser.find("#search")[0].is_displayed()
        assert shown == (not blocked)
        places.append(browser.run('return document.getElementById("search-status").offsetTop'))
    assert places[0] == places[1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_client_and_reference_agree_on_every_probe(
    browser: Browser, site_url: str, built_site: Path, language: str
) -> None:
    own = [probe for probe in probes() if probe.language == language]
    page = site_url + PAGES[language]
    wrong = disagreements(browser, page, published_index(built_site, language), own)
    assert not wrong, "\n".join(wrong)


def test_they_agree_where_shards_are_too_many_for_the_list(
    browser: Browser, built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.search.gathering.LISTED", 0)
    output = tmp_path / "site"
    shutil.copytree(built_site, output)
    files, _ = index_files(real().site, tmp_path)
    for path, data in files.items():
        (output / path).write_bytes(data)
    reader = published_index(output, "vi")
    own = [probe for probe in probes() if probe.language == "vi"][::4]
    with served(output) as url:
        wrong = disagreements(browser, url + PAGES["vi"], reader, own)
    assert not wrong, "\n".join(wrong)


def disagreements(browser: Browser, page: str, reader: Reader, asking: Sequence[Probe]) -> list[str]:
    """Where the client does not show what the reference finds."""
    asked(browser, page, "x")
    wrong = []
    for probe in asking:
        expected = [str(reader.record(hit.document)["h"]) for hit in search(reader, probe.query)]
        typed(browser, probe.query)
        shown = hits(browser, page)
        if shown != expected[:10]:
            wrong.append(f"{probe.query}: {shown} is not {expected[:10]}")
        status: str = browser.run(_STATUS)
        if (
            '"' not in probe.query
            and "“" not in probe.query
            and expected
            and str(len(expected)) not in status
        ):
            wrong.append(f"{probe.query}: {status!r} does not say {len(expected)}")
    return wrong


def test_all_hits_come_in_the_order_of_the_reference(
    browser: Browser, site_url: str, built_site: Path
) -> None:
    reader = published_index(built_site, "vi")
    expected = [str(reader.record(hit.document)["h"]) for hit in search(reader, "kinh te so")]
    page = site_url + PAGES["vi"]
    asked(browser, page, "kinh te so")
    while browser.find("#search-next:not([hidden])"):
        count = len(hits(browser, page))
        browser.find("#search-next")[0].click()
        until(browser, 'return document.querySelectorAll("#search-hits li").length > arguments[0]', count)
        assert browser.run("return document.activeElement.matches('#search-hits a')")
    assert hits(browser, page) == expected
    assert len(expected) > 20


@pytest.mark.parametrize(
    ("facets", "query"),
    [
        ({"kind": "session"}, "kinh tế số"),
        ({"year": "2024"}, "dữ liệu"),
        ({"session": "8", "kind": "organisation"}, "bộ"),
        ({"topic": "digital-economy"}, ""),
        ({"kind": "session"}, ""),
        ({"kind": "session", "year": "2018"}, "số"),
    ],
    ids=str,
)
def test_filters_do_what_the_references_do(
    browser: Browser, site_url: str, built_site: Path, facets: dict[str, str], query: str
) -> None:
    reader = published_index(built_site, "vi")
    found = search(reader, query, [f"{name}:{value}" for name, value in facets.items()])
    expected = [str(reader.record(hit.document)["h"]) for hit in found]
    page = site_url + PAGES["vi"]
    assert asked(browser, page, query, "".join(f"&{n}={v}" for n, v in facets.items())) == expected[:10]
    if "2018" not in facets.values():
        assert expected


def test_the_passage_shows_the_words_and_leads_to_the_section(browser: Browser, site_url: str) -> None:
    asked(browser, site_url + PAGES["vi"], "cap quang ho gia dinh")
    marked = browser.run(
        'return [...document.querySelectorAll("#search-hits mark")].map((m) => m.textContent)'
    )
    assert {"hộ gia đình", "cáp quang"} <= {mark.lower() for mark in marked}
    assert all(" " + mark + " " == " " + " ".join(mark.split()) + " " for mark in marked)
    link = browser.find('#search-hits li > a[href*="#"]')[0]
    href = str(link.get_attribute("href"))
    link.click()
    assert browser.url == href
    anchor = urlsplit(href).fragment
    assert browser.find(f"[id='{anchor}']")


def test_a_text_in_the_other_language_says_so(browser: Browser, site_url: str) -> None:
    asked(browser, site_url + PAGES["en"], "hoa lac")
    lang = "return document.documentElement.lang"
    assert browser.run(lang) == "en"
    first = browser.run('return document.querySelector("#search-hits li")?.lang || "en"')
    assert first in {"en", "vi"}


def test_the_address_holds_the_query_and_back_works(browser: Browser, site_url: str) -> None:
    page = site_url + PAGES["vi"]
    asked(browser, page, "tay ninh")
    typed(browser, "khánh hòa")
    assert parse_qs(urlsplit(browser.url).query) == {"q": ["khánh hòa"]}
    browser.run(
        'const kind = document.getElementById("search").kind; kind.value = "organisation";'
        'kind.dispatchEvent(new Event("change", { bubbles: true }));'
    )
    until(browser, 'return document.querySelectorAll("#search-hits li").length === 1')
    assert parse_qs(urlsplit(browser.url).query) == {"q": ["khánh hòa"], "kind": ["organisation"]}
    switch = str(browser.find('.switch a[hreflang="en"]')[0].get_attribute("href"))
    assert parse_qs(urlsplit(switch).query) == {"q": ["khánh hòa"], "kind": ["organisation"]}
    browser.run("history.back()")
    until(browser, 'return document.querySelectorAll("#search-hits li").length > 1')
    assert browser.run('return document.getElementById("search").kind.value') == ""
    browser.find("#search-hits h2 a")[0].click()
    browser.run("history.back()")
    until(browser, _ANSWERED, "khánh hòa")
    assert browser.find("#search-hits mark")


def test_nothing_is_asked_while_an_input_method_composes(browser: Browser, site_url: str) -> None:
    asked(browser, site_url + PAGES["vi"], "tay ninh")
    compose = """
    const field = document.getElementById("search").q;
    field.value = "khánh hòa";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    """
    browser.run(compose)
    time.sleep(0.4)
    assert not browser.run(_ANSWERED, "khánh hòa")
    browser.run('document.getElementById("search").q.dispatchEvent(new CompositionEvent("compositionend"))')
    until(browser, _ANSWERED, "khánh hòa")


def test_the_keyboard_is_enough(browser: Browser, site_url: str) -> None:
    browser.open(site_url)
    focus = "return document.activeElement.id || document.activeElement.textContent"
    browser.find("body")[0].send_keys("/")
    assert browser.run(focus) == "page-search"
    browser.find("#page-search")[0].send_keys("tây ninh", Keys.ENTER)
    until(browser, 'return !!document.getElementById("search-hits")')
    until(browser, _ANSWERED, "tây ninh")
    assert urlsplit(browser.url).path == "/" + PAGES["vi"]
    browser.find("#search-q")[0].send_keys(Keys.ARROW_DOWN)
    first = browser.run('return document.querySelector("#search-hits h2 a").textContent')
    assert browser.run(focus) == first
    browser.run("return document.activeElement").send_keys(Keys.ARROW_DOWN)
    assert browser.run(focus) != first
    browser.run("return document.activeElement").send_keys(Keys.ARROW_UP, Keys.NULL)
    browser.run("return document.activeElement").send_keys(Keys.ARROW_UP)
    assert browser.run(focus) == "search-q"


def test_the_slash_can_be_turned_off(browser: Browser, site_url: str) -> None:
    browser.open(site_url + PAGES["vi"])
    browser.find("#search-slash")[0].click()
    browser.open(site_url)
    browser.find("body")[0].send_keys("/")
    assert browser.run("return document.activeElement.id") != "page-search"
    browser.open(site_url + PAGES["vi"])
    assert not browser.find("#search-slash")[0].is_selected()
    browser.find("#search-slash")[0].click()
    browser.open(site_url)
    browser.find("body")[0].send_keys("/")
    assert browser.run("return document.activeElement.id") == "page-search"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_results_are_accessible_and_fit(
    browser: Browser, site_url: str, language: str, scheme: Scheme
) -> None:
    browser.open(f"{site_url}{PAGES[language]}?q=tay+ninh", width=PHONE, scheme=scheme)
    until(browser, _ANSWERED, "tay ninh")
    assert browser.find("#search-status[role=status]")[0].text
    assert axe_violations(browser) == []
    assert too_wide(browser) == []
    assert browser.console() == []
    assert foreign_requests(browser, site_url) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_scripts_the_page_offers_the_indexes(browser: Browser, site_url: str, language: str) -> None:
    browser.open(f"{site_url}{PAGES[language]}?q=tay+ninh", width=PHONE, scripts=False)
    assert not browser.find("#search")[0].is_displayed()
    links = [str(link.get_attribute("href")) for link in browser.find(".no-script a")]
    assert len(links) >= 4
    browser.open(links[0], scripts=False)
    assert browser.find("main h1")


def test_where_the_script_of_the_search_does_not_come_the_page_offers_the_indexes(
    browser: Browser, site_url: str
) -> None:
    browser.command("Network.enable", {})
    browser.command("Network.setBlockedURLs", {"urls": ["*/search.*.js"]})
    try:
        browser.open(site_url + PAGES["vi"], width=PHONE)
    finally:
        browser.command("Network.setBlockedURLs", {"urls": []})
    assert not browser.find(".no-script")[0].is_displayed(), "at once it is not known"
    height = browser.run("return document.documentElement.scrollHeight")
    browser.run("for (const one of document.getAnimations()) one.finish()")
    assert browser.find(".no-script a")[0].is_displayed()
    top = browser.run("return document.querySelector('.no-script').getBoundingClientRect().top")
    assert top < 420, "no room is left for a form that does not come"
    assert browser.run("return document.documentElement.scrollHeight") > height - 300
    browser.open(site_url + PAGES["vi"], width=PHONE)
    until(browser, "return !document.getElementById('search').hidden")
    browser.run("for (const one of document.getAnimations()) one.finish()")
    assert not browser.find(".no-script")[0].is_displayed()
    assert browser.find("#search")[0].is_displayed()


def test_a_lost_index_is_told(browser: Browser, site_url: str) -> None:
    browser.open(site_url + PAGES["vi"])
    browser.run('document.getElementById("search").dataset.index = "none.json";')
    browser.run("window.fetch = () => Promise.reject(new TypeError('gone'))")
    browser.run(_TYPE, "tay ninh")
    failed = 'return document.getElementById("search").dataset.failed'
    until(browser, f'return document.getElementById("search-status").textContent === ({failed[7:]})')


def test_it_works_under_the_strictest_policy_and_below_a_path(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "below").symlink_to(built_site, target_is_directory=True)
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
        " manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )
    with served(tmp_path, policy) as url:
        page = url + "below/" + PAGES["vi"]
        assert asked(browser, page, "tay ninh")[:1] == ["phien-hop/8/"]
        assert browser.console() == []


def test_the_client_is_small() -> None:
    assert len(gzip.compress((PUBLISHED / "search.js").read_bytes(), 9)) <= 4096


def test_the_published_script_is_made_from_the_one_that_is_read() -> None:
    published = (PUBLISHED / "search.js").read_text(encoding="utf-8")
    assert published == shrunk(SOURCES / "search.js", need_node(), need_terser())
