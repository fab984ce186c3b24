"""Carries out changes of several files and the renaming of a folder: wholly, however often it is killed.

Everything is first made in ``.bulletin/move.new/``, which becomes ``.bulletin/move/`` in one step: from there
on the changes are decided. Then each file takes its place, and the folder its name. What a killed command
leaves is carried out by the next one (`resume`); what was not decided is thrown away.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from bulletin.build.options import FOLDER
from bulletin.build.release import is_plain

_DECIDED, _MAKING, _PLAN = "move", "move.new", "plan.json"


def carry_out(site: Path, files: Mapping[str, bytes], renamed: tuple[str, str] | None) -> None:
    """Write the files (paths within the site), then rename a folder. Raises OSError."""
    resume(site)
    for path in (*files, *(renamed or ())):
        if not _is_within(site, path):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(site / path))
    making = site / FOLDER / _MAKING
    making.mkdir(parents=True)
    try:
        for number, (path, data) in enumerate(files.items()):
            staged = making / str(number)
            staged.write_bytes(data)
            if (site / path).is_file():
                shutil.copymode(site / path, staged)
        plan = {"files": list(files), "renamed": renamed}
        with (making / _PLAN).open("w", encoding="utf-8") as out:
            json.dump(plan, out)
            out.flush()
            os.fsync(out.fileno())
        making.rename(site / FOLDER / _DECIDED)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    resume(site)


def resume(site: Path) -> bool:
    """Carry out what a killed command had decided; whether there was something. Raises OSError."""
    shutil.rmtree(site / FOLDER / _MAKING, ignore_errors=True)
    decided = site / FOLDER / _DECIDED
    files: list[str] = []
    renamed: list[str] | None = None
    try:
        plan = json.loads((decided / _PLAN).read_bytes())
        files = [str(path) for path in plan["files"]]
        renamed = plan["renamed"]
        sound = renamed is None or len(renamed) == 2
        sound = sound and all(_is_within(site, path) for path in (*files, *(renamed or ())))
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        shutil.rmtree(decided, ignore_errors=True)
        return False
    for number, path in enumerate(files):
        staged, target = decided / str(number), site / path
        if staged.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(staged, target)
    if renamed:
        old, new = (site / path for path in renamed)
        if old.is_dir() and not new.exists():
            old.rename(new)
    (decided / _PLAN).unlink()
    shutil.rmtree(decided, ignore_errors=True)
    return True


def _is_within(site: Path, path: str) -> bool:
    """Whether a path is one of the content or the settings: a plan may come with somebody's repository.

    So may links to folders elsewhere.
    """
    ours = path == "site_config.yaml" or path.startswith("content/")
    return ours and is_plain(path) and (site / path).parent.resolve().is_relative_to(site.resolve())
