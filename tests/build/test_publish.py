"""Bringing what was made into the output folder: only what changed, in order, and never what is not ours."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bulletin.build.files import File, file_of_bytes
from bulletin.build.publish import MANIFEST, Release, publish
from bulletin.diagnostics import Findings, Span
from bulletin.output.plan import Copy

DAY = date(2025, 1, 15)
FIRST = {
    "index.html": b"home",
    "a/index.html": b"<a>",
    "a/b/index.html": b"<b>",
    "assets/style.css": b"p {}",
    "feed.xml": b"<feed/>",
    "robots.txt": b"Allow",
    "data/events.json": b"[]",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder with one attachment."""
    folder = tmp_path / "site"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "photo.png").write_bytes(b"png")
    return folder


def as_files(files: Mapping[str, bytes]) -> dict[str, File]:
    return {path: file_of_bytes(data) for path, data in files.items()}


def put(site: Path, files: Mapping[str, bytes], copies: tuple[Copy, ...] = ()) -> Release:
    """Publish these files; nothing is found."""
    findings = Findings()
    release = publish(site, site / "public", as_files(files), copies, DAY, findings)
    assert not list(findings)
    assert release is not None
    return release


def held(site: Path) -> dict[str, bytes]:
    """The files of the output folder but the list of them."""
    public = site / "public"
    found = {p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("*") if p.is_file()}
    found.pop(MANIFEST, None)
    return found


