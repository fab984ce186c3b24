"""What the review of translations says of one item, beside its two texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from bulletin.diagnostics import Diagnostic
from bulletin.preview.blocks import Block
from bulletin.review.passages import blocks
from bulletin.review.review import text_passages
from bulletin.review.rules.pairs import differences
from bulletin.review.standing import translated
from bulletin.review.works import Work, work_of
from bulletin.site.model import Item, Site

_RULE = "hr"  # a block that no text stands in


@dataclass(frozen=True, slots=True)
class Remarks:
    """``changed`` are the places of the original's blocks that are newer than the translation.

    ``forgotten``: the translation is behind, and nobody remembers what was translated.
    """

    changed: frozenset[int] = frozenset()
    forgotten: bool = False
    found: tuple[Diagnostic, ...] = ()


class Reviewer:
    """Looks at one item at a time, when its page is asked for."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._then: dict[tuple[str, str], tuple[str, ...] | None] = {}  # git is slow to ask

    def remarks(self, site: Site, item: Item, original: Sequence[Block]) -> Remarks:
        """What is to be said of an item whose original has these blocks. Nothing while a file has errors."""
        work = work_of(self._site, item.id, site.config) if item.translation else None
        if work is None or work.original is None or work.translation is None:
            return Remarks()
        glossary = [placed.entry for placed in site.registers.glossary.values()]
        found = differences(work.original, work.translation, lambda text: (*text_passages(text),), glossary)
        if not item.freshness.behind:
            return Remarks(found=found)
        then = self._translated(work)
        if then is None:
            return Remarks(forgotten=True, found=found)
        return Remarks(_changed(then, blocks(work.original.body), original), found=found)

    def _translated(self, work: Work) -> tuple[str, ...] | None:
        """The blocks of the original as it was translated."""
        assert work.freshness is not None
        key = (work.id, work.freshness.stamped or "")
        if key not in self._then:
            earlier = translated(self._site, work)
            self._then[key] = tuple(blocks(earlier.body)) if earlier else None
        return self._then[key]


def _changed(then: Sequence[str], now: Sequence[str], shown: Sequence[Block]) -> frozenset[int]:
    """The places, among the blocks that are shown, of those that were not there then."""
    places = [place for place, block in enumerate(shown) if block.tag != _RULE]
    if len(places) != len(now):  # the page is of another moment than the file
        return frozenset()
    kept: set[int] = set()
    for match in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        kept.update(range(match.b, match.b + match.size))
    return frozenset(place for index, place in enumerate(places) if index not in kept)
