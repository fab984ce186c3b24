"""The preview's own pages: the list of all items, and an item in both languages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from bulletin.config import LANGUAGES
from bulletin.content.discover import ItemFile
from bulletin.content.facts import Figure
from bulletin.content.parse import parse_item
from bulletin.preview.facts import facts
from bulletin.review.history import keep
from tests.preview.driving import FILES, ONE, PAGE, driving, run
from tests.small_sites import features, real, session, text

SIDE = f"/_preview{PAGE}"


def plain(page: str) -> str:
    """The words of a page, a line each."""
    return unescape(re.sub(r"(?:<[^>]*>|\s*\n\s*)+", "\n", page))


def rows(page: str) -> dict[str, str]:
    """The words of the rows of the start page, by the item's id."""
    found = {}
    for row in re.findall("<tr.*?</tr>", page, re.DOTALL):
        if item := re.search('class="id">([^<]*)<', row):
            found[item[1]] = " ".join(plain(row).split())
    return found


def test_the_start_page_lists_every_item_with_both_languages(tmp_path: Path) -> None:
    more = {
        "content/articles/nhap/vi.md": text("title: Nháp\ndate: 2024-01-01\ndraft: true"),
        "content/articles/sau/vi.md": text("title: Sau\nsummary: s\ndate: 2024-01-01\npublished: 2030-05-06"),
        "content/articles/dich/vi.md": text("title: Dịch\nsummary: s\ndate: 2024-01-01"),
        "content/articles/dich/en.md": text("title: Translated\nsummary: s\ndraft: true"),
    }

    async def scene() -> None:
        async with driving(tmp_path, FILES | more) as driver:
            found = rows(await driver.text("/_preview/"))
            assert found["sessions/01"].endswith("original untracked Side by side")
            assert found["sessions/02"].endswith("original missing Side by side")
            assert "draft" in found["articles/nhap"]
            assert "Side by side" not in found["articles/nhap"]
            assert "from 6 May 2030" in found["articles/sau"]
            assert found["articles/dich"].startswith("Translated articles/dich")
            assert "original draft" in found["articles/dich"]

    run(scene())


