"""Type on share cards: the fonts, and a text broken into lines that fit.

Be Vietnam Pro (OFL, see OFL.txt), cut to the characters below by `tests/tools/card_fonts.py`. Set without a
shaping engine, which not every machine has, so that a card comes out the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

BOLD, MEDIUM = FONTS = ("BeVietnamPro-Bold.ttf", "BeVietnamPro-Medium.ttf")
_RANGES = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0xFF), (0x1EA0, 0x1EF9))
_SIGNS = "ĂăĐđĨĩŨũƠơƯư\u00a0–—‘’“”„•…‹›€₫−"
CHARACTERS = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1)) | {*_SIGNS}
"""What the fonts can write: Latin, all of Vietnamese, the signs of running text."""

_MORE = "…"
Measure = Callable[[str], float]
"""How wide a text is, in pixels."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it is to stand: its size in pixels and its lines."""

    size: int
    lines: tuple[str, ...]


@cache
def font(name: str, size: int) -> FreeTypeFont:
    """One of `FONTS` at a size in pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(Path(__file__).parent / name, size, layout_engine=ImageFont.Layout.BASIC)


def writable(text: str) -> str:
    """``text`` with the characters that the fonts have: others by their base letter, or left out."""
    text = unicodedata.normalize("NFC", text)
    if CHARACTERS.issuperset(text):
        return text
    found = []
    for sign in text:
        if sign in CHARACTERS:
            found.append(sign)
        else:
            found.append("".join(s for s in unicodedata.normalize("NFKD", sign) if s in CHARACTERS))
    return re.sub(" +", " ", "".join(found)).strip(" ")


def bound(text: str) -> str:
    """``text`` with numbers kept on the line of the word before them: lần thứ 8, số 57-NQ/TW."""
    return re.sub(r" (?=\d)", "\u00a0", text)


def fitted(
    text: str, width: float, most: Sequence[tuple[int, int]], measure: Callable[[int], Measure]
) -> Setting:
    """``text`` in the largest size in which it fits.

    ``most`` has the sizes, the largest first, each with the number of lines that it may take. Lines break at
    spaces alone (a no-break space is none), are as few as can be and of like length. One word alone on
    the last line is worse than a smaller size. Where not even the smallest will do, the end goes, at a space,
    and says so.
    """
    words = [word for word in text.split(" ") if word]
    with_widow: Setting | None = None
    for size, lines in most:
        wide = measure(size)
        broken = _broken(words, width, lines, [wide(word) for word in words], wide(" "))
        if broken and not _has_widow(broken):
            return Setting(size, broken)
        if broken:
            with_widow = with_widow or Setting(size, broken)
    if with_widow:
        return with_widow
    size, lines = most[-1]
    return Setting(size, _cut(words, width, lines, measure(size)))


def _broken(
    words: Sequence[str], width: float, most: int, widths: Sequence[float], space: float
) -> tuple[str, ...] | None:
    """The words in few lines, in one more where that helps a lone last word; None where they do not fit."""
    least, used = 1, -space
    for one in widths:
        if one > width:
            return None
        used += space + one
        if used > width:
            least, used = least + 1, one
    if not words or least > most:
        return None
    found = _even(words, width, least, widths, space)
    more = _even(words, width, least + 1, widths, space) if _has_widow(found) and least < most else ()
    return more if more and not _has_widow(more) else found


def _has_widow(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and " " not in lines[-1]


def _even(
    words: Sequence[str], width: float, count: int, widths: Sequence[float], space: float
) -> tuple[str, ...]:
    """The words in ``count`` lines, the squares of what each lacks being the least; none where they cannot.

    A line that ends where the sentence pauses counts for half.
    """
    total = len(words)
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *[None] * total]
    for _ in range(count):
        step: list[tuple[float, tuple[int, ...]] | None] = [None] * (total + 1)
        for first, known in enumerate(best[:total]):
            lacks = width + space
            for end in range(first + 1, total + 1 if known else 0):
                lacks -= space + widths[end - 1]
                if lacks < 0 or known is None:
                    break
                pause = words[end - 1][-1] in ",;:."
                cost, now = known[0] + lacks * lacks / (1 + pause), step[end]
                if now is None or cost < now[0]:
                    step[end] = cost, (*known[1], end)
        best = step
    found = best[total]
    if found is None:  # there are fewer words than lines
        return ()
    ends = found[1]
    return tuple(" ".join(words[start:end]) for start, end in zip((0, *ends[:-1]), ends, strict=True))


def _cut(words: Sequence[str], width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """As many words as fit, and a sign that there are more."""
    lines: list[str] = []
    rest = list(words)
    while rest and len(lines) < most:
        count = 1
        while count < len(rest) and measure(" ".join(rest[: count + 1])) <= width:
            count += 1
        lines.append(" ".join(rest[:count]))
        del rest[:count]
    last = lines.pop() if lines else ""
    if rest or measure(last) > width:
        last = _ended(last, width, measure)
    return tuple(_ended(line, width, measure) if measure(line) > width else line for line in (*lines, last))


def _ended(line: str, width: float, measure: Measure) -> str:
    """The line with the sign for more, without the last words that leave no room for it."""
    words = line.split(" ")
    while len(words) > 1 and measure(" ".join(words) + _MORE) > width:
        words.pop()
    end = " ".join(words).rstrip(" ,;:.–—")
    while measure(end + _MORE) > width and len(end) > 1:  # one word, longer than the line
        end = end[:-1]
    return end + _MORE
