"""What was published, known by its stamps: a file that looks as we left it need not be read again.

``.bulletin/published.json`` notes size, time and inode of every file of the last
release, and to which ``release.json`` they belong; that has the digests. A
stamp is believed only while the note speaks of this folder and this very list,
and only while the machine has not been started anew: after a power loss a file
may have the right size and time and not the right bytes. Where the system does
not say when it was started, and in any doubt, files are read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bulletin.build.options import FOLDER

_FILE = "published.json"
_BOOT = Path("/proc/sys/kernel/random/boot_id")

Stamp = tuple[int, int, int]


def stamp(status: os.stat_result) -> Stamp:
    """Size, time and inode of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def recall(site: Path, folder: Path, listed: bytes) -> dict[str, Stamp]:
    """The stamps of the files of the release whose list has these bytes; none in any doubt."""
    try:
        noted = json.loads((site / FOLDER / _FILE).read_bytes())
        if noted["of"] == _of(folder, listed) and noted["of"][1]:
            return {path: (size, time, inode) for path, (size, time, inode) in noted["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def remember(site: Path, folder: Path, listed: bytes, stamps: Mapping[str, Stamp]) -> None:
    """Note the stamps of a release; where that cannot be noted, files will be read."""
    target = site / FOLDER / _FILE
    staged = target.with_name(f"{_FILE}.{os.getpid()}")
    with suppress(OSError):
        target.parent.mkdir(exist_ok=True)
        staged.write_text(json.dumps({"of": _of(folder, listed), "files": stamps}), encoding="utf-8")
        os.replace(staged, target)


def _of(folder: Path, listed: bytes) -> list[str]:
    return [str(folder), boot(), sha256(listed).hexdigest()]


def boot() -> str:
    """Which start of the machine this is; empty where it does not say."""
    with suppress(OSError):
        return _BOOT.read_text(encoding="ascii").strip()
    return ""
