"""Links that lead out are asked for politely, within bounds, and remembered. The server is our own."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bulletin.review.external import Manners, ask

QUICK = Manners(timeout=2, pause=0, private=True)


@dataclass
class Server:
    """A server of this machine, and what it was asked."""

    address: str
    asked: list[str] = field(default_factory=list)

    def __call__(self, path: str) -> str:
        return self.address + path


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            known.asked.append(f"{self.command} {self.path}")
            assert "bulletin-check" in self.headers["User-Agent"]
            name = self.path.partition("?")[0].strip("/")
            if name.startswith("moved"):
                self.send_response(301 if name == "moved" else 302)
                self.send_header("Location", "/here")
            elif name == "round":
                self.send_response(302)
                self.send_header("Location", "/round")
            elif name == "file":
                self.send_response(302)
                self.send_header("Location", "file:///etc/hostname")
            elif name == "nohead" and self.command == "HEAD":
                self.send_response(405)
            else:
                self.send_response(int(name) if name.isdigit() else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET = _answer  # noqa: N815 - the base class's names

        def log_message(self, *_: Any) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known = Server(f"http://127.0.0.1:{made.server_address[1]}")
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known
    made.shutdown()
    thread.join()
    made.server_close()


def test_answers(server: Server, tmp_path: Path) -> None:
    paths = ("/here", "/404", "/500", "/moved", "/moved-for-now", "/nohead", "/round", "/file")
    found = ask([server(path) for path in paths], tmp_path, QUICK)
    said = {path: (found[server(path)].status, found[server(path)].moved) for path in paths}
    assert said == {
        "/here": (200, ""),
        "/404": (404, ""),
        "/500": (500, ""),
        "/moved": (200, server("/here")),
        "/moved-for-now": (200, ""),
        "/nohead": (200, ""),
        "/round": (0, ""),
        "/file": (0, ""),
    }
    assert found[server("/404")].gone
    assert "GET /nohead" in server.asked
    assert "GET /here" not in server.asked


def test_an_address_is_asked_for_once_whatever_the_anchor(server: Server, tmp_path: Path) -> None:
    ask([server("/here#a"), server("/here#b"), server("/here")], tmp_path, QUICK)
    assert server.asked == ["HEAD /here"]


def test_answers_are_remembered_for_a_while(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    urls = [server("/here"), server("/503")]
    ask(urls, tmp_path, QUICK)
    asked = len(server.asked)
    ask(urls, tmp_path, QUICK)
    assert len(server.asked) == asked
    now += 2 * 86_400
    ask(urls, tmp_path, QUICK)
    assert server.asked[asked:] == ["HEAD /503"]
    now += 8 * 86_400
    ask(urls, tmp_path, QUICK)
    assert sorted(server.asked[asked + 1 :]) == ["HEAD /503", "HEAD /here"]


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": {"b": 1}}'])
def test_a_damaged_memory_is_forgotten(server: Server, tmp_path: Path, content: str) -> None:
    (tmp_path / ".bulletin").mkdir()
    (tmp_path / ".bulletin/links.json").write_text(content, encoding="utf-8")
    assert ask([server("/here")], tmp_path, QUICK)[server("/here")].good
    assert server("/here") in json.loads((tmp_path / ".bulletin/links.json").read_bytes())


def test_bounds(server: Server, tmp_path: Path) -> None:
    found = ask([server(f"/here?{n}") for n in range(9)], tmp_path, Manners(pause=0, most=4, private=True))
    assert len(found) == len(server.asked) == 4


def test_a_host_is_given_a_pause(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    ask([server("/here"), server("/404"), server("/nohead")], tmp_path, Manners(pause=7, private=True))
    assert slept.count(7) >= 3, "between addresses, and before GET"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "0.0.0.0"]
)
def test_the_machine_s_own_network_is_not_asked(host: str, tmp_path: Path) -> None:
    url = f"http://{host}:9/"
    answer = ask([url], tmp_path, Manners(timeout=1, pause=0))[url]
    assert (answer.status, answer.reason) == (0, "not a public address")


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:1/", "http://127.0.0.1:99999/", "http:///x"])
def test_an_address_that_cannot_be_asked_is_an_answer_too(url: str, tmp_path: Path) -> None:
    answer = ask([url], tmp_path, QUICK)[url]
    assert answer.status == 0
    assert answer.reason


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_has_enough_is_left_alone(server: Server, tmp_path: Path, status: int) -> None:
    found = ask([server(path) for path in ("/here", f"/{status}", "/404")], tmp_path, QUICK)
    assert server.asked == ["HEAD /here", f"HEAD /{status}"]
    assert server("/404") not in found, "nothing is said of what was not asked"
