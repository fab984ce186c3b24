"""What a page costs a reader on a slow line: bounds in bytes, compressed as hosts compress."""

from __future__ import annotations

import gzip
from pathlib import Path

KILO = 1024


def weight(*files: Path) -> int:
    """The bytes that files take on the line."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def assets(site: Path, pattern: str) -> list[Path]:
    """The published assets of a pattern; there must be some."""
    found = sorted((site / "assets").glob(pattern))
    assert found, pattern
    return found


def test_the_style_sheet_and_the_scripts_are_light(built_site: Path) -> None:
    assert weight(*assets(built_site, "style.*.css")) <= 12 * KILO
    assert weight(*assets(built_site, "reading.*.js")) <= 2 * KILO
    scripts = [file for file in assets(built_site, "*.js") if not file.name.startswith("search.")]
    assert weight(*scripts) <= 6 * KILO


def test_no_page_weighs_more_than_30_kb_and_no_item_with_its_style(built_site: Path) -> None:
    frame = weight(*assets(built_site, "style.*.css"), *assets(built_site, "reading.*.js"))
    heavy = {}
    for page in built_site.rglob("*.html"):
        own = "article:section" in page.read_text(encoding="utf-8")
        whole = weight(page) + (frame if own else 0)
        if whole > 30 * KILO:
            heavy[page.relative_to(built_site).as_posix()] = whole
    assert not heavy
