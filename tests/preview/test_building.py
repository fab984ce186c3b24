"""Saves and what comes of them: nothing is lost, bursts are one build, errors leave the last good page."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path

from bulletin.build.options import Options
from bulletin.preview.changes import EVERYTHING, Change
from bulletin.preview.snapshot import Attempt
from bulletin.preview.workshop import Workshop
from tests.preview.driving import FILES, ONE, PAGE, TWO, News, driving, run
from tests.small_sites import session, text


class Slow(Workshop):
    """Waits, when it has read the files and linked them, until it is told to go on."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.changes: list[Change] = []

    def rebuild(self, change: Change) -> Attempt:
        """Build, and hold the result back but for the first time."""
        attempt = super().rebuild(change)
        self.changes.append(change)
        if len(self.changes) > 1:
            self.begun.set()
            assert self.go_on.wait(10)
        return attempt


def test_a_save_is_shown(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            assert "Phiên đầu." in await driver.text()
            driver.save({ONE: session(1, "2024-01-10", body="Phiên mới.")})
            await driver.built(1)
            page = await driver.text()
            assert "Phiên mới." in page
            assert "Phiên đầu." not in page

    run(scene())


def test_a_save_during_a_build_is_not_lost(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path, workshop=Slow) as driver:
            shop = driver.workshop
            assert isinstance(shop, Slow)
            driver.save({ONE: session(1, "2024-01-10", body="Lần một.")})
            await asyncio.to_thread(shop.begun.wait, 10)  # it has read the file
            driver.save({ONE: session(1, "2024-01-10", body="Lần hai.")})
            assert "Phiên đầu." in await driver.text()  # pages are served meanwhile
            shop.go_on.set()
            await driver.built(2)
            assert "Lần hai." in await driver.text()

    run(scene())


def test_a_burst_during_a_build_is_one_build(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path, workshop=Slow) as driver:
            shop = driver.workshop
            assert isinstance(shop, Slow)
            driver.save({ONE: session(1, "2024-01-10", body="Lần 0.")})
            await asyncio.to_thread(shop.begun.wait, 10)
            for n in range(1, 20):
                driver.save({ONE: session(1, "2024-01-10", body=f"Lần {n}.")})
                driver.save({TWO: session(2, "2024-02-10", body=f"Lượt {n}.")})
            shop.go_on.set()
            await driver.built(2)
            await asyncio.sleep(0.05)
            assert len(driver.builds) == 2
            assert shop.changes[-1].paths == {ONE, TWO}
            assert "Lần 19." in await driver.text()
            assert "Lượt 19." in await driver.text("/phien-hop/2/")

    run(scene())


def test_the_browser_is_told_of_its_own_page_only(tmp_path: Path) -> None:
    async def scene() -> None:
        async with (
            driving(tmp_path) as driver,
            News(driver, PAGE) as one,
            News(driver, "/phien-hop/2/") as two,
        ):
            first, _ = await one.next(), await one.next()
            await two.next()
            await two.next()
            driver.save({ONE: session(1, "2024-01-10", body="Khác.")})
            told = await one.next()
            assert told["tag"] != first["tag"]
            assert f'data-tag="{told["tag"]}"' in await driver.text()
            await asyncio.sleep(0.05)
            assert two.silent()

    run(scene())


def test_an_error_leaves_the_page_and_is_told_and_goes(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver, News(driver, PAGE) as news:
            first, calm = await news.next(), await news.next()
            assert not calm["failed"]
            driver.save({ONE: session(1, "24/1/2024", body="<b>Hỏng</b>")})
            told = await news.next()
            assert told["failed"]
            (found,) = [one for one in told["found"] if one["severity"] == "error"]
            assert found["code"] == "bad-date"
            assert found["place"] == f"{ONE}:5:7"
            assert set(found["message"]) == set(found["hint"]) == {"vi", "en"}
            line = next(line for line in found["lines"] if "from" in line)
            assert line["text"][line["from"] : line["from"] + line["length"]] == "24/1/2024"
            assert [line["number"] for line in found["lines"]] == [4, 5, 6]
            assert "Phiên đầu." in await driver.text()
            driver.save({ONE: session(1, "2024-01-10", body="Lành lại.")})
            page, whole = await news.next(), await news.next()
            assert page["tag"] != first["tag"]
            assert not whole["failed"]
            assert whole["found"] == calm["found"]
            assert "Lành lại." in await driver.text()

    run(scene())


def test_all_errors_are_told_not_the_first_alone(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver, News(driver, PAGE) as news:
            await news.next()
            await news.next()
            driver.save({ONE: session(1, "x"), TWO: session(2, "y")})
            told = await news.next()
            assert [one["code"] for one in told["found"] if one["severity"] == "error"] == ["bad-date"] * 2

    run(scene())


def test_broken_settings_are_survived(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            good = (tmp_path / "site_config.yaml").read_text(encoding="utf-8")
            for count, bad in enumerate(("name: [a", "", good.replace("page_size:", "page_siez:")), 1):
                driver.save({"site_config.yaml": bad})
                assert (await driver.built(count)).snapshot is None
                assert "Phiên đầu." in await driver.text()
            driver.remove("site_config.yaml")
            assert "no-site" in {one.code for one in (await driver.built(4)).found}
            assert "Phiên đầu." in await driver.text()
            driver.save({"site_config.yaml": good})
            assert (await driver.built(5)).snapshot is not None

    run(scene())


def test_broken_layouts_are_survived(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver, News(driver, PAGE) as news:
            await news.next()
            await news.next()
            assert "Phiên đầu." in await driver.text()
            driver.save({"layouts/item.html": "{% if %}"})
            told = await news.next()
            assert "template-syntax" in {one["code"] for one in told["found"]}
            driver.save({"layouts/item.html": "{{ page.nothing }}"})
            told = await news.next()
            assert "template-failed" in {one["code"] for one in told["found"]}
            assert "Phiên đầu." in await driver.text()
            driver.save({"layouts/item.html": "<p>{{ page.title }}</p></body>"})
            assert (await news.next())["tag"]
            assert not (await news.next())["failed"]
            assert (await driver.text()).startswith("<p>Phiên 1</p>")
            driver.remove("layouts/item.html")
            await driver.built(4)
            assert "Phiên đầu." in await driver.text()

    run(scene())


def test_a_first_build_that_fails_shows_what_is_wrong_and_then_the_site(tmp_path: Path) -> None:
    async def scene() -> None:
        broken = FILES | {ONE: session(1, "x")}
        async with driving(tmp_path, broken) as driver, News(driver, PAGE) as news:
            assert (await driver.get(PAGE)).status == 503
            await news.next()
            assert (await news.next())["failed"]
            driver.save({ONE: FILES[ONE]})
            assert (await news.next())["tag"] != "nothing"
            assert "Phiên đầu." in await driver.text()

    run(scene())


def test_items_come_and_go(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver, News(driver, "/phien-hop/3/") as news:
            assert (await driver.get("/phien-hop/3/")).status == 404
            missing = await news.next()
            await news.next()
            driver.save({"content/sessions/03/vi.md": session(3, "2024-03-10", body="Phiên ba.")})
            assert (await news.next())["tag"] != missing["tag"]
            assert "Phiên ba." in await driver.text("/phien-hop/3/")
            driver.remove("content/sessions/03/vi.md")
            assert (await news.next())["tag"] == missing["tag"]
            assert (await driver.get("/phien-hop/3/")).status == 404

    run(scene())


def test_a_changed_asset_or_attachment_is_named(tmp_path: Path) -> None:
    async def scene() -> None:
        files = FILES | {"content/sessions/01/so-lieu.txt": "một"}
        async with driving(tmp_path, files) as driver, News(driver, PAGE) as news:
            first = await news.next()
            await news.next()
            driver.save({"layouts/assets/style.css": "p { color: red }"})
            second = await news.next()
            assert second["tag"] == first["tag"]
            assert second["files"]["assets/style.css"] != first["files"]["assets/style.css"]
            driver.save({"content/sessions/01/so-lieu.txt": "hai lần"})
            third = await news.next()
            assert "phien-hop/1/so-lieu.txt" in third["files"]
            assert (await driver.get("/phien-hop/1/so-lieu.txt")).text == "hai lần"

    run(scene())


def test_a_fault_of_the_program_is_told_and_the_next_save_reads_all(tmp_path: Path) -> None:
    class Faulty(Workshop):
        fails = False
        last = Change()

        def rebuild(self, change: Change) -> Attempt:
            """Fail once where told to."""
            self.last = change
            if self.fails:
                self.fails = False
                raise RuntimeError("ours")
            return super().rebuild(change)

    async def scene() -> None:
        async with driving(tmp_path, workshop=Faulty) as driver:
            shop = driver.workshop
            assert isinstance(shop, Faulty)
            shop.fails = True
            driver.save({ONE: session(1, "2024-01-10", body="Mất?")})
            while not driver.faults:
                await asyncio.sleep(0.005)
            assert "Phiên đầu." in await driver.text()
            driver.save({TWO: session(2, "2024-02-10", body="Khác.")})
            await driver.built(1)
            assert shop.last == EVERYTHING | Change(frozenset({TWO}))
            assert "Mất?" in await driver.text()

    run(scene())


def test_a_page_that_our_own_fault_keeps_from_being_made_is_told_of(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver, News(driver, PAGE) as news:
            await news.next()
            await news.next()
            snapshot = driver.preview.snapshot
            assert snapshot is not None
            path = f"{PAGE[1:]}index.html"

            def fails() -> object:
                raise RuntimeError("ours")

            broken = snapshot.outputs[path]._replace(view=fails)
            outputs = {**snapshot.outputs, path: broken}
            driver.preview.show(replace(driver.preview.attempt, snapshot=replace(snapshot, outputs=outputs)))
            assert (await driver.get(PAGE)).status == 500
            assert driver.faults
            assert (await driver.get("/phien-hop/2/")).status == 200
            driver.save({ONE: session(1, "2024-01-10", body="Lại được.")})
            assert (await news.next())["tag"]
            assert "Lại được." in await driver.text()

    run(scene())


def test_streams_end_when_the_preview_does(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver, News(driver, PAGE) as news:
            await news.next()
            await news.next()
            driver.preview.let_go()
            assert await news.ended()

    run(scene())


def test_drafts_are_shown_where_they_are_asked_for(tmp_path: Path) -> None:
    draft = {"content/articles/nhap/vi.md": text("title: Nháp\ndate: 2024-01-01\ndraft: true", "Chưa xong.")}

    async def scene(drafts: bool) -> None:
        async with driving(tmp_path / str(drafts), FILES | draft, drafts=drafts) as driver:
            assert (await driver.get("/bai-viet/nhap/")).status == (200 if drafts else 404)

    run(scene(True))
    run(scene(False))
