"""The palette of the stylesheet, read from its tokens: every colour that stands on another can be read there.

Ratios by WCAG 2.2: 4.5 for text (1.4.3), 7 for text in high contrast (1.4.6), 3 for what is no text (1.4.11).
"""

from __future__ import annotations

import re
from itertools import product

import pytest

from bulletin.output.layouts import packaged_layouts

STYLES = (packaged_layouts() / "assets" / "style.css").read_text(encoding="utf-8")
COATS = {"l": "light", "d": "dark", "lc": "light, high contrast", "dc": "dark, high contrast"}
_TOKEN = re.compile(
    r"^  --([\w-]+): var\(--l, (#\w+)\) var\(--d, (#\w+)\) var\(--lc, (#\w+)\) var\(--dc, (#\w+)\);$",
    re.MULTILINE,
)
PALETTE = {name: dict(zip(COATS, colours, strict=True)) for name, *colours in _TOKEN.findall(STYLES)}

GROUNDS = ("paper", "wash", "caution-wash", "mark", "focus-wash")
LINKS = ("link", "link-over", "visited")
PAIRS = [
    *product(("ink", "muted"), GROUNDS[:4]),
    *product(LINKS, ("paper", "wash", "caution-wash", "mark")),
    *product(("link", "visited"), ("focus-wash",)),
    *product(("accent", "caution", "brand"), ("paper", "wash")),
    ("on-brand", "brand"),
    *product(("on-band", "band-muted", "gold"), ("band",)),
]
SIGNS = [
    *product(("edge", "focus", "brand", "accent"), ("paper", "wash")),
    *product([f"series-{n}" for n in range(1, 7)], ("paper",)),
    ("gold", "band"),
    ("focus", "caution-wash"),
]


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb`, as WCAG 2.2 defines it."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_ratio_is_wcags() -> None:
    assert ratio("#000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#fff") == pytest.approx(4.48, abs=0.005)


def test_every_colour_is_one_of_the_tokens() -> None:
    used = set(re.findall(r"var\(--([\w-]+)", STYLES)) | set(re.findall(r"--([\w-]+):", STYLES))
    assert set(PALETTE) <= used
    before, _, after = STYLES.partition("--series-6: var(--l")
    rest = re.sub(r"@media print \{.*", "", after.partition(";")[2], flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", rest) == [], "a colour outside the palette"
    assert before.count("var(--l, ") == len(PALETTE) - 1, "a token that this test cannot read"


@pytest.mark.parametrize("coat", COATS, ids=COATS.get)
def test_text_can_be_read_on_what_it_stands_on(coat: str) -> None:
    least = 7 if coat.endswith("c") else 4.5
    found = {(text, on): round(ratio(PALETTE[text][coat], PALETTE[on][coat]), 2) for text, on in PAIRS}
    assert {pair: value for pair, value in found.items() if value < least} == {}


@pytest.mark.parametrize("coat", COATS, ids=COATS.get)
def test_signs_stand_out_from_what_they_stand_on(coat: str) -> None:
    found = {(sign, on): round(ratio(PALETTE[sign][coat], PALETTE[on][coat]), 2) for sign, on in SIGNS}
    assert {pair: value for pair, value in found.items() if value < 3} == {}


def test_every_token_that_is_used_is_set_and_every_one_set_is_used() -> None:
    set_here = set(re.findall(r"(?<![\w-])--([\w-]+):", STYLES))
    used = set(re.findall(r"var\(--([\w-]+)", STYLES))
    assert used - set_here == set()
    assert set_here - used == set()
