"""A share card as a picture: 1200 × 630, the size that networks ask for (Open Graph, 1.91 to 1).

Drawn as numbers of a palette, each ink in sixteen steps over its ground: a card is small, quick to draw, and
the same for the same view. What most cards share is drawn once a process.
"""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import TYPE_CHECKING

from bulletin.i18n.formats import formats_for
from bulletin.output.cards.lettering import BOLD, MEDIUM, Setting, bound, fitted, font, writable
from bulletin.output.sharing import SIZE
from bulletin.output.views.pictures import ShareCard

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = SIZE
_TEAL, _PAPER, _SOFT, _CORAL, _LINE = (
    (0x0A, 0x4A, 0x4C),
    (0xFD, 0xFC, 0xF9),
    (0xB4, 0xD6, 0xD2),
    (0xC9, 0x3F, 0x27),
    (0x3C, 0x7B, 0x7B),
)
"""The colours of the mark (`layouts/assets/icon.svg`); the coral is darker, for white numbers on it."""

_STEPS = 16
_RAMPS = ((_TEAL, _PAPER), (_TEAL, _SOFT), (_CORAL, _PAPER), (_PAPER, _CORAL), (_TEAL, _LINE))
_WHITE, _QUIET, _ON_CORAL, _RED, _RULE = range(len(_RAMPS))
"""Which ink on which ground."""

_SPINE = 132  # the line of time, from the left
_LEFT, _RIGHT = 252, WIDTH - 72  # between these stands text
_KICKER = 112  # the line that a kind and a date stand on
_TITLE = 148  # where the first line of the title begins
_LEADING = 1.32  # of the size: marks stacked on capitals keep clear of the line above
_SIZES = ((72, 2), (64, 3), (58, 4), (52, 5), (46, 5), (40, 6))
_NAME = 566  # the line that the site's name stands on
_FINE = 4  # round shapes are drawn so many times as large, and then made smaller


def card_png(card: ShareCard) -> bytes:
    """The card as a PNG file."""
    image = _ground(card.site_name, _station(card)).copy()
    if card.number is not None:
        _number(image, card.number, _WHITE if card.number_uncertain else _ON_CORAL)
    kicker = " · ".join(filter(None, (card.kind, formats_for(card.lang).day(card.date) if card.date else "")))
    _write(image, writable(kicker), MEDIUM, 31, _LEFT, _KICKER, _QUIET)
    title = setting(card.title)
    for n, line in enumerate(title.lines):
        y = _TITLE + round(title.size * (n * _LEADING + 1.05))
        _write(image, line, BOLD, title.size, _LEFT, y, _WHITE)
    return _packed(image)


def setting(title: str) -> Setting:
    """How a title stands on a card."""
    words = bound(writable(title))
    return fitted(words, _RIGHT - _LEFT, _SIZES, lambda size: font(BOLD, size).getlength)


def _station(card: ShareCard) -> str:
    if card.number is None:
        return "plain"
    return "hollow" if card.number_uncertain else "full"


@cache
def _ground(site_name: str, station: str) -> Image:
    """What a card has before its own words: the line of time, its station, the site's mark and name."""
    from PIL import Image

    image = Image.new("L", (WIDTH, HEIGHT))
    image.paste(_RULE * _STEPS + _STEPS - 1, (_SPINE - 4, 0, _SPINE + 4, HEIGHT))
    radius = 26 if station == "plain" else 66
    _disc(image, _SPINE, _TITLE + 44, radius + 10, _WHITE)
    if station == "hollow":
        _disc(image, _SPINE, _TITLE + 44, radius, _WHITE, ground=True)
    else:
        _disc(image, _SPINE, _TITLE + 44, radius, _RED)
    _mark(image, _LEFT, _NAME - 43)
    _write(image, writable(site_name), BOLD, 31, _LEFT + 58, _NAME, _WHITE)
    return image


