"""What the browser tests look for in a page that is open. Each check returns what is wrong; nothing is
good.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from tests.browser.driver import Browser
from tests.needs import need_axe

ALL_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR_RULES = ("cat.color",)
"""What another colour scheme can break."""

_TOO_WIDE = """
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
const scrolls = (element) => {
  for (let up = element.parentElement; up; up = up.parentElement)
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return true;
  return false;
};
const found = [];
for (const element of document.body.querySelectorAll("*")) {
  const end = Math.round(element.getBoundingClientRect().right);
  if (end > width && !scrolls(element))
    found.push(`<${element.tagName.toLowerCase()} class="${element.className}"> ends at ${end}`);
}
const whole = document.documentElement.scrollWidth;
return [`the page is ${whole} wide in a window of ${width}`, ...found.slice(0, 5)];
"""

_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {
  preload: false,
  resultTypes: ["violations"],
  runOnly: { type: "tag", values: arguments[0] },
}).then((result) => done(result.violations), (error) => done(String(error)));
"""


def too_wide(browser: Browser) -> list[str]:
    """What makes the page scroll sideways."""
    found: list[str] = browser.run(_TOO_WIDE)
    return found


def axe_violations(browser: Browser, tags: tuple[str, ...] = ALL_RULES) -> list[str]:
    """What the axe checker finds wrong in the page by the rules with these tags."""
    browser.run(_axe_source())
    found: list[dict[str, Any]] | str = browser.run_async(_AXE, tags)
    if isinstance(found, str):
        return [f"axe itself failed: {found}"]
    return [
        f"{violation['id']}: {node['target'][0]}: {_why(node)}"
        for violation in found
        for node in violation["nodes"][:3]
    ]


def foreign_requests(browser: Browser, site_url: str) -> list[str]:
    """What the page asked of any other host."""
    own = urlsplit(site_url)[:2]
    return [url for url in browser.requests() if urlsplit(url).scheme != "data" and urlsplit(url)[:2] != own]


def _why(node: dict[str, Any]) -> str:
    summary = " ".join(str(node.get("failureSummary", "")).split())
    return summary.removeprefix("Fix any of the following: ")[:300]


@cache
def _axe_source() -> str:
    return need_axe().read_text(encoding="utf-8")
