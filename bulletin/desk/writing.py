"""Writes new files: all of them or none, and never over one that is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_new_folder(folder: Path, files: Mapping[str, str], extended: Mapping[Path, str]) -> None:
    """Make ``folder`` with these files, and add texts to the end of the files in ``extended``.

    Raises FileExistsError where the folder is there already, OSError where the machine refuses;
    then nothing has changed.
    """
    if folder.exists():
        raise FileExistsError(17, "already there", str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))  # hidden: no build reads it
    before = {path: path.read_bytes() if path.is_file() else None for path in extended}
    try:
        for name, text in files.items():
            (staged / name).write_text(text, encoding="utf-8", newline="\n")
        staged.chmod(0o777 & ~_umask())
        for path, text in extended.items():
            _replace(path, _extended(before[path], text))
        staged.rename(folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        for path, data in before.items():
            _put_back(path, data)
        raise


def write_new_file(file: Path, text: str) -> None:
    """Make one file. Raises FileExistsError where it is there already; then nothing has changed."""
    if file.exists():
        raise FileExistsError(17, "already there", str(file))
    _replace(file, text.encode())


def write_over(file: Path, text: str) -> None:
    """Write a file of our own, if it says something else now."""
    data = text.encode()
    if not (file.is_file() and file.read_bytes() == data):
        _replace(file, data)


def _extended(data: bytes | None, text: str) -> bytes:
    """A file with ``text`` at its end, a blank line between, in the line ends the file has."""
    if data is None or not data.strip():
        return text.encode()
    line_end = b"\r\n" if b"\r\n" in data else b"\n"
    return data.rstrip() + line_end * 2 + text.encode().replace(b"\n", line_end)


def _replace(file: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        staged.chmod(file.stat().st_mode if file.exists() else 0o666 & ~_umask())
        staged.replace(file)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != data:
        _replace(path, data)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
