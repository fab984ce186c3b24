"""Two builds of one input are byte-identical, wherever and however they run."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.building import AS_OF, REPOSITORY, build

INPUTS = ("content", "layouts", "site_config.yaml", "urls.lock")

ONE = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "0"}
OTHER = {
    "TZ": "America/Los_Angeles",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4242",
    "NO_COLOR": "1",
    "COLUMNS": "40",
}


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    one = copy_inputs(tmp_path / "one", backwards=False, age=0)
    other = copy_inputs(tmp_path / "a much deeper" / "thư mục" / "other", backwards=True, age=90_000_000)
    first = build(one, tmp_path / "first", as_of=AS_OF, environment=ONE, umask=0o022)
    second = build(other, other / "public", as_of=AS_OF, environment=OTHER, umask=0o077)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    digests = digests_of(tmp_path / "first"), digests_of(other / "public")
    assert digests[0].keys() == digests[1].keys()
    assert [name for name in digests[0] if digests[0][name] != digests[1][name]] == []
    assert "index.html" in digests[0]


def copy_inputs(target: Path, *, backwards: bool, age: int) -> Path:
    """Copy the site's inputs, in another order of creation and with other times; the folder they are in
    now.
    """
    target.mkdir(parents=True)
    for source in sorted(input_files(), reverse=backwards):
        copy = target / source.relative_to(REPOSITORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
        if age:
            then = copy.stat().st_mtime - age
            os.utime(copy, (then, then))
    return target


def input_files() -> Iterable[Path]:
    """Every file that a build of this repository's site may read."""
    for name in INPUTS:
        path = REPOSITORY / name
        yield from (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else ()
        if path.is_file():
            yield path


def digests_of(root: Path) -> dict[str, str]:
    """The digest of every file below a folder."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
