"""The staging folder: what a build is about to publish, whole and out of sight.

It carries our mark, so that what a killed build left behind is known as ours
and can go; a folder of that name without the mark is somebody's and stays. Its
journal, once written, says how the release goes on from here.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bulletin.build.place import Place

RELEASE = "release"
"""The folder within, in which a whole release is made."""

_MARK = "bulletin"
_JOURNAL = "journal.json"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def begin(place: Place) -> Path:
    """An empty staging folder. Raises FileExistsError where something of that name is not ours."""
    place.staging.parent.mkdir(parents=True, exist_ok=True)
    place.staging.mkdir()
    write_file(place.staging / _MARK, b"")
    return place.staging


def is_ours(place: Place) -> bool:
    """Whether a staging folder of ours is there; an empty one is nobody's loss."""
    staging = place.staging
    if staging.is_symlink() or not staging.is_dir():
        return False
    return (staging / _MARK).is_file() or not os.listdir(staging)


def discard(place: Place) -> None:
    """Remove the staging folder, the journal and the mark last: one half removed is still ours."""
    last = {_JOURNAL: 1, _MARK: 2}
    for name in sorted(os.listdir(place.staging), key=lambda name: last.get(name, 0)):
        entry = place.staging / name
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    place.staging.rmdir()


def give_up(place: Place) -> None:
    """Remove the staging folder as far as that can be done; the next command does the rest."""
    with suppress(OSError):
        discard(place)


@dataclass(frozen=True, slots=True)
class Early:
    """A first release that is begun while its pages are still being made, by whichever process made one.

    ``written`` are the files that are there; the process that publishes keeps count.
    """

    release: str
    written: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes) -> bool:
        """Write a file of the release; False where it cannot be: then publishing meets the reason again."""
        target = f"{self.release}/{path}"
        try:
            make_folder(os.path.dirname(target))
            write_file(target, content)
        except OSError:
            with suppress(OSError):
                os.unlink(target)
            return False
        return True


def make_folder(folder: str) -> None:
    """Make a folder that may be there, without looking first for the one above, as `os.makedirs` does."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


@contextmanager
def early(place: Place) -> Iterator[Early | None]:
    """Where a first release can be begun, if this is to be the first: what is not published of it goes."""
    if place.folder.exists() or not place.beside:
        yield None
        return
    try:
        (begin(place) / RELEASE).mkdir()
    except OSError:  # publishing meets it again, and tells
        yield None
        return
    try:
        yield Early(f"{place.staging}/{RELEASE}")
    finally:
        if place.staging.exists():
            give_up(place)


def write_journal(staging: Path, journal: dict[str, Any]) -> None:
    """Write the journal, all at once. From here on the release is decided."""
    staged = staging / f"{_JOURNAL}.new"
    write_file(staged, json.dumps(journal).encode())
    os.replace(staged, staging / _JOURNAL)


def read_journal(staging: Path) -> dict[str, Any] | None:
    """The journal; None where there is none that can be read."""
    try:
        found = json.loads((staging / _JOURNAL).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_file(path: str | Path, content: bytes, *, sync: bool = False) -> None:
    """Write a new file; with ``sync``, not only as far as the system's memory."""
    try:
        descriptor = os.open(path, _NEW, 0o666)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(descriptor, left) :]
            if sync:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        error.filename = str(path)
        raise
