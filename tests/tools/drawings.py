"""Takes a picture of each drawing of a site by itself: charts, sparklines, axes of time, histories, the
matrix of topics. A tool for developers (`make drawings`), for looking at all of them when one has changed.

python -m tests.tools.drawings OUTPUT_FOLDER PICTURES_FOLDER [PAGE ...]

OUTPUT_FOLDER is a built site, PAGE a path in it (`chi-so/bang-rong-di-dong/`); without one, every page that
has a drawing is opened. A drawing is taken on a phone and on a desk, light, dark and with more contrast, and
on paper: as wide as A4 leaves room for, in the colours of print, as a printer without colours shows it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.driver import Browser, Scheme
from tests.tools.camera import name_of, parser, studio, taken

# What is a drawing, by the name its picture gets. A sparkline is taken with the words it stands among.
KINDS = {
    "chart": "figure.chart",
    "axis": "figure.axis",
    "sparks": "table:has(.spark), .indicators:has(.spark)",
    "history": "ol.history",
    "matrix": "table.matrix",
}
SIGNS = tuple(f'class="{name}' for name in ("chart", "axis", "spark", "history", "matrix"))
PAPER = 688  # CSS pixels: A4 less the margins of `@page`
SHARP = 2  # pixels of a picture for each of the page

_PLACES = """
const found = [];
for (const [kind, selector] of Object.entries(arguments[0])) {
  for (const element of document.querySelectorAll(selector)) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    found.push([kind, box.left + scrollX, box.top + scrollY, box.width, box.height]);
  }
}
return found;
"""
_GREY = "document.documentElement.style.filter = 'grayscale(1)';"


@dataclass(frozen=True, slots=True)
class Coat:
    """How a page is shown: its name in a picture's, the width of the window, what the device asks for."""

    name: str
    width: int
    scheme: Scheme = "light"
    contrast: bool = False
    paper: bool = False


COATS = (
    *(Coat(f"{width}-{scheme}", width, scheme) for width in (360, 1280) for scheme in ("light", "dark")),
    Coat("360-contrast", 360, contrast=True),
    Coat("1280-contrast-dark", 1280, "dark", contrast=True),
    Coat("paper", PAPER, paper=True),
)


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures that the command line asks for; the exit code."""
    made = parser("tests.tools.drawings", "Take pictures of charts and other drawings.", "all with a drawing")
    options = made.parse_args(arguments)
    pages: list[str] = options.pages or pages_with_drawings(options.site)
    with studio(options.site, options.pictures) as (url, browser):
        for page in pages:
            for coat in COATS:
                show(browser, url + page, coat)
                for name, picture in drawings(browser):
                    target = options.pictures / f"{name_of(page)}-{name}-{coat.name}.png"
                    target.write_bytes(picture)
                    print(target)
    return 0


def pages_with_drawings(site: Path) -> list[str]:
    """The paths of all pages that hold a drawing."""
    found = []
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if any(sign in text for sign in SIGNS):
            found.append(file.relative_to(site).as_posix())
    return found


def show(browser: Browser, url: str, coat: Coat) -> None:
    """Open a page in a coat."""
    browser.open(url, width=coat.width, scheme=coat.scheme, contrast=coat.contrast)
    if coat.paper:
        browser.command("Emulation.setEmulatedMedia", {"media": "print"})
        browser.run(_GREY)
    browser.run_async("document.fonts.ready.then(arguments[0])")


def drawings(browser: Browser) -> Iterator[tuple[str, bytes]]:
    """The drawings of the open page that can be seen: kind and number, the picture with some air around."""
    counts: dict[str, int] = {}
    for kind, left, top, width, height in browser.run(_PLACES, KINDS):
        counts[kind] = counts.get(kind, 0) + 1
        clip = {"x": max(left - 12, 0), "y": max(top - 12, 0), "width": width + 24, "height": height + 24}
        yield f"{kind}{counts[kind]}", taken(browser, {**clip, "scale": SHARP})


if __name__ == "__main__":
    sys.exit(main())
