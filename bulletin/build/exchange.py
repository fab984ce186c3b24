"""Publishing whole: a release is made beside the output folder and takes its place at once.

So it is for a first build, and with ``publish: swap``. Who looks at the folder
by its name sees all of the old release or all of the new one. What did not
change is a hard link to the old release's file (never to an editor's), so it
keeps inode and time.

Files that are not ours come along as hard links too: a link is there before and
after, whatever happens between, which a move is not. What arrives in the old
folder while the new one is made is moved over afterwards. Where a file cannot
come along, or folders cannot be renamed, NotExchangeableError tells why and
nothing was touched.

On Linux the two folders are exchanged in one step, after the new one has
reached the disk, so that holds even if the machine stops. Elsewhere the old one
is renamed away first; between the two renames there is no folder, and the next
command puts that right if the build is killed there. A killed build leaves
nothing else than its staging folder.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from bulletin.build.changes import Changes
from bulletin.build.place import Place
from bulletin.build.release import MANIFEST, Wanted, read_list
from bulletin.build.staging import (
    RELEASE,
    Early,
    begin,
    discard,
    give_up,
    make_folder,
    write_file,
    write_journal,
)

_OLD, _DEAD = "old", "dead"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # of Linux, <fcntl.h> and <linux/fs.h>
_NOT_HERE = {
    errno.EACCES,
    errno.EBUSY,
    errno.EEXIST,
    errno.EISDIR,
    errno.EMLINK,
    errno.ENOSYS,
    errno.ENOTDIR,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EPERM,
    errno.EXDEV,
}
_UNKNOWN_TO_SYSTEM = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class NotExchangeableError(Exception):
    """Here folders cannot be exchanged; the text says why, as the system puts it."""


def exchange(
    place: Place,
    wanted: Wanted,
    changes: Changes,
    before: Collection[str],
    listing: Callable[[], bytes],
    early: Early | None = None,
) -> None:
    """Make the release, or end the one begun, and put it where the old one is, which owns ``before``."""
    if not place.beside:
        raise NotExchangeableError(os.strerror(errno.EXDEV))
    try:
        carried = _prepare(place, wanted, changes, before, listing, early)
        _put(place)
    except OSError as error:
        if error.errno in _NOT_HERE and not place.staging.exists():
            raise NotExchangeableError(error.strerror) from error
        raise
    with suppress(OSError):  # the release is there; the next command clears away what could not be now
        _retire(place, carried)
        discard(place)


def finish(place: Place, journal: dict[str, Any]) -> None:
    """Put right what a killed build left: the new release is in its place, or was never begun."""
    new = place.staging / RELEASE
    if not place.folder.exists() and new.is_dir() and (place.staging / _OLD).is_dir():
        os.rename(new, place.folder)
    if place.folder.exists() and place.folder.stat().st_ino == journal.get("new"):
        carried = journal.get("carried")
        _retire(place, carried if isinstance(carried, dict) else {})


def _prepare(
    place: Place,
    wanted: Wanted,
    changes: Changes,
    before: Collection[str],
    listing: Callable[[], bytes],
    early: Early | None,
) -> dict[str, int]:
    """Stage the release; gives the inodes of the files that came along."""
    staging = place.staging if early else begin(place)
    new = staging / RELEASE
    try:
        new.mkdir(exist_ok=early is not None)
        _write(new, wanted, changes, listing, early.written if early else ())
        carried = {}
        if place.folder.is_dir():
            _link(place.folder, new, changes.same)
            carried = _carry(place.folder, new, {MANIFEST, *before, *wanted.digests})
            _look_alike(place.folder, new)
            _settle(new)
        write_journal(staging, {"new": new.stat().st_ino, "carried": carried})
    except BaseException:
        give_up(place)
        raise
    return carried


def _write(
    new: Path, wanted: Wanted, changes: Changes, listing: Callable[[], bytes], there: Collection[str]
) -> None:
    """The list, then the files of the release that neither the old one has got nor are ``there``."""
    listed = listing()
    write_file(new / MANIFEST, listed, sync=True)  # first, while there is little else to bring to the disk
    for path in changes.written:
        if path not in there:
            target = f"{new}/{path}"
            make_folder(os.path.dirname(target))
            write_file(target, wanted.content(path))
    if listing() != listed:  # an attachment has changed meanwhile
        (new / MANIFEST).unlink()
        write_file(new / MANIFEST, listing(), sync=True)


def _link(old: Path, new: Path, paths: Collection[str]) -> None:
    for path in paths:
        make_folder(os.path.dirname(f"{new}/{path}"))
        os.link(f"{old}/{path}", f"{new}/{path}")


def _carry(old: Path, new: Path, ours: Collection[str]) -> dict[str, int]:
    """Take along what is not ours; gives the inode of each file."""
    carried = {}
    for path, is_empty in _entries(str(old)):
        if path in ours:
            continue
        source, target = old / path, new / path
        _make_alike(source if is_empty else source.parent, target if is_empty else target.parent)
        if source.is_symlink():
            os.symlink(os.readlink(source), target)
        elif not is_empty:
            os.link(source, target)
        if not is_empty:
            carried[path] = os.lstat(source).st_ino
    return carried


def _entries(top: str, below: str = "") -> Iterator[tuple[str, bool]]:
    """Every file and link in a folder (False), and every empty folder (True), by relative path."""
    is_empty = True
    with os.scandir(f"{top}/{below}") as found:
        for entry in found:
            is_empty = False
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(top, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}", False
    if is_empty and below:
        yield below[:-1], True


def _make_alike(old: Path, new: Path) -> None:
    """Make a folder, and those above it that are missing, as the old ones are."""
    if not new.is_dir():
        _make_alike(old.parent, new.parent)
        new.mkdir()
        _look_alike(old, new)


def _look_alike(old: Path, new: Path) -> None:
    status, made = old.stat(), new.stat()
    if sys.platform != "win32" and (status.st_uid, status.st_gid) != (made.st_uid, made.st_gid):
        with suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
    shutil.copystat(old, new)


def _put(place: Place) -> None:
    """The new release takes the place of the old one."""
    new, old = place.staging / RELEASE, place.staging / _OLD
    try:
        if not place.folder.exists():
            os.rename(new, place.folder)
        elif not _exchanged(new, place.folder):
            os.rename(place.folder, old)
            try:
                os.rename(new, place.folder)
            except OSError:
                os.rename(old, place.folder)
                raise
    except OSError:
        if not old.exists():  # else the next command goes on from there
            give_up(place)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can; gives whether it can."""
    if sys.platform != "linux":
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN_TO_SYSTEM:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _settle(new: Path) -> None:
    """Bring the release to the disk, so that the exchange cannot get there before it."""
    if sys.platform != "linux":
        return
    import ctypes

    libc = ctypes.CDLL(None)
    if hasattr(libc, "syncfs"):
        descriptor = os.open(new, os.O_RDONLY)
        libc.syncfs(descriptor)
        os.close(descriptor)


def _retire(place: Place, carried: dict[str, int]) -> None:
    """Bring over what came into the old release meanwhile, and let the rest go."""
    for old in (place.staging / RELEASE, place.staging / _OLD):
        if not old.is_dir():
            continue
        listed = read_list(old)
        ours = {MANIFEST, *(listed.files if listed else ())}
        for path, is_empty in list(_entries(str(old))):
            if path not in ours and not is_empty:
                _bring_over(old / path, place.folder / path, carried.get(path))
        os.rename(old, place.staging / _DEAD)  # half removed, it would not know what was ours
        shutil.rmtree(place.staging / _DEAD)


def _bring_over(source: Path, target: Path, carried: int | None) -> None:
    """Move a file that the new release has not got, or has only as it was before somebody replaced it."""
    if carried is None and not os.path.lexists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(source, target)
    elif carried not in {None, os.lstat(source).st_ino} and _inode(target) == carried:
        os.replace(source, target)


def _inode(path: Path) -> int | None:
    return os.lstat(path).st_ino if os.path.lexists(path) else None
