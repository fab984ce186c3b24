"""A deploy rehearsal: 30 releases of a changing site go to a folder under nginx while a crawler reads it.

The commands are those of docs/hosting.md. At no moment may a page name what is not there, or be half a
page; and only files that changed may move.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.build.prospects import current_plan
from bulletin.output.hosting.facts import hosting
from bulletin.output.hosting.hosts import PRINTED
from bulletin.output.layouts import packaged_layouts
from tests.building import REPOSITORY, bulletin
from tests.hosting.crawling import Answer, Client, references
from tests.hosting.servers import nginx
from tests.needs import need_nginx, need_rsync
from tests.small_sites import FEATURES, session, text, write

RELEASES = 30
DAY = date(2025, 6, 1)
HOME = "https://mau.example/"
PLACE = "server:/var/www/bulletin/"


class Crawler:
    """Reads the site without end: a page, then at once all that it names."""

    def __init__(self, address: str) -> None:
        self._client = Client(address)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.broken: list[str] = []
        self.pages = self.asked = self.rounds = 0

    def __enter__(self) -> Crawler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()
        self._client.close()

    def pass_on(self, pages: int = 2) -> None:
        """Wait until so many pages more have been read: whatever was just being read then is done with."""
        until, most = self.pages + pages, time.monotonic() + 120
        while self.pages < until:
            assert time.monotonic() < most, "the crawler stands still"
            assert self._thread.is_alive(), "the crawler has ended"
            time.sleep(0.01)

    def _run(self) -> None:
        while not self._stopped.is_set():
            waiting, seen = ["/", "/en/"], {"/", "/en/"}
            while waiting and not self._stopped.is_set():
                for address in self._read(waiting.pop(0)):
                    if address not in seen:
                        seen.add(address)
                        waiting.append(address)
            self.rounds += 1

    def _read(self, path: str) -> list[str]:
        """Ask for a page and for all it names; gives the pages among that."""
        answer = self._ask(path)
        self.pages += 1
        if answer.status != 200:  # it was there when the page that named it was read, and may be gone since
            return []
        if not answer.body.rstrip().endswith(b"</html>"):
            self.broken.append(f"{path} is half a page")
        pages: list[str] = []
        missing: list[str] = []
        for address in dict.fromkeys(_here(path, reference) for reference in references(path, answer)):
            named = self._ask(address) if address else None
            if named is None or address is None:
                continue
            if named.status != 200:
                missing.append(f"{path} names {address}, which is {named.status}")
            elif named.type == "text/html":
                pages.append(address)
            elif named.type == "text/css":
                self._read_style(address, named)
        if missing and not self._is_going(path):
            self.broken += missing
        return pages

    def _is_going(self, path: str) -> bool:
        """Whether a page is itself among what is just being removed: nobody links to it any more."""
        for _ in range(20):
            if self._ask(path).status != 200:
                return True
            time.sleep(0.05)
        return False

    def _read_style(self, path: str, style: Answer) -> None:
        for reference in references(path, style):
            address = _here(path, reference)
            if address and self._ask(address).status != 200:
                self.broken.append(f"{path} names {address}, which is not there")

    def _ask(self, path: str) -> Answer:
        self.asked += 1
        return self._client.get(path)


def _here(path: str, reference: str) -> str | None:
    """The path on the server that a page's reference leads to; None where it leads elsewhere."""
    address = urldefrag(urljoin(f"http://here{path}", reference))[0]
    if address.startswith(HOME):
        address = "http://here/" + address.removeprefix(HOME)
    parts = urlsplit(address)
    return parts.path if parts.netloc == "here" else None


# The changing site


def edit(site: Path, n: int) -> None:
    with (site / "content/sessions/01/vi.md").open("a", encoding="utf-8") as file:
        file.write(f"\nLần sửa thứ {n}.\n")


def add(site: Path, n: int) -> None:
    write(site, {f"content/sessions/moi-{n:02}/vi.md": session(n + 20, f"2025-01-{n % 28 + 1:02}")})
    write(site, {f"content/articles/bai-{n}/vi.md": text(f"title: Bài {n}\nsummary: Bài.\ndate: 2025-02-01")})


def restyle(site: Path, n: int) -> None:
    style = (packaged_layouts() / "assets/style.css").read_text(encoding="utf-8")
    write(site, {"layouts/assets/style.css": f"{style}\n.rehearsal {{ order: {n}; }}\n"})


def rename(site: Path, n: int) -> None:
    newest = sorted((site / "content/articles").glob("bai-*"))[-1]
    done = bulletin("move", f"articles/{newest.name}", f"{newest.name}-{n}", "--site", str(site))
    assert done.returncode == 0, done.stderr


