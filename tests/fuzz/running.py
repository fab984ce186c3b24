"""Runs the command within this process, and says what it did to the disk."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bulletin.cli import main

_LOG = re.compile(r"log is (\S+)")


@dataclass(frozen=True, slots=True)
class Done:
    status: int
    said: str
    fault: str
    """The traceback that the command wrote into a log file; empty where it met no fault of its own."""


def command(*arguments: str) -> Done:
    """Run ``bulletin`` with these arguments; an exception that escapes it escapes this too."""
    said = io.StringIO()
    status = 0
    with redirect_stdout(said), redirect_stderr(said), patch.object(sys, "argv", ["bulletin", *arguments]):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    log = _LOG.search(said.getvalue())
    fault = ""
    if log:
        fault = Path(log[1]).read_text(encoding="utf-8")
        Path(log[1]).unlink()
    return Done(status, said.getvalue(), fault)


def state(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, links as what they say."""
    found = {}
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        if file.is_symlink():
            found[path] = str(file.readlink()).encode()
        elif file.is_file():
            found[path] = file.read_bytes()
    return found
