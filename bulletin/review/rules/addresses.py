"""Addresses that nothing keeps from being lost yet: published, and not in ``urls.lock``."""

from __future__ import annotations

from bulletin.build.inputs import LOCK
from bulletin.diagnostics import Findings, Span
from bulletin.review.review import Review


def check(review: Review, findings: Findings) -> None:
    """One notice that counts them; none where the site has no lock."""
    if review.unlocked:
        count, first = len(review.unlocked), review.unlocked[0]
        findings.add("unlocked-address", Span(LOCK), count=count, address=f"/{first}")
