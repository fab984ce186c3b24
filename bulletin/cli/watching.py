"""What a long build shows while it runs, and where the time went.

On a terminal a bar, elsewhere a plain line a phase; neither before a build has
taken long enough for anyone to wonder.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import Any

import click

from bulletin.i18n.messages import N_, translate

_PATIENCE = 0.7  # seconds before a bar is shown
_LONG = 5.0  # seconds before lines are printed where there is no terminal
_EVERY = 0.1  # seconds between two looks of the bar

PHASES = {
    "start": N_("Starting"),
    "discover": N_("Looking for files"),
    "parse": N_("Reading texts"),
    "link": N_("Linking"),
    "plan": N_("Planning pages"),
    "render": N_("Rendering pages"),
    "index": N_("Indexing for search"),
    "precompress": N_("Compressing"),
    "publish": N_("Publishing"),
    "remember": N_("Remembering"),
}
"""The phases of a build as they are shown."""

_TIMES = N_("Where the time went")
_SUM = N_("Together")
_STORE = N_("Store: %(size)s MB, %(entries)s entries")
_MADE = N_("%(made)s new of %(total)s")


class Watch:
    """Follows a build: `bulletin.build.progress.Progress` with a clock."""

    def __init__(self, language: str, *, shown: bool) -> None:
        self._language = language
        self._shown = shown
        self._started = time.perf_counter()
        self._phases: list[tuple[str, float, int]] = [("start", self._started, 0)]
        self._bar: Any = None
        self._task: Any = None
        self._last = 0.0

    def begin(self, phase: str, total: int = 0) -> None:
        now = time.perf_counter()
        self._phases.append((phase, now, total))
        if self._bar is not None:
            self._bar.reset(self._task, description=self._words(phase), total=total or None)
            self._bar.refresh()
        elif self._shown and not sys.stderr.isatty() and now - self._started > _LONG:
            click.echo(f"{self._words(phase)} … {total or ''}".rstrip(), err=True)

    def step(self, count: int) -> None:
        now = time.perf_counter()
        if self._bar is None and self._shown and sys.stderr.isatty() and now - self._started > _PATIENCE:
            self._open_bar()
        if self._bar is not None:
            self._bar.advance(self._task, count)
            if now - self._last > _EVERY:
                self._last = now
                self._bar.refresh()

    def _open_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        # no thread of its own: processes are forked meanwhile
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        self._bar.start()
        phase, _, total = self._phases[-1]
        self._task = self._bar.add_task(self._words(phase), total=total or None)

    def end(self) -> None:
        """The build has ended: the bar goes."""
        self._phases.append(("", time.perf_counter(), 0))
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _words(self, phase: str) -> str:
        return translate(PHASES[phase], {}, self._language)

    def times(self, made: Mapping[str, int], store: tuple[int, int] | None) -> str:
        """A table of the phases, with what was new; ``store`` is its bytes and entries."""
        whole = self._phases[-1][1] - self._started
        new = {"parse": made.get("item", 0) + made.get("register", 0), "render": made.get("output", 0)}
        rows = [translate(_TIMES, {}, self._language)]
        for (phase, start, total), (_, stop, _) in zip(self._phases, self._phases[1:], strict=False):
            row = self._row(self._words(phase), stop - start, whole)
            if phase in new:
                row += "  " + translate(_MADE, {"made": new[phase], "total": total}, self._language)
            rows.append(row)
        rows.append(self._row(translate(_SUM, {}, self._language), whole, whole))
        if store:
            values = {"size": f"{store[0] / 1e6:.1f}", "entries": store[1]}
            rows.append(translate(_STORE, values, self._language))
        return "\n".join(rows)

    def _row(self, words: str, seconds: float, whole: float) -> str:
        width = max(len(self._words(phase)) for phase in PHASES)
        return f"  {words:{width}} {seconds:8.3f} s {seconds / whole if whole else 0:5.0%}"
