"""The names that assets are published under."""

from __future__ import annotations

import re
from pathlib import Path

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.output.assets import published
from tests.small_sites import FEATURES_DAY, lay, write

FONT = "assets/fonts/a.woff2"
STYLE = "assets/style.css"


def test_a_name_says_what_is_in_the_file() -> None:
    made = published({STYLE: b"p {}", "assets/icon.svg": b"<svg/>"})
    assert re.fullmatch(r"assets/style\.[0-9a-f]{10}\.css", made.names[STYLE])
    assert made.files[made.names[STYLE]] == b"p {}"
    assert published({STYLE: b"p {}"}).names[STYLE] == made.names[STYLE]
    assert published({STYLE: b"p { }"}).names[STYLE] != made.names[STYLE]


def test_a_stylesheet_refers_to_published_names_and_is_renamed_with_them() -> None:
    text = b"""@import "more/print.css";
@font-face { src: url( 'fonts/a.woff2' ) format("woff2"), url(fonts/a.woff2#x) }"""
    files = {STYLE: text, FONT: b"one", "assets/more/print.css": b"p { background: url(../fonts/a.woff2) }"}
    one, two = published(files), published({**files, FONT: b"two"})
    font, sheet = one.names[FONT].removeprefix("assets/"), one.files[one.names[STYLE]].decode()
    assert f"url( '{font}' )" in sheet
    assert f"url({font}#x)" in sheet
    assert f'@import "{one.names["assets/more/print.css"].removeprefix("assets/")}"' in sheet
    assert f"url(../{font})" in one.files[one.names["assets/more/print.css"]].decode()
    assert len({*one.names.values(), *two.names.values()}) == 6


def test_other_references_are_left_as_they_are() -> None:
    text = b"a { b: url(data:image/png;base64,AA==) url(#x) url(none.png) url(/style.css) url('') }"
    made = published({STYLE: text})
    assert made.files[made.names[STYLE]] == text


def test_what_only_its_writers_need_is_left_out_of_a_stylesheet() -> None:
    text = b"""/*! Licence */
/* first */ a,
b { --on: ; /* it's "why" */
  color: red; }
a
b{content:"/* no\\" comment */  ;"}/* end"""
    made = published({STYLE: text})
    assert made.files[made.names[STYLE]] == (
        b'/*! Licence */ a,b { --on: ;color: red; }a b{content:"/* no\\" comment */  ;"}/* end'
    )


def test_stylesheets_that_import_each_other_end() -> None:
    made = published({"assets/a.css": b'@import "b.css";', "assets/b.css": b'@import "a.css";'})
    assert len(made.files) == 2


def test_pages_follow_and_old_names_go(tmp_path: Path) -> None:
    options = Options(lay(tmp_path, {}), tmp_path / "public", FEATURES_DAY, jobs=1)
    write(options.site, {"layouts/assets/style.css": "p { color: red }", "layouts/assets/a/own.js": "1"})
    assert build(options).release is not None
    (old,) = (options.output / "assets").glob("style.*.css")
    assert f'href="assets/{old.name}"' in (options.output / "index.html").read_text(encoding="utf-8")
    write(options.site, {"layouts/assets/style.css": "p { color: blue }"})
    assert build(options).release is not None
    (new,) = (options.output / "assets").glob("style.*.css")
    assert new.name != old.name
    for page in options.output.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert old.name not in text
        assert "style.css" not in text
