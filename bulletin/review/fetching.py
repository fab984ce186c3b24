"""Fetches many small files of one site: few requests at once, a bounded pace, each answer bounded in size.

Connections are kept, so that a thousand files cost no thousand handshakes. Nothing but the one origin is
ever asked: a redirect that leads elsewhere is an answer, and not followed.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from bulletin import __version__

_AGENT = f"bulletin-verify/{__version__} (compares a deployed site with its release.json)"
_LATER = frozenset({429, 502, 503, 504})
_PAUSE = 2.0  # seconds before a question is asked again, where the server does not say
_LONGEST_PAUSE = 30.0
_TRIES = 3

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Pace:
    """How a server is asked: requests at once and per second, seconds to wait for an answer."""

    at_once: int = 4
    per_second: float = 20.0
    timeout: float = 15.0


USUAL = Pace()


@dataclass(frozen=True, slots=True)
class Response:
    """``target`` is where a redirect leads, absolute. ``whole``: the body ended within the bound."""

    status: int
    body: bytes
    target: str = ""
    whole: bool = True


class Fetcher:
    """Asks one origin. Used by several threads; each has a connection of its own."""

    def __init__(self, base: str, pace: Pace) -> None:
        """``base`` is the address of a folder, with http or https. Raises ValueError for any other."""
        parts = urlsplit(base)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(base)
        if parts.username or parts.password:
            raise ValueError(base)
        self._scheme, self._host, self._port = parts.scheme, parts.hostname, parts.port
        self._folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
        self.base = f"{parts.scheme}://{parts.netloc}{self._folder}"
        self._pace = pace
        self._local = threading.local()
        self._opened: list[http.client.HTTPConnection] = []
        self._gate = threading.Lock()
        self._next = 0.0

    def get(self, path: str, bound: int) -> Response:
        """The answer for an encoded path below the base, at most ``bound`` bytes of it.

        Raises OSError where the server cannot be reached after a few tries.
        """
        for attempt in range(_TRIES):
            self._wait_for_turn()
            try:
                response, pause = self._ask(path, bound)
            except (OSError, http.client.HTTPException) as error:
                self._drop()
                if attempt == _TRIES - 1:
                    raise OSError(str(error) or type(error).__name__) from error
                pause = _PAUSE if attempt else 0.0
            else:
                if response.status not in _LATER or attempt == _TRIES - 1:
                    return response
            time.sleep(pause)
        raise AssertionError("not reached")

    def all(self, task: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What ``task`` gives for each thing, in their order; a few at once."""
        with ThreadPoolExecutor(self._pace.at_once) as pool:
            yield from pool.map(task, things)

    def _ask(self, path: str, bound: int) -> tuple[Response, float]:
        connection = self._connection()
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity"}
        connection.request("GET", self._folder + path, headers=headers)
        answer = connection.getresponse()
        body = answer.read(bound + 1)
        whole = len(body) <= bound
        if not whole:
            self._drop()  # the rest is not wanted
        location = answer.getheader("Location") if 300 <= answer.status < 400 else None
        target = urljoin(self.base + path, location) if location else ""
        return Response(answer.status, body[:bound], target, whole), _pause(answer.getheader("Retry-After"))

    def _wait_for_turn(self) -> None:
        with self._gate:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + 1 / self._pace.per_second
        time.sleep(max(0.0, turn - now))

    def _connection(self) -> http.client.HTTPConnection:
        known: http.client.HTTPConnection | None = getattr(self._local, "connection", None)
        if known is None:
            timeout = self._pace.timeout
            if self._scheme == "https":
                context = ssl.create_default_context()
                known = http.client.HTTPSConnection(self._host, self._port, timeout=timeout, context=context)
            else:
                known = http.client.HTTPConnection(self._host, self._port, timeout=timeout)
            self._local.connection = known
            self._opened.append(known)
        return known

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        for connection in self._opened:
            connection.close()

    def _drop(self) -> None:
        with suppress(OSError):
            self._connection().close()
        self._local.connection = None


def _pause(said: str | None) -> float:
    """Seconds that a server asks for; a date, or nothing, is our own pause."""
    if said and said.isascii() and said.isdigit():
        return min(float(said), _LONGEST_PAUSE)
    return _PAUSE
