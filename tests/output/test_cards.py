"""Share cards: which pages have one, how titles are fitted, and what comes out as a picture."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bulletin.output.cards.drawing import card_png, setting
from bulletin.output.cards.lettering import (
    BOLD,
    CHARACTERS,
    FONTS,
    bound,
    fitted,
    font,
    writable,
)
from bulletin.output.views.pictures import ShareCard
from bulletin.site.model import Site
from tests.small_sites import features_plan, features_view, lay, linked, planned, real_plan, session, text

CARD = ShareCard("vi", "Phiên họp", "Phiên họp lần thứ 8", date(2024, 4, 24), 8, False, "Bản tin")
BASE = "https://mau.example/ban-tin/"
VIETNAMESE = "aăâeêioôơuưy"


def cards(site: Site) -> dict[str, ShareCard]:
    """The cards of a site by their paths."""
    return {o.path: o.view() for o in planned(site).outputs if o.template == "card"}


def every_card() -> Iterator[ShareCard]:
    """Those of `features` and of the real site."""
    for plan in (features_plan(), real_plan()):
        yield from (o.view() for o in plan.outputs if o.template == "card")


# Which pages have which


def test_an_item_has_a_card_of_its_own_in_each_of_its_languages(features_built: Path) -> None:
    for path in ("phien-hop/2/", "en/sessions/second/"):
        page = (features_built / path / "index.html").read_text(encoding="utf-8")
        assert f'<meta property="og:image" content="{BASE}{path}card.png">' in page
        assert (features_built / path / "card.png").is_file()


@pytest.mark.parametrize(
    ("page", "card"),
    [
        ("index.html", "card.png"),
        ("en/index.html", "en/card.png"),
        ("dong-thoi-gian/index.html", "card.png"),
        ("en/timeline/index.html", "en/card.png"),
    ],
)
def test_all_other_pages_share_one_a_language(page: str, card: str) -> None:
    assert features_view(page).chrome.card.href == BASE + card


def test_every_card_a_page_names_is_there_and_every_card_is_named() -> None:
    named = {view.chrome.card.href for o in features_plan().outputs if hasattr(view := o.view(), "chrome")}
    earlier = {one.path for one in features_plan().redirects}
    there = {o.path for o in features_plan().outputs if o.template == "card"}
    assert named == {BASE + path for path in there - earlier}


def test_a_page_that_shows_the_original_has_the_originals_card(tmp_path: Path) -> None:
    site = linked(lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-01")})).site
    views = {o.path: o.view() for o in planned(site).outputs}
    assert views["en/sessions/1/index.html"].chrome.card.href == f"{BASE}phien-hop/1/card.png"
    assert "en/sessions/1/card.png" not in views


def test_what_is_not_published_has_no_card(tmp_path: Path) -> None:
    hidden = {
        "content/sessions/01/vi.md": session(1, "2024-01-01"),
        "content/sessions/02/vi.md": session(2, "2024-02-01", "draft: true\n"),
        "content/sessions/03/vi.md": session(3, "2024-03-01", "embargo: 2099-01-01\n"),
    }
    told = [card.title for card in cards(linked(lay(tmp_path, hidden)).site).values()]
    assert "Phiên 1" in told
    assert not {"Phiên 2", "Phiên 3"} & {*told}


@pytest.mark.parametrize(("setting", "without"), [("cards: false\n", ""), ("", "base_url:")])
def test_there_are_none_where_the_settings_say_so(tmp_path: Path, setting: str, without: str) -> None:
    folder = lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-01")})
    lines = (folder / "site_config.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in lines if not (without and line.startswith(without)))
    (folder / "site_config.yaml").write_text(setting + kept, encoding="utf-8")
    site = linked(folder).site
    assert cards(site) == {}
    assert {o.view().chrome.card for o in planned(site).outputs if o.path == "index.html"} == {None}


def test_only_what_stands_on_a_card_is_in_its_view(tmp_path: Path) -> None:
    before = lay(tmp_path / "a", {"content/sessions/01/vi.md": session(1, "2024-01-01", body="Một.")})
    after = lay(tmp_path / "b", {"content/sessions/01/vi.md": session(1, "2024-01-01", body="Hai.")})
    assert cards(linked(before).site) == cards(linked(after).site)


# Titles


def measured(size: int) -> Any:
    """Every sign is half as wide as it is high."""
    return lambda words: len(words) * size / 2


SIZES = ((20, 2), (10, 3))


def test_a_title_takes_the_largest_size_in_which_it_fits() -> None:
    assert fitted("một hai ba", 100, SIZES, measured).size == 20
    assert fitted("một hai ba bốn năm sáu bảy tám", 100, SIZES, measured).size == 10


def test_lines_are_few_and_of_like_length() -> None:
    words = "aaaa aaaa aaaa aaaa aaaa b"
    assert fitted(words, 120, ((10, 3),), measured).lines == ("aaaa aaaa aaaa", "aaaa aaaa b")


def test_fewer_words_than_lines() -> None:
    """Two long words stand below each other, though a lone word is last."""
    assert fitted("aaaaaaaa bbbbbbbb", 60, ((10, 3),), measured).lines == ("aaaaaaaa", "bbbbbbbb")


def test_lines_break_at_spaces_alone_and_lose_nothing() -> None:
    for card in every_card():
        lines = setting(card.title).lines
        assert " ".join(lines).replace("\u00a0", " ") == card.title.replace("\u00a0", " ")


def test_every_title_of_the_real_site_fits_and_no_line_is_one_syllable() -> None:
    for card in every_card():
        found = setting(card.title)
        wide = font(BOLD, found.size).getlength
        assert all(wide(line) <= 1200 - 72 - 252 + 1 for line in found.lines), card.title
        assert len(found.lines) * found.size * 1.32 <= 400, card.title
        if len(found.lines) > 1:
            assert len(found.lines[-1].split()) > 1, found.lines


def test_a_line_ends_rather_where_the_sentence_pauses() -> None:
    words = "Phiên họp thứ tám: bàn phát triển kinh tế số, còn ba kế hoạch năm 2024 chưa ban hành"
    assert setting(words).lines[0] == "Phiên họp thứ tám:"


def test_a_number_stays_with_the_word_before_it() -> None:
    assert bound("lần thứ 8, số 57-NQ/TW năm 2024") == "lần thứ\u00a08, số\u00a057-NQ/TW năm\u00a02024"


def test_a_title_beyond_all_bounds_ends_at_a_space_and_says_so() -> None:
    found = setting("chuyển đổi số " * 60)
    assert found.size == 40
    assert found.lines[-1].endswith("…")
    assert found.lines[-1].removesuffix("…").split()[-1] in {"chuyển", "đổi", "số"}


def test_a_word_longer_than_a_line_is_cut() -> None:
    found = setting("a" * 200)
    assert len(found.lines) == 1
    assert found.lines[0].endswith("a…")
    assert font(BOLD, found.size).getlength(found.lines[0]) <= 1200 - 72 - 252


def test_the_fonts_have_every_letter_of_vietnamese() -> None:
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = {writable(vowel + mark) for vowel in VIETNAMESE for mark in marks}
    assert {len(letter) for letter in letters} == {1}
    assert letters <= CHARACTERS
    for name in FONTS:
        nothing = bytes(font(name, 40).getmask("\uffff"))
        assert [
            sign
            for sign in sorted(CHARACTERS - {" ", "\u00a0"})
            if bytes(font(name, 40).getmask(sign)) == nothing
        ] == []


def test_what_the_fonts_lack_is_written_by_its_base_or_left_out() -> None:
    assert writable("Thủ tướng Ōta 太田 tới") == "Thủ tướng Ota tới"


# Pictures


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        ShareCard("en", "Session", "Ninth session", date(2024, 7, 10), 9, True, "Bulletin"),
        ShareCard("vi", "Cột mốc", "Nghị quyết " * 40, date(2024, 12, 22), None, False, "Bản tin"),
        ShareCard("vi", "", "Các phiên họp", None, None, False, "Bản tin"),
        ShareCard("vi", "Phiên họp", "Phiên một nghìn", date(2030, 1, 1), 1000, False, "Bản tin"),
        ShareCard("vi", "", "太", None, None, False, ""),
    ],
)
def test_a_card_is_a_small_png_of_the_size_that_networks_ask_for(card: ShareCard) -> None:
    data = card_png(card)
    assert card_png(card) == data
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
        assert not image.info
    assert len(data) <= 40_000


def test_no_card_of_the_real_site_is_heavy() -> None:
    longest = max(every_card(), key=lambda card: len(card.title))
    assert len(card_png(longest)) <= 40_000


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Phiên họp lần thứ 9"},
        {"date": date(2024, 4, 25)},
        {"number": 9},
        {"number_uncertain": True},
        {"kind": "Hội nghị"},
        {"site_name": "Bản tin khác"},
        {"lang": "en"},
    ],
)
def test_each_field_is_seen(other: dict[str, Any]) -> None:
    from dataclasses import replace

    assert card_png(replace(CARD, **other)) != card_png(CARD)


def test_a_build_publishes_them_whole(features_built: Path) -> None:
    data = (features_built / "card.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)


def test_a_title_with_markup_is_words(tmp_path: Path) -> None:
    files = {"content/articles/a/vi.md": text("title: A <b> & “b”\nsummary: Tóm tắt.\ndate: 2024-01-01\n")}
    assert [c.title for c in cards(linked(lay(tmp_path, files)).site).values() if "<b>" in c.title] == [
        "A <b> & “b”"
    ]