def listed(site: Path) -> list[str]:
    """The files the list names."""
    manifest = json.loads((site / "public" / MANIFEST).read_text(encoding="utf-8"))
    assert "unfinished" not in manifest
    return list(manifest["files"])


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of each file."""
    return {
        p.as_posix(): (p.stat().st_ino, p.stat().st_mtime_ns)
        for p in (site / "public").rglob("*")
        if p.is_file()
    }


def leftovers(site: Path) -> list[str]:
    """What stands beside the output folder that should not."""
    return sorted(path.name for path in site.iterdir() if path.name not in {"content", "layouts", "public"})


def test_a_first_release(site: Path) -> None:
    copy = Copy("a/photo.png", "content/photo.png", partial(Span, "content/photo.png"))
    release = put(site, FIRST, (copy,))
    assert held(site) == {**FIRST, "a/photo.png": b"png"}
    assert (len(release.files), release.written, release.removed) == (len(FIRST) + 2, len(FIRST) + 2, 0)
    assert listed(site) == sorted([*FIRST, "a/photo.png"])
    assert leftovers(site) == []


def test_the_same_again_touches_nothing(site: Path) -> None:
    put(site, FIRST)
    before = stamps(site)
    release = put(site, FIRST)
    assert (release.written, release.removed) == (0, 0)
    assert stamps(site) == before


def test_what_did_not_change_keeps_its_inode_and_its_time(site: Path) -> None:
    put(site, FIRST)
    before = stamps(site)
    release = put(site, {**FIRST, "a/index.html": b"<a> new"})
    assert release.written == 2, "the page and the list"
    after = stamps(site)
    moved = {
        Path(path).relative_to(site / "public").as_posix() for path in before if before[path] != after[path]
    }
    assert moved == {"a/index.html", MANIFEST}


def test_what_is_no_longer_made_goes_with_the_folders_it_leaves_empty(site: Path) -> None:
    put(site, FIRST)
    release = put(site, {"index.html": b"home"})
    assert release.removed == len(FIRST) - 1
    assert held(site) == {"index.html": b"home"}
    assert [p.name for p in (site / "public").iterdir() if p.is_dir()] == []


def test_files_of_others_stay(site: Path) -> None:
    put(site, FIRST)
    mine = {"CNAME": b"bulletin.example", "a/b/notes.txt": b"mine", ".well-known/x": b"y"}
    for name, content in mine.items():
        path = site / "public" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    put(site, {"index.html": b"home"})
    assert held(site) == {"index.html": b"home", **mine}
    put(site, FIRST)
    assert held(site) == {**FIRST, **mine}


def test_a_folder_of_somebody_where_a_file_of_ours_was(site: Path) -> None:
    put(site, FIRST)
    (site / "public" / "robots.txt").unlink()
    (site / "public" / "robots.txt").mkdir()
    (site / "public" / "robots.txt" / "mine").write_bytes(b"")
    put(site, {"index.html": b"home"})
    assert (site / "public" / "robots.txt" / "mine").is_file()


def test_what_somebody_deleted_comes_back_and_is_not_missed_when_it_should_go(site: Path) -> None:
    put(site, FIRST)
    (site / "public" / "a" / "b" / "index.html").unlink()
    (site / "public" / "a" / "b").rmdir()
    (site / "public" / "robots.txt").unlink()
    put(site, {name: content for name, content in FIRST.items() if not name.startswith("a/b")})
    assert "robots.txt" in held(site)
    (site / "public" / "a" / "index.html").unlink()
    (site / "public" / "a").rmdir()
    put(site, {"index.html": b"home"})
    assert held(site) == {"index.html": b"home"}


def test_what_somebody_changed_is_put_right(site: Path) -> None:
    put(site, FIRST)
    (site / "public" / "index.html").write_bytes(b"broken")
    assert put(site, FIRST).written == 2
    assert held(site) == FIRST


# Whose folder it is


def refused(site: Path, folder: Path) -> list[str]:
    """The codes of the findings where publishing is refused."""
    findings = Findings()
    assert publish(site, folder, as_files(FIRST), (), DAY, findings) is None
    return [found.code for found in findings]


def test_an_empty_folder_is_taken_and_one_with_files_is_not(site: Path, tmp_path: Path) -> None:
    (site / "public").mkdir()
    put(site, FIRST)
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.doc").write_bytes(b"years of work")
    assert refused(site, other) == ["output-not-ours"]
    assert [path.name for path in other.iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"files": {"index.html": ""}}',
        '{"generator": "another 1.0", "files": {"index.html": ""}}',
        '{"generator": 3, "files": {}}',
        '{"generator": "bulletin 0.1"}',
        '{"generator": "bulletin 0.1", "files": 3}',
        '{"generator": "bulletin 0.1", "files": [3]}',
        '{"generator": "bulletin 0.1", "files": ["a\\u0000b"]}',
    ],
)
def test_a_list_that_is_not_ours_gives_no_right(site: Path, manifest: str) -> None:
    public = site / "public"
    public.mkdir()
    (public / "index.html").write_bytes(b"theirs")
    (public / MANIFEST).write_text(manifest, encoding="utf-8")
    assert refused(site, public) == ["output-not-ours"]
    assert (public / "index.html").read_bytes() == b"theirs"


@pytest.mark.parametrize("name", ["content", "content/sessions", "layouts", "layouts/assets", "."])
def test_the_site_s_own_folders_are_refused(site: Path, name: str) -> None:
    (site / "layouts").mkdir()
    assert refused(site, site / name) == ["output-overlaps"]
    assert refused(site, site.parent) == ["output-overlaps"], "what holds the site too"


@pytest.mark.parametrize(
    "path",
    [
        "../thesis.doc",
        "a/../../thesis.doc",
        "{outside}",
        "",
        ".",
        "a/../index.html",
        "./index.html",
        "link/thesis.doc",
    ],
)
def test_a_list_that_was_tampered_with_reaches_nothing_outside(site: Path, tmp_path: Path, path: str) -> None:
    thesis = site / "thesis.doc"
    thesis.write_bytes(b"years of work")
    put(site, FIRST)
    (site / "public" / "link").symlink_to(site, target_is_directory=True)
    manifest = json.loads((site / "public" / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][path.format(outside=thesis)] = ""
    (site / "public" / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    put(site, FIRST)
    assert thesis.read_bytes() == b"years of work"
    assert {name: held(site)[name] for name in FIRST} == FIRST


# Files where folders were, and the reverse


def test_a_file_becomes_a_folder_and_a_folder_a_file(site: Path) -> None:
    one = {"index.html": b"home", "x": b"file", "y/z/index.html": b"<z>", "y/index.html": b"<y>"}
    other = {"index.html": b"home", "x/index.html": b"<x>", "y": b"file"}
    put(site, one)
    put(site, other)
    assert held(site) == other
    put(site, one)
    assert held(site) == one
    assert listed(site) == sorted(one)


def test_where_somebody_s_file_is_in_the_way_nothing_is_written(site: Path) -> None:
    put(site, {"index.html": b"home", "y/index.html": b"<y>"})
    (site / "public" / "x").write_bytes(b"mine")
    (site / "public" / "y" / "notes").write_bytes(b"mine")
    before = held(site)
    for files in ({"index.html": b"new", "x/index.html": b"<x>"}, {"index.html": b"new", "y": b"file"}):
        with pytest.raises(FileExistsError) as error:
            put(site, files)
        assert Path(error.value.filename).name in {"x", "notes"}
        assert held(site) == before
        assert sorted(listed(site)) == ["index.html", "y/index.html"]


# The order, and a build that is killed


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is renamed into place or removed, in order."""
    found: list[str] = []
    replace, unlink = os.replace, Path.unlink

    def noted_replace(source: str | Path, target: str | Path) -> None:
        found.append(f"+{Path(target).as_posix()}")
        replace(source, target)

    def noted_unlink(self: Path, missing_ok: bool = False) -> None:
        if "public/" in self.as_posix():
            found.append(f"-{self.as_posix()}")
        unlink(self, missing_ok)

    monkeypatch.setattr(os, "replace", noted_replace)
    monkeypatch.setattr(Path, "unlink", noted_unlink)
    return found


