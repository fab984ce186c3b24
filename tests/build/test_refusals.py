"""Where the system refuses: a full disk, a folder one may not write to, an error at any moment."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bulletin.build.lock import LockedError
from bulletin.build.publish import publish, recover
from bulletin.build.stamps import remember
from bulletin.cli.machine import refusal
from bulletin.diagnostics import Findings
from tests.build.killing import AFTER, BEFORE, DAY, Files, check_links, held, whole_files
from tests.build.mounted import SCENES
from tests.build.releases import as_files
from tests.building import REPOSITORY, bulletin

OPERATIONS = ("open", "write", "mkdir", "rename", "replace", "link", "unlink", "rmdir", "fsync")


@contextmanager
def failing(at: int) -> Iterator[list[str]]:
    """Operation number ``at`` on files fails, as on a full disk; gives the names of those that were tried."""
    tried: list[str] = []

    def refused(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if name != "open" or (len(arguments) > 1 and arguments[1] & os.O_CREAT):
                tried.append(name)
                if len(tried) == at:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return function(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            patch.setattr(os, name, refused(name, getattr(os, name)))
        yield tried


@pytest.mark.parametrize("swap", [False, True], ids=["in place", "swap"])
@pytest.mark.parametrize("first", [False, True], ids=["another", "first"])
def test_an_error_at_any_moment(tmp_path: Path, swap: bool, first: bool) -> None:
    """Files are whole, links resolve; the next command leaves the old release or the new, a build the new."""
    site, public = tmp_path, tmp_path / "public"

    def put(files: Files) -> None:
        assert publish(site, public, as_files(files), (), DAY, Findings(), swap=swap) is not None

    failed, at = 0, 0
    tried = ["the first"]
    while len(tried) >= at:
        at += 1
        shutil.rmtree(public, ignore_errors=True)
        if not first:
            put(BEFORE)
        with failing(at) as tried:
            failed += _fails(partial(put, AFTER))
        found = held(public)
        whole_files(BEFORE, AFTER)(found)
        if found:
            check_links(found)
        recover(public)
        assert held(public) in (({}, AFTER) if first else (BEFORE, AFTER))
        put(AFTER)
        assert held(public) == AFTER
        assert {p.name for p in tmp_path.iterdir()} <= {"public", ".bulletin"}
    assert failed > 20


def _fails(run: Callable[[], None]) -> bool:
    """Whether the disk was full. (An error where the release is there already is none.)"""
    try:
        run()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return True
    return False


@pytest.mark.parametrize("scene", [scene.__name__ for scene in SCENES])
def test_on_a_disk_of_its_own(tmp_path: Path, scene: str) -> None:
    unshare = shutil.which("unshare")
    trial = [unshare or "", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)]
    if not unshare or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("this test needs a system that lets it mount (unshare -rm)")
    done = subprocess.run(
        [unshare, "-rm", sys.executable, "-m", "tests.build.mounted", scene, str(tmp_path)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_file_where_a_folder_must_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    site = REPOSITORY / "tests" / "sites" / "small"
    done = bulletin("build", "--site", str(site), "--output", str(tmp_path / "file" / "public"))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_one_may_not_write_to(tmp_path: Path) -> None:
    publish(tmp_path, tmp_path / "a" / "public", as_files(BEFORE), (), DAY, Findings())
    (tmp_path / "a" / "public").chmod(0o555)
    (tmp_path / "a").chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            publish(tmp_path, tmp_path / "a" / "public", as_files(AFTER), (), DAY, Findings())
        assert held(tmp_path / "a" / "public") == BEFORE
    finally:
        (tmp_path / "a").chmod(0o755)
        (tmp_path / "a" / "public").chmod(0o755)


def test_stamps_that_cannot_be_noted_are_no_loss(tmp_path: Path) -> None:
    (tmp_path / ".bulletin").write_bytes(b"")
    remember(tmp_path, tmp_path / "public", b"", {})
    for files in (BEFORE, AFTER):
        assert publish(tmp_path, tmp_path / "public", as_files(files), (), DAY, Findings()) is not None
    assert held(tmp_path / "public") == AFTER


@pytest.mark.parametrize(
    ("error", "english"),
    [
        (OSError(errno.ENOSPC, "x", "public/a"), "the disk is full: public/a"),
        (OSError(errno.EDQUOT, "x", "public/a"), "the disk is full: public/a"),
        (PermissionError(errno.EACCES, "x", "public/a"), "no permission: public/a"),
        (OSError(errno.EROFS, "x", "public/a"), "nothing can be written there: public/a"),
        (FileExistsError(errno.EEXIST, "x", "public/a"), "public/a is in the way"),
        (OSError(errno.EIO, "it is broken", "public/a"), "the system refused: it is broken: public/a"),
        (OSError(errno.EIO, "it is broken"), "the system refused: it is broken"),
        (OSError("no number"), "the system refused: no number"),
        (LockedError(Path("public"), 12), "another build (process 12) is writing into public"),
        (LockedError(Path("public"), None), "another build is writing into public"),
    ],
)
def test_it_is_said_in_both_languages(error: OSError, english: str) -> None:
    said = refusal(error, "en")
    assert said.startswith(english)
    other = refusal(error, "vi")
    assert other != said
    assert "%(" not in said + other
