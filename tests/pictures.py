"""Makes the tiny real pictures of the small sites; run once: `python -m tests.pictures FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image


def make(folder: Path) -> None:
    """A PNG of 8 × 6 pixels and a JPEG of 6 × 4."""
    Image.new("RGB", (8, 6), (27, 58, 102)).save(folder / "hoi-truong.png")
    Image.new("RGB", (6, 4), (192, 120, 40)).save(folder / "nen.jpg", quality=60)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
