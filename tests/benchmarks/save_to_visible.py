"""Measures the preview: from the write of a file to its new words on the screen of a browser.

    python -m tests.benchmarks.save_to_visible [--edits 20] [--pairs 1000]

On the repository's own site and on a generated one, in a headless browser: the clock starts just before the
file is written, and stops at the first frame in which the page holds the new words.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.edits import edited_item
from tests.benchmarks.writers.bulletin import write_bulletin
from tests.browser.driver import Browser, started
from tests.building import AS_OF, REPOSITORY
from tests.preview.serving import serving
from tests.tools import locate

PAUSE = 0.3  # seconds between two saves, and before the first of them is written
WARM = 2  # saves that are not counted

SEEN = """
const [words, done] = arguments;
const look = () => document.body.textContent.includes(words)
  ? done(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
requestAnimationFrame(look);
"""


def measured(browser: Browser, file: Path, edits: int) -> list[float]:
    """Milliseconds of each edit of a file whose page is open."""
    before = file.read_bytes()
    found = []
    try:
        for number in range(edits + WARM):
            words = f"Mark{number}of{time.time_ns()}"
            written: list[float] = []
            writer = threading.Timer(PAUSE, _write, (file, before + f"\n\n{words}\n".encode(), written))
            writer.start()
            seen: float = browser.run_async(SEEN, words)
            writer.join()
            found.append(seen - written[0])
    finally:
        file.write_bytes(before)
    return found[WARM:]


def _write(file: Path, data: bytes, written: list[float]) -> None:
    written.append(time.time() * 1000)
    file.write_bytes(data)


def real_site(folder: Path) -> tuple[Path, str]:
    """A copy of the repository's own site; the file to edit and its page."""
    for name in ("content", "layouts"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copyfile(REPOSITORY / "site_config.yaml", folder / "site_config.yaml")
    return folder / "content/sessions/08/vi.md", "phien-hop/8/"


def generated_site(folder: Path, pairs: int) -> tuple[Path, str]:
    """A site of so many bilingual pairs; the file to edit and its page."""
    made = corpus.generate(pairs)
    write_bulletin(folder, made)
    item = edited_item(made)
    assert item.section == "articles"
    return folder / f"content/articles/{item.name}/vi.md", f"bai-viet/{item.name}/"


def main() -> None:
    """Measure both sites and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--edits", type=int, default=20)
    options.add_argument("--pairs", type=int, default=1000)
    asked = options.parse_args()
    program = locate.browser()
    if program is None:
        sys.exit("no browser; `make tools` says how to get one")
    print("| site | documents | edits | median | 90 % | slowest | load |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        sites = {
            "this repository's": real_site(Path(folder) / "real"),
            "generated": generated_site(Path(folder) / "generated", asked.pairs),
        }
        for name, (file, page) in sites.items():
            site = Path(folder) / ("real" if name.startswith("this") else "generated")
            count = sum(1 for _ in site.glob("content/*/*/*.md"))
            with serving(site, "--port", "0", "--as-of", AS_OF) as preview, started(program) as browser:
                browser.open(preview.address + page)
                time.sleep(3)  # templates are compiled in the background
                times = sorted(measured(browser, file, asked.edits))
                preview.stop()
            cells = [statistics.median(times), times[int(len(times) * 0.9)], times[-1]]
            load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "–"
            figures = " | ".join(f"{cell:.0f} ms" for cell in cells)
            print(f"| {name} | {count} | {len(times)} | {figures} | {load} |", flush=True)


if __name__ == "__main__":
    main()
