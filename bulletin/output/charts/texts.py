"""The short words of a chart: a value without its unit, and what a bar stands for."""

from __future__ import annotations

from textwrap import wrap

from bulletin.i18n.formats import Formats
from bulletin.output.views.parts import Figure

_SIGNS = {"approximate": "≈ ", "at_least": "≥ ", "more_than": "> ", "nearly": "≈ "}


def short(figure: Figure, formats: Formats) -> str:
    """The value as it stands in a chart: `≈ 10,2%`, `9/12`, `71`. Its unit stands above the chart."""
    number = formats.number(figure.value)
    if figure.of is not None and not figure.rank:
        number = f"{number}/{formats.number(figure.of)}"
    return f"{_SIGNS.get(figure.bound or '', '')}{number}{'%' if figure.unit == '%' else ''}"


def lines_of(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of at most ``width`` letters, parted at spaces (not at those that must not break)."""
    lines = wrap(text.replace("\u00a0", "\x00"), width, break_long_words=False, break_on_hyphens=False)
    return tuple(line.replace("\x00", "\u00a0") for line in lines)
