"""Drives a preview without sockets: a small site, the changes that a watch would name, and plain requests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bulletin.build.options import Options
from bulletin.preview.changes import EVERYTHING, Change
from bulletin.preview.preview import Preview
from bulletin.preview.server import application
from bulletin.preview.snapshot import Attempt
from bulletin.preview.workshop import Workshop
from tests.small_sites import FEATURES_DAY, lay, session, text, write

ONE = "content/sessions/01/vi.md"
TWO = "content/sessions/02/vi.md"
PAGE = "/phien-hop/1/"
FILES = {
    ONE: session(1, "2024-01-10", body="Phiên đầu."),
    "content/sessions/01/en.md": text("title: Session 1\nsummary: Summary.", "The first."),
    TWO: session(2, "2024-02-10", body="Phiên sau."),
}
SOON = 10.0
"""Seconds after which a test gives up waiting."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application answered."""

    status: int
    head: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(slots=True)
class Driver:
    """A preview at work on a small site."""

    site: Path
    preview: Preview
    workshop: Workshop
    builds: list[Attempt] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    def save(self, files: Mapping[str, str]) -> None:
        """Write files, and name them as a watch would."""
        write(self.site, files)
        self.preview.pending.add(Change(frozenset(files)))

    def remove(self, path: str) -> None:
        """Delete a file, and name it."""
        (self.site / path).unlink()
        self.preview.pending.add(Change(frozenset({path})))

    async def built(self, count: int) -> Attempt:
        """The build of this number since the driver began; waits for it."""
        async with asyncio.timeout(SOON):
            while len(self.builds) < count:
                await asyncio.sleep(0.005)
        return self.builds[count - 1]

    async def get(self, path: str, host: str = "localhost:8000", method: str = "GET") -> Answer:
        """Ask for an address (decoded, as servers hand it on)."""
        return await ask(application(self.preview, "127.0.0.1"), path, host, method)

    async def text(self, path: str = PAGE) -> str:
        return (await self.get(path)).text


@asynccontextmanager
async def driving(
    folder: Path,
    files: Mapping[str, str] = FILES,
    *,
    drafts: bool = False,
    workshop: Callable[[Options], Workshop] = Workshop,
    language: str = "en",
) -> AsyncIterator[Driver]:
    """A preview of a site with these files, which builds in the background until the block ends."""
    lay(folder, files)
    options = Options(folder, folder / "public", FEATURES_DAY, drafts=drafts, jobs=1)
    shop = workshop(options)
    faults: list[Exception] = []
    preview = Preview(options, shop, shop.rebuild(EVERYTHING), language, faults.append)
    driver = Driver(folder, preview, shop, faults=faults)
    await preview.open()
    task = asyncio.create_task(preview.run(driver.builds.append))
    try:
        yield driver
    finally:
        task.cancel()
        await preview.close()


async def ask(app: Any, path: str, host: str, method: str = "GET", query: str = "") -> Answer:
    """One request, and the whole answer."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(_scope(path, host, method, query), receive, send)
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], head, b"".join(m.get("body", b"") for m in sent[1:]))


def _scope(path: str, host: str, method: str, query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("utf-8", "surrogateescape"),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode())],
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50000),
    }


class News:
    """A browser's end of the stream of events."""

    def __init__(self, driver: Driver, path: str) -> None:
        self._app = application(driver.preview, "127.0.0.1")
        self._path = path
        self._came: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._gone = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> News:
        async def receive() -> dict[str, Any]:
            await self._gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: MutableMapping[str, Any]) -> None:
            for line in message.get("body", b"").decode().split("\n"):
                if line.startswith("data: "):
                    await self._came.put(json.loads(line.removeprefix("data: ")))

        async def run() -> None:
            scope = _scope("/_preview/~/events", "localhost:8000", "GET", f"page={self._path}")
            await self._app(scope, receive, send)
            await self._came.put(None)

        self._task = asyncio.create_task(run())
        return self

    async def __aexit__(self, *error: object) -> None:
        self._gone.set()
        if self._task:
            await asyncio.wait_for(self._task, SOON)

    async def next(self) -> dict[str, Any]:
        """The next event; waits for it."""
        async with asyncio.timeout(SOON):
            found = await self._came.get()
        assert found is not None, "the stream has ended"
        return found

    async def ended(self) -> bool:
        """Whether the stream ends."""
        async with asyncio.timeout(SOON):
            while await self._came.get() is not None:
                pass
        return True

    def silent(self) -> bool:
        """Whether nothing waits to be read."""
        return self._came.empty()


def run(task: Awaitable[None]) -> None:
    """Run a test's own loop."""

    async def bounded() -> None:
        async with asyncio.timeout(6 * SOON):
            await task

    asyncio.run(bounded())
