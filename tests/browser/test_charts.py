"""Charts as a browser sets them: its own letters, at every width and size, in the fonts a reader may get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driver import Browser

pytestmark = pytest.mark.browser

_GATHER = """
const room = document.querySelector('.chart').parentElement;
document.querySelectorAll('.chart').forEach((chart) => chart.remove());
for (const [path, html] of arguments[0]) {
  room.insertAdjacentHTML('beforeend', html);
  room.lastElementChild.dataset.path = path;
}
"""

# Of a line of letters, what digits leave free above and below.
_MEASURE = """
const problems = [];
const rect = (element, above = 0, below = 0) => {
  const box = element.getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top + above * box.height,
    bottom: box.bottom - below * box.height, words: element.textContent};
};
const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5
  && a.top < b.bottom - .5 && b.top < a.bottom - .5;
for (const chart of document.querySelectorAll('.chart')) {
  const say = (what, ...words) => problems.push(`${chart.dataset.path}: ${what}: ${words.join(' | ')}`);
  const letters = [...chart.querySelectorAll('.plot text')].map((text) => rect(text, .25, .25));
  const signs = [...chart.querySelectorAll('.mark > :is(circle, path)')].map((sign) => rect(sign));
  const plot = chart.querySelector('.plot').getBoundingClientRect();
  letters.forEach((one, n) => {
    if (one.left < plot.left - .5 || one.right > plot.right + .5) say('outside', one.words);
    if (one.top < plot.top || one.bottom > plot.bottom) say('above or below', one.words);
    for (const other of letters.slice(n + 1))
      if (meet(one, other)) say('letters on letters', one.words, other.words);
    for (const sign of signs) if (meet(one, sign)) say('letters on a point', one.words);
  });
  for (const bar of chart.querySelectorAll('rect.bar')) for (const one of letters)
    if (meet(one, rect(bar))) say('letters on a bar', one.words);
  if (!arguments[0] && chart.scrollWidth > chart.clientWidth) say('must be scrolled', chart.scrollWidth);
}
return problems;
"""


@pytest.fixture
def all_charts(browser: Browser, site_url: str, built_site: Path) -> Iterator[Browser]:
    """A page that holds every chart of the site, in both languages."""
    charts = [
        (file.relative_to(built_site).as_posix(), chart)
        for file in sorted(built_site.rglob("*.html"))
        for chart in re.findall(r'<figure class="chart">.*?</figure>', file.read_text(encoding="utf-8"), re.S)
    ]
    assert len(charts) > 60
    browser.command("Page.setBypassCSP", {"enabled": True})  # else no page takes markup from a script
    browser.open(site_url + charts[0][0])
    browser.run(_GATHER, charts)
    browser.run_async("document.fonts.ready.then(arguments[0])")
    yield browser
    browser.command("Page.setBypassCSP", {"enabled": False})


def at_width(browser: Browser, width: int, scroll: bool = False) -> list[str]:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.command("Emulation.setDeviceMetricsOverride", size)
    found: list[str] = browser.run(_MEASURE, scroll)
    return found


@pytest.mark.parametrize("font", ["", "Arial-in", "sans-serif"])
def test_no_letters_of_a_chart_lie_on_anything(all_charts: Browser, font: str) -> None:
    all_charts.run("document.documentElement.style.setProperty('--font', arguments[0])", font)
    for width in (320, 360, 480, 768, 1280):
        assert at_width(all_charts, width) == [], width


@pytest.mark.parametrize("size", ["2", "5"])
def test_nor_do_large_letters(all_charts: Browser, size: str) -> None:
    all_charts.run("document.documentElement.dataset.size = arguments[0]", size)
    for width in (320, 360, 768, 1280):
        assert at_width(all_charts, width, scroll=True) == [], width
        assert all_charts.run("return document.documentElement.scrollWidth") <= width, "the page itself"


def test_nor_do_letters_on_paper(all_charts: Browser) -> None:
    all_charts.command("Emulation.setEmulatedMedia", {"media": "print"})
    assert at_width(all_charts, 688) == []


_SPARKS = """
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const sparks = [...document.querySelectorAll('.indicators .spark')];
return [sparks.length, sparks.flatMap((spark) => {
  const range = document.createRange(), words = [...spark.closest('li').querySelectorAll('.name, .newest')];
  return words.flatMap((one) => (range.selectNodeContents(one), [...range.getClientRects()]))
    .filter((box) => meet(box, spark.getBoundingClientRect()))
    .map(() => spark.closest('li').innerText);
})];
"""


@pytest.mark.parametrize("path", ["chi-so/", "en/indicators/"])
def test_no_sparkline_lies_on_words(browser: Browser, site_url: str, path: str) -> None:
    for width, medium in ((320, ""), (360, ""), (768, ""), (1280, ""), (688, "print")):
        browser.open(site_url + path, width=width)
        browser.command("Emulation.setEmulatedMedia", {"media": medium})
        sparks, met = browser.run(_SPARKS)
        assert sparks > 15
        assert met == [], (width, medium)
