"""Makes the icons of `layouts/assets/icons/` from `layouts/assets/icon.svg`; run when the mark changes:
`python -m tests.tools.icons`.

Chromium draws the mark large; Pillow makes it smaller and takes the colours down to a palette. Systems that
cut an icon to their own shape (iOS; Android's `maskable`) get the mark on a ground that fills the square, for
Android within the circle of 80 % that no shape cuts into (W3C, Web Application Manifest, icon masks).
"""

from __future__ import annotations

import io
import sys
from base64 import b64decode, b64encode
from pathlib import Path

from PIL import Image

from tests.browser.driver import Browser, started
from tests.tools import locate

ASSETS = Path(__file__).parents[2] / "layouts" / "assets"
SIDE = 1024
ICONS = (  # name, side in pixels, corners as in the mark, part of the side that the mark takes
    ("icon-32.png", 32, True, 1.0),
    ("icon-180.png", 180, False, 0.84),
    ("icon-192.png", 192, True, 1.0),
    ("icon-512.png", 512, True, 1.0),
    ("maskable-512.png", 512, False, 0.72),
)


def square(svg: str, part: float) -> str:
    """The mark on a ground that fills the square, so much of the side in size."""
    corner = 16 * (1 - part)
    begin, end = svg.index('<rect width="32" height="32" rx="7"'), svg.index("</svg>")
    ground, _, rest = svg[begin:end].partition("/>")
    moved = f'<g transform="translate({corner} {corner}) scale({part})">{rest}</g>'
    return svg[:begin] + ground.replace(' rx="7"', "") + "/>" + moved + svg[end:]


def drawn(browser: Browser, svg: str) -> Image.Image:
    """An SVG as pixels, clear where nothing is drawn."""
    image = f'<img width="{SIDE}" height="{SIDE}" src="data:image/svg+xml;base64,{_text(svg)}">'
    browser.open(f"data:text/html;base64,{_text(f'<body style=margin:0>{image}')}", width=SIDE, height=SIDE)
    clear = {"color": {"r": 0, "g": 0, "b": 0, "a": 0}}
    browser.command("Emulation.setDefaultBackgroundColorOverride", clear)
    shot = browser.command("Page.captureScreenshot", {"format": "png"})
    return Image.open(io.BytesIO(b64decode(shot["data"]))).convert("RGBA")


def _text(data: str) -> str:
    return b64encode(data.encode()).decode()


def main() -> None:
    """Write all icons."""
    svg = (ASSETS / "icon.svg").read_text(encoding="utf-8")
    program = locate.browser()
    if program is None:
        sys.exit("There is no browser here; `make tools` installs one or says how.")
    (ASSETS / "icons").mkdir(exist_ok=True)
    with started(program) as browser:
        for name, side, corners, part in ICONS:
            image = drawn(browser, svg if corners else square(svg, part))
            image = image.resize((side, side), Image.Resampling.LANCZOS)
            small = image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            small.save(ASSETS / "icons" / name, optimize=True)
            print(name, (ASSETS / "icons" / name).stat().st_size)


if __name__ == "__main__":
    main()
