"""Builds the project's distributions and makes environments to try them in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.building import REPOSITORY


def run(*command: str | Path, cwd: Path = REPOSITORY) -> str:
    """Run a command that must succeed; its output."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        tuple(map(str, command)),
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, f"exit {done.returncode} of {' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


def distribution(source: Path, target: Path, kind: str) -> Path:
    """Build the `kind` (wheel or sdist) of the project in the folder `source` into `target`; the file."""
    run(sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", target, cwd=source)
    pattern = "*.whl" if kind == "wheel" else "*.tar.gz"
    (built,) = target.glob(pattern)
    return built


def environment(folder: Path) -> Path:
    """Make an empty environment; its Python."""
    run(sys.executable, "-m", "venv", folder)
    return program(folder, "python")


def program(folder: Path, name: str) -> Path:
    """A program of an environment."""
    return folder / ("Scripts" if os.name == "nt" else "bin") / name
