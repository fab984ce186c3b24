"""Cuts the fonts of the share cards to size; run once: `python -m tests.tools.card_fonts FOLDER`.

FOLDER holds Be Vietnam Pro (OFL) as whole TrueType files, for instance those of npm's
`@expo-google-fonts/be-vietnam-pro`. Kept are the characters of `CHARACTERS`, and their kerning as a plain
`kern` table: the cards are set without a shaping engine, which not every machine has, so that they come out
the same everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

from bulletin.output.cards.lettering import CHARACTERS, FONTS

_LEAST = 10  # thousandths of the size: a smaller shift is hardly seen
_MOST = 3000  # pairs, the widest first


def cut(source: Path, target: Path) -> None:
    """Write the subset of one font."""
    font = TTFont(source)
    options = subset.Options(layout_features=["kern"], hinting=False, name_IDs=[0, 1, 2, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(sign) for sign in CHARACTERS])
    cutter.subset(font)
    pairs = _kerning(font)
    for tag in ("GPOS", "GSUB", "GDEF"):
        if tag in font:
            del font[tag]
    table = KernTable_format_0()
    table.version, table.coverage, table.tupleIndex, table.apple = 0, 1, None, False
    table.kernTable = pairs
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]
    font.recalcTimestamp = False
    font.save(target, reorderTables=True)
    lacking = set(CHARACTERS) - {chr(code) for code in font.getBestCmap()}
    print(f"{target.name}: {target.stat().st_size} bytes, {len(pairs)} pairs; lacking: {sorted(lacking)}")


def _kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """The kerning of the glyphs that are left, pair by pair."""
    found: dict[tuple[str, str], int] = {}
    glyphs = font.getGlyphOrder()
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            for first, second, value in _pairs(table, glyphs):
                found.setdefault((first, second), value)
    least = _LEAST * font["head"].unitsPerEm / 1000
    large = sorted((p for p in found.items() if abs(p[1]) >= least), key=lambda p: (-abs(p[1]), p[0]))
    return dict(sorted(large[:_MOST]))


def _pairs(table: Any, glyphs: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """What one table of pairs moves together or apart, in its units."""
    covered = table.Coverage.glyphs
    if table.Format == 1:
        for first, pairs in zip(covered, table.PairSet, strict=True):
            for pair in pairs.PairValueRecord:
                yield first, pair.SecondGlyph, (pair.Value1.XAdvance if pair.Value1 else 0) or 0
        return
    for first in covered:
        records = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in glyphs:
            value = records[table.ClassDef2.classDefs.get(second, 0)].Value1
            if value and getattr(value, "XAdvance", 0):
                yield first, second, value.XAdvance


if __name__ == "__main__":
    for name in FONTS:
        stem = Path(name).stem
        source = next(Path(sys.argv[1]).rglob(f"BeVietnamPro_*{stem.rpartition('-')[2]}.ttf"))
        cut(source, Path(__file__).parents[2] / "bulletin" / "output" / "cards" / name)
