"""`bulletin serve` from the first build to the end: the preview, the watch and the server side by side."""

from __future__ import annotations

import asyncio
import gc
import signal
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType
from typing import Protocol

import uvicorn

from bulletin.build.options import Options
from bulletin.preview.changes import EVERYTHING
from bulletin.preview.listening import Listener
from bulletin.preview.preview import Preview
from bulletin.preview.server import application
from bulletin.preview.snapshot import Attempt
from bulletin.preview.watching import Watch
from bulletin.preview.workshop import Workshop

_SIGNALS = [signal.SIGINT, signal.SIGTERM]
_PATIENCE = 3  # seconds that answers under way may still take


class Reporter(Protocol):
    """Who is told how it goes."""

    def ready(self, listener: Listener, attempt: Attempt, seconds: float) -> None:
        """The first build is done and pages can be asked for."""

    def built(self, attempt: Attempt) -> None:
        """A build after that is done."""

    def fault(self, error: Exception) -> None:
        """The program itself has failed at a build."""


def serve(
    options: Options, listener: Listener, language: str, reporter: Reporter, *, open_browser: bool
) -> None:
    """Show a site until the user ends it (Ctrl+C, or the system's signal to end)."""
    started = time.perf_counter()
    workshop = Workshop(options)
    first = workshop.rebuild(EVERYTHING)  # before there are threads: it may work in several processes
    gc.collect()
    gc.freeze()  # what stays for good need not be gone through again and again
    preview = Preview(options, workshop, first, language, reporter.fault)
    server = _Server(_config(application(preview, listener.host)))
    with _ended_by_signals(server):
        reporter.ready(listener, first, time.perf_counter() - started)
        if open_browser:  # some browsers are waited for
            Thread(target=webbrowser.open, args=(listener.address,), daemon=True).start()
        asyncio.run(_serve(options, listener, preview, server, reporter))


async def _serve(
    options: Options, listener: Listener, preview: Preview, server: uvicorn.Server, reporter: Reporter
) -> None:
    watch = Watch(options.site, preview.pending.add)
    await preview.open()
    building = asyncio.create_task(preview.run(reporter.built))
    watching = asyncio.create_task(watch.run())
    ending = asyncio.create_task(_let_go(server, preview, watch))

    def tell(task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            reporter.fault(error)

    for task in (building, watching):  # neither may end in silence
        task.add_done_callback(tell)
    try:
        await server.serve(sockets=[listener.socket])
    finally:
        server.should_exit = True
        building.cancel()
        await asyncio.gather(ending, watching, building, return_exceptions=True)
        await preview.close()


async def _let_go(server: uvicorn.Server, preview: Preview, watch: Watch) -> None:
    """Once the server is to end, end what would keep it: pages that wait for news, and the watch."""
    while not server.should_exit:
        await asyncio.sleep(0.1)
    watch.stop()
    preview.let_go()


def _config(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # an ASGI application
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )


class _Server(uvicorn.Server):
    """Leaves the signals to `_ended_by_signals`."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


@contextmanager
def _ended_by_signals(server: uvicorn.Server) -> Iterator[None]:
    """Have signals end the server, and no more than that: to be ended is how a preview ends well."""

    def end(number: int, frame: FrameType | None) -> None:
        server.force_exit = server.should_exit  # the second time, without patience
        server.should_exit = True

    signals = [*_SIGNALS, *filter(None, [getattr(signal, "SIGBREAK", None)])]
    before = {one: signal.signal(one, end) for one in signals}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
