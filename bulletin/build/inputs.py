"""The files a build looks at: each read through here, so that what was read is known by its bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import blake2b, sha256
from pathlib import Path

from bulletin.content.names import DEPTH, is_ignored
from bulletin.output.layouts import ASSETS, ENDINGS, layout_folders

LOCK = "urls.lock"
"""In the site's folder: every address that has been published (see `bulletin.output.published`)."""


class Inputs:
    """Reads files for a build and remembers the digest of what it gave."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._listed = set(input_files(site))
        self._read: dict[str, str] = {}
        self._wavering = False  # a file that was read twice gave two answers

    def read(self, path: Path) -> bytes:
        """The bytes of a file. Raises OSError as reading does."""
        data = read_file(path)
        found = digest(data)
        if self._read.setdefault(str(path), found) != found:
            self._wavering = True
        return data

    def digest(self) -> str:
        """SHA-256 over the name and bytes of every file that was read, wherever the site lies.

        Not of ``urls.lock``, which decides whether something is published and nothing of what that is.
        """
        before, absolute = str(self._site / "x")[:-1], self._site.is_absolute()
        names: dict[str, str] = {}
        own: dict[str, str] = {}
        for path, found in self._read.items():
            if path.startswith(before) and os.path.isabs(path) == absolute:
                own[path[len(before) :].replace(os.sep, "/")] = found
            else:
                names[_packaged_name(self._site, path)] = found
        names |= own  # the site's own layouts count
        names.pop(LOCK, None)
        return sha256(json.dumps(sorted(names.items())).encode()).hexdigest()

    def seen(self) -> dict[str, str] | None:
        """Each input's digest, empty for what a build never reads; None where that cannot be said.

        It cannot where a file changed, came or went while the build was at it.
        """
        unread = self._listed - self._read.keys()
        if self._wavering or not all(_never_read(self._site, path) for path in unread):
            return None
        return {**dict.fromkeys(unread, ""), **self._read}


def _packaged_name(site: Path, path: str) -> str:
    """The name of a file outside the site: a layout that comes with the program is named like the site's."""
    file = Path(path)
    for folder in layout_folders(site):
        if file.is_relative_to(folder):
            return f"layouts/{file.relative_to(folder).as_posix()}"
    return file.name


def read_file(path: str | Path) -> bytes:
    """The bytes of a file, without the buffer that is of no use to who reads all at once."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def input_files(site: Path) -> Iterator[str]:
    """Every file that stands where a build of ``site`` looks."""
    yield str(site / "site_config.yaml")
    if os.path.lexists(site / LOCK):
        yield str(site / LOCK)
    for root in (site / "content", *layout_folders(site)):
        for folder, folders, names in os.walk(root):
            folders[:] = [f for f in folders if not f.startswith(".")]
            if folder.count(os.sep) - str(root).count(os.sep) > DEPTH:
                folders.clear()  # discovery tells of it, and looks no deeper
            links = [f for f in folders if os.path.islink(os.path.join(folder, f))]
            for name in (*names, *links):
                yield os.path.join(folder, name)


def _never_read(site: Path, path: str) -> bool:
    """Whether the rules say that a build leaves this file alone."""
    file = Path(path)
    if file.is_relative_to(site / "content"):
        return is_ignored(file.name)
    for folder in layout_folders(site):
        if file.is_relative_to(folder):
            asset = file.relative_to(folder).parts[0] == ASSETS
            return file.name.startswith(".") if asset else file.suffix not in ENDINGS
    return False
