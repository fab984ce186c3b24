"""Work shared among processes.

Where the system can fork, each process has all that the parent has and works
through its share of a list; nothing but results is sent. Elsewhere (Windows;
macOS, whose own libraries do not bear it) processes are begun anew, which pays
for much work only, and the task and what it works on must be picklable.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(
    task: Callable[[T], R],
    things: Sequence[T],
    jobs: int,
    each: int,
    fork: bool = CAN_FORK,
    step: Callable[[int], None] = lambda count: None,
) -> list[R]:
    """What ``task`` gives for each thing, in their order; ``step`` hears of things done.

    With ``jobs`` processes at most, and none for fewer things than ``each``:
    so many must be done for a process to pay. Raises what the task raises,
    OSError where a process ends before its time.
    """
    jobs = min(jobs, len(things) // each)
    if jobs < 2:
        return list(_done(task, things, step, 1))
    return _forked(task, things, jobs, step) if fork else _spawned(task, things, jobs, step)


def _done(task: Callable[[T], R], things: Iterable[T], step: Callable[[int], None], jobs: int) -> Iterator[R]:
    for thing in things:
        yield task(thing)
        step(jobs)


def _forked(task: Callable[[T], R], things: Sequence[T], jobs: int, step: Callable[[int], None]) -> list[R]:
    gc.freeze()  # or the collector would touch, and so copy, what the processes share
    children = [_begin(task, things[n::jobs]) for n in range(1, jobs)]
    found: list[Any] = [None] * len(things)
    try:
        found[::jobs] = _done(task, things[::jobs], step, jobs)
        for n, (_, pipe) in enumerate(children, 1):
            found[n::jobs] = _received(pipe)
    finally:
        gc.unfreeze()
        for process, pipe in children:
            os.close(pipe)
            os.waitpid(process, 0)
    return found


def _begin(task: Callable[[T], R], things: Sequence[T]) -> tuple[int, int]:
    """Fork; gives the child's number and the pipe that its results come through."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writer)
        return process, reader
    status = 1
    try:
        gc.disable()
        os.close(reader)
        try:
            result: Any = [task(thing) for thing in things]
        except BaseException as error:
            error.add_note(traceback.format_exc())
            result = error
        with open(writer, "wb") as pipe:
            pickle.dump(result, pipe, protocol=5)
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's is to be closed or written twice


def _received(pipe: int) -> Any:
    with open(pipe, "rb", closefd=False) as file:
        try:
            result = pickle.load(file)
        except EOFError:
            raise OSError("a process of the build ended before its time") from None
    if isinstance(result, BaseException):
        raise result
    return result


def _spawned(task: Callable[[T], R], things: Sequence[T], jobs: int, step: Callable[[int], None]) -> list[R]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        results = pool.map(task, things, chunksize=max(1, len(things) // (jobs * 4)))
        return list(_done(lambda result: result, results, step, 1))
