"""The built site in a real browser: one page of each kind, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.checks import ALL_RULES, COLOUR_RULES, axe_violations, foreign_requests, too_wide
from tests.browser.driver import DESK, PHONE, Browser, Scheme

pytestmark = pytest.mark.browser


def check_each(samples: dict[str, str], check: Callable[[str], list[str]]) -> None:
    """Check each sample and tell of all at once, what is wrong on several pages once."""
    wrong: dict[str, list[str]] = {}
    for path in samples.values():
        for what in check(path):
            wrong.setdefault(what, []).append(path)
    lines = [f"{paths[0]} and {len(paths) - 1} more: {what}" for what, paths in wrong.items()]
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(lines[:50])


def test_both_languages_have_samples(samples: dict[str, str]) -> None:
    assert {"home", "en", "404.html"} <= samples.keys()
    english = [kind for kind in samples if kind.startswith("en")]
    assert len(english) >= 10
    assert len([kind for kind in samples if not kind.startswith("en")]) == len(english)


@pytest.mark.parametrize("width", [PHONE, 768, DESK])
def test_nothing_scrolls_sideways(
    browser: Browser, site_url: str, samples: dict[str, str], width: int
) -> None:
    def check(path: str) -> list[str]:
        browser.open(site_url + path, width=width)
        return too_wide(browser)

    check_each(samples, check)


@pytest.mark.parametrize(("scheme", "rules"), [("light", ALL_RULES), ("dark", COLOUR_RULES)])
def test_axe_finds_no_violation(
    browser: Browser, site_url: str, samples: dict[str, str], scheme: Scheme, rules: tuple[str, ...]
) -> None:
    def check(path: str) -> list[str]:
        browser.open(site_url + path, scheme=scheme)
        return axe_violations(browser, rules)

    check_each(samples, check)


def test_console_is_silent_and_no_other_host_is_asked(
    browser: Browser, site_url: str, samples: dict[str, str]
) -> None:
    def check(path: str) -> list[str]:
        browser.open(site_url + path)
        return browser.console() + foreign_requests(browser, site_url)

    check_each(samples, check)


def test_missing_page_is_answered_in_both_languages(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "khong/co/trang/nay/", width=PHONE)
    assert browser.find('[lang="en"]')
    assert browser.run("return document.documentElement.lang") == "vi"
    assert too_wide(browser) == []
