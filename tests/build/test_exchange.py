"""A release as a whole folder: how it replaces the old one, what comes along, where it cannot be done."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from bulletin.build import exchange
from bulletin.build.options import FOLDER
from bulletin.build.place import Place
from bulletin.build.publish import publish, recover
from bulletin.build.release import MANIFEST
from bulletin.diagnostics import Findings
from tests.build.releases import as_files

DAY = date(2025, 1, 15)
FIRST = {"index.html": b"home", "a/index.html": b"<a>", "a/b/index.html": b"<b>", "style.css": b"p {}"}
SECOND = {"index.html": b"new home", "a/index.html": b"<a>", "c/index.html": b"<c>", "style.css": b"p {}"}


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """Where the output folder will be, in a site's."""
    return tmp_path / "site" / "public"


def put(public: Path, files: Mapping[str, bytes]) -> list[str]:
    """Publish these files as a whole; gives what was found."""
    findings = Findings()
    public.parent.mkdir(exist_ok=True)
    assert publish(public.parent, public, as_files(files), (), DAY, findings, swap=True) is not None
    assert [p.name for p in public.parent.iterdir() if p.name not in {FOLDER, public.name}] == []
    return [found.code for found in findings]


def held(folder: Path) -> dict[str, bytes]:
    """The files of a folder but the list of them."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_a_release_takes_the_place_of_another(public: Path) -> None:
    assert put(public, FIRST) == []
    before = public.stat().st_ino
    assert put(public, SECOND) == []
    assert held(public) == SECOND
    assert public.stat().st_ino != before
    assert sorted(p.name for p in public.iterdir() if p.is_dir()) == ["a", "c"], "no empty folder came along"


def test_what_did_not_change_keeps_its_inode_and_its_time(public: Path) -> None:
    put(public, FIRST)
    before = {name: (public / name).stat() for name in FIRST}
    put(public, SECOND)
    for name in ("a/index.html", "style.css"):
        after = (public / name).stat()
        assert (after.st_ino, after.st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns)
        assert after.st_nlink == 1, "nothing else holds it"


def test_the_same_again_exchanges_nothing(public: Path) -> None:
    put(public, FIRST)
    before = public.stat().st_ino
    put(public, FIRST)
    assert public.stat().st_ino == before


def test_a_file_becomes_a_folder_and_a_folder_a_file(public: Path) -> None:
    one = {"index.html": b"home", "x": b"file", "y/z/index.html": b"<z>"}
    other = {"index.html": b"home", "x/index.html": b"<x>", "y": b"file"}
    for files in (one, other, one):
        put(public, files)
        assert held(public) == files


def test_what_others_put_there_comes_along(public: Path) -> None:
    put(public, FIRST)
    (public / "CNAME").write_bytes(b"bulletin.example")
    (public / "a/b/notes.txt").write_bytes(b"mine")
    (public / "drop/box").mkdir(parents=True)
    (public / "drop").chmod(0o750)
    (public / "latest").symlink_to("a", target_is_directory=True)
    inode = (public / "CNAME").stat().st_ino
    public.chmod(0o775)
    put(public, SECOND)
    assert held(public) == {**SECOND, "CNAME": b"bulletin.example", "a/b/notes.txt": b"mine"}
    assert (public / "CNAME").stat().st_ino == inode
    assert (public / "drop/box").is_dir()
    assert os.readlink(public / "latest") == "a"
    if os.name == "posix":
        assert stat.S_IMODE((public / "drop").stat().st_mode) == 0o750
        assert stat.S_IMODE(public.stat().st_mode) == 0o775


def test_what_arrives_meanwhile_is_not_lost(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New files, and a file that an editor replaces, between being linked and the exchange."""
    put(public, FIRST)
    (public / "notes.txt").write_bytes(b"one")
    real = exchange._put

    def late(place: Place) -> None:
        (public / "x").mkdir()
        (public / "x/late.txt").write_bytes(b"late")
        (public / "staged").write_bytes(b"two")
        (public / "staged").replace(public / "notes.txt")
        real(place)

    monkeypatch.setattr(exchange, "_put", late)
    put(public, SECOND)
    assert held(public) == {**SECOND, "notes.txt": b"two", "x/late.txt": b"late"}


