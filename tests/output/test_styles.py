"""The stylesheet: light, without rules for what no page has, its layouts by letters and not by windows."""

from __future__ import annotations

import gzip
import re

from bulletin.output.assets import published
from bulletin.output.layouts import packaged_layouts
from tests.building import REPOSITORY

LAYOUTS = packaged_layouts()
STYLES = (LAYOUTS / "assets" / "style.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/|@font-face \{.*?\}", "", STYLES, flags=re.DOTALL)


def test_it_is_light() -> None:
    (sent,) = published({"assets/style.css": STYLES.encode()}).files.values()
    assert len(gzip.compress(sent, 9)) <= 12_000


def test_every_class_it_names_is_one_that_a_page_can_have() -> None:
    files = [
        *LAYOUTS.rglob("*.html"),
        *(LAYOUTS / "scripts").glob("*.js"),
        *(REPOSITORY / "bulletin").rglob("*.py"),
    ]
    written = "\n".join(file.read_text(encoding="utf-8") for file in files)
    selectors = re.sub(r'"[^"]*"|\{[^{}]*\}', " ", RULES)
    names = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"[\d.]+rem|\.\d+", "", selectors)))
    made_of = ("badge-", "step-", "is-", "to-")  # the rest of these names is a word of a view
    names = {name for name in names if not re.fullmatch(r"s[1-6]", name)}  # the number of a series
    stems = {next((stem for stem in made_of if name.startswith(stem)), name) for name in names}
    assert len(names) > 100
    assert {stem for stem in stems if not re.search(rf"\b{re.escape(stem)}", written)} == set()


def test_layouts_ask_for_room_in_letters_and_text_is_never_in_pixels() -> None:
    assert re.findall(r"@media[^{]*width[^{]*", STYLES) == []
    assert set(re.findall(r"@container \((?:min|max)-width: [\d.]+(\w+)\)", STYLES)) == {"rem"}
    assert re.findall(r"font-size: [\d.]+px", STYLES) == []


def test_vietnamese_has_room_between_the_lines() -> None:
    assert float(re.findall(r"\nbody \{[^}]*line-height: ([\d.]+)", STYLES)[0]) >= 1.6
    assert float(re.findall(r"\nh1, h2[^{]*\{[^}]*line-height: ([\d.]+)", STYLES)[0]) >= 1.4
    assert [value for value in re.findall(r"line-height: (1\.\d+)[;\s]", RULES) if float(value) < 1.35] == []