def test_the_start_page_says_what_is_wrong_and_where(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            driver.save({ONE: session(1, "24/1/2024", "chair: <b>nobody</b>\n")})
            await driver.built(1)
            page = await driver.text("/_preview/")
            row = rows(page)["sessions/01"]
            assert "has errors" in row
            assert re.search(r"\d findings?", row)
            assert f"{ONE}:5:7" in page
            assert "bad-date" in page
            assert "<b>nobody" not in page
            assert rows(page)["sessions/02"].endswith("Side by side")  # as it last was

    run(scene())


def test_the_start_page_is_there_without_anything_else(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path, {ONE: "no front matter"}) as driver:
            page = await driver.get("/_preview/")
            assert page.status == 200
            assert "no-front-matter" in page.text
            assert (await driver.get(SIDE)).status == 200  # “nothing to show yet”
            driver.remove("site_config.yaml")
            await driver.built(1)
            assert "no-site" in await driver.text("/_preview/")

    run(scene())


def test_both_languages_stand_side_by_side(tmp_path: Path) -> None:
    original = session(1, "2024-01-10", body="Mở đầu.\n\n## Một\n\nCó 20 bộ.\n\nCó 62 tỉnh.")
    translation = text("title: Session 1\nsummary: Summary.", "Opening.\n\n## One\n\nThere are 62 provinces.")
    files = FILES | {ONE: original, "content/sessions/01/en.md": translation}

    async def scene() -> None:
        async with driving(tmp_path, files) as driver:
            for address in (SIDE, "/_preview/en/sessions/1/"):
                page = await driver.text(address)
                pairs = re.findall('<div class="pair">(.*?)</div>\n</div>', page, re.DOTALL)
                said = [" | ".join(plain(pair).split("\n")[1:-1]) for pair in pairs]
                assert [" ".join(one.split()) for one in said] == [
                    "Mở đầu. | Opening.",
                    "Một | One",
                    "Có 20 bộ. | not in the translation",
                    "Có 62 tỉnh. | There are 62 provinces.",
                ]
                assert "Phiên 1" in page
                assert "Session 1" in page
                assert "10 tháng 1 năm 2024" in page
                assert "10 January 2024" in page

    run(scene())


def test_the_share_card_and_the_search_entry_stand_as_they_will_look(tmp_path: Path) -> None:
    files = FILES | {ONE: session(1, "2024-01-10")}

    async def scene() -> None:
        async with driving(tmp_path, files) as driver:
            page = await driver.text(SIDE)
            assert '<img src="/phien-hop/1/card.png" width="1200" height="630" alt="' in page
            assert "<p>Phiên họp · 10 tháng 1 năm 2024</p>" in page
            assert (await driver.get("/phien-hop/1/card.png")).body.startswith(b"\x89PNG")

    run(scene())


def test_an_item_in_one_language_says_so(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            page = await driver.text("/_preview/phien-hop/2/")
            assert "bulletin new translation sessions/02" in page
            assert "Phiên sau." in page

    run(scene())


def test_the_findings_of_both_languages_stand_beside_them(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            driver.save({"content/sessions/01/en.md": text("titel: Session 1\nsummary: S.")})
            await driver.built(1)
            page = await driver.text(SIDE)
            assert "content/sessions/01/en.md:2:1" in page
            assert "The first." in page  # the last good state
            assert "content/sessions/01" not in await driver.text("/_preview/phien-hop/2/")

    run(scene())


def test_other_pages_stand_in_frames(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            page = await driver.text("/_preview/phien-hop/")
            assert re.findall('iframe src="([^"]*)"', page) == ["/phien-hop/", "/en/sessions/"]
            assert (await driver.get("/_preview/khong-co/")).status == 404
            assert (await driver.get("/_preview/assets/style.css")).status == 404

    run(scene())


BEFORE = session(1, "2024-01-10", body="Mở đầu.\n\n## Một\n\nCó 20 bộ.\n\n- Ý thứ nhất.\n\n---\n\nHết.")
EN = "content/sessions/01/en.md"
OPENING, ENDING = "Opening.\n\n## One\n\n", "\n\n- The first point.\n\n---\n\nThe end."


def stamped(files: dict[str, str], body: str) -> dict[str, str]:
    """The files with a translation of session 1 that notes the state of its original."""
    parsed = parse_item(ItemFile(ONE, "sessions/01", "sessions", "vi"), files[ONE].encode()).parsed
    assert parsed is not None
    digest = parsed.stamp
    head = f"title: Session 1\nsummary: Summary.\ntranslates: {digest}@2024-02-01"
    return {**files, EN: text(head, body)}


def test_paragraphs_that_have_changed_since_they_were_translated_are_marked(tmp_path: Path) -> None:
    files = stamped(FILES | {ONE: BEFORE}, f"{OPENING}There are 20 ministries.{ENDING}")

    async def scene() -> None:
        async with driving(tmp_path, files) as driver:
            before = parse_item(ItemFile(ONE, "sessions/01", "sessions", "vi"), BEFORE.encode()).parsed
            assert before is not None
            keep(tmp_path, before.front, before.source)
            assert "changed since" not in await driver.text(SIDE)
            assert "original translated Side by side" in rows(await driver.text("/_preview/"))["sessions/01"]
            driver.save({ONE: BEFORE.replace("Có 20 bộ.", "Có 20 bộ và 62 tỉnh.")})
            await driver.built(1)
            page = await driver.text(SIDE)
            (marked,) = re.findall('<div class="pair changed">(.*?)</div>\n</div>', page, re.DOTALL)
            assert "Có 20 bộ và 62 tỉnh." in plain(marked)
            assert "There are 20 ministries." in plain(marked)
            assert ">stale<" in page
            assert "stamped 1 February 2024" in page
            assert "original stale Side by side" in rows(await driver.text("/_preview/"))["sessions/01"]

    run(scene())


def test_nobody_may_remember_what_was_translated(tmp_path: Path) -> None:
    files = stamped(FILES | {ONE: BEFORE}, f"{OPENING}There are 20 ministries.{ENDING}")

    async def scene() -> None:
        async with driving(tmp_path, files) as driver:
            driver.save({ONE: BEFORE.replace("Có 20 bộ.", "Có 20 bộ và 62 tỉnh.")})
            await driver.built(1)
            page = await driver.text(SIDE)
            assert "pair changed" not in page
            assert "Which paragraphs have changed is not known" in page

    run(scene())


def test_what_the_two_languages_disagree_about_stands_beside_them(tmp_path: Path) -> None:
    files = stamped(FILES | {ONE: BEFORE}, f"{OPENING}There are 21 ministries.{ENDING}")

    async def scene() -> None:
        async with driving(tmp_path, files) as driver:
            page = await driver.text(SIDE)
            assert "number-differs" in page
            assert re.findall(rf"{EN}:[\d:]+", page) == [f"{EN}:11:11"]
            driver.save(stamped(files, f"{OPENING}There are 20 ministries.{ENDING}"))
            await driver.built(1)
            assert "number-differs" not in await driver.text(SIDE)

    run(scene())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_both_sites_has_its_pages(language: str, tmp_path: Path) -> None:
    for linked in (features(), real()):
        for item in linked.site.items.values():
            for fact in facts(item.facts, language):
                assert 1 <= len(fact.values) <= 2
                assert all(line.strip() for lines in fact.values for line in lines), fact
                assert fact.about


def test_facts_are_printed_as_each_language_writes_them() -> None:
    item = next(i for i in features().site.items.values() if i.event and i.event.figures)
    figure = item.event.figures[0] if item.event else None
    assert isinstance(figure, Figure)
    found = {fact.key: fact.values for fact in facts(item.facts, "vi")}
    assert len(found["date"]) == 2
    assert len(found["sources"]) == 1
    lines = found["figures"][0]
    assert lines[0] == f"– indicator: {figure.indicator}"
    assert any(line.strip().startswith("value: ") for line in lines)
    assert "title" not in found
