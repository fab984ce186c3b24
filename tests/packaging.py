"""Builds the project's distributions and makes environments to try them in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.building import REPOSITORY

PATIENCE = 1200
"""Seconds that a command may take: one that hangs must not take the time of all the other tests."""


def run(*command: str | Path, cwd: Path = REPOSITORY) -> str:
    """Run a command that must succeed in good time; its output."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    told = " ".join(map(str, command))
    with subprocess.Popen(
        tuple(map(str, command)),
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            _end(process)
            output, _ = process.communicate()
            raise AssertionError(f"not done after {PATIENCE} s: {told}\n{output}") from None
    assert process.returncode == 0, f"exit {process.returncode} of {told}\n{output}"
    return output


def _end(process: subprocess.Popen[str]) -> None:
    """Kill a command with all that it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


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
