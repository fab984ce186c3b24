"""Commitments past their date of which no later event says what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bulletin.content.facts import Commitment, FollowUp
from bulletin.diagnostics import Findings
from bulletin.i18n.periods import Period
from bulletin.review.review import Review
from bulletin.site.model import Item, Site


def check(review: Review, findings: Findings) -> None:
    """Tell of each commitment that is overdue on the day the build speaks of."""
    for item in review.site.items.values():
        for index, commitment in enumerate(item.event.commitments if item.event else ()):
            due = _due(item, commitment, review.site)
            if due and due.last_day < review.site.as_of:
                place = item.original.positions.at("commitments", index, "due")
                findings.add("overdue-commitment", place, id=commitment.id, due=due, item=item.id)


def _due(item: Item, commitment: Commitment, site: Site) -> Period | None:
    """When a commitment is due that nobody has reported on; a date that was moved is the new one."""
    due = commitment.due
    followed = False
    for _, follow in sorted(_follows(f"{item.id}#{commitment.id}", site), key=lambda pair: pair[0]):
        followed = follow.status != "moved"
        due = follow.due or due
    return None if followed else due


def _follows(commitment: str, site: Site) -> Iterator[tuple[date, FollowUp]]:
    for item in site.items.values():
        for follow in item.event.follows if item.event else ():
            if follow.commitment == commitment:
                yield item.date or date.max, follow
