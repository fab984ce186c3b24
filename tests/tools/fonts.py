"""Makes the bulletin's fonts from the full ones: the letters of both languages, and figures of one width.

    npm pack @expo-google-fonts/be-vietnam-pro@0.4.1 && tar -xzf expo-google-fonts-be-vietnam-pro-0.4.1.tgz
    python -m tests.tools.fonts package

Without a folder it only prints what the stylesheet's stand-in faces need so that nothing moves when the real
one arrives: how wide each common font sets the bulletin's own words, measured on the fonts of this machine
and on others named with `--beside`.

What is left out: scripts other than Latin, hinting, and all features but kerning. What is added: `tnum`,
which the original lacks; its 1 is little more than half as wide as its 0, and columns of numbers would not
line up.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from tests.building import REPOSITORY

FONTS = REPOSITORY / "layouts" / "assets" / "fonts"
SOURCES = {
    400: (
        "400Regular/BeVietnamPro_400Regular.ttf",
        "cb6f53d6fd56316356c55b067474d9621c27b7182b124063b8f6eab6acef63bd",
    ),
    600: (
        "600SemiBold/BeVietnamPro_600SemiBold.ttf",
        "04db63d2a82dd4bb35ba25e00dab1d12febcd0e917856b174b71a24d6f0c9afa",
    ),
}
"""From each weight to its file in the package and that file's SHA-256."""

_VIETNAMESE = [*"ĂăĐđĨĩŨũƠơƯư", *map(chr, range(0x1EA0, 0x1EFA))]
_MARKS = "‘’‚“”„†•…‹›–—′″⁄₫€™−≈≠≤≥"
LETTERS = frozenset([*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), *_VIETNAMESE, *_MARKS])
"""Every letter that is kept where the original has it: ASCII, Latin-1, Vietnamese, and the marks of both."""


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; the exit code."""
    asked = argparse.ArgumentParser(prog="python -m tests.tools.fonts", description="Make the fonts.")
    asked.add_argument("package", nargs="?", type=Path, help="the folder of the unpacked npm package")
    asked.add_argument("--beside", nargs="*", type=Path, default=[], help="fonts to measure")
    options = asked.parse_args(arguments)
    if options.package:
        for weight, (name, digest) in SOURCES.items():
            data = (options.package / name).read_bytes()
            if hashlib.sha256(data).hexdigest() != digest:
                print(f"{name} is not the file that the fonts were made from", file=sys.stderr)
                return 1
            target(weight).write_bytes(made(data))
        licence = (options.package / "LICENSE_FONT").read_text(encoding="utf-8")
        (FONTS / "OFL.txt").write_text(licence, encoding="utf-8", newline="\n")
    words = words_of(REPOSITORY / "content")
    for other in options.beside:
        print(other.name, *(f"{weight}: {fitted(target(weight), other, words)}" for weight in SOURCES))
    return 0


def target(weight: int) -> Path:
    """The published font of a weight."""
    return FONTS / f"be-vietnam-pro-{weight}.woff2"


def made(original: bytes) -> bytes:
    """The published font: WOFF2 with the letters that are kept. The same bytes for the same original."""
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern"], name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(LETTERS))
    subsetter.subset(font)
    add_tabular_figures(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def add_tabular_figures(font: TTFont) -> None:
    """Give the font a `tnum` feature: each figure in the middle of the widest one's room."""
    shapes, widths, table = font.getGlyphSet(), font["hmtx"].metrics, font.getBestCmap()
    figures = [table[ord(figure)] for figure in "0123456789"]
    room = max(widths[name][0] for name in figures)
    rules = []
    for name in figures:
        width, bearing = widths[name]
        aside = (room - width) // 2
        pen = TTGlyphPen(None)
        shapes[name].draw(TransformPen(pen, (1, 0, 0, 1, aside, 0)))
        font["glyf"][f"{name}.tnum"] = pen.glyph()
        widths[f"{name}.tnum"] = (room, bearing + aside)
        rules.append(f"sub {name} by {name}.tnum;")
    addOpenTypeFeaturesFromString(font, f"feature tnum {{ {' '.join(rules)} }} tnum;", tables=["GSUB"])


def words_of(folder: Path) -> Counter[str]:
    """How often each letter stands in the bulletin's own texts, in both languages."""
    counted: Counter[str] = Counter()
    for file in sorted(folder.rglob("*.md")):
        counted.update(unicodedata.normalize("NFC", file.read_text(encoding="utf-8")))
    return counted


def fitted(ours: Path, other: Path, words: Counter[str]) -> str:
    """What makes another font take our font's room, as descriptors of `@font-face`, in per cent."""
    own, stand_in = TTFont(ours), TTFont(other)
    common = own.getBestCmap().keys() & stand_in.getBestCmap().keys()
    both = [letter for letter in LETTERS if ord(letter) in common]
    size = width_of(own, words, both) / width_of(stand_in, words, both)
    em, lines = own["head"].unitsPerEm, own["hhea"]
    shares = (size, lines.ascent / em / size, -lines.descent / em / size)
    return "size-adjust {:.1%}, ascent-override {:.1%}, descent-override {:.1%}".format(*shares)


def width_of(font: TTFont, words: Counter[str], letters: Iterable[str]) -> float:
    """How wide the font sets all of these letters of the words, in ems."""
    table, widths = font.getBestCmap(), font["hmtx"].metrics
    total: int = sum(words[letter] * widths[table[ord(letter)]][0] for letter in letters)
    return total / int(font["head"].unitsPerEm)


if __name__ == "__main__":
    sys.exit(main())