def test_a_first_release_appears_at_once(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    real = os.rename

    def noted(source: Path, target: Path) -> None:
        seen.append(public.exists())
        real(source, target)

    monkeypatch.setattr(os, "rename", noted)
    public.parent.mkdir()
    findings = Findings()
    assert publish(public.parent, public, as_files(FIRST), (), DAY, findings) is not None
    assert held(public) == FIRST
    assert seen == [False], "one rename, to where there was nothing"


# Where it cannot be done


def test_a_link_in_the_place_of_a_folder(public: Path) -> None:
    put(public, FIRST)
    shutil.move(public / "a", public.parent.parent / "elsewhere")
    (public / "a").symlink_to("../../elsewhere", target_is_directory=True)
    assert put(public, SECOND) == ["not-exchanged"]
    assert {name: held(public).get(name) for name in ("index.html", "c/index.html")} == {
        "index.html": b"new home",
        "c/index.html": b"<c>",
    }
    assert (public / "a").is_symlink()


@pytest.mark.parametrize("code", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP])
def test_no_hard_links(public: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    put(public, FIRST)

    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refused)
    inode = public.stat().st_ino
    assert put(public, SECOND) == ["not-exchanged"]
    assert held(public) == SECOND
    assert public.stat().st_ino == inode


def test_a_folder_that_cannot_be_renamed(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(public, FIRST)
    real = os.rename

    def busy(source: Path, target: Path) -> None:
        if Path(source) == public:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        real(source, target)

    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    monkeypatch.setattr(os, "rename", busy)
    assert put(public, SECOND) == ["not-exchanged"]
    assert held(public) == SECOND


# By two renames, where the system knows no exchange


def test_two_renames(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    put(public, FIRST)
    (public / "CNAME").write_bytes(b"mine")
    put(public, SECOND)
    assert held(public) == {**SECOND, "CNAME": b"mine"}


class KilledError(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("renames", [1, 2, 3])
def test_killed_between_two_renames(public: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    put(public, FIRST)
    (public / "CNAME").write_bytes(b"mine")
    left = iter(range(renames))
    real = os.rename

    def kill(source: Path, target: Path) -> None:
        if next(left, None) is None:
            raise KilledError
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_exchanged", lambda *_: False)
        patch.setattr(os, "rename", kill)
        if renames < 3:
            with pytest.raises(KilledError):
                put(public, SECOND)
        else:
            put(public, SECOND)
    assert public.exists() == (renames > 1)
    recover(public)
    assert held(public) == {**SECOND, "CNAME": b"mine"}
    assert put(public, SECOND) == []


def test_a_second_rename_that_fails(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(public, FIRST)
    real = os.rename

    def refused(source: Path, target: Path) -> None:
        if Path(source).name == "release":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    monkeypatch.setattr(os, "rename", refused)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        publish(public.parent, public, as_files(SECOND), (), DAY, Findings(), swap=True)
    assert held(public) == FIRST


# Who looks at it meanwhile


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders in one step")
def test_a_reader_sees_all_of_one_release(public: Path) -> None:
    """Who opens the folder and reads through that, while its name leads there, has one release."""
    releases = [{f"d{n}/index.html": b"%d" % version for n in range(20)} for version in range(2)]
    put(public, releases[0])
    looks: list[set[bytes]] = []
    end = threading.Event()

    def read() -> None:
        while not end.is_set():
            opened = os.open(public, os.O_RDONLY)
            found = set()
            with suppress(FileNotFoundError):  # that release is on its way out
                for name in releases[0]:
                    file = os.open(name, os.O_RDONLY, dir_fd=opened)
                    found.add(os.read(file, 10))
                    os.close(file)
                if os.path.samestat(os.fstat(opened), os.stat(public)):
                    looks.append(found)
            os.close(opened)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 30):
        put(public, releases[number % 2])
    end.set()
    reader.join()
    assert all(len(found) == 1 for found in looks)
    assert {content for found in looks for content in found} == {b"0", b"1"}
