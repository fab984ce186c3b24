"""Draws the bulletin's own picture of how three bodies became one: `python -m tests.tools.artwork`.

It says what the text of `content/milestones/government-steering-committee/` says and no more: three bodies
were merged into one, which has three sub-committees. There is not a word in it, so it serves both languages,
and it is drawn in the colours of the mark.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = (
    Path(__file__).parents[2] / "content" / "milestones" / "government-steering-committee" / "hop-nhat.png"
)
WIDTH, HEIGHT = 1600, 640
FINE = 4  # drawn so many times as large, and then made smaller
TEAL, PAPER, CORAL = (0x0A, 0x4A, 0x4C), (0xFD, 0xFC, 0xF9), (0xE8, 0x55, 0x3A)
BODIES = ((0x9C, 0xCB, 0xC4), (0xFD, 0xFC, 0xF9), (0xE9, 0xC4, 0x7A))
SUBCOMMITTEES = (0xB4, 0xD6, 0xD2)
LANES = (150, 320, 490)  # of the three, from the top
MEETING = (800, 320)
BEND = 330  # how far from the meeting the lines begin to turn


def track(lane: int, side: int) -> list[tuple[float, float]]:
    """From the edge of the picture along a lane, in a bend to the meeting; ``side`` is -1 on the left."""
    x, y = MEETING
    edge, turn = x + side * x, x + side * BEND
    bend = [
        (turn - side * BEND * t, lane + (y - lane) * t * t * (3 - 2 * t))
        for t in (n / 200 for n in range(201))
    ]
    return [(edge, lane), *bend]


def stroke(
    draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: int, colour: tuple[int, int, int]
) -> None:
    fine = [(x * FINE, y * FINE) for x, y in points]
    draw.line(fine, fill=colour, width=width * FINE, joint="curve")


def disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: tuple[int, int, int]) -> None:
    box = [(x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE]
    draw.ellipse(box, fill=colour)


def main() -> None:
    """Write the picture."""
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), TEAL)
    draw = ImageDraw.Draw(image)
    for lane in LANES:
        stroke(draw, track(lane, 1), 9, SUBCOMMITTEES)
        disc(draw, WIDTH - 230, lane, 17, SUBCOMMITTEES)
        disc(draw, WIDTH - 230, lane, 9, TEAL)
    for lane, colour in zip(LANES, BODIES, strict=True):
        stroke(draw, track(lane, -1), 15, colour)
        disc(draw, 230, lane, 27, colour)
        disc(draw, 230, lane, 14, TEAL)
    disc(draw, *MEETING, 92, PAPER)
    disc(draw, *MEETING, 72, CORAL)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.save(TARGET, optimize=True)
    print(TARGET.name, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
