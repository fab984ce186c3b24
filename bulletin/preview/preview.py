"""The preview at work: builds what has changed, holds what is shown, and tells who is looking.

No sockets here; `server` puts it on a port. Two threads work beside the loop: one builds, one renders pages,
so that pages are served while a build is running.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bulletin.build.options import Options
from bulletin.diagnostics import Diagnostic, Severity
from bulletin.output.search_page import INDEX
from bulletin.preview.addresses import content_type, look_up, not_found
from bulletin.preview.boards import Boards
from bulletin.preview.changes import EVERYTHING, Change, Pending
from bulletin.preview.press import Press, Sheet, file_versions
from bulletin.preview.snapshot import Attempt, Snapshot
from bulletin.preview.told import heading, labels, told
from bulletin.preview.workshop import Workshop

T = TypeVar("T")

HTML = content_type("index.html")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an address shows now. ``tag`` tells it from other states; ``found`` is wrong with it alone.

    ``file``: it is this file of the site, as it lies on the disk. ``own``: it is a page of the preview's own.
    """

    status: int = 200
    type: str = HTML
    data: bytes = b""
    tag: str = ""
    found: tuple[Diagnostic, ...] = ()
    go_to: str | None = None
    file: Path | None = None
    own: bool = False


class Preview:
    """One site in preview."""

    def __init__(
        self,
        options: Options,
        workshop: Workshop,
        first: Attempt,
        language: str,
        fault: Callable[[Exception], None],
    ) -> None:
        """``first`` is what the workshop's first build gave; ``language`` that of the preview's own pages.

        ``fault`` hears of errors of our own; what is shown stays.
        """
        self.site = options.site
        self.pending = Pending()
        self.attempt = first
        self.snapshot: Snapshot | None = first.snapshot
        self.language = language
        self._fault = fault
        self._workshop = workshop
        self._press = Press(options.site)
        self._boards = Boards(options, language)
        self._building = ThreadPoolExecutor(1, "build")
        self._rendering = ThreadPoolExecutor(1, "render")
        self._turn = asyncio.Event()
        self._closing = False
        self._preparing: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Get ready to show pages; what the first save needs is loaded in the background."""
        await self._render(self._press.open)
        self._building.submit(self._workshop.prepare)
        self._preparing = asyncio.create_task(self._prepare(self.snapshot))

    async def _prepare(self, snapshot: Snapshot | None) -> None:
        """Compile the templates one by one: between two of them, a page can be rendered."""
        outputs = snapshot.outputs.values() if snapshot else ()
        for template, language in sorted({(one.template, one.language) for one in outputs}):
            await self._render(self._press.prepare, snapshot, template, language)

    async def run(self, say: Callable[[Attempt], None]) -> None:
        """Build whenever something has changed. ``say`` hears of every build."""
        loop = asyncio.get_running_loop()
        missed = Change()
        while not self._closing:
            change = missed | await self.pending.take()
            try:
                attempt = await loop.run_in_executor(self._building, self._workshop.rebuild, change)
            except Exception as error:  # with the next save all is read again
                missed = EVERYTHING
                self._fault(error)
                continue
            missed = Change()
            self.show(attempt)
            say(attempt)

    def show(self, attempt: Attempt) -> None:
        """Have all that look see what a build gave: its pages if it is good, its findings in any case."""
        self.attempt = attempt
        self.snapshot = attempt.snapshot or self.snapshot
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()

    def let_go(self) -> None:
        """Tell who waits for news that there will be none."""
        self._closing = True
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()

    async def close(self) -> None:
        """End all that is going on, and keep what was rendered."""
        self.let_go()
        if self._preparing:
            self._preparing.cancel()
        await self._render(self._press.close)
        self._building.shutdown(wait=False, cancel_futures=True)
        self._rendering.shutdown(wait=False, cancel_futures=True)

    # What is shown

    async def shown(self, address: str) -> Shown:
        """What stands at an address (decoded, with its first slash)."""
        try:
            return await self._render(self._shown, address, self.snapshot, self.attempt)
        except Exception as error:
            self._fault(error)
            return Shown(500, data=self._boards.nothing_yet(), tag="nothing")

    def _shown(self, address: str, snapshot: Snapshot | None, attempt: Attempt) -> Shown:
        if self._boards.has(address):
            return self._board(address, snapshot, attempt)
        if snapshot is None:
            return Shown(503, data=self._boards.nothing_yet(), tag="nothing")
        found = look_up(snapshot, address)
        path = address.removeprefix("/")
        if path.startswith(INDEX) and (part := self._press.index(snapshot).get(path)):
            return Shown(type=content_type(path), data=part.content())
        if found is None:
            sheet = self._press.sheet(snapshot, not_found(snapshot, address))
            return self._of_sheet(sheet, 404)
        if found.go_to is not None:
            return Shown(302, go_to=found.go_to)
        if found.path in snapshot.outputs:
            return self._of_sheet(self._press.sheet(snapshot, found.path))
        kind = content_type(found.path)
        if found.path in snapshot.copies:
            return Shown(type=kind, file=self.site / snapshot.copies[found.path])
        return Shown(type=kind, data=snapshot.assets[found.path])

    def _of_sheet(self, sheet: Sheet | None, status: int = 200) -> Shown:
        if sheet is None or sheet.data is None:
            found = sheet.found if sheet else ()
            return Shown(500, data=self._boards.nothing_yet(), tag="nothing", found=found)
        return Shown(status, content_type(sheet.path), sheet.data, sheet.tag, sheet.found)

    def _board(self, address: str, snapshot: Snapshot | None, attempt: Attempt) -> Shown:
        data = self._boards.page(address, snapshot, attempt)
        if data is None and snapshot is not None:
            return self._of_sheet(self._press.sheet(snapshot, not_found(snapshot, address)), 404)
        data = data or self._boards.nothing_yet()
        return Shown(data=data, tag=self._boards.tag(data), own=True)

    # News

    async def news(self, address: str) -> AsyncIterator[dict[str, Any]]:
        """The state of the page at an address, at once and whenever it has changed.

        First what it shows, then what is wrong: nobody waits for the one because of the other.
        """
        last: list[dict[str, Any]] = [{}, {}]
        while not self._closing:
            turn = self._turn  # before looking: what comes meanwhile is not missed
            try:
                shown, found = await self._render(self._seen, address, self.snapshot, self.attempt)
                if shown != last[0]:
                    yield shown
                wrong = await self._render(self._wrong, found, self.attempt)
                if wrong != last[1]:
                    yield wrong
                last = [shown, wrong]
            except Exception as error:
                self._fault(error)
            await turn.wait()

    def _seen(
        self, address: str, snapshot: Snapshot | None, attempt: Attempt
    ) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
        """What tells the state of a page, and what is wrong with it alone."""
        shown = self._shown(address, snapshot, attempt)
        files = file_versions(snapshot) if snapshot else {}
        return {"tag": shown.tag, "files": files}, shown.found

    def _wrong(self, own: tuple[Diagnostic, ...], attempt: Attempt) -> dict[str, Any]:
        """What is wrong with the site, and with one page."""
        found = (*attempt.found, *(one for one in own if one not in attempt.found))
        return {
            "failed": any(one.severity is Severity.ERROR for one in found),
            "heading": heading(found, self.snapshot is not None),
            "found": told(found, self.site),
            "labels": labels(),
        }

    async def _render(self, task: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._rendering, task, *arguments)
