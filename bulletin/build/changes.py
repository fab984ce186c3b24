"""What differs between the output folder and the release to be: found by looking, writing nothing."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from bulletin.build.release import rank
from bulletin.build.stamps import Stamp, stamp


@dataclass(slots=True)
class Changes:
    """``added`` and ``altered`` are to be written, ``gone`` removed; ``same`` has the stamps of the rest.

    ``obstacles`` are files of the last release where a folder must be, or in a
    folder where a file must be; they are among ``gone``.
    """

    added: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    same: dict[str, Stamp] = field(default_factory=dict)

    @property
    def written(self) -> list[str]:
        """What is to be written. Nobody links yet to what is added, so that comes first."""
        return self.added + self.altered

    def __bool__(self) -> bool:
        return bool(self.added or self.altered or self.gone)


def compare(
    folder: Path, before: Mapping[str, str], digests: Mapping[str, str], known: Mapping[str, Stamp]
) -> Changes:
    """What makes ``folder`` hold ``digests``, where the last release is ``before``.

    ``known`` are the stamps of files that need no reading. Raises
    FileExistsError where something that is not ours is in the way.
    """
    found = Changes(gone=sorted(before.keys() - digests.keys(), key=rank, reverse=True))
    respelt = _respelt(folder, found.gone, digests)
    in_the_way: set[str] = {*respelt.values()}
    for path, digest in digests.items():
        target = f"{folder}/{path}"
        try:
            status = os.lstat(target)
        except (FileNotFoundError, NotADirectoryError):
            found.added.append(path)
            continue
        if path in respelt:
            found.added.append(path)
        elif stat.S_ISDIR(status.st_mode):
            found.added.append(path)
            in_the_way.update(_files_below(folder, path))
        elif _is_same(target, status, digest, before.get(path), known.get(path)):
            found.same[path] = stamp(status)
        elif path in before:
            found.altered.append(path)
        else:
            in_the_way.add(path)
    in_the_way.update(_files_above(folder, found.added))
    for path in sorted(in_the_way - {*found.gone}):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / path))
    found.obstacles = sorted(in_the_way)
    return found


def _is_same(
    target: str, status: os.stat_result, digest: str, noted: str | None, known: Stamp | None
) -> bool:
    if not stat.S_ISREG(status.st_mode):
        return False
    if known == stamp(status):
        return noted == digest
    with open(target, "rb", buffering=0) as file:
        return file_digest(file, "sha256").hexdigest() == digest


def _files_below(folder: Path, path: str) -> Iterable[str]:
    """The files in a folder that stands where a file must be. An empty one is in nobody's way."""
    target = folder / path
    for file in target.rglob("*"):
        if file.is_symlink() or not file.is_dir():
            yield file.relative_to(folder).as_posix()


def _files_above(folder: Path, added: Iterable[str]) -> Iterable[str]:
    """Files that stand where there must be folders for what is added."""
    looked_at = {PurePosixPath()}
    for path in added:
        for parent in PurePosixPath(path).parents:
            if parent in looked_at:
                break
            looked_at.add(parent)
            if os.path.lexists(folder / parent) and not os.path.isdir(folder / parent):
                yield parent.as_posix()


def _respelt(folder: Path, gone: Iterable[str], wanted: Iterable[str]) -> dict[str, str]:
    """Wanted paths that are a gone one in other letter case, where the system takes both for one file."""
    folded = {path.casefold(): path for path in gone}
    found = {}
    for path in wanted if folded else ():
        old = folded.get(path.casefold())
        if old and _is_one_file(folder / old, folder / path):
            found[path] = old
    return found


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
