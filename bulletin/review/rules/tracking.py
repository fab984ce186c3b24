"""Translations that are behind their originals, or do not say what they translate."""

from __future__ import annotations

from bulletin.diagnostics import Findings
from bulletin.review.review import Review
from bulletin.site.freshness import State


def check(review: Review, findings: Findings) -> None:
    """Tell of each published translation that is untracked, or stale and not dismissed."""
    for item, original, translation in review.pairs():
        state = item.freshness
        if state.behind:
            place = translation.positions.at("translates")
            digests = {"stamped": state.stamped, "digest": state.digest}
            findings.add("stale-translation", place, original=original.path, item=item.id, **digests)
        elif state.state is State.UNTRACKED:
            place = translation.positions.root
            findings.add("untracked-translation", place, original=original.path, item=item.id)
