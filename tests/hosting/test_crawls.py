"""The site as real servers serve it, at the root and below a path: links, types, redirects, caches."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from bulletin.build.options import Options
from bulletin.build.prospects import current_plan
from bulletin.config import SiteConfig
from bulletin.output.addresses import encoded, file_of
from bulletin.output.hosting.facts import ASK_AGAIN, FOR_EVER, HEADERS, Hosting, hosting
from bulletin.output.hosting.hosts import PRINTED
from tests.building import AS_OF, REPOSITORY, bulletin
from tests.hosting.crawling import Client, crawl
from tests.hosting.servers import apache, caddy, nginx, python, readable
from tests.needs import need_apache, need_caddy, need_nginx
from tests.small_sites import FEATURES, FEATURES_DAY

TYPES = {
    "avif": {"image/avif"},
    "css": {"text/css"},
    "csv": {"text/csv"},
    "html": {"text/html"},
    "ics": {"text/calendar"},
    "jpg": {"image/jpeg"},
    "js": {"text/javascript", "application/javascript"},
    "json": {"application/json"},
    "png": {"image/png"},
    "svg": {"image/svg+xml"},
    "txt": {"text/plain"},
    "webmanifest": {"application/manifest+json"},
    "webp": {"image/webp"},
    "woff2": {"font/woff2"},
    "xml": {"text/xml", "application/xml"},
}
TEXTS = {"css", "csv", "html", "ics", "js", "txt"}  # JSON and XML say it themselves (RFC 8259, XML 1.0)


MOVED = """  - {from: "/họp/it's 1 &+/", to: /phien-hop/1/}\n"""
GONE = """\
  - address: /tin-tức/it's 50 &+/
    date: 2024-11-20
    reason: {vi: Đã gỡ., en: Withdrawn.}
"""
"""Addresses as programs before this one made them, of signs that mean something to servers."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A built site in a folder that servers may read: ``root`` is what they serve, ``site`` lies in it."""

    config: SiteConfig
    told: Hosting
    root: Path
    site: Path
    paths: tuple[str, ...]


@pytest.fixture(scope="module", params=["root", "below"])
def laid(request: pytest.FixtureRequest, built_site: Path) -> Iterator[Laid]:
    """The real site, at the root; the site with every feature, whose ``base_url`` has a path, below it."""
    folder = Path(tempfile.mkdtemp(prefix="crawl-"))
    try:
        copy = folder / "features"
        source, day = (REPOSITORY, AS_OF) if request.param == "root" else (copy, FEATURES_DAY.isoformat())
        shutil.copytree(FEATURES, copy, ignore=shutil.ignore_patterns(".bulletin"))
        former = copy / "content" / "addresses.yaml"
        said = former.read_text(encoding="utf-8").replace("moved:\n", f"moved:\n{MOVED}")
        former.write_text(said + GONE, encoding="utf-8")
        _, seen = current_plan(Options(source, folder / "public", FEATURES_DAY.fromisoformat(day)))
        assert seen is not None
        config = seen.site.config
        told = hosting(config, seen.planned.redirects, seen.planned.gone)
        root = folder / "www"
        site = root / told.base.strip("/")
        if request.param == "root":
            shutil.copytree(built_site, site)
        else:
            root.mkdir()
            where = ("--site", str(copy), "--output", str(site))
            done = bulletin("build", *where, "--as-of", day, "--precompress")
            assert done.returncode == 0, done.stderr
        (site / ".htaccess").write_text(PRINTED["apache"][".htaccess"](told), encoding="utf-8")
        readable(folder)
        listed = json.loads((site / "release.json").read_text(encoding="utf-8"))["files"]
        yield Laid(config, told, root, site, tuple(listed))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


Server = Callable[[Laid, Path], AbstractContextManager[str]]


def _nginx(laid: Laid, folder: Path) -> AbstractContextManager[str]:
    need_nginx()
    return nginx(laid.root, PRINTED["nginx"]["bulletin.conf"](laid.told), folder)


def _apache(laid: Laid, folder: Path) -> AbstractContextManager[str]:
    need_apache()
    return apache(laid.root, folder)


def _caddy(laid: Laid, folder: Path) -> AbstractContextManager[str]:
    need_caddy()
    return caddy(laid.root, PRINTED["caddy"]["Caddyfile"](laid.told), folder)


def _python(laid: Laid, folder: Path) -> AbstractContextManager[str]:
    return python(laid.root)


@contextmanager
def asked(server: Server, laid: Laid, folder: Path) -> Iterator[Client]:
    """A client of a running server."""
    with server(laid, folder) as address:
        client = Client(address)
        try:
            yield client
        finally:
            client.close()


def _count(laid: Laid) -> int:
    """How many files the release has, without compressed copies."""
    return sum(not path.endswith(".gz") for path in laid.paths)


def crawled(client: Client, laid: Laid) -> None:
    """Everything that can be reached is there, with its type."""
    base = laid.told.base
    seen = crawl(client, [base, laid.told.second], laid.config.base_url, base)
    assert not seen.broken
    assert len(seen.answers) > 0.6 * _count(laid)
    wrong = []
    for path, answer in seen.answers.items():
        name = file_of(path).rpartition("/")[2]
        ending = name.rpartition(".")[2]
        expected = TYPES.get(ending)
        if answer.status == 200 and expected and name != "feed.xml" and answer.type not in expected:
            wrong.append(f"{path}: {answer.headers.get('content-type')}")
    assert not wrong


