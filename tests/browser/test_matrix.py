"""Every kind of page as every reader may have it: languages, widths, coats, text sizes, paper, keyboard.

One load of a page serves many checks: coats and sizes are changed in place, as the reading settings do.
"""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.checks import ALL_RULES, COLOUR_RULES, axe_violations, foreign_requests, too_wide
from tests.browser.driver import DESK, PHONE, Browser

pytestmark = pytest.mark.browser

COATS = {
    "dark": {"theme": "dark"},
    "more contrast": {"theme": "light", "contrast": "more"},
    "dark with more contrast": {"theme": "dark", "contrast": "more"},
}
"""Beside the light one, which all rules are run in."""

_READ = """
const root = document.documentElement;
for (const name of ["theme", "contrast", "size"])
  if (arguments[0][name]) root.dataset[name] = arguments[0][name]; else delete root.dataset[name];
"""
_CLIPPED = """
const shown = (e) => getComputedStyle(e).clipPath === "none" && e.getClientRects().length;
const cut = (e) => {
  const style = getComputedStyle(e), hides = (value) => value === "hidden" || value === "clip";
  return (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
    || (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
};
const found = [...document.body.querySelectorAll("*")]
  .filter((e) => e.innerText && !e.closest("svg") && shown(e) && cut(e));
return found.map((e) => `<${e.tagName.toLowerCase()} class="${e.className}"> cuts its words`);
"""
_FOCUS = """
const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
const there = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
const free = !there || e.contains(there) || there.contains(e);
return {
  name: e.name || e.getAttribute("class") || e.localName,
  part: e.closest("nav, form, section, header, main, footer")?.className || "",
  seen: box.bottom > 0 && box.top < innerHeight && box.width > 0 && free,
  marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
  tall: e.matches("button, select, input, summary") ? box.height : 99,
};
"""


def told(path: str, way: str, found: list[str]) -> list[str]:
    """What was found, with where and how the page was shown."""
    return [f"{path} ({way}): {what}" for what in found]


def _looked_at(browser: Browser, url: str, path: str, width: int) -> list[str]:
    """All that is wrong with a page in a window of a width."""
    browser.open(url + path, width=width)
    browser.run(_READ, {"theme": "light"})
    wrong = told(path, f"{width}", axe_violations(browser, ALL_RULES) + too_wide(browser))
    for name, coat in COATS.items() if width == DESK else ():
        browser.run(_READ, coat)
        wrong += told(path, name, axe_violations(browser, COLOUR_RULES))
    browser.run(_READ, {"size": "5"})
    wrong += told(path, f"{width}, text of 200 %", too_wide(browser) + browser.run(_CLIPPED))
    return wrong + told(path, f"{width}", browser.console() + foreign_requests(browser, url))


@pytest.mark.heavy
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_page_in_every_coat_and_size(
    browser: Browser, site_url: str, samples: dict[str, str], language: str, width: int
) -> None:
    wrong = []
    for path in samples.values():
        if path.startswith("en/") == (language == "en"):
            wrong += _looked_at(browser, site_url, path, width)
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(wrong[:40])


@pytest.mark.heavy
def test_paper_cuts_nothing(browser: Browser, site_url: str, samples: dict[str, str]) -> None:
    """What is wider than a sheet of A4 between its margins (182 mm) would be cut or shrunk."""
    wrong = []
    for path in samples.values():
        browser.open(site_url + path, width=688)
        browser.command("Emulation.setEmulatedMedia", {"media": "print"})
        wrong += told(path, "print", too_wide(browser) + browser.run(_CLIPPED))
        size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
        assert len(browser.command("Page.printToPDF", size)["data"]) > 4000, path
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.heavy
def test_every_kind_of_page_is_whole_without_scripts(
    browser: Browser, site_url: str, samples: dict[str, str]
) -> None:
    for path in samples.values():
        browser.open(site_url + path, width=PHONE, scripts=False)
        assert browser.find("h1")[0].is_displayed(), path
        assert not [one for one in browser.find(".scripted") if one.is_displayed()], path


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", ["dong-thoi-gian/", "en/timeline/"])
def test_the_keyboard_reaches_all_that_stands_before_the_text(
    browser: Browser, site_url: str, path: str, width: int
) -> None:
    """Search, menu, reading settings, filters: in this order, each in sight and marked."""
    browser.open(site_url + path, width=width)
    stops = []
    for _ in range(45):
        browser.press(Keys.TAB)
        stop: dict[str, Any] = browser.run(_FOCUS)
        stops.append(stop)
        assert stop["seen"], stop
        assert stop["marked"], stop
        assert stop["tall"] >= 43.9, stop  # WCAG 2.5.5 asks for 44
        if "filters" in stop["part"]:
            break
    parts = [stop["part"] for stop in stops]
    assert stops[0]["name"] == "skip"
    names = ("search", "main-nav", "reading", "filters")
    order = [next(n for n, part in enumerate(parts) if name in part) for name in names]
    assert order == sorted(order), parts
    assert any("switch" in part for part in parts)
    assert {"size", "contrast", "theme"} <= {stop["name"] for stop in stops}


def test_the_menu_opens_by_keyboard_on_a_phone(browser: Browser, site_url: str) -> None:
    browser.open(site_url, width=PHONE)
    summary = browser.find(".main-nav summary")[0]
    browser.run("arguments[0].focus()", summary)
    summary.send_keys(Keys.ENTER)
    assert browser.find(".main-nav details")[0].get_attribute("open") is not None
    summary.send_keys(Keys.TAB)
    assert browser.run("return document.activeElement.closest('.main-nav') !== null")
