"""What a page of each kind does not show: rare pages, and pages in a state that a reader brings about.

Rare pages are found by what stands in them, so that a site need not say which it has; a page that only sends
elsewhere is seen for no longer than a blink and has no picture.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what finds the cases needs no browser
    from tests.browser.driver import Browser

_RARE = {
    "gone": re.compile(r'<body class="is-gone">'),
    "empty": re.compile(r"<p>(?:Nothing here yet\.|Chưa có nội dung\.)</p>"),
    "untranslated": re.compile(r'<p class="notice">[^<]*<a href="[^"]*" lang="'),
    "stale": re.compile(r'<p class="aside">[^<]*(?:<time[^>]*>[^<]*</time>[^<]*)?<a href="[^"]*" lang="'),
    "photos": re.compile(r'<figure class="photo"'),
}
QUERIES = {"vi": "kinh+te+so", "en": "digital+economy"}
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_WAIT = 5.0


@dataclass(frozen=True)
class Case:
    """A page, by its path, and what is done to it before its picture is taken."""

    name: str
    path: str
    scripts: bool = True
    blocked: str = ""  # an address that does not answer
    act: Callable[[Browser], None] = lambda browser: None
    narrow: bool = False  # only where there is little room


def rare_pages(root: Path) -> Iterator[Case]:
    """The first page of each rare sort in each language, and the one with the longest title."""
    found: dict[str, str] = {}
    longest: dict[str, tuple[int, str]] = {}
    for file in sorted(root.rglob("index.html")):
        text, path = file.read_text(encoding="utf-8"), file.relative_to(root).as_posix()
        language = "en" if path.startswith("en/") else "vi"
        for name, sign in _RARE.items():
            if sign.search(text):
                found.setdefault(f"{name}-{language}", path)
        title = _TITLE.search(text)
        if title and 'http-equiv="refresh"' not in text:
            length = len(re.sub(r"<[^>]*>", "", title[1]))
            longest[language] = max(longest.get(language, (0, "")), (length, path))
    for language, (_, path) in longest.items():
        found[f"longest-title-{language}"] = path
    return (Case(name, path) for name, path in sorted(found.items()))


def states(search: str, timeline: str, language: str) -> tuple[Case, ...]:
    """What readers make of a page: `search` and `timeline` are the paths of these."""
    unfold = "for (const one of document.querySelectorAll('main details')) one.open = true"
    menu = "document.querySelector('.main-nav details').open = true"
    return (
        Case(f"search-found-{language}", f"{search}?q={QUERIES[language]}", act=_answered),
        Case(f"search-nothing-{language}", f"{search}?q=qqqqzz", act=_answered),
        Case(f"search-no-scripts-{language}", search, scripts=False),
        Case(f"search-lost-{language}", search, blocked="*/search.*.js", act=_at_last),
        Case(f"timeline-unfolded-{language}", timeline, act=lambda browser: browser.run(unfold), narrow=True),
        Case(f"menu-{language}", timeline, act=lambda browser: browser.run(menu), narrow=True),
    )


def all_cases(root: Path) -> list[Case]:
    """The rare pages of a site, and the states of those pages that it has."""
    made = list(rare_pages(root))
    for language, search, timeline in (
        ("vi", "tim-kiem/", "dong-thoi-gian/"),
        ("en", "en/search/", "en/timeline/"),
    ):
        if (root / search).is_dir() and (root / timeline).is_dir():
            made += states(search, timeline, language)
    return made


def _answered(browser: Browser) -> None:
    """Wait until the search has said something."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        if browser.run("return document.getElementById('search-status').textContent !== ''"):
            return
        time.sleep(0.05)


def _at_last(browser: Browser) -> None:
    """What moves has come to its end."""
    browser.run("for (const one of document.getAnimations()) one.finish()")
