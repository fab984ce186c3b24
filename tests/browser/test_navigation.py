"""Moving about the built site, with scripts and without."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest

from tests.browser.driver import PHONE, Browser
from tests.output.pages import Output

FEW = ("home", "en", "phien-hop/*")

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_language_switch_leads_to_the_counterpart_and_back(
    browser: Browser, site_url: str, samples: dict[str, str], site_output: Output, scripts: bool
) -> None:
    wrong = []
    for path in [samples[kind] for kind in FEW] if scripts else samples.values():
        page = site_output.pages[path]
        other = "en" if page.lang == "vi" else "vi"
        counterpart = dict(page.alternates).get(other)
        if counterpart is None:
            continue
        browser.open(site_url + path, scripts=scripts)
        switch = browser.find(f'a[hreflang="{other}"]')
        if not switch:
            wrong.append(f"{path}: no link with hreflang={other}")
            continue
        switch[0].click()
        if not counterpart.endswith(urldefrag(browser.url)[0].removeprefix(site_url)):
            wrong.append(f"{path}: {browser.url} is not {counterpart}")
            continue
        back = browser.find(f'a[hreflang="{page.lang}"]')
        if not back:
            wrong.append(f"{path}: no way back")
            continue
        back[0].click()
        if urldefrag(browser.url)[0] != (site_url + path).removesuffix("index.html"):
            wrong.append(f"{path}: the way back leads to {browser.url}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("home", ["", "en/"])
def test_sections_open_on_a_phone_without_scripts(browser: Browser, site_url: str, home: str) -> None:
    browser.open(site_url + home, width=PHONE, scripts=False)
    links = "return [...document.querySelectorAll('nav a')].map((a) => [a.href, a.textContent.trim()])"
    found: list[list[str]] = [link for link in browser.run(links) if link[0].endswith("/")]
    assert len(found) >= 4
    for href, name in found:
        assert name, f"a link in the navigation has no text: {href}"
        browser.open(href, width=PHONE, scripts=False)
        assert browser.find("h1"), href
        assert browser.find("main"), href


@pytest.mark.parametrize("home", ["", "en/"])
def test_from_home_to_the_last_session_by_clicks_alone(browser: Browser, site_url: str, home: str) -> None:
    section = "en/sessions/" if home else "phien-hop/"
    browser.open(site_url + home, width=PHONE, scripts=False)
    for menu in browser.find("nav details:not([open]) > summary"):
        menu.click()
    step = f'nav a[href$="{section.removeprefix(home)}"]'
    shown = [link for link in browser.find(step) if link.is_displayed()]
    assert shown, f"no visible link {step}"
    shown[0].click()
    assert browser.url == site_url + section
    browser.find('main a[href$="8/"]')[0].click()
    assert browser.url == f"{site_url}{section}8/"
    assert browser.find("main h1")[0].text
