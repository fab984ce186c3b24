"""Bringing what was made into the output folder: only what changed, in order, and never what is not ours.

What is left when a build is killed, `test_kills.py` looks at; where the system refuses, `test_refusals.py`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pytest

from bulletin.build.options import FOLDER
from bulletin.build.publish import Release, publish, recover
from bulletin.build.release import MANIFEST
from bulletin.diagnostics import Findings, Span
from bulletin.output.plan import Copy
from tests.build.releases import as_files

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
    known = {"content", "layouts", "public", FOLDER}
    return sorted(path.name for path in site.iterdir() if path.name not in known)


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


def test_a_file_of_somebody_where_ours_would_be(site: Path) -> None:
    put(site, {"index.html": b"home"})
    (site / "public" / "robots.txt").write_bytes(b"mine")
    with pytest.raises(FileExistsError) as error:
        put(site, {"index.html": b"new", "robots.txt": b"ours"})
    assert Path(error.value.filename).name == "robots.txt"
    assert held(site) == {"index.html": b"home", "robots.txt": b"mine"}
    put(site, {"index.html": b"new", "robots.txt": b"mine"})
    assert listed(site) == ["index.html", "robots.txt"], "the same file may as well be ours"


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

    def noted(sign: str, function: Any) -> Any:
        def call(*paths: str | Path) -> None:
            if "public/" in Path(paths[-1]).as_posix():
                found.append(f"{sign}{Path(paths[-1]).as_posix()}")
            function(*paths)

        return call

    monkeypatch.setattr(os, "replace", noted("+", os.replace))
    monkeypatch.setattr(os, "unlink", noted("-", os.unlink))
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


def test_what_is_new_comes_before_what_links_to_it(site: Path, written: list[str]) -> None:
    put(site, FIRST)
    written.clear()
    put(site, {"index.html": b"new", "assets/style.css": b"new", "z/index.html": b"<z>", "z/x.png": b"png"})
    assert names(written)[:5] == [
        f"+{MANIFEST}",
        "+z/x.png",
        "+z/index.html",
        "+assets/style.css",
        "+index.html",
    ]
    assert names(written)[5:] == [
        "-robots.txt",
        "-feed.xml",
        "-data/events.json",
        "-a/index.html",
        "-a/b/index.html",
        f"+{MANIFEST}",
    ]


def test_an_attachment_that_changes_meanwhile_is_listed_as_it_was_written(site: Path) -> None:
    states = [b"one", b"two"]
    copy = Copy("a/photo.png", "content/photo.png", partial(Span, "content/photo.png"))
    found = publish(
        site,
        site / "public",
        {},
        [copy],
        DAY,
        Findings(),
        lambda _: states.pop(0) if states[1:] else states[0],
    )
    assert found is not None
    assert held(site) == {"a/photo.png": b"two"}
    manifest = json.loads((site / "public" / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["files"] == {"a/photo.png": sha256(b"two").hexdigest()}


def test_an_attachment_is_a_copy(site: Path) -> None:
    copy = Copy("a/photo.png", "content/photo.png", partial(Span, "content/photo.png"))
    put(site, {}, (copy,))
    assert not (site / "public/a/photo.png").samefile(site / "content/photo.png")


# Reading no more than must be


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names of the files that are read to be compared, on a machine that says when it was started."""
    found: list[str] = []
    (tmp_path / "boot").write_text("once", encoding="ascii")
    monkeypatch.setattr("bulletin.build.stamps._BOOT", tmp_path / "boot")

    def noted(file: Any, name: str) -> Any:
        found.append(Path(file.name).name)
        return file_digest(file, name)

    monkeypatch.setattr("bulletin.build.changes.file_digest", noted)
    return found


def test_files_that_look_as_we_left_them_are_not_read(site: Path, hashed: list[str]) -> None:
    put(site, FIRST)
    put(site, {**FIRST, "index.html": b"new"})
    put(site, {**FIRST, "index.html": b"new"})
    assert hashed == []


def test_a_file_that_was_touched_is_read_once_and_left_alone(site: Path, hashed: list[str]) -> None:
    put(site, FIRST)
    os.utime(site / "public/feed.xml", ns=(0, 0))
    before = stamps(site)
    put(site, FIRST)
    put(site, FIRST)
    assert hashed == ["feed.xml"]
    assert stamps(site) == before


def lose_the_note(site: Path) -> None:
    (site / FOLDER / "published.json").unlink()


def spoil_the_note(site: Path) -> None:
    (site / FOLDER / "published.json").write_text('{"of": 3}', encoding="utf-8")


def publish_elsewhere(site: Path) -> None:
    assert publish(site, site / "content" / ".." / "other", as_files(FIRST), (), DAY, Findings()) is not None
    shutil.rmtree(site / "other")


def replace_the_folder(site: Path) -> None:
    shutil.copytree(site / "public", site / "copy")
    shutil.rmtree(site / "public")
    (site / "copy").rename(site / "public")


def edit_the_list(site: Path) -> None:
    file = site / "public" / MANIFEST
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")


@pytest.mark.parametrize(
    "doubt", [lose_the_note, spoil_the_note, publish_elsewhere, replace_the_folder, edit_the_list]
)
def test_in_doubt_every_file_is_read(site: Path, hashed: list[str], doubt: Callable[[Path], None]) -> None:
    put(site, FIRST)
    doubt(site)
    put(site, FIRST)
    assert sorted(hashed) == sorted(Path(path).name for path in FIRST)
    hashed.clear()
    put(site, FIRST)
    assert hashed == []


