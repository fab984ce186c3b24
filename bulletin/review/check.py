"""The check: all that a build finds, then parity and the rules of the review. Nothing is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bulletin.build.options import Options
from bulletin.build.pipeline import rehearse
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.review.review import Review
from bulletin.review.rules import (
    abbreviations,
    addresses,
    commitments,
    figures,
    leaks,
    pairs,
    pictures,
    placeholders,
    session_numbers,
    tracking,
)
from bulletin.review.works import every_work

RULES = (
    *(addresses, pairs, tracking, figures, leaks, placeholders, abbreviations, pictures, commitments),
    session_numbers,
)

More = Callable[[Review, Findings], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. ``texts`` and ``pairs`` count what it looked at; 0 where the build had to stop."""

    found: tuple[Diagnostic, ...]
    texts: int = 0
    pairs: int = 0


def check(options: Options, *more: More) -> Checked:
    """Check a site; ``more`` are further rules, such as the one for links that lead out.

    Where the build stops, the rules have no site to look at, and its findings are all there is.
    """
    result = rehearse(replace(options, strict=False))
    if result.site is None:
        return Checked(result.found)
    site, findings = result.site, Findings(result.found)
    works = {work.id: work for work in every_work(options.site, site.config)}
    attachments = [a for item in site.items.values() for a in item.attachments]
    sizes = {a.path: (options.site / a.path).stat().st_size for a in attachments}
    review = Review(site, works, result.files, sizes, result.unlocked)
    for rule in (*(module.check for module in RULES), *more):
        rule(review, findings)
    return Checked(findings.sorted(), sum(1 for _ in review.texts()), sum(1 for _ in review.pairs()))
