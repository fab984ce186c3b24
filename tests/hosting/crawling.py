"""A crawler for one site: asks for every page that can be reached, and for all that pages and styles name."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from tests.output.pages import read_page, style_links


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; ``headers`` by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The content type without what follows it."""
        return self.headers.get("content-type", "").partition(";")[0].strip()


class Client:
    """Asks one server, over one connection."""

    def __init__(self, address: str) -> None:
        """``address`` is the server's, without a path."""
        self._place = urlsplit(address)
        self._connection: HTTPConnection | None = None

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer for a path, encoded as it is; redirects are not followed."""
        for last in (False, True):
            if self._connection is None:
                self._connection = HTTPConnection(self._place.hostname or "", self._place.port, timeout=30)
            try:
                self._connection.request("GET", path, headers=dict(headers or {}))
                answer = self._connection.getresponse()
                body = answer.read()
                return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)
            except OSError:
                self.close()
                if last:
                    raise
        raise AssertionError

    def close(self) -> None:
        """Let the connection go."""
        if self._connection:
            self._connection.close()
        self._connection = None


@dataclass(slots=True)
class Crawl:
    """What a crawl saw: every answer by its path, and what was broken."""

    answers: dict[str, Answer] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def crawl(client: Client, starts: Iterable[str], base_url: str | None, base: str) -> Crawl:
    """Follow all that leads from ``starts`` within the site, which stands at the path ``base``.

    Absolute addresses that begin with ``base_url`` (canonical, feeds) are asked for here as well.
    """
    found = Crawl()
    waiting = deque((path, "") for path in starts)
    seen = {path for path, _ in waiting}
    while waiting:
        path, source = waiting.popleft()
        answer = found.answers[path] = client.get(path)
        if answer.status in {301, 302, 307, 308}:
            onward = [urljoin(path, answer.headers["location"])]
        elif answer.status != 200:
            found.broken.append(f"{source}: {path} is {answer.status}")
            continue
        else:
            onward = [urljoin(path, reference) for reference in references(path, answer)]
        for address in onward:
            target = _within(address, base_url, base)
            if target and target not in seen:
                seen.add(target)
                waiting.append((target, path))
    return found


def references(path: str, answer: Answer) -> list[str]:
    """What a page or a stylesheet refers to."""
    if answer.type == "text/html":
        page = read_page(path, answer.body.decode())
        links = [link.url for link in (*page.links, *page.identity)]
        return links + ([page.refresh] if page.refresh else [])
    if answer.type == "text/css":
        return [link.url for link in style_links(answer.body.decode())]
    return []


def _within(address: str, base_url: str | None, base: str) -> str | None:
    """The path of an address on the server, where it is of the site."""
    address = urldefrag(address)[0].partition("?")[0]
    if base_url and address.startswith(base_url):
        address = base + address.removeprefix(base_url)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    return quote(unquote(parts.path), safe="/-._~")
