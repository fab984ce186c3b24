"""What the tools that take pictures of a site share: command line, browser, a picture and its name."""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.driver import Browser, started
from tests.browser.serving import served
from tests.tools import locate


def parser(module: str, description: str, otherwise: str) -> argparse.ArgumentParser:
    """A command line of a site, a folder for pictures, and pages; ``otherwise`` says which without any."""
    made = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    made.add_argument("site", type=Path, help="the folder of a built site")
    made.add_argument("pictures", type=Path, help="the folder to put pictures into")
    made.add_argument("pages", nargs="*", help=f"paths in the site; without one, {otherwise}")
    return made


@contextmanager
def studio(site: Path, pictures: Path) -> Iterator[tuple[str, Browser]]:
    """The address of a site that is served, and a browser; the folder of pictures is there.

    Exits with 1 where there is no browser.
    """
    program = locate.browser()
    if program is None:
        print("There is no browser here; `make tools` installs one or says how.", file=sys.stderr)
        raise SystemExit(1)
    pictures.mkdir(parents=True, exist_ok=True)
    with served(site) as url, started(program) as browser:
        yield url, browser


def taken(browser: Browser, clip: dict[str, Any]) -> bytes:
    """A part of the open page, shown or not, as PNG; ``clip`` is in CSS pixels, with its scale."""
    options = {"captureBeyondViewport": True, "clip": clip}
    return base64.b64decode(browser.command("Page.captureScreenshot", options)["data"])


def name_of(page: str) -> str:
    """A page's path as a file's name."""
    return page.removesuffix("index.html").strip("/").replace("/", "-") or "home"
