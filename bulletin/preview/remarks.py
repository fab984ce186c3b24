"""What is to be said of a translation beside its original. The review of translations comes in here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bulletin.preview.blocks import Block
from bulletin.site.model import Item


@dataclass(frozen=True, slots=True)
class Remarks:
    """``state``, a word of `WORDS`; ``changed``, the places of the original's blocks that are newer.

    Newer than what the translation was made of: these paragraphs are to be looked at again.
    """

    state: str = ""
    changed: frozenset[int] = frozenset()


Remark = Callable[[Item, tuple[Block, ...], tuple[Block, ...]], Remarks]
"""Given an item, the blocks of its original and those of its translation."""


def nothing_known(item: Item, original: tuple[Block, ...], translation: tuple[Block, ...]) -> Remarks:
    """What can be said where nobody keeps track of translations."""
    return Remarks()
