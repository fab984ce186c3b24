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

_TURNS = 16  # of each process, where they share as they come: the last of them ends a sixteenth late at most
_WIDTH = 4  # bytes of the number of a turn

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
    *,
    alike: bool = False,
) -> list[R]:
    """What ``task`` gives for each thing, in their order; ``step`` hears of things done.

    With ``jobs`` processes at most, and none for fewer things than ``each``:
    so many must be done for a process to pay. Things that are ``alike`` go to whoever is free; of others
    each process has every n-th, as it may have made ready for those. Raises what the task raises, OSError
    where a process ends before its time.
    """
    jobs = min(jobs, len(things) // each)
    if jobs < 2:
        return list(_done(task, things, step, 1))
    return _forked(task, things, jobs, step, alike) if fork else _spawned(task, things, jobs, step)


def _done(task: Callable[[T], R], things: Iterable[T], step: Callable[[int], None], jobs: int) -> Iterator[R]:
    for thing in things:
        yield task(thing)
        step(jobs)


def _forked(
    task: Callable[[T], R], things: Sequence[T], jobs: int, step: Callable[[int], None], alike: bool
) -> list[R]:
    turns = min(len(things), jobs * _TURNS) if alike else jobs
    queue = _queue(range(jobs, turns))
    gc.freeze()  # or the collector would touch, and so copy, what the processes share
    children = [_begin(task, things, turns, n, queue) for n in range(1, jobs)]
    found: list[Any] = [None] * len(things)
    try:
        for turn in _turns(0, queue):
            found[turn::turns] = _done(task, things[turn::turns], step, jobs)
        for _, pipe in children:
            for turn, results in _received(pipe):
                found[turn::turns] = results
    finally:
        gc.unfreeze()
        while os.read(queue, 1 << 16):  # after an error the others need not go on
            pass
        os.close(queue)
        for process, pipe in children:
            os.close(pipe)
            os.waitpid(process, 0)
    return found


def _queue(turns: Iterable[int]) -> int:
    """The end of a pipe that holds these turns; each process that reads from it takes the next."""
    reader, writer = os.pipe()
    with open(writer, "wb") as pipe:
        pipe.write(b"".join(turn.to_bytes(_WIDTH, "little") for turn in turns))
    return reader


def _turns(first: int, queue: int) -> Iterator[int]:
    """The turns of one process: its first, and then the next that no other has taken."""
    yield first
    while taken := os.read(queue, _WIDTH):
        yield int.from_bytes(taken, "little")


def _begin(
    task: Callable[[T], R], things: Sequence[T], turns: int, first: int, queue: int
) -> tuple[int, int]:
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
            taken = _turns(first, queue)
            result: Any = [(turn, [task(thing) for thing in things[turn::turns]]) for turn in taken]
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