def test_pythons_own_server(laid: Laid, tmp_path: Path) -> None:
    with asked(_python, laid, tmp_path) as client:
        base = laid.told.base
        seen = crawl(client, [base, laid.told.second], laid.config.base_url, base)
        assert not seen.broken
        assert len(seen.answers) > 0.6 * _count(laid)
        folder = next(path for path in laid.paths if path.count("/") == 2 and path.endswith("/index.html"))
        assert client.get(f"{base}{folder}").status == 200
        assert client.get(f"{base}{folder.removesuffix('/index.html')}").status == 301
        assert client.get(f"{base}nothing/").status == 404


@pytest.mark.heavy
@pytest.mark.parametrize("server", [_nginx, _apache, _caddy])
def test_what_servers_serve(server: Server, laid: Laid, tmp_path: Path) -> None:
    with asked(server, laid, tmp_path) as client:
        crawled(client, laid)
        _every_file(client, laid)
        _compressed_copies(client, laid)
        _addresses_of_folders(client, laid)
        _what_is_missing(client, laid)
        _what_moved(client, laid)
        _what_is_gone(client, laid)


def _led(laid: Laid) -> set[str]:
    """The addresses that lead elsewhere or are gone."""
    return {one.path for one in laid.told.moved} | {one.path for one in laid.told.lost}


def _every_file(client: Client, laid: Laid) -> None:
    """Each file of the release has its bytes, type, charset, cache and headers."""
    base, wrong = laid.told.base, []
    for path in laid.paths:
        address = base + encoded(path.removesuffix("index.html") if path.endswith("/index.html") else path)
        if (
            address in _led(laid) or path.startswith((".", "_")) or path.endswith(".gz")
        ):  # for hosts, not for readers
            continue
        answer = client.get(address)
        ending = path.rpartition(".")[2]
        kind = {"application/atom+xml"} if path.endswith("feed.xml") else TYPES.get(ending)
        named = any(address.startswith(folder) for folder in laid.told.named)
        expected = {
            "status": answer.status == 200,
            "bytes": answer.body == (laid.site / path).read_bytes(),
            "type": kind is None or answer.type in kind,
            "charset": ending not in TEXTS or "utf-8" in answer.headers.get("content-type", "").lower(),
            "cache": answer.headers.get("cache-control") == (FOR_EVER if named else ASK_AGAIN),
            "headers": all(answer.headers.get(name.lower()) == value for name, value in HEADERS),
        }
        wrong += [f"{address}: {what}" for what, right in expected.items() if not right]
    assert not wrong, "\n".join(wrong[:20])
    assert any("assets/" in path for path in laid.paths)


def _compressed_copies(client: Client, laid: Laid) -> None:
    """Who takes gzip is sent the copy that lies there, as the type of its file."""
    base, count = laid.told.base, 0
    for path in laid.paths:
        if not path.endswith(".gz") or path.startswith(".") or path.endswith("404.html.gz"):
            continue
        plain = path.removesuffix(".gz")
        address = base + encoded(plain.removesuffix("index.html") if plain.endswith("/index.html") else plain)
        if address in _led(laid):
            continue
        sent, usual = client.get(address, {"Accept-Encoding": "gzip"}), client.get(address)
        assert sent.status == usual.status == 200, address
        assert sent.headers.get("content-encoding") == "gzip", address
        assert sent.body == (laid.site / path).read_bytes(), address
        assert "content-encoding" not in usual.headers, address
        assert "accept-encoding" in sent.headers.get("vary", "").lower(), address
        for name in ("content-type", "cache-control", "content-security-policy"):
            assert sent.headers.get(name) == usual.headers.get(name), (address, name)
        count += 1
    assert count > 50 or laid.told.base == "/"


def _addresses_of_folders(client: Client, laid: Laid) -> None:
    """A page by its folder without the slash leads to it; by its file it is shown or leads to it."""
    base = laid.told.base
    page = next(path for path in laid.paths if re.fullmatch(r"[a-z-]+/\d+/index\.html", path))
    folder = base + page.removesuffix("index.html")
    bare = client.get(folder.rstrip("/"))
    assert bare.status in {301, 307, 308}
    assert urlsplit(bare.headers["location"]).path == folder
    named = client.get(base + page)
    assert named.status == 200 or urlsplit(named.headers["location"]).path in {folder, "./"}


def _what_is_missing(client: Client, laid: Laid) -> None:
    """Missing addresses are 404, with the page of their language, which is not kept for ever."""
    for path, page in (
        (f"{laid.told.base}nothing/here/", "404.html"),
        (f"{laid.told.second}nothing/here", f"{laid.config.languages[1]}/404.html"),
        (f"{laid.told.base}assets/none.0123456789.css", "404.html"),
        (f"{laid.told.base}data/none.csv", "404.html"),
    ):
        answer = client.get(path)
        assert answer.status == 404, path
        assert answer.type == "text/html", path
        assert answer.body == (laid.site / page).read_bytes(), path
        assert "immutable" not in answer.headers.get("cache-control", ""), path
        assert answer.headers["x-content-type-options"] == "nosniff"
        packed = client.get(path, {"Accept-Encoding": "gzip"})
        assert packed.status == 404, path
        is_packed = packed.headers.get("content-encoding") == "gzip"
        assert (gzip.decompress(packed.body) if is_packed else packed.body) == answer.body, path


def _what_moved(client: Client, laid: Laid) -> None:
    for one in laid.told.moved:
        answer = client.get(one.path)
        assert answer.status == 301, one
        assert urlsplit(answer.headers["location"]).path == one.target
        assert client.get(one.target).status == 200
    if laid.told.base != "/":
        assert laid.told.moved


def _what_is_gone(client: Client, laid: Laid) -> None:
    for one in laid.told.lost:
        answer = client.get(one.path)
        assert answer.status == 410, one
        assert answer.type == "text/html"
        assert answer.body == (laid.site / unquote(one.page.removeprefix(laid.told.base))).read_bytes(), one
    if laid.told.base != "/":
        assert laid.told.lost
