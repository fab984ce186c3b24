"""Gaps in the numbers of the sessions."""

from __future__ import annotations

from itertools import pairwise

from bulletin.diagnostics import Findings
from bulletin.review.review import Review
from bulletin.site.model import Gap
from bulletin.site.timeline import timeline


def check(review: Review, findings: Findings) -> None:
    """Tell of each session whose number does not follow the one below it."""
    found = timeline(review.site.items.values())
    for gap, item in pairwise(found):
        if isinstance(gap, Gap) and not isinstance(item, Gap):
            missing = ", ".join(map(str, gap.numbers))
            values = {"before": gap.numbers[0] - 1, "number": item.number, "missing": missing}
            findings.add("session-gap", item.original.positions.at("number"), **values)