def names(written: list[str]) -> list[str]:
    """The notes, below the output folder."""
    return [note[0] + note.partition("public/")[2] for note in written]


def test_assets_then_pages_then_lists_and_removals_last(site: Path, written: list[str]) -> None:
    put(site, {"old/index.html": b"<old>"})
    written.clear()
    put(site, {**FIRST, "a/photo.png": b"png", "sitemap.xml": b"<urlset/>"})
    assert names(written) == [
        f"+{MANIFEST}",
        "+a/photo.png",
        "+assets/style.css",
        "+a/b/index.html",
        "+a/index.html",
        "+index.html",
        "+data/events.json",
        "+feed.xml",
        "+robots.txt",
        "+sitemap.xml",
        "-old/index.html",
        f"+{MANIFEST}",
    ]


def test_only_what_is_in_the_way_goes_first(site: Path, written: list[str]) -> None:
    put(site, {"x": b"file", "z": b"file"})
    written.clear()
    put(site, {"x/index.html": b"<x>"})
    assert names(written) == [f"+{MANIFEST}", "-x", "+x/index.html", "-z", f"+{MANIFEST}"]


class KilledError(Exception):
    """The machine stopped."""


def kill_after(patch: pytest.MonkeyPatch, steps: int) -> None:
    """Let so many renames and removals happen, and no more."""
    replace, unlink = os.replace, Path.unlink
    left = iter(range(steps))

    def step() -> None:
        if next(left, None) is None:
            raise KilledError

    def killed_replace(source: str | Path, target: str | Path) -> None:
        step()
        replace(source, target)

    def killed_unlink(self: Path, missing_ok: bool = False) -> None:
        step()
        unlink(self, missing_ok)

    patch.setattr(os, "replace", killed_replace)
    patch.setattr(Path, "unlink", killed_unlink)


BEFORE = {**FIRST, "x": b"file", "gone/index.html": b"<gone>"}
AFTER = {**FIRST, "a/index.html": b"<a> new", "x/index.html": b"<x>", "new/index.html": b"<new>"}
STEPS = 7  # the list, what is in the way, three pages, what is gone, the list


@pytest.mark.parametrize("steps", range(STEPS))
def test_a_build_killed_anywhere_is_completed(
    site: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """Every file is whole, nothing old or new is forgotten, and the next build finishes."""
    put(site, BEFORE)
    with monkeypatch.context() as patch:
        kill_after(patch, steps)
        with pytest.raises(KilledError):
            put(site, AFTER)
    for name, content in held(site).items():
        assert content in {files[name] for files in (BEFORE, AFTER) if name in files}
    put(site, AFTER)
    assert held(site) == AFTER
    assert listed(site) == sorted(AFTER)
    assert leftovers(site) == []


def test_that_many_steps_are_all_there_are(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, BEFORE)
    kill_after(monkeypatch, STEPS)
    put(site, AFTER)
    assert held(site) == AFTER


def test_a_first_build_killed_half_way_is_completed_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        kill_after(patch, 4)
        with pytest.raises(KilledError):
            put(site, FIRST)
    manifest = json.loads((site / "public" / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["unfinished"] is True
    assert len(held(site)) == 3
    put(site, {"index.html": b"home"})
    assert held(site) == {"index.html": b"home"}, "what the killed build left was ours"
