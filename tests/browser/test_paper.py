"""What comes out of a printer: few sheets, no navigation, and where it comes from."""

from __future__ import annotations

import base64
import re

import pytest

from tests.browser.driver import Browser

pytestmark = pytest.mark.browser


def sheets(browser: Browser, url: str) -> int:
    """How many sheets of A4 a page takes."""
    browser.open(url)
    size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    answer = browser.command("Page.printToPDF", size)
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(answer["data"])))


@pytest.mark.parametrize("path", ["dong-thoi-gian/", "en/timeline/"])
def test_the_whole_line_stands_on_two_sheets(browser: Browser, site_url: str, path: str) -> None:
    assert sheets(browser, site_url + path) <= 2


@pytest.mark.heavy
@pytest.mark.parametrize("path", ["phien-hop/{}/", "en/sessions/{}/"])
def test_a_session_stands_on_six_sheets(browser: Browser, site_url: str, path: str) -> None:
    found = {number: sheets(browser, site_url + path.format(number)) for number in range(1, 10)}
    assert {number: count for number, count in found.items() if count > 6} == {}


@pytest.mark.parametrize("path", ["phien-hop/8/", "en/timeline/"])
def test_paper_shows_no_controls_and_says_where_it_comes_from(
    browser: Browser, site_url: str, path: str
) -> None:
    browser.open(site_url + path)
    browser.command("Emulation.setEmulatedMedia", {"media": "print"})
    shown = browser.run(
        "return [...document.querySelectorAll('nav, form, button, select, summary')]"
        ".filter((one) => one.checkVisibility()).map((one) => one.className || one.tagName)"
    )
    assert shown == []
    (address,) = browser.find(".on-paper")
    assert address.text == browser.find("link[rel=canonical]")[0].get_attribute("href")
    wide = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_paper_is_white_whatever_the_reader_chose(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "en/timeline/", scheme="dark")
    browser.run("document.documentElement.dataset.theme = 'dark'")
    browser.command("Emulation.setEmulatedMedia", {"media": "print"})
    colours = browser.run(
        "const of = (one) => getComputedStyle(one); return [of(document.documentElement).backgroundColor,"
        "of(document.querySelector('h1')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
