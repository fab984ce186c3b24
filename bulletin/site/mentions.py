"""Backlinks: which items name a person, a body, a document, a topic, a source, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin.content.records import EventFront
from bulletin.site.model import EntryTarget, Item, Links, Mention, Value
from bulletin.site.references import references

PARTS = ("chair", "attendee", "bridge-point", "named", "owner", "figure", "cited", "body", "topic", "source")
"""What an entry can be to an item, most telling first."""

_LISTED = {
    "topics": "topic",
    "documents": "cited",
    "people": "named",
    "organisations": "named",
}


def mentions(
    items: Mapping[str, Item], links: Mapping[tuple[str, str], Links]
) -> dict[tuple[str, str], tuple[Mention, ...]]:
    """For each register entry the items that name it, newest first."""
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for item in items.values():
        for register, entry, part in _named(item, links):
            found.setdefault((register, entry), {}).setdefault(item.id, set()).add(part)
    order = {item_id: i for i, item_id in enumerate(items)}
    return {
        key: tuple(
            Mention(item, tuple(p for p in PARTS if p in parts))
            for item, parts in sorted(by_item.items(), key=lambda pair: -order[pair[0]])
        )
        for key, by_item in found.items()
    }


def _named(item: Item, links: Mapping[tuple[str, str], Links]) -> Iterator[tuple[str, str, str]]:
    for register, part in _LISTED.items():
        yield from ((register, entry, part) for entry in getattr(item.facts, register))
    for register, entry, _ in references(item.facts):
        if register == "sources":
            yield register, entry, "source"
    if event := item.event:
        yield from _in_event(event)
    for version in item.versions:
        known = links[(item.id, version.language)]
        yield from (("documents", document, "body") for document in known.marks.values())
        for target in known.targets.values():
            if isinstance(target, EntryTarget):
                yield target.register, target.id, "body"


def _in_event(event: EventFront) -> Iterator[tuple[str, str, str]]:
    if event.chair:
        yield "people", event.chair, "chair"
    yield from (("people", a.person, "attendee") for a in event.attendees)
    for point in event.bridge_points:
        yield from (("people", a.person, "bridge-point") for a in point.attendees)
    for figure in event.figures:
        bodies = {figure.by, figure.scope} - {None, "national"}
        yield from (("organisations", str(body), "figure") for body in sorted(map(str, bodies)))
    for commitment in event.commitments:
        yield from (("organisations", owner, "owner") for owner in commitment.owners)


def values_by_indicator(items: Mapping[str, Item]) -> dict[str, tuple[Value, ...]]:
    """Every figure of every event under its indicator, newest period first."""
    found: dict[str, list[Value]] = {}
    for item in items.values():
        for index, figure in enumerate(item.event.figures if item.event else ()):
            found.setdefault(figure.indicator, []).append(Value(item.id, index, figure))
    for values in found.values():
        values.sort(key=lambda v: (v.figure.period.last_day, v.figure.period.first_day), reverse=True)
    return {indicator: tuple(values) for indicator, values in found.items()}
