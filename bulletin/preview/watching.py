"""Watches the site's folder and says which paths have changed.

Two watchers: one over all that lies in `content` and `layouts`, and one over the site's folder itself,
which sees the settings, and either of the two come, go or be replaced. The program's own steps are short:
watchfiles' default waits about 90 ms before it tells anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path

from watchfiles import Change as Kind
from watchfiles import awatch
from watchfiles.main import FileChange

from bulletin.config import FILE as CONFIG_FILE
from bulletin.content.discover import CONTENT
from bulletin.content.names import is_ignored
from bulletin.preview.changes import EVERYTHING, Change
from bulletin.preview.design import LAYOUTS

STEP = 5
"""Milliseconds without a further change after which those that came are told."""
_LONGEST = 200
"""Milliseconds after which they are told in any case."""
_AGAIN = 0.4
"""Seconds after which all is read again where folders came: files may have come before the watch."""

_WATCHED = (CONTENT, LAYOUTS)


class Watch:
    """Watches one site until it is told to stop."""

    def __init__(self, site: Path, notice: Callable[[Change], None]) -> None:
        """``notice`` is told of every change, in the loop that runs the watch."""
        self._site = site.resolve()
        self._notice = notice
        self._stop = asyncio.Event()
        self._roots_changed = asyncio.Event()
        self._later: asyncio.TimerHandle | None = None

    def stop(self) -> None:
        """End the watch."""
        self._stop.set()
        self._roots_changed.set()
        if self._later:
            self._later.cancel()

    async def run(self) -> None:
        """Watch; returns once it is told to stop."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch_top())
            tasks.create_task(self._watch_inside())

    async def _watch_top(self) -> None:
        async for found in self._changes((self._site,), self._stop, recursive=False):
            names = {self._inside(path) for _, path in found}
            if CONFIG_FILE in names:
                self._notice(Change(frozenset({CONFIG_FILE})))
            if not names.isdisjoint(_WATCHED):
                self._roots_changed.set()

    async def _watch_inside(self) -> None:
        while not self._stop.is_set():
            self._roots_changed.clear()
            roots = [self._site / name for name in _WATCHED if (self._site / name).is_dir()]
            # What changed while nobody watched. It is told once the loop turns, and then the watch stands.
            asyncio.get_running_loop().call_soon(self._notice, EVERYTHING)
            if not roots:
                await self._roots_changed.wait()
                continue
            try:
                async for found in self._changes(roots, self._roots_changed, recursive=True):
                    self._tell(found)
            except FileNotFoundError:  # a folder went in this moment
                await asyncio.sleep(_AGAIN)

    async def _changes(
        self, roots: Sequence[Path], stop: asyncio.Event, *, recursive: bool
    ) -> AsyncIterator[set[FileChange]]:
        """What the system tells; where it cannot watch so many files, they are looked at again and again."""
        for polling in (None, True):
            try:
                async for found in awatch(
                    *roots,
                    stop_event=stop,
                    recursive=recursive,
                    step=STEP,
                    debounce=_LONGEST,
                    watch_filter=None,
                    force_polling=polling,
                ):
                    yield found
                return
            except FileNotFoundError:
                raise
            except (OSError, RuntimeError):
                if polling:
                    raise

    def _tell(self, found: Iterable[FileChange]) -> None:
        """Pass on what has changed. That a folder was modified only says that something in it was."""
        inside, folders = set(), False
        for kind, path in found:
            name = self._inside(path)
            if not name or any(is_ignored(part) for part in name.split("/")):
                continue
            is_folder = (self._site / name).is_dir()
            if not (is_folder and kind is Kind.modified):
                inside.add(name)
                folders |= is_folder
        if inside:
            self._notice(Change(frozenset(inside)))
        if folders:
            if self._later:
                self._later.cancel()
            self._later = asyncio.get_running_loop().call_later(_AGAIN, self._notice, EVERYTHING)

    def _inside(self, path: str) -> str:
        """The path from the site's folder, with ``/``; empty for the folder itself."""
        name = Path(path)
        return name.relative_to(self._site).as_posix() if name != self._site else ""
