"""The offline edition, opened from a folder in a real browser: no server, no fetch, and all of it works."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from tests.browser.driver import PHONE, Browser
from tests.browser.serving import served
from tests.browser.test_pages import check_each
from tests.browser.test_search import asked, typed, until
from tests.building import REPOSITORY
from tests.small_sites import REAL_DAY

pytestmark = pytest.mark.browser

SEARCH = {"vi": "tim-kiem/index.html", "en": "en/search/index.html"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'none'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script';"
    " trusted-types offline"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site's offline edition, in a folder whose name needs encoding."""
    output = tmp_path_factory.mktemp("offline") / "bản tin 2026"
    assert build(Options(REPOSITORY, output, REAL_DAY, strict=True, offline=True)).release is not None
    return output


@pytest.fixture
def address(folder: Path) -> str:
    """The address of that folder, with its slash."""
    return folder.as_uri() + "/"


@pytest.fixture(autouse=True)
def quiet(browser: Browser) -> Iterator[None]:
    """Nothing is complained of in the console, and nothing but files is asked for."""
    yield
    assert browser.console() == []
    assert {urlsplit(url).scheme for url in browser.requests()} <= {"file", "data"}


def test_every_link_of_the_frame_opens_a_page(browser: Browser, address: str, folder: Path) -> None:
    browser.open(address + "index.html")
    frame = "body > header a, body > footer a, .breadcrumbs a"
    links = f"return [...document.querySelectorAll('{frame}')].map((a) => a.href)"
    found: list[str] = [link for link in browser.run(links) if link.startswith("file:")]
    assert len(found) > 15
    for link in sorted({*found}):
        path = Path(unquote(urlsplit(link).path))
        assert path.is_file(), link
        if path.suffix == ".html":
            browser.open(link)
            assert browser.find("h1"), link


def test_a_page_of_each_kind_opens_with_its_styles_and_type(
    browser: Browser, address: str, samples: dict[str, str]
) -> None:
    def check(path: str) -> list[str]:
        browser.open(address + path)
        styled = browser.run("return getComputedStyle(document.body).margin") == "0px"
        lettered = browser.run_async(
            "const done = arguments[0];"
            "document.fonts.ready.then(() => done([...document.fonts].some((f) => f.status === 'loaded')))"
        )
        missing = [] if styled and lettered else ["no style sheet or no typeface was applied"]
        return browser.console() + missing

    pages = {kind: path for kind, path in samples.items() if path.endswith("index.html")}
    assert len(pages) > 20  # not what stands for itself: the 404 pages, the items saved as one file
    check_each(pages, check)


def test_links_are_followed_into_an_item_and_to_the_other_language(browser: Browser, address: str) -> None:
    browser.open(address + "index.html")
    browser.run("document.querySelector('nav.main-nav a[href*=\"phien-hop\"]').click()")
    until(browser, "return location.href.endsWith('/phien-hop/index.html')")
    browser.run("document.querySelector('main a[href*=\"8/index.html\"]').click()")
    until(browser, "return location.href.endsWith('/phien-hop/8/index.html')")
    browser.run("document.querySelector('.switch a[hreflang=en]').click()")
    until(browser, "return location.pathname.endsWith('/en/sessions/8/index.html')")
    assert browser.run("return getComputedStyle(document.body).margin") == "0px", "the styles have come"


@pytest.mark.parametrize(
    ("language", "query", "first"),
    [("vi", "tay ninh", "phien-hop/8/index.html"), ("en", "tay ninh", "en/sessions/8/index.html")],
)
def test_the_search_finds(browser: Browser, address: str, language: str, query: str, first: str) -> None:
    page = address + SEARCH[language]
    assert asked(browser, page, query)[0] == page.removesuffix(SEARCH[language]) + first
    typed(browser, '"chuyển đổi số"')
    typed(browser, "chuyeenr ddooir")
    browser.run("document.querySelector('#search-hits h2 a').click()")
    until(browser, "return !location.pathname.includes('tim-kiem') && !!document.querySelector('h1')")


def test_the_search_in_the_header_leads_to_it(browser: Browser, address: str) -> None:
    browser.open(address + "phien-hop/8/index.html")
    browser.run(
        "const field = document.getElementById('page-search'); field.value = 'DTI'; field.form.submit()"
    )
    until(browser, "return location.href.endsWith('/tim-kiem/index.html?q=DTI')")
    until(browser, "return document.querySelectorAll('#search-hits li').length > 0")


def test_charts_are_drawn(browser: Browser, address: str, folder: Path) -> None:
    pages = sorted(folder.glob("chi-so/*/index.html"))
    drawn = next(page for page in pages if "<svg" in page.read_text(encoding="utf-8"))
    browser.open(address + drawn.relative_to(folder).as_posix())
    assert browser.run("return document.querySelector('main svg').getBoundingClientRect().width") > 100


def test_the_reading_controls_work(browser: Browser, address: str) -> None:
    browser.open(address + "index.html", width=PHONE)
    changed = browser.run(
        "const root = document.documentElement, seen = () => JSON.stringify(root.dataset);"
        "const first = seen();"
        "for (const control of document.querySelectorAll('.reading button, .reading input')) {"
        "  control.click(); if (seen() !== first) return true; }"
        "return false"
    )
    assert changed


def test_it_works_under_the_strictest_policy(browser: Browser, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    page = copy / SEARCH["vi"]
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page.write_text(text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{meta}'), encoding="utf-8")
    assert asked(browser, page.as_uri(), "tay ninh")[0].endswith("/phien-hop/8/index.html")


def test_a_server_may_serve_it_too(browser: Browser, folder: Path) -> None:
    with served(folder) as url:
        browser.open(f"{url}{SEARCH['vi']}?q=tay+ninh")
        until(browser, "return document.querySelectorAll('#search-hits li').length > 0")
        assert browser.console() == []
        browser.open("about:blank")
        browser.requests()
