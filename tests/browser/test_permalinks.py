"""Links to places: named well, the same in both languages, and kept by the language switch."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.driver import Browser

pytestmark = pytest.mark.browser

PAGE = {"vi": "phien-hop/8/", "en": "en/sessions/8/"}
OTHER = {"vi": "en", "en": "vi"}
_ANCHORS = """
const found = document.querySelectorAll("main a.anchor, main .commitments a.number");
return [...found].map((a) => a.getAttribute("href"));
"""
_UNNAMED = """
const named = (a) => (a.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean)
  .map((id) => document.getElementById(id)?.textContent).join(" ") || a.getAttribute("aria-label");
const names = [...document.querySelectorAll("main a.anchor")].map(named);
return names.filter((name, place) => !name || !/\\p{L}{3}/u.test(name) || names.indexOf(name) !== place);
"""


def anchors(browser: Browser) -> list[str]:
    """Where the links to places of the page lead."""
    found: list[str] = browser.run(_ANCHORS)
    return found


def test_headings_figures_and_commitments_have_the_same_in_both_languages(
    browser: Browser, site_url: str
) -> None:
    browser.open(site_url + PAGE["vi"])
    vietnamese = anchors(browser)
    browser.open(site_url + PAGE["en"])
    assert anchors(browser) == vietnamese
    assert len(set(vietnamese)) == len(vietnamese) > 20
    rows, tasks, headings = (
        len(browser.find(one))
        for one in (
            "[aria-labelledby=page-figures] tbody tr",
            "ol.commitments > li",
            ".column :is(h2, h3, h4)[id]",
        )
    )
    assert len(vietnamese) == rows + tasks + headings
    assert all(browser.run("return !!document.querySelector(arguments[0])", one) for one in vietnamese)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_has_a_name_of_its_own_and_leaves_the_heading_s_alone(
    browser: Browser, site_url: str, language: str
) -> None:
    browser.open(site_url + PAGE[language])
    repeated: list[str] = browser.run(_UNNAMED)
    assert all("igure" in name or "số liệu" in name for name in repeated)  # one indicator, several values
    assert not browser.find("main :is(h2, h3, h4) a.anchor")


def test_a_link_to_a_heading_is_reached_and_followed_by_keyboard(browser: Browser, site_url: str) -> None:
    browser.open(site_url + PAGE["vi"])
    link = browser.find(".prose .heading a.anchor")[1]
    browser.run("arguments[0].focus()", link)
    link.send_keys(Keys.ENTER)
    assert browser.url.endswith("#" + str(link.get_attribute("href")).rpartition("#")[2])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_language_switch_keeps_the_fragment(browser: Browser, site_url: str, language: str) -> None:
    for fragment in ("#page-commitments", *anchors_of(browser, site_url, language)):
        browser.open(site_url + PAGE[language] + fragment)
        browser.find(".switch a")[0].click()
        assert browser.url == site_url + PAGE[OTHER[language]] + fragment
        assert browser.find(fragment)


def anchors_of(browser: Browser, site_url: str, language: str) -> list[str]:
    """A few links of the page: a heading's, a figure's, a commitment's."""
    browser.open(site_url + PAGE[language])
    found = anchors(browser)
    return [found[2], found[len(found) // 2], found[-2]]


def test_without_scripts_it_is_a_plain_link(browser: Browser, site_url: str) -> None:
    browser.open(site_url, scripts=False)
    browser.open(site_url + PAGE["vi"] + "#page-sources", scripts=False)
    browser.find(".switch a")[0].click()
    assert browser.url == site_url + PAGE["en"]
