"""The bulletin's fonts: every letter its pages need, in little room, under their licence."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bulletin.output.layouts import packaged_layouts
from tests.building import REPOSITORY
from tests.tools.fonts import FONTS, LETTERS, SOURCES, target

STYLES = (packaged_layouts() / "assets" / "style.css").read_text(encoding="utf-8")
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = "\u0300\u0301\u0303\u0309\u0323"

KNOWN_STRANGERS = frozenset("←→●◐§")
"""Signs of the layouts that the font has not; the reader's own font shows them."""


@pytest.fixture(params=SOURCES, ids=str)
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(target(request.param))


def test_every_vietnamese_letter_is_there_in_every_tone(font: TTFont) -> None:
    letters = {unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in ("", *TONES)}
    wanted = letters | set(VIETNAMESE)
    wanted |= {letter.upper() for letter in wanted}
    assert {letter for letter in wanted if ord(letter) not in font.getBestCmap()} == set()


def test_every_letter_of_the_texts_and_layouts_is_there(font: TTFont) -> None:
    table, missing = font.getBestCmap(), set()
    folders = (REPOSITORY / "content", REPOSITORY / "layouts", REPOSITORY / "bulletin" / "i18n" / "catalogs")
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".md", ".yaml", ".html", ".po"}:
                text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8"))
                missing |= {c for c in text if c.isprintable() and ord(c) not in table}
    assert missing - KNOWN_STRANGERS == set()


def test_figures_can_be_of_one_width(font: TTFont) -> None:
    table, widths = font.getBestCmap(), font["hmtx"].metrics
    names = [table[ord(figure)] for figure in "0123456789"]
    assert len({widths[name][0] for name in names}) > 1, "or `tnum` would not be needed"
    (feature,) = font["GSUB"].table.FeatureList.FeatureRecord
    (lookup,) = font["GSUB"].table.LookupList.Lookup
    (rules,) = lookup.SubTable
    assert feature.FeatureTag == "tnum"
    assert len({widths[rules.mapping[name]][0] for name in names}) == 1


def test_both_weights_take_little_room_and_bear_their_licence(font: TTFont) -> None:
    assert sum(target(weight).stat().st_size for weight in SOURCES) <= 70 * 1024
    assert "Open Font License" in font["name"].getDebugName(13)
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name" not in licence.partition("-----")[0], "a changed font may keep its name"


def test_the_stylesheet_names_the_fonts_and_their_stand_ins() -> None:
    faces = re.findall(r"@font-face \{(.*?)\}", STYLES)
    own = [face for face in faces if "url(" in face]
    assert [re.findall(r'url\("(.*?)"\)', face) for face in own] == [
        [Path("fonts", target(weight).name).as_posix()] for weight in SOURCES
    ]
    assert all("font-display: swap" in face for face in own)
    stand_ins = [face for face in faces if "url(" not in face]
    descriptors = ("size-adjust", "ascent-override", "descent-override", "line-gap-override")
    assert all(all(name in face for name in descriptors) for face in stand_ins)
    names = {re.findall(r"font-family: ([\w-]+)", face)[0] for face in stand_ins}
    assert all(name in re.findall(r"--font: (.*?);", STYLES)[0] for name in names)


def test_nothing_is_kept_that_no_page_needs(font: TTFont) -> None:
    assert {chr(code) for code in font.getBestCmap()} <= LETTERS
