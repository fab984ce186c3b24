"""What a watch passes on, and what changes stand for."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path

from watchfiles import Change as Kind

from bulletin.content.discover import ItemFile
from bulletin.diagnostics import Findings
from bulletin.preview.changes import EVERYTHING, Change, Pending
from bulletin.preview.kept import Kept
from bulletin.preview.watching import Watch
from tests.preview.driving import SOON, run
from tests.small_sites import write


def test_changes_are_gathered() -> None:
    both = Change(frozenset({"a"})) | Change(frozenset({"b"}))
    assert both.paths == {"a", "b"}
    assert not both.everything
    assert (both | EVERYTHING).everything
    assert not Change()
    assert Change(frozenset(map(str, range(400)))) | Change(frozenset({"x"}))
    many = Change(frozenset(map(str, range(400)))) | Change(frozenset(f"y{n}" for n in range(400)))
    assert many.everything


def test_a_folder_stands_for_what_is_in_it() -> None:
    known = {"content/a/vi.md", "content/ab/vi.md", "layouts/x.html"}
    assert set(Change(frozenset({"content/a"})).among(known)) == {"content/a/vi.md"}
    assert set(Change(frozenset({"layouts/x.html", "other"})).among(known)) == {"layouts/x.html"}
    assert set(EVERYTHING.among(known)) == known
    assert Change(frozenset({"layouts"})).within("layouts")
    assert Change(frozenset({"layouts/parts/a.html"})).within("layouts")
    assert not Change(frozenset({"layouts2/a.html"})).within("layouts")


def test_waiting_changes_are_taken_together() -> None:
    async def scene() -> None:
        pending = Pending()
        pending.add(Change())
        for name in "ab":
            pending.add(Change(frozenset({name})))
        assert (await pending.take()).paths == {"a", "b"}
        taking = asyncio.create_task(pending.take())
        await asyncio.sleep(0)
        assert not taking.done()
        pending.add(EVERYTHING)
        assert (await taking).everything

    run(scene())


def test_only_what_an_editor_means_is_passed_on(tmp_path: Path) -> None:
    site = write(tmp_path, {"content/pages/a/vi.md": "", "layouts/x.html": ""})

    async def scene() -> None:
        told: list[Change] = []
        watch = Watch(site, told.append)
        root = site.resolve()
        for kind, path in (
            (Kind.modified, "content/pages/a/vi.md"),
            (Kind.modified, "content/pages/a"),  # only says that something in it was
            (Kind.added, "content/pages/a/.vi.md.swp"),
            (Kind.deleted, "content/pages/a/vi.md~"),
            (Kind.modified, "content/.git/index"),
        ):
            watch._tell([(kind, str(root / path))])
        assert [change.paths for change in told] == [{"content/pages/a/vi.md"}]
        watch._tell([(Kind.added, str(root / "content/pages"))])  # and once more, for it may just be filled
        assert told[-1].paths == {"content/pages"}
        async with asyncio.timeout(SOON):
            while not told[-1].everything:
                await asyncio.sleep(0.05)

    run(scene())


def test_a_watch_sees_saves_new_folders_and_folders_replaced(tmp_path: Path) -> None:
    site = write(tmp_path, {"content/pages/a/vi.md": "1", "site_config.yaml": "a"})

    async def scene() -> None:
        told: list[Change] = []
        come = asyncio.Event()

        def notice(change: Change) -> None:
            told.append(change)
            come.set()

        async def until(path: str) -> None:
            async with asyncio.timeout(SOON):
                while not any(path in change.paths for change in told):
                    come.clear()
                    await come.wait()

        async def all_read() -> None:
            async with asyncio.timeout(SOON):
                while not any(change.everything for change in told):
                    come.clear()
                    await come.wait()
            told.clear()

        watch = Watch(site, notice)
        task = asyncio.create_task(watch.run())
        await all_read()
        write(site, {"content/pages/a/vi.md": "2"})
        await until("content/pages/a/vi.md")
        write(site, {"site_config.yaml": "b"})
        await until("site_config.yaml")
        await asyncio.sleep(0.6)
        told.clear()
        write(site, {"layouts/base.html": "x"})  # a folder that was not watched yet
        await all_read()
        write(site, {"layouts/base.html": "y"})
        await until("layouts/base.html")
        told.clear()
        shutil.rmtree(site / "content")
        write(site, {"content/pages/b/vi.md": "1"})
        await all_read()
        await asyncio.sleep(0.6)
        write(site, {"content/pages/b/vi.md": "2"})
        await until("content/pages/b/vi.md")
        watch.stop()
        await asyncio.wait_for(task, SOON)

    run(scene())


def test_a_file_that_was_not_named_is_not_read_again(tmp_path: Path) -> None:
    file = ItemFile("a.txt", "a", "pages", "vi")
    kept: Kept[str] = Kept(tmp_path)
    made: list[bytes] = []

    def make(new: Sequence[tuple[ItemFile, bytes]]) -> list[str]:
        made.extend(data for _, data in new)
        return [data.decode() for _, data in new]

    write(tmp_path, {"a.txt": "one"})
    assert kept.bring([file], Change(), make, Findings()) == {"a.txt": "one"}
    write(tmp_path, {"a.txt": "two"})
    assert kept.bring([file], Change(), make, Findings()) == {"a.txt": "one"}
    assert kept.bring([file], Change(frozenset({"a.txt"})), make, Findings()) == {"a.txt": "two"}
    assert kept.bring([file], EVERYTHING, make, Findings()) == {"a.txt": "two"}
    assert made == [b"one", b"two"]  # the same bytes are not parsed again
    (tmp_path / "a.txt").unlink()
    findings = Findings()
    assert kept.bring([file], EVERYTHING, make, findings) == {}
    assert [one.code for one in findings] == ["unreadable-file"]
