"""kill -9: files stay whole, links resolve, and the next build gives what a clean one gives.

`killing.py` does the killing and says what it looks at. A seeded subset runs always, all in the heavy tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import REPOSITORY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this test needs fork and kill -9")


def killed(*arguments: str | Path | int) -> int:
    """How many were killed, all of them well."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.build.killing", *map(str, arguments)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_publishing_killed_here_and_there(tmp_path: Path) -> None:
    assert killed("publish", tmp_path, 7, 8) >= 20


@pytest.mark.heavy
def test_publishing_killed_before_every_operation(tmp_path: Path) -> None:
    assert killed("publish", tmp_path, 1, 1) >= 200


@pytest.mark.parametrize("mode", ["in-place", "swap"])
def test_a_few_builds_killed(tmp_path: Path, mode: str) -> None:
    assert killed("builds", tmp_path, mode, 3, 6) == 6


@pytest.mark.heavy
@pytest.mark.parametrize(("mode", "seed"), [("in-place", 11), ("in-place", 12), ("swap", 13)])
def test_many_builds_killed(tmp_path: Path, mode: str, seed: int) -> None:
    assert killed("builds", tmp_path, mode, seed, 80) == 80