def test_after_a_restart_of_the_machine_every_file_is_read(
    site: Path, hashed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    boot = tmp_path / "boot_id"
    boot.write_text("one", encoding="ascii")
    monkeypatch.setattr("bulletin.build.stamps._BOOT", boot)
    put(site, FIRST)
    boot.write_text("two", encoding="ascii")
    damaged = site / "public" / "index.html"
    before = damaged.stat()
    damaged.write_bytes(bytes(before.st_size))
    os.utime(damaged, ns=(before.st_atime_ns, before.st_mtime_ns))
    put(site, FIRST)
    assert held(site) == FIRST
    assert len(hashed) == len(FIRST)


def test_where_the_machine_does_not_say_when_it_started_files_are_read(
    site: Path, hashed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bulletin.build.stamps._BOOT", tmp_path / "nowhere")
    put(site, FIRST)
    put(site, FIRST)
    assert len(hashed) == len(FIRST)


# Letter case


def test_a_name_that_changes_its_case(site: Path) -> None:
    put(site, {**FIRST, "a/Photo.JPG": b"jpg"})
    put(site, {**FIRST, "a/photo.jpg": b"jpg"})
    assert held(site) == {**FIRST, "a/photo.jpg": b"jpg"}


def test_a_name_that_changes_its_case_where_the_system_sees_no_difference(
    site: Path, monkeypatch: pytest.MonkeyPatch, written: list[str]
) -> None:
    """As on macOS and Windows: the old name goes first, else removing it would remove the new file."""
    put(site, {**FIRST, "a/Photo.JPG": b"jpg"})
    (site / "public/a/photo.jpg").hardlink_to(site / "public/a/Photo.JPG")
    written.clear()
    put(site, {**FIRST, "a/photo.jpg": b"jpg"})
    assert names(written) == [f"+{MANIFEST}", "-a/Photo.JPG", "+a/photo.jpg", f"+{MANIFEST}"]


# The staging folder


def test_a_folder_of_that_name_that_is_not_ours_stays(site: Path) -> None:
    put(site, FIRST)
    (site / ".public.staging").mkdir()
    (site / ".public.staging" / "mine").write_bytes(b"mine")
    recover(site / "public")
    put(site, FIRST)
    with pytest.raises(FileExistsError):
        put(site, {**FIRST, "index.html": b"new"})
    assert (site / ".public.staging" / "mine").read_bytes() == b"mine"
    assert held(site) == FIRST


def journal_of(site: Path, **more: Any) -> None:
    """A staging folder as a killed build would leave it."""
    folder = site / ".public.staging"
    folder.mkdir()
    (folder / "bulletin").write_bytes(b"")
    (folder / "0").write_bytes(b"new")
    moves = [["index.html", sha256(b"new").hexdigest()], [MANIFEST, ""]]
    (folder / "journal.json").write_text(json.dumps({"first": [], "moves": moves, "last": [], **more}))


def say_unfinished(site: Path) -> None:
    file = site / "public" / MANIFEST
    file.write_text(file.read_text(encoding="utf-8").replace('"files"', '"unfinished": true, "files"'))


def test_a_release_that_was_decided_is_finished(site: Path) -> None:
    put(site, FIRST)
    journal_of(site, last=["feed.xml"])
    say_unfinished(site)
    recover(site / "public")
    assert held(site) == {**{k: v for k, v in FIRST.items() if k != "feed.xml"}, "index.html": b"new"}
    assert leftovers(site) == []


def test_what_was_in_the_way_is_not_removed_twice(site: Path) -> None:
    """Where letter case makes no difference, the new file answers to the name of the old one."""
    put(site, {**FIRST, "Photo.JPG": b"jpg"})
    journal_of(site, first=["Photo.JPG"])
    (site / ".public.staging" / "0").unlink()
    say_unfinished(site)
    recover(site / "public")
    assert held(site) == {**FIRST, "Photo.JPG": b"jpg"}


@pytest.mark.parametrize(
    "journal",
    [
        {"moves": [["index.html", "0"], [MANIFEST, ""]]},
        {"moves": [["../content/photo.png", sha256(b"new").hexdigest()], [MANIFEST, ""]]},
        {"moves": [["mine.txt", sha256(b"new").hexdigest()], [MANIFEST, ""]]},
        {"last": ["mine.txt"]},
        {"first": ["../content/photo.png"]},
        {"moves": 3},
        {"first": None},
    ],
    ids=str,
)
def test_a_journal_that_is_not_sound_is_not_followed(site: Path, journal: dict[str, Any]) -> None:
    put(site, FIRST)
    (site / "public" / "mine.txt").write_bytes(b"mine")
    journal_of(site, **journal)
    say_unfinished(site)
    recover(site / "public")
    assert held(site) == {**FIRST, "mine.txt": b"mine"}
    assert (site / "content" / "photo.png").read_bytes() == b"png"
    assert leftovers(site) == []


def test_a_journal_of_a_release_that_is_done_is_not_followed(site: Path) -> None:
    put(site, FIRST)
    journal_of(site)
    recover(site / "public")
    assert held(site) == FIRST
    assert leftovers(site) == []
