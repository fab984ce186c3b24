"""Outputs that are pictures: what draws each, in place of a template.

Their names have no ending, so no template can bear one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any


def draw_card(view: Any, site: Path) -> bytes:
    """A share card; see `cards`."""
    from bulletin.output.cards.drawing import card_png

    return card_png(view)


DRAWERS: Mapping[str, Callable[[Any, Path], bytes]] = {"card": draw_card}
"""Each is given the view and the folder of the site."""
