"""Asks the servers that links lead to whether the pages are still there: few requests, polite and remembered.

One question at a time to a host, with a pause between, a few hosts side by side. HEAD first; GET, of which
only the head is read, where a server does not know HEAD. Answers are kept in ``.bulletin/links.json``, so
that a page is asked for once a week. Only public addresses are asked: a text must not make the machine that
checks it knock on doors of its own network. A host that says it has had enough is left alone until the next
run.
"""

from __future__ import annotations

import ipaddress
import json
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bulletin import __version__
from bulletin.build.options import FOLDER

_AGENT = f"bulletin-check/{__version__} (a link checker; one request a second at most)"
_FILE = "links.json"
_DAY = 86_400
_KNOWN_FOR = {True: 7 * _DAY, False: _DAY}  # how long a good answer, and any other, is believed
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 501})
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 308})
_ENOUGH = frozenset({429, 503})  # too many requests, or the server cannot: RFC 6585, RFC 9110
_HOPS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address. ``status`` 0: no answer, and ``reason`` says why. ``moved`` is where to."""

    status: int
    reason: str = ""
    moved: str = ""
    asked: float = 0.0

    @property
    def gone(self) -> bool:
        return self.status in _GONE

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked: seconds to wait for an answer, and between two questions to a host; bounds."""

    timeout: float = 10.0
    pause: float = 1.0
    hosts: int = 4
    most: int = 300
    private: bool = False  # for tests: ask addresses that are not public too


def ask(addresses: Iterable[str], site: Path, manners: Manners = Manners()) -> dict[str, Answer]:
    """The answer for each address, from memory where it is young. At most ``manners.most`` are asked."""
    wanted = list(dict.fromkeys(address.partition("#")[0] for address in addresses))
    now = time.time()
    known = {url: a for url, a in _remembered(site).items() if now - a.asked < _KNOWN_FOR[a.good]}
    by_host: dict[str, list[str]] = {}
    for url in [url for url in wanted if url not in known][: manners.most]:
        by_host.setdefault(url.lower().partition("://")[2].partition("/")[0], []).append(url)
    with ThreadPoolExecutor(manners.hosts) as pool:
        for answers in pool.map(lambda urls: _ask_host(urls, manners), by_host.values()):
            known |= answers
    _remember(site, known)
    return {url: known[url] for url in wanted if url in known}


def _ask_host(urls: list[str], manners: Manners) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for index, url in enumerate(urls):
        if index:
            time.sleep(manners.pause)
        found[url] = _answer(url, manners)
        if found[url].status in _ENOUGH:
            break  # the rest of this host waits for the next run
    return found


def _answer(url: str, manners: Manners) -> Answer:
    answer = _request("HEAD", url, manners)
    if answer.status in _NO_HEAD:
        time.sleep(manners.pause)
        answer = _request("GET", url, manners)
    return answer


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: each hop is looked at first."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _request(method: str, url: str, manners: Manners) -> Answer:
    """Ask for a page and follow where it leads, a few hops at most."""
    moved, here = "", url
    for _ in range(_HOPS):
        status, reason, target = _one(method, here, manners)
        if not target:
            return Answer(status, reason, moved if 200 <= status < 300 else "", time.time())
        permanent = status in _MOVED and (here == url or bool(moved))
        here = target
        moved = target if permanent else moved
    return Answer(0, "it leads on and on", "", time.time())


def _one(method: str, url: str, manners: Manners) -> tuple[int, str, str]:
    """Status, reason and where the answer leads on to."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return 0, "no web address", ""
        if not manners.private and not _is_public(parts.hostname):
            return 0, "not a public address", ""
        opener = urllib.request.build_opener(_Stay)
        request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})
        with opener.open(request, timeout=manners.timeout) as response:
            return response.status, "", ""
    except urllib.error.HTTPError as error:
        with error:
            target = error.headers.get("Location") if 300 <= error.code < 400 else None
            return error.code, str(error.reason), urljoin(url, target) if target else ""
    except urllib.error.URLError as error:
        return 0, str(error.reason), ""
    except (OSError, HTTPException, ValueError) as error:
        return 0, str(error) or type(error).__name__, ""


def _is_public(host: str) -> bool:
    """Whether every address of a host is on the public Internet. Raises OSError where it has none."""
    found = {info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    return all(ipaddress.ip_address(str(address).partition("%")[0]).is_global for address in found)


# Memory


def _remembered(site: Path) -> dict[str, Answer]:
    try:
        noted = json.loads((site / FOLDER / _FILE).read_bytes())
        return {str(url): Answer(**fields) for url, fields in noted.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(site: Path, known: Mapping[str, Answer]) -> None:
    file = site / FOLDER / _FILE
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        staged = file.with_name(f"{file.name}.{os.getpid()}")
        noted = {url: asdict(answer) for url, answer in known.items()}
        staged.write_text(json.dumps(noted, ensure_ascii=False), encoding="utf-8")
        os.replace(staged, file)


Asker = Callable[[Iterable[str]], Mapping[str, Answer]]
