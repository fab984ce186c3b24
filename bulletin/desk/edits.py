"""Changes of several files at once, each at the words it is about; every other byte stays."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path


class NotFoundError(Exception):
    """The words are not where they should be: ``path:line``."""


class Edits:
    """The files of a site as they are to be. Nothing is written."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._lines: dict[str, list[str]] = {}
        self._marks: dict[str, bytes] = {}
        self.places: dict[str, int] = {}
        """How many places of each file are changed."""

    def replace(self, path: str, line: int, old: str, new: str, column: int = 1) -> None:
        """Put ``new`` in the place of ``old`` on a line (from 1), at a column or after it.

        Raises NotFoundError.
        """
        lines = self._read(path)
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        normal = unicodedata.normalize("NFC", text)
        at = normal.find(old, max(0, column - 1))
        if at < 0:
            raise NotFoundError(f"{path}:{line}")
        if normal != text:  # a Mac's spelling: columns are others, the words are ASCII
            starts = (found.start() for found in re.finditer(re.escape(old), text))
            at = next((k for k in starts if len(unicodedata.normalize("NFC", text[:k])) == at), -1)
            if at < 0:
                raise NotFoundError(f"{path}:{line}")
        lines[line - 1] = text[:at] + new + text[at + len(old) :]
        self.places[path] = self.places.get(path, 0) + 1

    def replace_below(self, path: str, line: int, old: str, new: str, most: int = 40) -> None:
        """The same on the first line from ``line`` on that has the words."""
        lines = self._read(path)
        for number in range(line, min(len(lines), line + most) + 1):
            if old in lines[number - 1]:
                self.replace(path, number, old, new)
                return
        raise NotFoundError(f"{path}:{line}")

    def rewrite(self, path: str, change: Callable[[bytes], bytes]) -> None:
        """Change a whole file; one that is not there yet is empty."""
        self._take(path, change(self.data(path)))
        self.places[path] = self.places.get(path, 0) + 1

    def data(self, path: str) -> bytes:
        """The bytes of a file as they are to be."""
        text = "".join(self._read(path)).encode()
        return self._marks[path] + text

    def files(self) -> dict[str, bytes]:
        """Every file that changes."""
        return {path: self.data(path) for path in sorted(self.places)}

    def _read(self, path: str) -> list[str]:
        if path not in self._lines:
            file = self._site / path
            self._take(path, file.read_bytes() if file.is_file() else b"")
        return self._lines[path]

    def _take(self, path: str, data: bytes) -> None:
        self._marks[path] = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        text = data.removeprefix(codecs.BOM_UTF8).decode()
        self._lines[path] = _split(text)


def _split(text: str) -> list[str]:
    """The lines with their ends."""
    return re.split(r"(?<=\n)", text)
