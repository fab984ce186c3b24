"""How each translation of a site stands, and how far it is behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

from bulletin.content.discover import ItemFile
from bulletin.review.history import Earlier, now, recall
from bulletin.review.parity import Text
from bulletin.review.works import Work
from bulletin.site.freshness import Freshness

BROKEN, DRAFT = "broken", "draft"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one item stands. ``changed`` of ``passages`` of the original differ; None: nobody remembers."""

    item: str
    state: str  # of bulletin.site.freshness.State, or broken, or draft: the translation is not out yet
    freshness: Freshness | None
    path: str  # the file to look at
    changed: int | None = None
    passages: int = 0
    reason: str = ""  # why the change was dismissed


def standings(site: Path, works: Iterable[Work]) -> list[Standing]:
    """The standing of every item, by id."""
    return [_standing(site, work) for work in works]


def _standing(site: Path, work: Work) -> Standing:
    if work.freshness is None or work.original is None:
        return Standing(work.id, BROKEN, None, work.broken[0])
    shown = work.translation or work.original
    changed, passages = None, 0
    if work.freshness.state == "stale" and (earlier := translated(site, work)):
        before, after = _passages(earlier), _passages(now(work.original))
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        same = sum(size for _, _, size in matcher.get_matching_blocks())
        changed, passages = max(len(before), len(after)) - same, len(after)
    noted = shown.front.dismissed if work.freshness.dismissed else None
    reason = noted.reason if noted else ""
    state = DRAFT if work.is_draft else str(work.freshness.state)
    return Standing(work.id, state, work.freshness, shown.path, changed, passages, reason)


def translated(site: Path, work: Work) -> Earlier | None:
    """What the original said when it was translated; None where neither the store nor git has it."""
    if work.original is None or work.freshness is None or work.freshness.stamped is None:
        return None
    return recall(site, file_of(work.original, work.id), work.freshness.stamped)


def changes(site: Path, work: Work) -> list[str] | None:
    """What changed in the original since it was translated, as a unified diff; None: nobody remembers."""
    earlier = translated(site, work)
    if earlier is None or work.original is None or work.freshness is None:
        return None
    then, today = (f"{work.original.path} ({d})" for d in (work.freshness.stamped, work.freshness.digest))
    return list(unified_diff(earlier.lines, now(work.original).lines, then, today, lineterm="", n=2))


def file_of(text: Text, item: str) -> ItemFile:
    """The file that a text stands in, as discovery names it."""
    return ItemFile(text.path, item, item.partition("/")[0], text.language)


def _passages(earlier: Earlier) -> list[str]:
    """The paragraphs and lines that stand by themselves."""
    return [line for line in earlier.lines if line.strip()]
