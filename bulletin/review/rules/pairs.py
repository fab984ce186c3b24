"""Parity and terms of every published pair, less what its translation allows with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletin.content.registers import Term
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.review.parity import Text, compare
from bulletin.review.passages import Passage
from bulletin.review.review import Review
from bulletin.review.terms import compare_terms


def check(review: Review, findings: Findings) -> None:
    """Compare the pairs; an allowance that allows nothing is told of too."""
    glossary = [placed.entry for placed in review.site.registers.glossary.values()]
    for _, original, translation in review.pairs():
        findings.extend(differences(original, translation, review.passages, glossary))


def differences(
    original: Text,
    translation: Text,
    passages: Callable[[Text], Sequence[Passage]],
    glossary: Sequence[Term],
) -> tuple[Diagnostic, ...]:
    """How one translation differs from its original, less what it allows."""
    found = Findings()
    compare(original, translation, found)
    compare_terms(original, translation, passages, glossary, found)
    return not_allowed(found, translation)


def not_allowed(found: Findings, translation: Text) -> tuple[Diagnostic, ...]:
    """What of the differences of one pair its translation does not allow."""
    allowed = translation.front.parity
    left = [one for one in found.sorted() if not any(_allows(a.allow, one) for a in allowed)]
    unused = Findings()
    for index, allowance in enumerate(allowed):
        if not any(_allows(allowance.allow, one) for one in found):
            place = translation.positions.at("parity", index, "allow")
            unused.add("unused-allowance", place, allow=allowance.allow)
    return (*left, *unused)


def _allows(allow: str, found: Diagnostic) -> bool:
    """Whether an entry names a finding: by its code, or by the words of either language."""
    values = dict(found.values)
    return allow == found.code or f"“{allow}”" in {values.get("here"), values.get("there")}
