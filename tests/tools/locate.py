"""Where the tools are that the tests use beyond Python.

Each function answers with the path of one tool, or None if it is not on this machine. Nothing is installed
here.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NODE_MODULES = HERE / "node_modules"

_BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_BROWSER_FILES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        "${ProgramFiles}/Google/Chrome/Application/chrome.exe",
        "${ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    ),
}


def browser() -> Path | None:
    """Chromium or Chrome; the variable BULLETIN_BROWSER names another one."""
    named = os.environ.get("BULLETIN_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    for name in _BROWSER_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    for pattern in _BROWSER_FILES.get(sys.platform, ()):
        path = Path(os.path.expandvars(pattern))
        if path.is_file():
            return path
    return None


def browser_driver() -> Path | None:
    """The chromedriver that came with the browser. Without one, Selenium looks for one by itself."""
    return _on_path("chromedriver")


def java() -> Path | None:
    """A Java runtime, which the Nu HTML checker needs."""
    return _on_path("java")


def node() -> Path | None:
    """Node.js, which html-validate needs."""
    return _on_path("node")


def npm() -> Path | None:
    """Node's package manager, which installs what package-lock.json names."""
    return _on_path("npm")


def nu_checker() -> Path | None:
    """The Nu HTML checker, a Java archive."""
    return _package_file("vnu-jar/build/dist/vnu.jar")


def html_validate() -> Path | None:
    """The html-validate program, a script for Node.js."""
    return _package_file("html-validate/bin/html-validate.mjs")


def axe() -> Path | None:
    """The axe accessibility checker, a script to run inside a page."""
    return _package_file("axe-core/axe.min.js")


def lighthouse() -> Path | None:
    """Lighthouse, a script for Node.js."""
    return _package_file("lighthouse/cli/index.js")


def terser() -> Path | None:
    """Terser, which makes scripts small."""
    return _package_file("terser/bin/terser")


def schema_dts() -> Path | None:
    """schema.org's vocabulary, as type definitions."""
    return _package_file("schema-dts/dist/schema.d.ts")


def pdftotext() -> Path | None:
    """Poppler's pdftotext, which tells where the words of a PDF stand."""
    return _on_path("pdftotext")


def _on_path(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _package_file(name: str) -> Path | None:
    path = NODE_MODULES / name
    return path if path.is_file() else None


def nginx() -> Path | None:
    """nginx, for the crawls of what real servers serve."""
    return _served_by("nginx")


def rsync() -> Path | None:
    """rsync, for the rehearsal of deploys."""
    return _on_path("rsync")


def apache() -> Path | None:
    """Apache."""
    return _served_by("apache2")


def caddy() -> Path | None:
    """Caddy."""
    return _served_by("caddy")


def _served_by(name: str) -> Path | None:
    """A server's program; many systems keep those of the administrator elsewhere."""
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    return Path(found) if found else None