def _mark(image: Image, left: int, top: int) -> None:
    """The site's mark as in `layouts/assets/icon.svg`, without its ground, 32 units being 60 pixels.

    Its white is inked at once: of shapes inked one after the other, the seams would show the ground.
    """
    from PIL import Image, ImageDraw

    unit, first, half = 60 / 32 * _FINE, 8.375, 3.25 / 2  # fine pixels; the mark's left edge; half a stroke
    size = (32 * _FINE, 60 * _FINE)
    white, red = Image.new("L", size), Image.new("L", size)

    def box(x: float, y: float, across: float, down: float) -> tuple[float, float, float, float]:
        left_edge, right_edge = x - across - first, x + across - first
        return left_edge * unit, (y - down) * unit, right_edge * unit, (y + down) * unit

    draw = ImageDraw.Draw(white)
    draw.rounded_rectangle(box(10, 16, half, 12 + half), half * unit, fill=255)
    draw.ellipse(box(15, 10.5, 5 + half, 5 + half), fill=255)
    draw.ellipse(box(15, 10.5, 5 - half, 5 - half), fill=0)
    draw.ellipse(box(16.5, 21.25, 6 + half, 6 + half), fill=255)
    ImageDraw.Draw(red).ellipse(box(16.5, 21.25, 6 - half, 6 - half), fill=255)
    _ink(image, white.reduce(_FINE), left, top, _WHITE)
    _ink(image, red.reduce(_FINE), left, top, _RED)


def _disc(image: Image, x: int, y: int, radius: int, ramp: int, *, ground: bool = False) -> None:
    """A disc in the ink of ``ramp``; with ``ground`` the reverse, a hole to its ground."""
    from PIL import Image, ImageDraw

    side = 2 * radius + 2
    fine = Image.new("L", (side * _FINE, side * _FINE), 255 if ground else 0)
    edge = _FINE - 0.5
    box = (edge, edge, side * _FINE - edge, side * _FINE - edge)
    ImageDraw.Draw(fine).ellipse(box, fill=0 if ground else 255)
    mask = fine.reduce(_FINE)
    if ground:
        inside = Image.new("L", mask.size)
        ImageDraw.Draw(inside).ellipse((0, 0, side - 1, side - 1), fill=255)
        image.paste(mask.point(_inked(ramp)), (x - radius - 1, y - radius - 1), inside)
    else:
        _ink(image, mask, x - radius - 1, y - radius - 1, ramp)


def _number(image: Image, number: int, ramp: int) -> None:
    """The session's number in the middle of its station."""
    size = {1: 76, 2: 68}.get(len(str(number)), 48)
    left, top, right, bottom = font(BOLD, size).getbbox(str(number), anchor="ls")
    x, y = _SPINE - (left + right) / 2, _TITLE + 44 - (top + bottom) / 2
    _write(image, str(number), BOLD, size, round(x), round(y), ramp)


def _write(image: Image, text: str, name: str, size: int, x: int, y: int, ramp: int) -> None:
    """A line of text from ``x`` on, on the line ``y``."""
    from PIL import Image, ImageDraw

    face = font(name, size)
    left, top, right, bottom = face.getbbox(text, anchor="ls")
    box = (int(left) - 1, int(top) - 1, int(right) + 1, int(bottom) + 1)
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    ImageDraw.Draw(mask).text((-box[0], -box[1]), text, fill=255, font=face, anchor="ls")
    _ink(image, mask, x + box[0], y + box[1], ramp)


def _ink(image: Image, mask: Image, x: int, y: int, ramp: int) -> None:
    image.paste(mask.point(_inked(ramp)), (x, y), mask.point(_touched()))


@cache
def _inked(ramp: int) -> list[int]:
    """From how much of a pixel is covered to the number in the palette."""
    return [ramp * _STEPS + (covered * (_STEPS - 1) + 127) // 255 for covered in range(256)]


@cache
def _touched() -> list[int]:
    return [255 if (covered * (_STEPS - 1) + 127) // 255 else 0 for covered in range(256)]


def _packed(image: Image) -> bytes:
    palette = [
        round(ground[n] + (ink[n] - ground[n]) * step / (_STEPS - 1))
        for ground, ink in _RAMPS
        for step in range(_STEPS)
        for n in range(3)
    ]
    image.putpalette(palette)
    written = io.BytesIO()
    image.save(written, "PNG", compress_type=zlib.Z_RLE)  # twice as quick, and small enough
    return written.getvalue()
