"""Holds a deployed copy of a site against its ``release.json``: in a folder, or at an address."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Literal

from bulletin.build.release import MANIFEST, Listed, parse_list
from bulletin.i18n.messages import N_
from bulletin.output.addresses import encoded
from bulletin.review.fetching import USUAL, Fetcher, Pace

Kind = Literal["stale", "unfinished", "missing", "changed", "extra"]

LONGEST_LIST = 64 << 20
"""Bytes of a ``release.json`` that are read; a site of 100,000 files needs a quarter of it."""

_LONGEST_FILE = 256 << 20  # of a file, whatever its list says
_KEPT_BY_HOSTS = frozenset({"_headers", "_redirects", "CNAME"})
"""What a host reads and does not hand out; so are files whose name begins with a point."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``reason`` is a message id."""

    kind: Kind
    path: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison came to. ``checked`` counts the files that were looked at."""

    checked: int
    differences: tuple[Difference, ...]


class NoReleaseError(Exception):
    """There is no ``release.json`` of ours, so nothing to hold the copy against."""


def release_at(place: Path) -> Listed:
    """The list in a folder, or in a file. Raises NoReleaseError."""
    file = place / MANIFEST if place.is_dir() else place
    try:
        with file.open("rb") as opened:
            listed = parse_list(opened.read(LONGEST_LIST))
    except FileNotFoundError:
        listed = None
    if listed is None:
        raise NoReleaseError(str(place))
    return listed


def verify_folder(folder: Path, against: Listed | None = None, ignored: Iterable[str] = ()) -> Verdict:
    """Compare a folder with its list, and that with ``against``. Raises NoReleaseError, OSError.

    ``ignored`` are patterns (``*.gz``) of files that may be there besides.
    """
    listed = release_at(folder)
    found = [*_of_list(listed, against), *_in_folder(folder, listed, tuple(ignored))]
    return Verdict(len(listed.files), tuple(found))


def verify_address(base: str, against: Listed | None = None, pace: Pace = USUAL) -> Verdict:
    """Compare what a server hands out with its list. Raises NoReleaseError, OSError, ValueError.

    What lies there besides cannot be seen. An earlier address may be answered by a redirect, and what is
    gone by status 410, as the list says of them.
    """
    with Fetcher(base, pace) as fetcher:
        answer = fetcher.get(MANIFEST, LONGEST_LIST)
        listed = parse_list(answer.body) if answer.status == 200 and answer.whole else None
        if listed is None:
            raise NoReleaseError(fetcher.base)
        asked = [path for path in sorted(listed.files) if not _is_kept(path)]
        answers = [*fetcher.all(_Asked(fetcher, listed), asked)]
    wrong = [one for one in answers if one]
    return Verdict(len(asked), (*_of_list(listed, against), *wrong))


def _of_list(listed: Listed, against: Listed | None) -> Iterator[Difference]:
    if listed.unfinished:
        yield Difference("unfinished", MANIFEST, N_("a release was on its way and is not finished"))
    if against is not None and against.content != listed.content:
        yield Difference("stale", MANIFEST, N_("it is that of another release"))


def _in_folder(folder: Path, listed: Listed, ignored: tuple[str, ...]) -> Iterator[Difference]:
    there = {*_files(str(folder))} - {MANIFEST}
    for path, digest in sorted(listed.files.items()):
        if path not in there:
            yield Difference("missing", path)
        elif reason := _unlike(folder / path, digest, listed.sizes.get(path)):
            yield Difference("changed", path, reason)
    for path in sorted(there - listed.files.keys()):
        names = (path, path.rpartition("/")[2])
        if not any(fnmatchcase(name, pattern) for name in names for pattern in ignored):
            yield Difference("extra", path)


def _files(top: str, below: str = "") -> Iterator[str]:
    """Every file in a folder, and every link, which is none of ours, by its path."""
    with os.scandir(f"{top}/{below}") as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(top, f"{below}{entry.name}/")
            else:
                yield below + entry.name


def _unlike(file: Path, digest: str, size: int | None) -> str:
    if file.is_symlink():
        return N_("it is a link")
    if size is not None and file.stat().st_size != size:
        return N_("its size is another")
    with file.open("rb", buffering=0) as opened:
        same = file_digest(opened, "sha256").hexdigest() == digest
    return "" if same else N_("its contents are others")


def _is_kept(path: str) -> bool:
    return path in _KEPT_BY_HOSTS or any(part.startswith(".") for part in path.split("/"))


class _Asked:
    """Asks for one file after the other, and says what is wrong with it."""

    def __init__(self, fetcher: Fetcher, listed: Listed) -> None:
        self._fetcher = fetcher
        self._listed = listed
        self._moved, self._gone = _earlier(listed.content)

    def __call__(self, path: str) -> Difference | None:
        address = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
        size = self._listed.sizes.get(path)
        response = self._fetcher.get(
            encoded(address), _LONGEST_FILE if size is None else min(size, _LONGEST_FILE)
        )
        if response.status == 410 and address in self._gone:
            return None
        if response.target:
            wanted = self._moved.get(address)
            if wanted is not None and response.target == self._fetcher.base + encoded(wanted):
                return None
            return Difference("changed", path, N_("it leads elsewhere"))
        if response.status in {404, 410} and not path.endswith("404.html"):
            return Difference("missing", path)
        if response.status not in {200, 404}:
            return Difference("changed", path, N_("the server answers with an error"))
        if not response.whole or (size is not None and len(response.body) != size):
            return Difference("changed", path, N_("its size is another"))
        if sha256(response.body).hexdigest() != self._listed.files[path]:
            return Difference("changed", path, N_("its contents are others"))
        return None


def _earlier(content: bytes) -> tuple[Mapping[str, str], frozenset[str]]:
    """What a list says of earlier addresses: where they lead, and which are gone."""
    said = json.loads(content)
    moved, gone = said.get("moved"), said.get("gone")
    leads = {str(k): str(v) for k, v in moved.items()} if isinstance(moved, dict) else {}
    return leads, frozenset(map(str, gone)) if isinstance(gone, list) else frozenset()
