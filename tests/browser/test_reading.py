"""The reading settings: they do what they say and are remembered; nothing jumps, flashes or needs them."""

from __future__ import annotations

import gzip

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.driver import PHONE, Browser, Scheme
from tests.needs import need_node, need_terser
from tests.tools.shrink import PUBLISHED, SOURCES, shrunk

pytestmark = pytest.mark.browser

HOMES = ("", "en/")
_STATE = """
const { dataset } = document.documentElement;
return [dataset.size || "", dataset.contrast || "", dataset.theme || ""];
"""
_FONT = "return parseFloat(getComputedStyle(document.documentElement).fontSize)"
_FIRST = """
document.addEventListener("readystatechange", () => {
  window.first ??= document.documentElement.dataset.theme;
});
"""
_BARS = """
const bars = [...document.querySelectorAll("meta[name=theme-color]")];
return bars.filter((one) => matchMedia(one.media).matches).length;
"""
_PAPER = "return getComputedStyle(document.documentElement).backgroundColor"
_SHIFTS = """
const done = arguments[arguments.length - 1];
new PerformanceObserver((list) => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
  .observe({ type: "layout-shift", buffered: true });
setTimeout(() => done(0), 300);
"""


@pytest.fixture(autouse=True)
def forgotten(browser: Browser, site_url: str) -> None:
    """Each test begins with a reader who has chosen nothing."""
    browser.open(site_url)
    browser.run("localStorage.clear()")


def press(browser: Browser, name: str, value: str = "") -> None:
    """Press one of the controls."""
    selector = f'.reading [name="{name}"]' + (f'[value="{value}"]' if value else "")
    browser.find(selector)[0].click()


def choose(browser: Browser, theme: str) -> None:
    """Choose a theme."""
    browser.find(f'.reading [name="theme"] option[value="{theme}"]')[0].click()


def status(browser: Browser) -> str:
    """What a screen reader was told last."""
    said: str = browser.run_async(
        "setTimeout(() => arguments[0](document.querySelector('.reading [role=status]').textContent), 120)"
    )
    return said


@pytest.mark.parametrize("home", HOMES)
def test_text_grows_to_twice_its_size_and_back(browser: Browser, site_url: str, home: str) -> None:
    browser.open(site_url + home)
    assert browser.run(_FONT) == 16
    sizes = []
    for _ in range(6):  # once more than there are sizes
        press(browser, "size", "1")
        sizes.append(browser.run(_FONT))
    assert sizes == [18, 20, 24, 28, 32, 32]
    assert browser.find('.reading [value="1"]')[0].get_attribute("aria-disabled") == "true"
    assert status(browser).endswith("200%")
    press(browser, "size", "-1")
    assert browser.run(_FONT) == 28
    press(browser, "size", "0")
    assert browser.run(_FONT) == 16
    press(browser, "size", "-1")
    assert browser.run(_FONT) == 16


def test_sizes_are_said_as_the_language_writes_them(browser: Browser, site_url: str) -> None:
    for home, said in (("", "Cỡ chữ: 112,5%"), ("en/", "Text size: 112.5%")):
        browser.open(site_url + home)
        browser.run("localStorage.clear()")
        browser.open(site_url + home)
        press(browser, "size", "1")
        assert status(browser) == said


def test_a_choice_is_remembered_on_every_page_and_in_both_languages(browser: Browser, site_url: str) -> None:
    browser.open(site_url)
    press(browser, "size", "1")
    press(browser, "contrast")
    choose(browser, "dark")
    for page in ("", "en/", "phien-hop/8/", "en/search/"):
        browser.open(site_url + page)
        assert browser.run(_STATE) == ["1", "more", "dark"]
        assert browser.find('.reading [name="contrast"]')[0].get_attribute("aria-pressed") == "true"
        assert browser.find('.reading [name="theme"]')[0].get_attribute("value") == "dark"
    press(browser, "contrast")
    choose(browser, "")
    press(browser, "size", "0")
    browser.open(site_url)
    assert browser.run(_STATE) == ["", "", ""]


