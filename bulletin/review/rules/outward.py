"""Links that lead out: pages that are gone, have moved, or could not be asked for."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.content.body import LinkRef
from bulletin.diagnostics import Findings, Span
from bulletin.review.external import Answer, Asker
from bulletin.review.review import Review
from bulletin.site.model import WebTarget


def check(review: Review, findings: Findings, asker: Asker) -> None:
    """Ask for every address in texts and registers, and tell of those that do not answer well."""
    places = list(_places(review))
    answers = asker(url for url, _ in places)
    for url, span in places:
        answer = answers.get(url.partition("#")[0])
        if answer:
            _report(url, span, answer, findings)


def _places(review: Review) -> Iterator[tuple[str, Span]]:
    for item in review.site.items.values():
        for version in item.versions:
            targets = review.site.links[(item.id, version.language)].targets
            for ref in version.body.refs:
                target = targets.get(ref.target) if isinstance(ref, LinkRef) else None
                if isinstance(ref, LinkRef) and isinstance(target, WebTarget) and _is_web(target.url):
                    yield target.url, Span(version.path, *ref.place)
    for register in (review.site.registers.sources, review.site.registers.documents):
        for placed in register.values():
            if placed.entry.url:
                yield placed.entry.url, placed.positions.at("url")


def _is_web(url: str) -> bool:
    return url[:5].lower() in {"http:", "https"}


def _report(url: str, span: Span, answer: Answer, findings: Findings) -> None:
    if answer.gone:
        findings.add("dead-link", span, url=url, status=answer.status)
    elif not answer.good:
        reason = answer.reason if answer.status == 0 else f"{answer.status} {answer.reason}".strip()
        findings.add("unreachable-link", span, url=url, reason=reason)
    elif answer.moved:
        findings.add("moved-link", span, url=url, target=answer.moved)
