"""The four coats of the palette: the device proposes, the reader decides."""

from __future__ import annotations

import pytest

from bulletin.output.assets import published
from tests.browser.driver import Browser
from tests.output.test_palette import PALETTE, STYLES

pytestmark = pytest.mark.browser


def test_the_published_stylesheet_says_what_the_written_one_says(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "en/timeline/")
    (sent,) = published({"assets/style.css": STYLES.encode()}).files.values()
    rules = [
        browser.run(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);"
            "return [...sheet.cssRules].map((rule) => rule.cssText)",
            text,
        )
        for text in (STYLES, sent.decode())
    ]
    assert len(rules[0]) > 400
    assert rules[0] == rules[1]


@pytest.mark.parametrize("dark", [False, True], ids=["light device", "dark device"])
@pytest.mark.parametrize("more", [False, True], ids=["plain device", "device of more contrast"])
def test_attributes_win_over_the_device(browser: Browser, site_url: str, dark: bool, more: bool) -> None:
    browser.open(site_url + "en/timeline/")
    features = [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
        {"name": "prefers-contrast", "value": "more" if more else "no-preference"},
    ]
    browser.command("Emulation.setEmulatedMedia", {"media": "", "features": features})
    for theme in ("", "light", "dark"):
        for contrast in ("", "normal", "more"):
            shown_dark = theme == "dark" or (not theme and dark)
            shown_more = contrast == "more" or (not contrast and more)
            coat = ("d" if shown_dark else "l") + ("c" if shown_more else "")
            wanted = PALETTE["link"][coat]
            assert coat_of(browser, theme, contrast) == rgb(wanted), (theme, contrast, coat)


def coat_of(browser: Browser, theme: str, contrast: str) -> str:
    """The colour of links under these attributes; an empty one is absent."""
    found = browser.run(
        "const root = document.documentElement;"
        "for (const [name, value] of [['data-theme', arguments[0]], ['data-contrast', arguments[1]]])"
        "  value ? root.setAttribute(name, value) : root.removeAttribute(name);"
        "return getComputedStyle(document.querySelector('.breadcrumbs a')).color",
        theme,
        contrast,
    )
    return str(found)


def rgb(colour: str) -> str:
    """`#rgb` or `#rrggbb` as browsers say it."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    return "rgb({}, {}, {})".format(*(int(digits[i : i + 2], 16) for i in (0, 2, 4)))


@pytest.mark.parametrize(
    ("size", "letters"), [(None, 16), ("1", 18), ("2", 20), ("3", 24), ("4", 28), ("5", 32)]
)
def test_letters_grow_and_the_layout_follows(
    browser: Browser, site_url: str, size: str | None, letters: int
) -> None:
    browser.open(site_url + "en/timeline/")
    if size:
        browser.run("document.documentElement.dataset.size = arguments[0]", size)
    assert browser.run("return getComputedStyle(document.documentElement).fontSize") == f"{letters}px"
    has_axis = browser.run("return document.querySelector('.axis').checkVisibility()")
    assert has_axis == (1280 / letters >= 60), "the axis is there where there is room for 60 rem"
