"""Commitments past their date of which no later event says that they were done, moved or dropped."""

from __future__ import annotations

from bulletin.diagnostics import Findings
from bulletin.review.review import Review
from bulletin.site.standing import Status


def check(review: Review, findings: Findings) -> None:
    """Tell of each commitment that is overdue on the day the build speaks of."""
    for one in review.site.commitments.values():
        if one.standing.status is Status.OVERDUE:
            place = review.site.items[one.item].original.positions.at("commitments", one.index, "due")
            due = one.standing.due
            findings.add("overdue-commitment", place, id=one.commitment.id, due=due, item=one.item)
