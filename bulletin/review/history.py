"""What an original said when it was translated: from our own memory, or from git.

The memory is a folder of small files in ``.bulletin/``, one for each text that a translation was stamped
with, named by its digest. Git is asked for earlier versions of the file until one has the digest.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bulletin.build.options import FOLDER
from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from bulletin.content.records import Front, PageFront
from bulletin.content.translatable import translatable, translatable_digest
from bulletin.review.parity import Text

_MEMORY = "translated"
_VERSIONS = 400  # how far back git is asked
_PATIENCE = 30  # seconds for one question to git


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier state of an original: what there was to translate, and who remembered it (store or git)."""

    title: str
    summary: str
    body: str
    source: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Title, summary and body as lines to compare."""
        return (self.title, self.summary, "", *self.body.split("\n"))


def now(text: Text) -> Earlier:
    """The same of a text as it stands."""
    return Earlier(*translatable(text.front, text.body), "now")


def keep(site: Path, front: Front, body: str) -> None:
    """Remember what an original says. Where that is not possible, git may still know."""
    file = site / FOLDER / _MEMORY / f"{translatable_digest(front, body)}.json"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        staged = file.with_name(f"{file.name}.{os.getpid()}")
        staged.write_text(json.dumps(translatable(front, body), ensure_ascii=False), encoding="utf-8")
        os.replace(staged, file)


def recall(site: Path, file: ItemFile, digest: str) -> Earlier | None:
    """What the original in ``file`` said when its digest was ``digest``; None where nobody remembers."""
    return _from_memory(site, digest) or _from_git(site, file, digest)


def _from_memory(site: Path, digest: str) -> Earlier | None:
    try:
        title, summary, body = json.loads((site / FOLDER / _MEMORY / f"{digest}.json").read_bytes())
        front = PageFront(title=title, summary=summary or None)
        known = translatable_digest(front, body) == digest
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return Earlier(title, summary, body, "store") if known else None


def _from_git(site: Path, file: ItemFile, digest: str) -> Earlier | None:
    for data in _versions(site, file.path):
        parsed = parse_item(file, data).parsed
        if parsed and parsed.stamp == digest:
            return Earlier(*translatable(parsed.front, parsed.source), "git")
    return None


def _versions(site: Path, path: str) -> Iterator[bytes]:
    """The bytes of a file in git's history, newest first, followed through renames."""
    log = ("log", f"--max-count={_VERSIONS}", "--follow", "--format=%H", "--name-only", "-z", "--", path)
    names = [part.strip("\n") for part in (_git(site, *log) or b"").decode(errors="replace").split("\0")]
    commit = ""
    for name in filter(None, names):
        first, _, rest = name.partition("\n")
        if len(first) in {40, 64} and not set(first) - set("0123456789abcdef"):
            commit, name = first, rest.strip("\n")
        if commit and name and (data := _git(site, "cat-file", "blob", f"{commit}:{name}")) is not None:
            yield data


def _git(site: Path, *arguments: str) -> bytes | None:
    """What git says, or None: no git, no repository, no such version."""
    command = ("git", "-C", str(site), "--no-pager", *arguments)
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
