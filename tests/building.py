"""Runs the `bulletin` command as a user would, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-21"


def bulletin(
    *arguments: str, environment: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run `python -m bulletin` on this repository's engine, with no standard input."""
    return subprocess.run(
        (sys.executable, "-m", "bulletin", *arguments),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(environment or {})},
        umask=umask if os.name == "posix" else -1,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def build(
    site: Path, output: Path, *, as_of: str, environment: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Build the site in the folder `site` into the folder `output`, warnings being errors."""
    return bulletin(
        "build",
        "--strict",
        "--site",
        str(site),
        "--output",
        str(output),
        "--as-of",
        as_of,
        environment=environment,
        umask=umask,
    )
