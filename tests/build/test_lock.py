"""The lock: one build at a time on a folder, whatever becomes of the one that holds it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin.build.lock import LockedError, locked
from bulletin.build.place import is_in_use
from tests.bad_inputs.cases import SMALL
from tests.building import REPOSITORY, bulletin

HOLD = (
    "import sys; from bulletin.build.lock import locked\nwith locked(sys.argv[1]): print(flush=True); input()"
)


def holder(output: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock of a folder until something is written to it."""
    found = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(output)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert found.stdout is not None
    assert found.stdout.readline() == "\n"
    return found


def test_it_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "a" / "b" / "public"):
        assert is_in_use(tmp_path / "a" / "b" / "public")
    assert list(tmp_path.iterdir()) == []
    with locked(tmp_path / "a" / "public"):
        (tmp_path / "a" / "public").mkdir()
    assert [p.name for p in tmp_path.rglob("*")] == ["a", "public"]
    assert not is_in_use(tmp_path / "a" / "public")


def test_the_second_is_told_of_the_first(tmp_path: Path) -> None:
    with locked(tmp_path / "public"), locked(tmp_path / "other"):
        with pytest.raises(LockedError) as error, locked(tmp_path / "x" / ".." / "public"):
            pytest.fail("both hold it")
        assert (error.value.process, error.value.filename) == (os.getpid(), str(tmp_path / "public"))
        assert is_in_use(tmp_path / "public"), "the second has not taken away the first one's lock"
    with locked(tmp_path / "public"):
        pass


def test_by_another_name(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    with (
        locked(tmp_path / "real"),
        pytest.raises(LockedError),
        locked(tmp_path / "link"),
    ):
        pytest.fail("both hold it")


def test_a_killed_holder_locks_nobody_out(tmp_path: Path) -> None:
    other = holder(tmp_path / "public")
    with pytest.raises(LockedError) as error, locked(tmp_path / "public"):
        pytest.fail("both hold it")
    assert error.value.process == other.pid
    other.kill()
    other.communicate()
    assert (tmp_path / ".public.lock").exists()
    with locked(tmp_path / "public"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_was_removed_while_we_opened_it_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open
    removed: list[Path] = []

    def late(path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = real(path, flags, mode)
        if not removed:
            removed.append(path)
            os.unlink(path)
        return descriptor

    monkeypatch.setattr(os, "open", late)
    with locked(tmp_path / "public"):
        assert (tmp_path / ".public.lock").read_text(encoding="ascii") == f"{os.getpid()}\n"
    assert removed


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this test needs SIGSTOP")
def test_two_builds_at_once(tmp_path: Path) -> None:
    """One build is held while it publishes: the other says so, touching nothing. Then the first is killed."""
    site, public = tmp_path / "site", tmp_path / "public"
    shutil.copytree(SMALL, site)
    first = subprocess.Popen(
        [sys.executable, "-c", STOPS, str(site), str(public)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    try:
        assert os.WIFSTOPPED(os.waitpid(first.pid, os.WUNTRACED)[1])
        before = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*"))
        assert any(".public.staging/" in name for name in before), "it was publishing"
        second = bulletin("build", "--site", str(site), "--output", str(public))
        assert second.returncode == 3
        assert second.stdout == ""
        assert second.stderr == (
            f"bulletin: một lần dựng khác (tiến trình {first.pid}) đang ghi vào {public}; "
            "chưa có gì bị thay đổi, hãy thử lại khi lần dựng kia đã xong\n"
            f"bulletin: another build (process {first.pid}) is writing into {public}; "
            "nothing was touched, try again when it has finished\n"
        )
        after = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*"))
        assert [p for p in after if ".bulletin" not in p] == [p for p in before if ".bulletin" not in p]
    finally:
        first.kill()
        first.wait()
    third = bulletin("build", "--site", str(site), "--output", str(public))
    assert third.returncode == 0, third.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["public", "site"]


STOPS = """
import os, signal, sys
from pathlib import Path
from bulletin.build import exchange
from bulletin.build.options import Options
from bulletin.build.pipeline import build
exchange.write_journal = lambda *_: os.kill(os.getpid(), signal.SIGSTOP)
build(Options(Path(sys.argv[1]), Path(sys.argv[2])))
"""
