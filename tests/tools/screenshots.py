"""Takes pictures of pages: at several widths, light, dark, with more contrast, and as printed. A tool for
developers (`make pictures`).

python -m tests.tools.screenshots OUTPUT_FOLDER PICTURES_FOLDER [PAGE ...]

OUTPUT_FOLDER is a built site, PAGE a path in it (`phien-hop/8/`); without one, a page of each kind is
taken. With `--cases` also what those do not show (`cases.py`): results of a search, an empty list, a page
that is gone. A printed page is kept as PDF, and as PNG too where pdftoppm is there.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

from tests.browser.driver import Browser, Scheme
from tests.browser.kinds import one_of_each
from tests.tools.camera import name_of, parser, studio, taken
from tests.tools.cases import Case, all_cases

TALLEST = 16_000  # as far as Chromium draws; what is longer is cut, and said to be


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures that the command line asks for; the exit code."""
    options = command_line().parse_args(arguments)
    pages: list[str] = options.pages or list(one_of_each(options.site).values())
    with studio(options.site, options.pictures) as (url, browser):
        for page in pages:
            for width in options.widths:
                for scheme in options.schemes:
                    picture = options.pictures / f"{name_of(page)}-{width}-{scheme}.png"
                    browser.open(url + page, width=width, scheme=scheme)
                    picture.write_bytes(full_page(browser, width))
                    print(picture)
                if options.contrast:
                    picture = options.pictures / f"{name_of(page)}-{width}-contrast.png"
                    browser.open(url + page, width=width, contrast=True)
                    picture.write_bytes(full_page(browser, width))
                    print(picture)
            if options.print:
                browser.open(url + page)
                for made in printed(browser, options.pictures / f"{name_of(page)}-print.pdf"):
                    print(made)
        for case in all_cases(options.site) if options.cases else ():
            for width in options.widths if not case.narrow else [min(options.widths)]:
                for scheme in options.schemes:
                    picture = options.pictures / f"case-{case.name}-{width}-{scheme}.png"
                    picture.write_bytes(pictured(browser, url, case, width, scheme))
                    print(picture)
    return 0


def pictured(browser: Browser, url: str, case: Case, width: int, scheme: Scheme) -> bytes:
    """A picture of a case."""
    browser.command("Network.enable", {})
    browser.command("Network.setBlockedURLs", {"urls": [case.blocked] if case.blocked else []})
    browser.open(url + case.path, width=width, scheme=scheme, scripts=case.scripts)
    browser.command("Network.setBlockedURLs", {"urls": []})
    browser.command("Emulation.setScriptExecutionDisabled", {"value": False})  # to look, not to load
    case.act(browser)
    return full_page(browser, width)


def command_line() -> argparse.ArgumentParser:
    """What the command line may hold."""
    made = parser("tests.tools.screenshots", "Take pictures of pages.", "a page of each kind")
    made.add_argument("--widths", type=int, nargs="+", default=[320, 1280], help="widths of the window")
    made.add_argument("--schemes", nargs="+", choices=get_args(Scheme), default=["light", "dark"])
    made.add_argument("--contrast", action="store_true", help="also with more contrast")
    made.add_argument("--cases", action="store_true", help="also rare pages, and pages in rare states")
    made.add_argument("--print", action="store_true", help="also as printed on A4")
    return made


def full_page(browser: Browser, width: int) -> bytes:
    """A picture of the whole page, not just of what the window shows."""
    height = int(browser.run("return document.documentElement.scrollHeight"))
    if height > TALLEST:
        print(f"the next picture shows {TALLEST} of {height} px", file=sys.stderr)
        height = TALLEST
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    return taken(browser, clip)


def printed(browser: Browser, target: Path) -> list[Path]:
    """The page as printed on A4: a PDF, and pictures of its sheets where pdftoppm is there."""
    browser.command("Emulation.setEmulatedMedia", {"media": "print"})
    size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    answer = browser.command("Page.printToPDF", size)
    target.write_bytes(base64.b64decode(answer["data"]))
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        return [target]
    subprocess.run((pdftoppm, "-png", "-r", "80", str(target), str(target.with_suffix(""))), check=True)
    return [target, *sorted(target.parent.glob(f"{target.stem}-*.png"))]


if __name__ == "__main__":
    sys.exit(main())
