"""Makes the small real pictures of the small sites; run once: `python -m tests.pictures FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image


def make(folder: Path) -> None:
    """A PNG of 8 × 6 pixels, and a JPEG of 1280 × 800 that takes few bytes."""
    Image.new("RGB", (8, 6), (27, 58, 102)).save(folder / "hoi-truong.png")
    shade = Image.linear_gradient("L").resize((1280, 800))
    Image.merge("RGB", (shade, shade.rotate(180), shade)).save(folder / "nen.jpg", quality=20)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
