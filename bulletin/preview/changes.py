"""What has changed on the disk since the last build, gathered while one is running."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass

_MANY = 500
"""So many paths at once (another branch, a sync) may be more than the system could name."""


@dataclass(frozen=True, slots=True)
class Change:
    """Paths that may have changed, relative to the site's folder; a folder stands for all that is in it.

    ``everything``: nobody knows what; all is to be read again.
    """

    paths: frozenset[str] = frozenset()
    everything: bool = False

    def __or__(self, other: Change) -> Change:
        paths = self.paths | other.paths
        return Change(paths, self.everything or other.everything or len(paths) > _MANY)

    def __bool__(self) -> bool:
        return self.everything or bool(self.paths)

    def among(self, known: Collection[str]) -> Collection[str]:
        """Those of the known files that may have changed."""
        if self.everything:
            return known
        found = {path for path in self.paths if path in known}
        for folder in self.paths - found:
            found.update(path for path in known if path.startswith(f"{folder}/"))
        return found

    def within(self, folder: str) -> bool:
        """Whether something in a folder, or the folder itself, may have changed."""
        return self.everything or any(p == folder or p.startswith(f"{folder}/") for p in self.paths)


EVERYTHING = Change(everything=True)


class Pending:
    """Changes that wait for a build. However many come while one is running, the next takes them all."""

    def __init__(self) -> None:
        self._waiting = Change()
        self._come = asyncio.Event()

    def add(self, change: Change) -> None:
        """Note a change; called in the loop that takes."""
        self._waiting |= change
        if self._waiting:
            self._come.set()

    async def take(self) -> Change:
        """All that has come since the last taking; waits until there is something."""
        await self._come.wait()
        self._come.clear()
        taken, self._waiting = self._waiting, Change()
        return taken
