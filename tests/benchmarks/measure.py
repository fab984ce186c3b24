"""Runs a command and measures it: wall time, processor time, and in a run of its own the peak of its memory.

Memory is read from /proc while the command runs: the proportional set sizes of all its processes, added up
(so that what forked workers share counts once), and the high-water mark of its first process, whichever is
more. Where there is no /proc, what the system reports at the end has to do, which leaves children out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_STEP = 0.01
_LIMIT = 3600.0
_PROC = Path("/proc")
_KEPT = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class FailedBuildError(Exception):
    """A command ended badly; its words are the message."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, the folder it runs in, and variables beside the bare environment's."""

    arguments: Sequence[str]
    folder: Path
    variables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds by the clock, and seconds of processor time of the process and its children."""

    wall: float
    processor: float


def timed(command: Command, log: Path) -> Timing:
    """Run to the end, from before the process is made until after it has gone."""
    if hasattr(os, "sync"):
        os.sync()  # what an earlier build still has to write must not slow this one
    with log.open("wb") as words:
        started = time.perf_counter()
        process = _start(command, words.fileno())
        with _bounded(process):
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(process, command, log)
    return Timing(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Command, log: Path) -> int:
    """The most memory that the command and its children held at one time, in bytes."""
    peak = 0
    with log.open("wb") as words:
        process = _start(command, words.fileno())
        with _bounded(process):
            while True:
                ended, status, usage = os.wait4(process.pid, os.WNOHANG)
                if ended:
                    break
                peak = max(peak, _high_water(process.pid), sum(_share(pid) for pid in _tree(process.pid)))
                time.sleep(_STEP)
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(process, command, log)
    return peak or usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _start(command: Command, words: int) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env={**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **command.variables},
        stdin=subprocess.DEVNULL,
        stdout=words,
        stderr=words,
    )


@contextmanager
def _bounded(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill what hangs, so that a run comes to an end; that fails the build."""
    timer = threading.Timer(_LIMIT, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _check(process: subprocess.Popen[bytes], command: Command, log: Path) -> None:
    if process.returncode:
        words = log.read_text(encoding="utf-8", errors="replace")
        raise FailedBuildError(f"{' '.join(command.arguments)}: exit {process.returncode}\n{words}")


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    found = [root]
    for pid in found:
        for listing in _PROC.glob(f"{pid}/task/*/children"):
            found += [int(child) for child in _read(listing).split()]
    return found


def _share(pid: int) -> int:
    """The proportional set size of a process."""
    return _field(_PROC / str(pid) / "smaps_rollup", "Pss:")


def _high_water(pid: int) -> int:
    return _field(_PROC / str(pid) / "status", "VmHWM:")


def _field(path: Path, name: str) -> int:
    for line in _read(path).splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""  # it ended meanwhile