def withdraw(site: Path, n: int) -> None:
    """Take the oldest added session away: its page is gone, and lists are shorter."""
    oldest = sorted((site / "content/sessions").glob("moi-*"))[0]
    shutil.rmtree(oldest)


def rewrite(site: Path, n: int) -> None:
    file = site / "site_config.yaml"
    said = re.sub(r"page_size: \d+", f"page_size: {2 + n % 3}", file.read_text(encoding="utf-8"))
    file.write_text(said, encoding="utf-8")


CHANGES: tuple[Callable[[Path, int], None], ...] = (add, edit, add, restyle, rename, edit, withdraw, rewrite)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the server's own user may read."""
    made = Path(tempfile.mkdtemp(prefix="rehearsal-"))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def recipe() -> list[str]:
    """The commands of docs/hosting.md that bring a release to a server."""
    said = (REPOSITORY / "docs/hosting.md").read_text(encoding="utf-8")
    block = next(block for block in said.split("```") if block.startswith("sh\n") and PLACE in block)
    lines = [line for line in block.splitlines()[1:] if line.startswith(("rsync", "sleep"))]
    assert [line.split()[0] for line in lines] == ["rsync", "rsync", "sleep", "rsync"]
    return lines


def deploy(public: Path, served: Path, crawler: Crawler | None) -> set[str]:
    """Carry out the recipe; gives the files that moved."""
    moved: set[str] = set()
    for line in recipe():
        if line.startswith("sleep"):
            if crawler:
                crawler.pass_on()
            continue
        command = shlex.split(line.replace(PLACE, f"{served}/").replace(" public/", f" {public}/"))
        command[1:1] = ["--out-format=%i %n"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        for said in done.stdout.splitlines():
            what, _, name = said.partition(" ")
            if what.startswith((">f", "<f")):
                moved.add(name)
    return moved


def pages_first(public: Path, served: Path) -> None:
    """The wrong order: pages before what they name."""
    command = ("rsync", "-r", "--checksum", "--include", "*/", "--include", "*.html", "--exclude", "*")
    subprocess.run((*command, f"{public}/", f"{served}/"), check=True)


def listed(public: Path) -> dict[str, str]:
    files: dict[str, str] = json.loads((public / "release.json").read_bytes())["files"]
    return files


@pytest.mark.heavy
def test_thirty_releases_under_a_crawler(folder: Path) -> None:
    need_nginx()
    need_rsync()
    site, public, served = folder / "site", folder / "public", folder / "www"
    shutil.copytree(FEATURES, site, ignore=shutil.ignore_patterns("public", FOLDER))
    config = site / "site_config.yaml"
    said = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"base_url: .*", f"base_url: {HOME}", said), encoding="utf-8")
    options = Options(site, public, DAY)
    assert build(options).release is not None
    served.mkdir()
    deploy(public, served, None)
    _, seen = current_plan(options)
    assert seen is not None
    told = hosting(seen.site.config, seen.planned.redirects, seen.planned.gone)
    before, kinds = listed(public), 0
    (folder / "nginx").mkdir()
    with (
        nginx(served, PRINTED["nginx"]["bulletin.conf"](told), folder / "nginx") as address,
        Crawler(address) as crawler,
    ):
        crawler.pass_on(20)
        for n in range(1, RELEASES + 1):
            change = CHANGES[n % len(CHANGES)]
            change(site, n)
            result = build(options)
            assert result.release is not None, result.found
            after = listed(public)
            changed = {path for path, digest in after.items() if before.get(path) != digest}
            moved = deploy(public, served, crawler)
            assert moved == {*changed, "release.json"}, f"release {n}: {change.__name__}"
            assert crawler.broken == [], f"release {n}: {change.__name__}"
            there = {p.relative_to(served).as_posix() for p in served.rglob("*") if p.is_file()}
            assert there == {*after, "release.json"}
            kinds += bool(before.keys() - after.keys())
            before = after
        crawler.pass_on(20)
        verified = bulletin("verify", address, "--against", str(public), "--per-second", "200")
        assert crawler.broken == []
        restyle(site, 0)
        assert build(options).release is not None
        pages_first(public, served)
        crawler.pass_on(5)
    assert crawler.broken, "pages that came before their stylesheet are seen"
    assert verified.returncode == 0, verified.stdout
    assert kinds >= RELEASES // 4, "some releases removed files"
    assert crawler.rounds >= 1
    assert crawler.asked > 50 * RELEASES
    print(
        f"{RELEASES} releases, {crawler.pages} pages read, {crawler.asked} answers, {crawler.rounds} rounds"
    )
    assert os.listdir(served)
