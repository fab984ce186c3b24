"""Where the numbers of a chart stand: beside their points, on no other number and no point, and on no line
where it can be helped.

Lengths are in units of which a number's letters are 14 high, so they hold at every size of letters. A chart
may be as narrow as on a screen of 320 pixels and as wide as the style sheet lets it become; what lies apart
in one does so in the other and in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NARROWEST, WIDEST = 288.0, 736.0
HEIGHT = 260.0
EM = 14.0
LINE = 16.0
MARK = 7.5  # half of a point with the air around it
_GAP = 1.5  # between that and a number
_HALO = 2.0  # what is kept free beside the letters of a number
_BASE = 3.5  # from the foot of a line to the foot of its digits

# The widest of the fonts a reader may get: see tests/browser/test_charts.py.
_DIGIT = 10.1
_WIDTHS = {",": 4.8, ".": 4.8, " ": 4.2, "\u00a0": 4.2, "/": 7.5, "%": 14.0, "-": 8.6, "−": 9.3}
_CROSSED = 4  # how much worse a place is for each line it lies on, next to the order of the places


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle that stands at a share of the width and reaches so far to each side of it."""

    across: float
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Room) -> bool:
        """Whether the two touch at any width of the chart."""
        if self.top >= other.bottom or other.top >= self.bottom:
            return False
        apart = self.across - other.across
        nearer, further = sorted((apart * NARROWEST, apart * WIDEST))
        return nearer < other.right - self.left and other.left - self.right < further

    def within(self, top: float, bottom: float) -> bool:
        """Whether it lies between two heights, and within the picture at any width."""
        left = all(self.across * width + self.left >= 0 for width in (NARROWEST, WIDEST))
        right = all(self.across * width + self.right <= width for width in (NARROWEST, WIDEST))
        return left and right and self.top >= top and self.bottom <= bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that wants its number written: shares of width and height from the left and the top."""

    across: float
    down: float
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two places, in shares of width and height."""

    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, room: Room, width: float) -> bool:
        """Whether it runs through a rectangle, in a chart of this width."""
        at = room.across * width
        begin, end = 0.0, 1.0
        for start, way, low, high in (
            (self.x1 * width, (self.x2 - self.x1) * width, at + room.left, at + room.right),
            (self.y1 * HEIGHT, (self.y2 - self.y1) * HEIGHT, room.top, room.bottom),
        ):
            if way == 0:
                if not low < start < high:
                    return False
                continue
            first, last = sorted(((low - start) / way, (high - start) / way))
            begin, end = max(begin, first), min(end, last)
        return begin < end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands next to its point: how it is anchored, and the way there in ems."""

    anchor: str  # start | middle | end
    dx: str
    dy: str
    room: Room


def around(spot: Spot) -> Room:
    """The room a point takes."""
    y = spot.down * HEIGHT
    return Room(spot.across, -MARK, y - MARK, MARK, y + MARK)


def width_of(text: str) -> float:
    """How wide a text of digits and signs is at most."""
    return sum(_WIDTHS.get(letter, _DIGIT) for letter in text)


def place(
    spots: Sequence[Spot],
    order: Sequence[int],
    taken: Iterable[Room] = (),
    strokes: Sequence[Stroke] = (),
    floor: float = HEIGHT,
) -> list[Place | None]:
    """For each point where its number stands, or None where no room is free.

    ``order`` says which points come first; ``taken`` must stay free, as must every point and all below
    ``floor``; ``strokes`` should, where there is a choice.
    """
    used = [*taken, *map(around, spots)]
    found: list[Place | None] = [None] * len(spots)
    for index in order:
        free = [
            (_crossings(one.room, strokes) * _CROSSED + rank, one)
            for rank, one in enumerate(_places(spots[index]))
            if one.room.within(0, floor) and not any(one.room.meets(other) for other in used)
        ]
        if free:
            _, best = min(free, key=lambda pair: pair[0])
            found[index] = best
            used.append(best.room)
    return found


def _crossings(room: Room, strokes: Sequence[Stroke]) -> int:
    return sum(stroke.crosses(room, width) for stroke in strokes for width in (NARROWEST, WIDEST))


def _places(spot: Spot) -> Iterable[Place]:
    """The places around a point, the best first."""
    y, wide = spot.down * HEIGHT, width_of(spot.text)
    above, below = y - MARK - LINE, y + MARK
    beside = MARK + _GAP
    for anchor, at, top in (
        ("middle", 0.0, above),
        ("middle", 0.0, below),
        ("start", -MARK, above),
        ("end", MARK, above),
        ("start", -MARK, below),
        ("end", MARK, below),
        ("start", beside, y - LINE / 2),
        ("end", -beside, y - LINE / 2),
    ):
        left = {"start": at, "middle": at - wide / 2 - _HALO, "end": at - wide - 2 * _HALO}[anchor]
        room = Room(spot.across, left, top, left + wide + 2 * _HALO, top + LINE)
        inset = {"start": _HALO, "middle": 0.0, "end": -_HALO}[anchor]
        yield Place(anchor, _em(at + inset), _em(top + LINE - _BASE - y), room)


def _em(units: float) -> str:
    return f"{units / EM:.2f}em" if units else "0"
