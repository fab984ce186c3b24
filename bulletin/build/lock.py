"""The lock that keeps two builds on one output folder apart.

The system holds it for the process, so it goes when the process goes, however
that ends; a file that a killed build left behind locks nobody out. Where the
system has no locks (some network folders) a build goes on without.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bulletin.build.place import place_of

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class LockedError(OSError):
    """Another build is writing into ``folder``. ``process`` is its number, None where it cannot be told."""

    def __init__(self, folder: Path, process: int | None) -> None:
        super().__init__(errno.EBUSY, os.strerror(errno.EBUSY), str(folder))
        self.process = process


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the lock of an output folder, which need not be there yet.

    Raises LockedError at once where another build holds it, OSError where no
    lock can be made.
    """
    place = place_of(output)
    made = _make(place.lock.parent)
    try:
        descriptor = _acquire(place.lock, place.folder)
        try:
            yield
        finally:
            _release(place.lock, descriptor)
    finally:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()  # where the build made nothing


def _make(folder: Path) -> list[Path]:
    """Make a folder and what is missing above it; gives what was made, the innermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
    return missing


def _acquire(path: Path, folder: Path) -> int:
    """The open file that is the lock. It may have been removed by its last holder while we opened it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            if not _take(descriptor):
                raise LockedError(folder, _holder(descriptor))
            if _is_at(descriptor, path):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()}\n".encode())
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _release(path: Path, descriptor: int) -> None:
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(descriptor)
    with suppress(OSError):
        path.unlink()
    if sys.platform != "win32":
        os.close(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> int | None:
    with suppress(OSError, ValueError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        return int(os.read(descriptor, 20))
    return None


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a locked byte cannot be read, and the first ones say who holds the lock

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in _HELD
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _HELD
        return True
