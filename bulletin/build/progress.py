"""What a build tells of itself while it runs. Who watches has a clock and prints; a build does not."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears of each phase as it begins, and of the things it gets through."""

    def begin(self, phase: str, total: int = 0) -> None:
        """A phase begins, of ``total`` things where they can be counted. The phase before it has ended."""

    def step(self, count: int) -> None:
        """About so many things more are done: other processes are taken to be as quick as this one."""


class Unwatched:
    """Nobody watches."""

    def begin(self, phase: str, total: int = 0) -> None:
        pass

    def step(self, count: int) -> None:
        pass
