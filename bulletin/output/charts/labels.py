"""Where the numbers of a chart stand: beside their points, and never on one another.

Widths are reckoned for the narrowest screen; where there is more room, things are only further apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NARROWEST = 300.0  # pixels across, on a screen of 360
HEIGHT = 260.0
LETTER, LINE = 7.8, 17.0  # of a digit at the size of a chart's letters
_MARK = 7.0  # half of a point with the air around it


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    @property
    def inside(self) -> bool:
        """Whether it lies within the picture."""
        return self.left >= 0 and self.right <= NARROWEST and self.top >= 0 and self.bottom <= HEIGHT


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that wants its number written: shares of width and height from the left and the top."""

    across: float
    down: float
    text: str


def around(across: float, down: float) -> Box:
    """The room a point takes."""
    x, y = across * NARROWEST, down * HEIGHT
    return Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)


def width_of(text: str) -> float:
    return len(text) * LETTER


def place(spots: Sequence[Spot], order: Sequence[int], taken: Iterable[Box]) -> list[str | None]:
    """For each point the side its number stands on (above, below, right, left), or None where none is free.

    ``order`` says which points come first; ``taken`` is what else must stay free. Every point keeps its room.
    """
    used = [*taken, *(around(spot.across, spot.down) for spot in spots)]
    found: list[str | None] = [None] * len(spots)
    for index in order:
        for side, box in _sides(spots[index]):
            if box.inside and not any(box.meets(other) for other in used):
                found[index] = side
                used.append(box)
                break
    return found


def _sides(spot: Spot) -> Iterable[tuple[str, Box]]:
    x, y, half = spot.across * NARROWEST, spot.down * HEIGHT, width_of(spot.text) / 2
    above, below = y - _MARK - 1, y + _MARK + 1
    yield "above", Box(x - half, above - LINE, x + half, above)
    yield "below", Box(x - half, below, x + half, below + LINE)
    right, left = x + _MARK + 2, x - _MARK - 2
    yield "right", Box(right, y - LINE / 2, right + 2 * half, y + LINE / 2)
    yield "left", Box(left - 2 * half, y - LINE / 2, left, y + LINE / 2)
