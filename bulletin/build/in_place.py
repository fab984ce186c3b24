"""Publishing in place: the files that changed are renamed into the output folder, one by one.

All of them are staged first, so a full disk is met before anything is touched.
Then a journal decides the release, and the files move in this order:

1. what stands in the way (a file where a folder must be, or the reverse) goes;
2. what is new, to which nobody links yet;
3. what replaces a file: assets, pages, then the feeds and lists that name them;
4. what the release no longer has goes, lists and pages before their assets;
5. ``release.json`` tells that it is done.

So every page that can be reached from the home page links only to files that
are there, at every moment: until 3 all such pages are old, and the old files
stand; in 3 all files of both releases stand; from 4 on all such pages are new.
(1 is the exception: links to what is in the way are broken until 3.) A build
killed after the journal is rolled forward by the next command.

Killing the process can harm nothing else. When the *machine* stops, files that
were just written may come back empty; only ``release.json`` is forced to the
disk, so the folder stays ours. The journal knows the digest of each staged file
and is not followed if one is wrong; the next build reads every file and mends.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from bulletin.build.changes import Changes
from bulletin.build.place import Place
from bulletin.build.release import MANIFEST, Wanted, read_list
from bulletin.build.staging import begin, give_up, write_file, write_journal

Listing = Callable[[bool], bytes]
"""Gives the list of the release: on its way (True), or done."""


def replace_files(place: Place, wanted: Wanted, changes: Changes, listing: Listing) -> None:
    """Bring the changes into the folder. After an error before the journal, nothing was touched."""
    staging = begin(place)
    try:
        for number, path in enumerate(changes.written):
            write_file(f"{staging}/{number}", wanted.content(path))
        done = listing(False)
        write_file(staging / str(len(changes.written)), done, sync=True)
        moves = [(path, wanted.digests[path]) for path in changes.written]
        moves.append((MANIFEST, sha256(done).hexdigest()))
        last = [path for path in changes.gone if path not in changes.obstacles]
        journal = {"first": changes.obstacles, "moves": moves, "last": last}
        replace_list(place, listing(True))
        write_journal(staging, journal)
    except BaseException:
        give_up(place)
        raise
    _follow(place, journal)
    give_up(place)


def replace_list(place: Place, listed: bytes) -> None:
    """Replace ``release.json``, whole and for good. The staging folder must be there."""
    staged = place.staging / MANIFEST
    write_file(staged, listed, sync=True)
    place.folder.mkdir(parents=True, exist_ok=True)
    os.replace(staged, place.folder / MANIFEST)


def roll_forward(place: Place, journal: dict[str, Any]) -> None:
    """Finish what a killed build had decided, if the folder and the staged files are as it left them."""
    listed = read_list(place.folder)
    if listed and listed.unfinished and _is_sound(place, journal, {MANIFEST, *listed.files}):
        _follow(place, journal)


def _is_sound(place: Place, journal: dict[str, Any], ours: set[str]) -> bool:
    try:
        if not ours.issuperset(
            [*journal["first"], *journal["last"], *(path for path, _ in journal["moves"])]
        ):
            return False
        for number, (_, digest) in enumerate(journal["moves"]):
            with suppress(FileNotFoundError):
                if sha256((place.staging / str(number)).read_bytes()).hexdigest() != digest:
                    return False
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _follow(place: Place, journal: dict[str, Any]) -> None:
    """Do what the journal says and is not done yet."""
    folder = str(place.folder)
    *moves, done = enumerate(path for path, _ in journal["moves"])
    made: set[str] = set()
    if os.path.exists(f"{place.staging}/0"):  # else nothing is in the way any more
        _remove(place.folder, journal["first"])
    for number, path in moves:
        _move(f"{place.staging}/{number}", f"{folder}/{path}", made)
    _remove(place.folder, journal["last"])
    _move(f"{place.staging}/{done[0]}", f"{folder}/{done[1]}", made)


def _move(staged: str, target: str, made: set[str]) -> None:
    parent = os.path.dirname(target)
    if parent not in made:
        os.makedirs(parent, exist_ok=True)
        made.add(parent)
    with suppress(FileNotFoundError):  # it moved before the build was killed
        try:
            os.replace(staged, target)
        except OSError:
            if not os.path.isdir(target):
                raise
            for folder, _, _ in os.walk(target, topdown=False):  # all empty, or there were obstacles
                os.rmdir(folder)
            os.replace(staged, target)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Delete files an earlier build wrote, and the folders that this leaves empty."""
    root = os.path.realpath(folder)
    inside: dict[str, bool] = {}
    for path in paths:
        target = f"{root}/{path}"
        parent = os.path.dirname(target)
        if parent not in inside:
            real = os.path.realpath(parent)
            inside[parent] = real == root or real.startswith(os.path.join(root, ""))
        if not inside[parent]:
            continue  # a folder became a link that leads elsewhere
        if not os.path.isdir(target) or os.path.islink(target):  # else somebody put a folder of theirs there
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(target)
            _remove_empty(root, parent)


def _remove_empty(root: str, found: str) -> None:
    with suppress(OSError):  # somebody has something there
        while found != root:
            with suppress(FileNotFoundError):  # as far as a killed build came
                os.rmdir(found)
            found = os.path.dirname(found)
