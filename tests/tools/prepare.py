"""Installs what the tests need beyond Python where it may, and names the command where it may not.

Run as `python -m tests.tools.prepare` (`make test` does; `make test-all` with --heavy). It installs system
packages only as root with apt-get, and the packages of package-lock.json with npm. With CI=true a part that
is still missing is exit 1; otherwise the tests that need it are skipped, each naming it, and this exits 0.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tools import locate

STAMP = locate.NODE_MODULES / ".installed"


@dataclass(frozen=True)
class Part:
    """One thing the tests need, how to see whether it is there, and what installs it on which system."""

    name: str
    find: Callable[[], Path | None]
    apt: tuple[str, ...]
    brew: tuple[str, ...]
    winget: tuple[str, ...]


PARTS = (
    Part(
        "a browser (Chromium or Chrome)",
        locate.browser,
        ("chromium", "fonts-liberation"),
        ("--cask", "google-chrome"),
        ("Google.Chrome",),
    ),
    Part("Java", locate.java, ("default-jre-headless",), ("openjdk",), ("EclipseAdoptium.Temurin.21.JRE",)),
    Part("Node.js", locate.node, ("nodejs",), ("node",), ("OpenJS.NodeJS.LTS",)),
    Part("npm", locate.npm, ("npm",), ("node",), ("OpenJS.NodeJS.LTS",)),
)
HEAVY = (
    Part("nginx", locate.nginx, ("nginx-light",), ("nginx",), ()),
    Part("rsync", locate.rsync, ("rsync",), ("rsync",), ()),
    Part("Apache", locate.apache, ("apache2-bin", "media-types"), ("httpd",), ()),
    Part("Caddy", locate.caddy, ("caddy",), ("caddy",), ("CaddyServer.Caddy",)),
    Part("pdftotext (poppler)", locate.pdftotext, ("poppler-utils",), ("poppler",), ()),
)
"""Wanted by heavy tests only, on Linux."""
DRIVER = Part("chromedriver", locate.browser_driver, ("chromium-driver",), ("--cask", "chromedriver"), ())


def main() -> int:
    """Prepare this machine; the exit code."""
    strict = os.environ.get("CI") == "true"
    heavy = "--heavy" in sys.argv[1:]
    missing = missing_parts(heavy)
    if missing and may_use_apt():
        install_with_apt([package for part in missing for package in part.apt])
        missing = missing_parts(heavy)
    if missing:
        names = ", ".join(part.name for part in missing)
        print(f"Missing for the tests: {names}. To install: {command_for(missing)}", file=sys.stderr)
    packages = install_node_packages()
    if not packages:
        print(
            "Missing for the tests: the checkers of tests/tools/package-lock.json (npm ci).", file=sys.stderr
        )
    if (missing or not packages) and not strict:
        print("The tests that need what is missing are skipped.", file=sys.stderr)
    return 1 if strict and (missing or not packages) else 0


def missing_parts(heavy: bool = False) -> list[Part]:
    """The parts this machine lacks; with ``heavy`` for the heavy tests too.

    Off Linux, Selenium finds a driver by itself, and the tests that need more are skipped.
    """
    wanted = (*PARTS, DRIVER, *(HEAVY if heavy else ())) if sys.platform == "linux" else PARTS
    return [part for part in wanted if part.find() is None]


def may_use_apt() -> bool:
    """Whether this is root on a system of the Debian family."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_with_apt(packages: Sequence[str]) -> None:
    """Install system packages, without a question. A failure is told."""
    print(f"Installing {', '.join(packages)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ("-qq", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0")
    for command in (
        ("apt-get", *options, "update"),
        ("apt-get", *options, "install", "--yes", "--no-install-recommends", *packages),
    ):
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode:
            print(f"{' '.join(command)} failed:\n{done.stdout}", file=sys.stderr)


def install_node_packages() -> bool:
    """Install the packages of package-lock.json, unless they are there; whether they are now."""
    program = locate.npm()
    lock = hashlib.sha256((locate.HERE / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == lock:
        return True
    if program is None:
        return False
    print("Installing the checkers of pages (once) ...", flush=True)
    done = subprocess.run(
        (str(program), "ci", "--loglevel=error"), cwd=locate.HERE, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        return False
    STAMP.write_text(lock, encoding="utf-8")
    return True


def command_for(parts: Sequence[Part]) -> str:
    """The one command that installs these parts on this system."""
    if sys.platform == "darwin":
        return " && ".join(dict.fromkeys(f"brew install {' '.join(part.brew)}" for part in parts))
    if sys.platform == "win32":
        return "; ".join(dict.fromkeys(f"winget install {' '.join(part.winget)}" for part in parts))
    packages = " ".join(package for part in parts for package in part.apt)
    if shutil.which("apt-get"):
        return f"sudo apt-get install --yes {packages}"
    return f"use your system's package manager (on Debian: {packages})"


if __name__ == "__main__":
    sys.exit(main())
