"""Builds on disks of their own: `unshare -rm python -m tests.build.mounted NAME FOLDER` plays one scene."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from bulletin.build.lock import locked
from bulletin.build.publish import publish
from bulletin.diagnostics import Findings
from tests.bad_inputs.cases import SMALL
from tests.build.killing import AFTER, BEFORE, Files, held
from tests.build.releases import as_files
from tests.building import bulletin

DAY = date(2025, 6, 1)


def mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)


def put(site: Path, public: Path, files: Files, *, swap: bool = False) -> list[str]:
    """Publish under the lock; gives what was found."""
    findings = Findings()
    with locked(public):
        assert publish(site, public, as_files(files), (), DAY, findings, swap=swap) is not None
    assert {name: held(public)[name] for name in files} == files
    return [found.code for found in findings]


def a_full_disk(folder: Path) -> None:
    """The build says so and touches nothing; with room it goes on."""
    site, disk = folder / "site", folder / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk)
    shutil.copytree(SMALL, site)
    arguments = ("build", "--site", str(site), "--output", str(disk / "public"), "--as-of", "2025-06-01")
    assert bulletin(*arguments).returncode == 0
    before = held(disk)
    with (site / "content/sessions/01/vi.md").open("a", encoding="utf-8") as file:
        file.write("\nThêm một câu rất dài. " * 300)
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(file.tell() - 16384)
    done = bulletin(*arguments)
    assert done.returncode == 3, done
    assert "bulletin: đĩa đã đầy: " in done.stderr
    assert "bulletin: the disk is full: " in done.stderr
    ballast.unlink()
    assert held(disk) == before
    assert bulletin(*arguments).returncode == 0
    shutil.rmtree(site / ".bulletin")
    clean = folder / "clean"
    assert bulletin(*arguments[:4], str(clean), *arguments[5:]).returncode == 0
    assert held(disk / "public") == held(clean) != before


def a_read_only_disk(folder: Path) -> None:
    """The build says so and touches nothing."""
    site, disk = folder / "site", folder / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "tmpfs", disk)
    shutil.copytree(SMALL, site)
    put(site, disk / "public", BEFORE)
    mount("-o", "remount,ro", disk)
    for output in (disk / "public", disk / "another"):
        done = bulletin("build", "--site", str(site), "--output", str(output))
        assert done.returncode == 3, done
        assert "bulletin: chỗ này không cho ghi: " in done.stderr
        assert "bulletin: nothing can be written there: " in done.stderr
    assert held(disk / "public") == BEFORE
    assert [p.name for p in disk.iterdir()] == ["public"]


def a_disk_that_is_the_output_folder(folder: Path) -> None:
    """Staging stands within it then; whole folders cannot be exchanged."""
    site, public = folder / "site", folder / "public"
    site.mkdir()
    public.mkdir()
    mount("-t", "tmpfs", "tmpfs", public)
    assert put(site, public, BEFORE) == []
    (public / "CNAME").write_bytes(b"mine")
    assert put(site, public, AFTER) == []
    assert put(site, public, BEFORE, swap=True) == ["not-exchanged"]
    assert held(public) == {**BEFORE, "CNAME": b"mine"}


def a_mount_of_the_same_disk(folder: Path) -> None:
    """Nothing tells it apart until the first file is to be renamed into it."""
    site, public, elsewhere = folder / "site", folder / "public", folder / "elsewhere"
    for one in (site, public, elsewhere):
        one.mkdir()
    mount("--bind", elsewhere, public)
    assert put(site, public, BEFORE) == []
    assert put(site, public, AFTER) == []
    assert put(site, public, BEFORE, swap=True) == ["not-exchanged"]
    assert held(elsewhere) == BEFORE
    assert sorted(p.name for p in folder.iterdir()) == ["elsewhere", "public", "site"]


SCENES = (a_full_disk, a_read_only_disk, a_disk_that_is_the_output_folder, a_mount_of_the_same_disk)

if __name__ == "__main__":
    next(scene for scene in SCENES if scene.__name__ == sys.argv[1])(Path(sys.argv[2]))