def test_a_device_that_asks_for_contrast_can_be_overruled(browser: Browser, site_url: str) -> None:
    browser.open(site_url, contrast=True)
    button = browser.find('.reading [name="contrast"]')[0]
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert browser.run(_STATE)[1] == "normal"
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert browser.run(_STATE)[1] == ""


def test_they_work_where_storage_is_closed(browser: Browser, site_url: str) -> None:
    closed = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed'); } })"
    added = browser.command("Page.addScriptToEvaluateOnNewDocument", {"source": closed})
    try:
        browser.open(site_url)
        press(browser, "size", "1")
        choose(browser, "dark")
        assert browser.run(_STATE) == ["1", "", "dark"]
        assert browser.console() == []
    finally:
        browser.command("Page.removeScriptToEvaluateOnNewDocument", added)


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"size": 99, "theme": "<b>", "contrast": 1}'])
def test_whatever_is_stored_the_page_opens(browser: Browser, site_url: str, kept: str) -> None:
    browser.run("localStorage.reading = arguments[0]", kept)
    browser.open(site_url)
    assert browser.run(_STATE) == ["", "", ""]
    press(browser, "size", "1")
    assert browser.run(_STATE)[0] == "1"
    assert browser.console() == []


def test_another_tab_follows(browser: Browser, site_url: str) -> None:
    browser.open(site_url)
    browser.run("localStorage.reading = '{\"theme\": \"dark\"}'; dispatchEvent(new StorageEvent('storage'))")
    assert browser.run(_STATE) == ["", "", "dark"]


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_nothing_jumps_and_no_other_theme_is_seen_first(browser: Browser, site_url: str, width: int) -> None:
    browser.run('localStorage.reading = \'{"size": 3, "theme": "dark"}\'')
    added = browser.command("Page.addScriptToEvaluateOnNewDocument", {"source": _FIRST})
    try:
        for page in ("", "phien-hop/8/"):
            browser.open(site_url + page, width=width)
            assert browser.run("return window.first") == "dark"
            assert browser.run_async(_SHIFTS) <= 0.01
    finally:
        browser.command("Page.removeScriptToEvaluateOnNewDocument", added)


def test_the_bar_of_the_browser_has_the_theme_s_colour(browser: Browser, site_url: str) -> None:
    browser.open(site_url, scheme="light")
    for theme in ("dark", "light", ""):
        choose(browser, theme)
        assert browser.run(_BARS) == 1


def test_without_scripts_they_take_no_room(browser: Browser, site_url: str) -> None:
    browser.open(site_url, width=PHONE, scripts=False)
    assert not browser.find(".reading")[0].is_displayed()


def test_they_are_worked_by_keyboard(browser: Browser, site_url: str) -> None:
    browser.open(site_url)
    first = browser.find('.reading [value="1"]')[0]
    browser.run("arguments[0].focus()", first)
    first.send_keys(Keys.ENTER)
    first.send_keys(Keys.SPACE)
    assert browser.run(_STATE)[0] == "2"
    assert browser.run("return document.activeElement.value") == "1"  # the focus stays
    first.send_keys(Keys.TAB)
    browser.run("return document.activeElement").send_keys(Keys.SPACE)
    assert browser.run(_STATE)[1] == "more"


def test_the_published_script_is_made_from_the_source_and_small() -> None:
    published = (PUBLISHED / "reading.js").read_text(encoding="utf-8")
    assert published == shrunk(SOURCES / "reading.js", need_node(), need_terser())
    assert len(gzip.compress(published.encode(), 9)) <= 1600


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_theme_wins_over_the_device_s(browser: Browser, site_url: str, scheme: Scheme) -> None:
    papers = {}
    for theme in ("", "light", "dark"):
        browser.open(site_url, scheme=scheme)
        choose(browser, theme)
        browser.open(site_url, scheme=scheme)
        papers[theme] = browser.run(_PAPER)
    assert papers["light"] != papers["dark"]
    assert papers[""] == papers[scheme]
