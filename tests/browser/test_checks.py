"""The browser checks find what is wrong in pages made to be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.checks import axe_violations, foreign_requests, too_wide
from tests.browser.driver import PHONE, Browser
from tests.browser.kinds import kind_of, one_of_each
from tests.browser.serving import served

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'"
HEAD = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin</title>'
    '<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">'
    '<link rel="stylesheet" href="a.css">{}</head>'
)
GOOD_BODY = '<body><main><h1>Xin chào</h1><p>Một đoạn văn <a href="b.html">dài</a>.</p></main></body></html>'
BAD_BODY = (
    '<body><main><h1>A</h1><img src="http://127.0.0.1:9/x.png"><div class="wide">a</div>'
    '<p class="faint">mờ</p></main><script>1</script></body></html>'
)
STYLE = """
:root { color-scheme: light dark; color: #111; background: #fff; }
.wide { width: 400px; }
@media (prefers-color-scheme: dark) { :root { color: #eee; background: #111; } .faint { color: #222; } }
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served folder of a good page and a bad one."""
    folder = tmp_path_factory.mktemp("made")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    (folder / "a.html").write_text(HEAD.format(policy) + GOOD_BODY, encoding="utf-8")
    (folder / "b.html").write_text(HEAD.format(policy) + BAD_BODY, encoding="utf-8")
    (folder / "c.html").write_text(HEAD.format("") + BAD_BODY, encoding="utf-8")
    (folder / "a.css").write_text(STYLE, encoding="utf-8")
    (folder / "404.html").write_text(HEAD.format("") + GOOD_BODY, encoding="utf-8")
    with served(folder) as url:
        yield url


@pytest.mark.browser
def test_good_page_has_nothing_wrong(browser: Browser, made: str) -> None:
    browser.open(made + "a.html", width=PHONE, scheme="dark")
    assert axe_violations(browser) == []
    assert too_wide(browser) == []
    assert browser.console() == []
    assert foreign_requests(browser, made) == []


@pytest.mark.browser
def test_bad_page_has_all_of_it_wrong(browser: Browser, made: str) -> None:
    browser.open(made + "b.html", width=PHONE)
    assert "ends at 408" in "".join(too_wide(browser))
    assert {line.split(":")[0] for line in axe_violations(browser)} == {"image-alt"}
    assert any("Content Security Policy" in line for line in browser.console())
    browser.open(made + "b.html", width=PHONE, scheme="dark")
    assert {line.split(":")[0] for line in axe_violations(browser)} == {"image-alt", "color-contrast"}


@pytest.mark.browser
def test_requests_to_others_are_seen(browser: Browser, made: str) -> None:
    browser.open(made + "c.html")
    assert foreign_requests(browser, made) == ["http://127.0.0.1:9/x.png"]


@pytest.mark.browser
def test_links_work_without_scripts(browser: Browser, made: str) -> None:
    browser.open(made + "a.html", scripts=False)
    browser.find("a")[0].click()
    assert browser.url == made + "b.html"


@pytest.mark.browser
def test_missing_page_is_answered_with_the_sites_own(browser: Browser, made: str) -> None:
    browser.open(made + "none/at/all/")
    assert browser.find("h1")[0].text == "Xin chào"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "home"),
        ("en/index.html", "en"),
        ("404.html", "404.html"),
        ("phien-hop/index.html", "phien-hop"),
        ("phien-hop/8/index.html", "phien-hop/*"),
        ("en/documents/2024/142-qd-ttg/index.html", "en/documents/*/*"),
    ],
)
def test_kind_of_a_path(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_largest_page_stands_for_its_kind(tmp_path: Path) -> None:
    for name, text in (
        ("a/1", "x"),
        ("a/2", "xxx"),
        ("a/3", '<meta http-equiv="refresh" content="0; url=../1/">'),
    ):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    assert one_of_each(tmp_path) == {"a/*": "a/2/index.html"}
