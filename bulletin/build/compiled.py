"""Compiled templates, kept in the user's own cache folder: compiling takes longer than most builds.

Not in the site's folder: compiled code is run as it is, and a site may come with
somebody's repository. In the cache folder stands only what this user's own
builds wrote, as Python keeps its ``.pyc`` files. One folder an engine; those of
engines not used lately go. Where there is no such folder, templates are
compiled each time.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from bulletin.build.engine import engine_digest

_KEPT = 4  # engines: a few versions, or branches of this repository


class Compiled:
    """Bytecode by language, file and source; the code itself names the file, for tracebacks."""

    def __init__(self, cache: Path | None) -> None:
        self._folder = cache / "templates" / engine_digest().hex() if cache else None

    def get(self, language: str, file: str, source: bytes) -> bytes | None:
        if self._folder:
            with suppress(OSError):
                return self._file(self._folder, language, file, source).read_bytes()
        return None

    def put(self, language: str, file: str, source: bytes, code: bytes) -> None:
        """Keep bytecode; where that cannot be done, it will be made again."""
        if self._folder is None:
            return
        with suppress(OSError):
            if not self._folder.is_dir():
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _drop_old(self._folder)
            descriptor, staged = tempfile.mkstemp(dir=self._folder)
            with open(descriptor, "wb") as opened:
                opened.write(code)
            os.replace(staged, self._file(self._folder, language, file, source))

    def _file(self, folder: Path, language: str, file: str, source: bytes) -> Path:
        parts = (language.encode(), file.encode(), source)
        state = blake2b(digest_size=16)
        for part in parts:
            state.update(len(part).to_bytes(8, "little") + part)
        return folder / state.hexdigest()


def _drop_old(own: Path) -> None:
    """Keep an engine's own folder, and the newest of the others: a clock may not tell it from those."""
    others = [found for found in own.parent.iterdir() if found != own]
    others.sort(key=lambda found: found.stat().st_mtime, reverse=True)
    for old in others[_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
