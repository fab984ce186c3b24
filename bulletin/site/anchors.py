"""The ids of headings: both languages share them, so that a language switch keeps the place (DESIGN 4)."""

from __future__ import annotations

from bulletin.content.body import HeadingRef
from bulletin.content.parsed import ParsedItem
from bulletin.content.records import EventFront
from bulletin.diagnostics import Findings, Span

RESERVED = ("page-", "source-", "figure-", "photo-")
"""Ids that begin so belong to the layouts and to the lists of sources, figures and photos."""


def assign_anchors(
    original: ParsedItem, translation: ParsedItem | None, findings: Findings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The anchors of the original's headings and of the translation's, each in the order of its body.

    An explicit ``{#id}`` counts; else the original's heading gives its slug, and
    the translation takes the original's anchors by place in the outline. Where
    the outlines differ, the translation goes by its own headings, with a warning.
    """
    taken = _fact_ids(original)
    own = _anchors(original, taken, findings)
    if translation is None:
        return own, ()
    here = translation.body.headings
    there = original.body.headings
    if [h.level for h in here] != [h.level for h in there]:
        _warn(translation, here, there, findings)
        return own, _anchors(translation, taken, findings)
    return own, _following(translation, here, own, findings)


def _warn(
    translation: ParsedItem,
    here: tuple[HeadingRef, ...],
    there: tuple[HeadingRef, ...],
    findings: Findings,
) -> None:
    first = next((a for a, b in zip(here, there, strict=False) if a.level != b.level), None)
    first = first or (here[len(there)] if len(here) > len(there) else None)
    place = Span(translation.file.path, *first.place) if first else translation.positions.root
    findings.add("outline-differs", place, here=_outline(here), there=_outline(there))


def _outline(headings: tuple[HeadingRef, ...]) -> str:
    return " ".join("#" * h.level for h in headings) or "–"


def _fact_ids(original: ParsedItem) -> frozenset[str]:
    front = original.front
    return frozenset(c.id for c in front.commitments) if isinstance(front, EventFront) else frozenset()


def _anchors(parsed: ParsedItem, taken: frozenset[str], findings: Findings) -> tuple[str, ...]:
    headings = parsed.body.headings
    explicit: set[str] = set()
    for heading in headings:
        if heading.anchor:
            place = Span(parsed.file.path, *heading.place)
            if heading.anchor in explicit | taken:
                findings.add("duplicate-anchor", place, anchor=heading.anchor)
            if heading.anchor.startswith(RESERVED):
                findings.add("bad-anchor", place, value=heading.anchor)
            explicit.add(heading.anchor)
    used = explicit | taken
    found = []
    for heading in headings:
        anchor = heading.anchor
        if anchor is None:
            anchor = _free(heading.slug, used)
            used.add(anchor)
        found.append(anchor)
    return tuple(found)


def _free(slug: str, used: set[str] | frozenset[str]) -> str:
    slug = f"h-{slug}" if slug.startswith(RESERVED) else slug
    candidate, n = slug, 1
    while candidate in used:
        n += 1
        candidate = f"{slug}-{n}"
    return candidate


def _following(
    translation: ParsedItem, headings: tuple[HeadingRef, ...], own: tuple[str, ...], findings: Findings
) -> tuple[str, ...]:
    """The original's anchors; an explicit one of the translation must be the same."""
    for heading, anchor in zip(headings, own, strict=True):
        if heading.anchor and heading.anchor != anchor and heading.anchor in own:
            place = Span(translation.file.path, *heading.place)
            findings.add("duplicate-anchor", place, anchor=heading.anchor)
    return tuple(h.anchor or anchor for h, anchor in zip(headings, own, strict=True))
