"""`bulletin verify` finds a flipped byte, a missing file, an extra one, a stale deploy; it asks politely."""

from __future__ import annotations

import json
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.build.release import MANIFEST
from bulletin.review.deployed import (
    Difference,
    NoReleaseError,
    Verdict,
    release_at,
    verify_address,
    verify_folder,
)
from bulletin.review.fetching import Pace
from tests.browser.serving import served
from tests.building import bulletin
from tests.small_sites import FEATURES, FEATURES_DAY, lay, session, write

FAST = Pace(at_once=4, per_second=100_000, timeout=5)
ONE = "content/sessions/01/vi.md"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release, which nobody may write into."""
    folder = tmp_path_factory.mktemp("release") / "public"
    assert build(Options(FEATURES, folder, FEATURES_DAY)).release is not None
    return folder


@pytest.fixture
def copy(release: Path, tmp_path: Path) -> Path:
    """A deployed copy of it."""
    return Path(shutil.copytree(release, tmp_path / "deployed"))


def flip(folder: Path) -> None:
    file = folder / "phien-hop/1/index.html"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def lengthen(folder: Path) -> None:
    with (folder / "data/events.json").open("ab") as file:
        file.write(b"\n")


def shorten(folder: Path) -> None:
    file = folder / "data/events.json"
    file.write_bytes(file.read_bytes()[:-1])


def empty(folder: Path) -> None:
    (folder / "sitemap.xml").write_bytes(b"")


def lose(folder: Path) -> None:
    (folder / "en/feed.xml").unlink()


def leave(folder: Path) -> None:
    (folder / "phien-hop/ban-nhap.html").write_text("Bản nháp", encoding="utf-8")


FAULTS: list[tuple[Callable[[Path], None], str, str]] = [
    (flip, "changed", "phien-hop/1/index.html"),
    (lengthen, "changed", "data/events.json"),
    (shorten, "changed", "data/events.json"),
    (empty, "changed", "sitemap.xml"),
    (lose, "missing", "en/feed.xml"),
]


def told(verdict: Verdict) -> list[tuple[str, str]]:
    return [(one.kind, one.path) for one in verdict.differences]


def test_a_good_copy(copy: Path) -> None:
    assert told(verify_folder(copy, release_at(copy))) == []
    with served(copy) as address:
        verdict = verify_address(address, release_at(copy), FAST)
    assert told(verdict) == []
    assert verdict.checked == sum(not path.startswith((".", "_")) for path in release_at(copy).files)


@pytest.mark.parametrize(("fault", "kind", "path"), FAULTS)
def test_a_fault_is_found_in_a_folder_and_at_an_address(
    fault: Callable[[Path], None], kind: str, path: str, copy: Path
) -> None:
    fault(copy)
    assert told(verify_folder(copy)) == [(kind, path)]
    with served(copy) as address:
        assert told(verify_address(address, None, FAST)) == [(kind, path)]


def test_an_extra_file_is_found_in_a_folder_unless_it_may_be_there(copy: Path) -> None:
    leave(copy)
    (copy / "CNAME").write_text("example.org", encoding="utf-8")
    assert told(verify_folder(copy)) == [("extra", "CNAME"), ("extra", "phien-hop/ban-nhap.html")]
    assert told(verify_folder(copy, ignored=["CNAME", "*.html"])) == []


def test_a_link_in_the_place_of_a_file_is_none_of_ours(copy: Path, release: Path) -> None:
    shutil.rmtree(copy / "phien-hop")
    (copy / "phien-hop").symlink_to(release / "phien-hop", target_is_directory=True)
    (copy / "robots.txt").unlink()
    (copy / "robots.txt").symlink_to(release / "robots.txt")
    found = told(verify_folder(copy))
    assert ("changed", "robots.txt") in found
    assert ("missing", "phien-hop/1/index.html") in found
    assert ("extra", "phien-hop") in found


def test_a_stale_deploy(copy: Path, tmp_path: Path) -> None:
    site = lay(tmp_path / "site", {ONE: session(1, "2024-01-10")})
    assert build(Options(site, site / "public", FEATURES_DAY)).release is not None
    deployed = shutil.copytree(site / "public", tmp_path / "old")
    write(site, {ONE: session(1, "2024-01-10", body="Họp lại.")})
    assert build(Options(site, site / "public", FEATURES_DAY)).release is not None
    assert told(verify_folder(deployed)) == [], "whole, as far as it can know"
    assert told(verify_folder(deployed, release_at(site / "public"))) == [("stale", MANIFEST)]
    with served(deployed) as address:
        verdict = verify_address(address, release_at(site / "public" / MANIFEST), FAST)
    assert told(verdict) == [("stale", MANIFEST)]


def test_an_upload_that_is_not_finished(copy: Path) -> None:
    listed = json.loads((copy / MANIFEST).read_bytes())
    (copy / MANIFEST).write_text(json.dumps({**listed, "unfinished": True}), encoding="utf-8")
    assert told(verify_folder(copy)) == [("unfinished", MANIFEST)]


def test_no_release(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(NoReleaseError):
        verify_folder(tmp_path)
    with served(tmp_path) as address, pytest.raises(NoReleaseError):
        verify_address(address, None, FAST)


# The command


def test_the_command(copy: Path, release: Path) -> None:
    def run(*arguments: object) -> tuple[int, str]:
        done = bulletin("verify", *map(str, arguments), "--ui-lang", "en")
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr

    status, words = run(copy, "--against", release)
    assert (status, "all are as release.json says" in words) == (0, True)
    flip(copy)
    status, words = run(copy)
    assert (status, "phien-hop/1/index.html: its contents are others" in words) == (1, True)
    status, words = run(copy, "--format", "json")
    assert (status, json.loads(words)["differences"][0]["kind"]) == (1, "changed")
    assert run(copy / "no-such")[0] == 2
    assert run("ftp://example.org/")[0] == 2
    assert run("http://user:secret@127.0.0.1/")[0] == 2
    assert run(copy / "phien-hop")[0] == 1, "no release.json there"
    assert run("http://127.0.0.1:9/")[0] == 3, "nobody answers"


# Manners, and servers without any


@contextmanager
def answering(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server that answers every GET with ``answer``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/ban-tin/"
        finally:
            server.shutdown()
            thread.join()


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def from_folder(folder: Path, handler: BaseHTTPRequestHandler) -> None:
    path = handler.path.removeprefix("/ban-tin/")
    file = folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)
    reply(handler, 200, file.read_bytes()) if file.is_file() else reply(handler, 404)


def test_redirects_and_410_are_right_where_the_release_says_so(copy: Path) -> None:
    moved = {"/ban-tin/phien-hop/mot/": "/ban-tin/phien-hop/1/"}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path in moved:
            reply(handler, 301, Location=moved[handler.path])
        elif handler.path == "/ban-tin/bai-viet/da-go/":
            reply(handler, 410, b"gone")
        else:
            from_folder(copy, handler)

    with answering(answer) as address:
        assert told(verify_address(address, None, FAST)) == []
        moved["/ban-tin/phien-hop/mot/"] = "https://elsewhere.example/"
        moved["/ban-tin/phien-hop/1/"] = "/ban-tin/"
        wrong = told(verify_address(address, None, FAST))
    assert wrong == [("changed", "phien-hop/1/index.html"), ("changed", "phien-hop/mot/index.html")]


def test_it_says_who_asks_keeps_its_connections_and_its_pace(copy: Path) -> None:
    agents, ports, times = set[str](), set[int](), list[float]()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        agents.add(handler.headers["User-Agent"])
        ports.add(handler.client_address[1])
        times.append(time.monotonic())
        from_folder(copy, handler)

    with answering(answer) as address:
        verify_address(address, None, Pace(at_once=2, per_second=400, timeout=5))
    assert len(agents) == 1
    assert agents.pop().startswith("bulletin-verify/")
    assert len(ports) <= 3, "one for the list, one a thread"
    assert len(times) / (max(times) - min(times)) < 440


def test_a_server_that_is_busy_is_asked_again(copy: Path) -> None:
    refused: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path.endswith("robots.txt") and not refused:
            refused.append(handler.path)
            reply(handler, 503, Retry_After="0")
        else:
            from_folder(copy, handler)

    with answering(answer) as address:
        assert told(verify_address(address, None, FAST)) == []
    assert refused


def test_an_endless_answer_is_not_read_to_its_end(copy: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if not handler.path.endswith("robots.txt"):
            from_folder(copy, handler)
            return
        handler.send_response(200)
        handler.send_header("Content-Length", str(1 << 40))
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 65536)
        except OSError:
            handler.close_connection = True

    with answering(answer) as address:
        found = verify_address(address, None, FAST)
    assert told(found) == [("changed", "robots.txt")]


def test_a_list_that_was_tampered_with_leads_nowhere_else(copy: Path) -> None:
    listed = json.loads((copy / MANIFEST).read_bytes())
    listed["files"] |= {"../secret": "0" * 64, "/etc/passwd": "0" * 64}
    (copy / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    asked: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        from_folder(copy, handler)

    with answering(answer) as address:
        assert told(verify_address(address, None, FAST)) == []
    assert all(path.startswith("/ban-tin/") and ".." not in path for path in asked)
    assert told(verify_folder(copy)) == []


@pytest.mark.skipif(os.name == "nt", reason="names of files there hold no such signs")
def test_a_host_s_own_files_are_not_asked_for(copy: Path) -> None:
    listed = json.loads((copy / MANIFEST).read_bytes())
    listed["files"] |= {"CNAME": "0" * 64, ".elsewhere": "0" * 64}
    (copy / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    with served(copy) as address:
        assert told(verify_address(address, None, FAST)) == []
    assert verify_folder(copy).differences == (
        Difference("missing", ".elsewhere"),
        Difference("missing", "CNAME"),
    )


def test_a_server_that_does_not_answer_is_named_in_one_language() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        address = f"http://127.0.0.1:{held.getsockname()[1]}/"
        asked = bulletin("verify", address, "--ui-lang", "vi")
    assert asked.returncode == 3
    assert asked.stderr.startswith(f"không kết nối được tới {address}: ")
    assert len(asked.stderr.splitlines()) == 1
