"""What comes out of a printer: few sheets, no navigation, and where it comes from."""

from __future__ import annotations

import base64
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.browser.driver import Browser
from tests.needs import need_pdftotext

pytestmark = pytest.mark.browser

TALL, WIDE = 12, 14
"""The margins of the site's sheets in millimetres: above and below, left and right."""
MILLIMETRE = 72 / 25.4
SLACK = 1.5
"""Points by which a letter's box, which has room for the tallest marks, may reach out of its line."""
_SHOWN = """
const unseen = (one) => getComputedStyle(one).clipPath !== "none";
for (const one of document.querySelectorAll("body *")) if (unseen(one)) one.remove();
return document.body.innerText;
"""
"""The words for the eye: those for screen readers alone are taken away."""
_SHEET = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>')


def printed(browser: Browser) -> bytes:
    """The page in the window as a PDF of A4 sheets; one that sets no margins has those of the site."""
    margins = dict.fromkeys(("marginTop", "marginBottom"), TALL / 25.4)
    margins |= dict.fromkeys(("marginLeft", "marginRight"), WIDE / 25.4)
    size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    return base64.b64decode(browser.command("Page.printToPDF", {**size, **margins})["data"])


def sheets(browser: Browser, url: str) -> int:
    """How many sheets of A4 a page takes."""
    browser.open(url)
    return len(re.findall(rb"/Type\s*/Page\b", printed(browser)))


def told(pdf: bytes, *options: str) -> str:
    """What pdftotext tells of a PDF."""
    command = (str(need_pdftotext()), *options, "-", "-")
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def letters(text: str) -> Counter[str]:
    """How often each letter and digit is in a text, however it is encoded or capitalised."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold()))


def words_outside(pdf: bytes) -> Iterator[tuple[int, str, float]]:
    """The words of a PDF that reach into a margin: the sheet's number, the word, and how far in points."""
    across, down = WIDE * MILLIMETRE, TALL * MILLIMETRE
    found = 0
    for number, (width, height, words) in enumerate(_SHEET.findall(told(pdf, "-bbox")), 1):
        for *box, word in _WORD.findall(words):
            left, top, right, bottom = map(float, box)
            found += 1
            out = max(across - left, down - top, right - float(width) + across, bottom - float(height) + down)
            if out > SLACK:
                yield number, word, out
    assert found, "no words on paper"


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


@pytest.mark.heavy
def test_every_word_stands_whole_on_a_sheet(browser: Browser, site_url: str, samples: dict[str, str]) -> None:
    """A line that a sheet's edge cuts through reaches into its margin; so does one that is too wide.

    What a box hides is not on paper at all.
    """
    wrong: list[object] = []
    for path in samples.values():
        if path.startswith("en/"):
            continue
        browser.open(site_url + path)
        pdf = printed(browser)
        wrong += [(path, *outside) for outside in words_outside(pdf)]
        browser.command("Emulation.setEmulatedMedia", {"media": "print"})
        lost = letters(browser.run(_SHOWN)) - letters(told(pdf))
        wrong += [(path, "lost", dict(lost))] if lost else []
    assert not wrong, f"{len(wrong)} wrong: {wrong[:20]}"


@pytest.mark.heavy
def test_a_line_that_is_cut_would_be_seen(browser: Browser, site_url: str) -> None:
    browser.open(site_url + "phien-hop/8/")
    browser.run(
        "document.querySelector('main').style.display = 'inline-block'"
    )  # such boxes are cut anywhere
    assert list(words_outside(printed(browser)))
