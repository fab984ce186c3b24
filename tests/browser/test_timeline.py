"""The timeline: what each session came to is folded on a phone, and open where there is room and on paper."""

from __future__ import annotations

import pytest

from tests.browser.driver import DESK, PHONE, Browser

pytestmark = pytest.mark.browser

_SHOWN = (
    "return [...document.querySelectorAll('.glance .summary, .glance .stats > li')]"
    ".filter((one) => one.checkVisibility() && one.offsetHeight > 0).length"
)
_ALL = "return document.querySelectorAll('.glance .summary, .glance .stats > li').length"


@pytest.mark.parametrize("path", ["dong-thoi-gian/", "en/timeline/"])
def test_a_phone_sees_the_line_and_opens_a_session_without_scripts(
    browser: Browser, site_url: str, path: str
) -> None:
    browser.open(site_url + path, width=360, scripts=False)
    browser.command("Emulation.setScriptExecutionDisabled", {"value": False})  # to look, not to load
    assert browser.run(_ALL) > 20
    assert browser.run(_SHOWN) == 0
    assert browser.run("return document.documentElement.scrollHeight") < 6_500
    summary = browser.find(".glance summary")[0]
    assert summary.size["height"] >= 44
    summary.click()
    assert browser.run(_SHOWN) >= 2


def test_a_wide_screen_and_paper_see_all_of_it(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "en/timeline/", width=DESK)
    everything = browser.run(_ALL)
    assert browser.run(_SHOWN) == everything
    assert not [one for one in browser.find(".glance summary") if one.is_displayed()]
    browser.command("Emulation.setEmulatedMedia", {"media": "print"})
    assert not [one for one in browser.find(".glance summary") if one.is_displayed()]
    figures = (
        "return [...document.querySelectorAll('.glance .stats > li')].map((one) => one.offsetHeight > 0)"
    )
    assert all(browser.run(figures))


def test_a_browser_that_cannot_open_them_by_style_prints_them_all(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "en/timeline/", width=PHONE)
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run(_SHOWN) == browser.run(_ALL)
    assert not browser.find(".filters details[open]")


def test_a_link_to_a_session_lands_on_it(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "en/timeline/", width=PHONE)
    anchor = browser.find(".entry.session")[5].get_attribute("id")
    browser.open(f"{site_url}en/timeline/#{anchor}", width=PHONE)
    top = browser.run("return document.getElementById(arguments[0]).getBoundingClientRect().top", anchor)
    assert 0 <= top < 60
