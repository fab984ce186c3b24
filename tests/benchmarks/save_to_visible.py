"""Measures previews: from the write of a file to its new words on the screen of a browser.

    python -m tests.benchmarks.save_to_visible [--edits 20] [--pairs 1000] [--tools bulletin,hugo,eleventy]

Our preview on the repository's own site, and all of them on a generated one, one after the other in headless
browsers. The clock starts just before the file is written and stops at the first frame in which the page
holds the new words, on the page as it was or on the one loaded in its place. Every edit is made alike: words
behind the last line of an article whose page is open.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import corpus, peers
from tests.benchmarks.edits import edited_item, file_of_item
from tests.browser.driver import Browser, started
from tests.building import AS_OF, REPOSITORY
from tests.tools import locate

PAUSE = 0.4  # seconds between two saves
WARM = 2  # saves that are not counted
PATIENCE = 30.0  # seconds for one save
START = 180.0  # seconds for a preview to begin

WATCH = """
(() => {
  const look = () => {
    const last = document.body ? document.body.textContent.match(/Mark\\d+of\\d+/g) : null;
    for (const words of last || []) {
      const now = performance.timeOrigin + performance.now();
      if (!sessionStorage.getItem(words)) sessionStorage.setItem(words, now);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
"""Put into every page that is loaded: notes the time of the first frame that holds an edit's words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A preview: how it is begun at a port, the file to edit and the address of its page."""

    name: str
    site: str
    documents: int
    file: Path
    page: str
    begin: Callable[[int], subprocess.Popen[bytes]]


def real_site(folder: Path) -> Candidate:
    """Our preview of a copy of the repository's own site."""
    for name in ("content", "layouts"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copyfile(REPOSITORY / "site_config.yaml", folder / "site_config.yaml")
    count = sum(1 for _ in folder.glob("content/*/*/*.md"))
    file = folder / "content/sessions/08/vi.md"
    return Candidate("bulletin", "this repository's", count, file, "phien-hop/8/", _ours(folder))


def generated_site(folder: Path, tool: peers.Tool, made: corpus.Corpus) -> Candidate:
    """A tool's preview of a generated site."""
    folder.mkdir()
    tool.write(folder, made)
    tool.prepare(folder)
    item = edited_item(made)
    assert item.section == "articles"
    begin = _ours(folder) if tool.name == "bulletin" else _theirs(tool, folder)
    page = f"{'bai-viet' if tool.name == 'bulletin' else 'articles'}/{item.name}/"
    file = folder / file_of_item(tool.name, item)
    return Candidate(tool.name, "generated", 2 * len(made.items), file, page, begin)


def _ours(folder: Path) -> Callable[[int], subprocess.Popen[bytes]]:
    def begin(port: int) -> subprocess.Popen[bytes]:
        options = ("--site", str(folder), "--port", str(port), "--as-of", AS_OF)
        return _started((sys.executable, "-m", "bulletin", "serve", *options), REPOSITORY)

    return begin


def _theirs(tool: peers.Tool, folder: Path) -> Callable[[int], subprocess.Popen[bytes]]:
    """The preview of a peer, in the mode its own documentation names as the quickest."""
    program = tool.command(folder, folder / "preview").arguments

    def begin(port: int) -> subprocess.Popen[bytes]:
        if tool.name == "hugo":
            return _started((program[0], "server", "--port", str(port), "--bind", "127.0.0.1"), folder)
        return _started((*program[:2], "--serve", "--incremental", f"--port={port}"), folder)

    return begin


def _started(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def at_work(candidate: Candidate) -> Iterator[str]:
    """The address of a preview's page, from when it can be read until the block ends."""
    port = _free_port()
    process = candidate.begin(port)
    address = f"http://127.0.0.1:{port}/{candidate.page}"
    try:
        end = time.monotonic() + START
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > end:
                sys.exit(f"{candidate.name}: the preview did not begin")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def measured(browser: Browser, file: Path, edits: int) -> list[float]:
    """Milliseconds of each edit of a file whose page is open."""
    before = file.read_bytes()
    found = []
    for number in range(edits + WARM):
        time.sleep(PAUSE)
        words = f"Mark{number}of{time.time_ns()}"
        written = time.time() * 1000
        file.write_bytes(before + f"\n\n{words}\n".encode())
        found.append(_seen(browser, words) - written)
    return found[WARM:]


def _seen(browser: Browser, words: str) -> float:
    """When a page first held these words, by the browser's clock. Asked for seldom: asking costs time too."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(0.05)
        noted = browser.run("return sessionStorage.getItem(arguments[0])", words)
        if noted:
            return float(noted)
    sys.exit(f"{words} was not seen in {PATIENCE:.0f} s")


def main() -> None:
    """Measure every preview and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--edits", type=int, default=20)
    options.add_argument("--pairs", type=int, default=1000)
    options.add_argument("--tools", default="bulletin,hugo,eleventy")
    asked = options.parse_args()
    program = locate.browser()
    if program is None:
        sys.exit("no browser; `make tools` says how to get one")
    print("| preview | site | documents | edits | median | 90 % | slowest | load |")
    print("|---|---|---|---|---|---|---|---|")
    made = corpus.generate(asked.pairs)
    with tempfile.TemporaryDirectory(prefix="preview-") as place:
        _report(real_site(Path(place) / "real"), program, asked.edits)
        for name in asked.tools.split(","):
            tool = peers.ours(()) if name == "bulletin" else peers.PEERS[name]()
            _report(generated_site(Path(place) / name, tool, made), program, asked.edits)


def _report(candidate: Candidate, program: Path, edits: int) -> None:
    with at_work(candidate) as address, started(program) as browser:
        browser.command("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        browser.open(address)
        time.sleep(3)  # what a preview prepares in the background is done
        times = sorted(measured(browser, candidate.file, edits))
    cells = [statistics.median(times), times[int(len(times) * 0.9)], times[-1]]
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "–"
    figures = " | ".join(f"{cell:.0f} ms" for cell in cells)
    about = f"{candidate.name} | {candidate.site} | {candidate.documents}"
    print(f"| {about} | {len(times)} | {figures} | {load} |", flush=True)


if __name__ == "__main__":
    main()
