"""The link phase: parsed files in, the immutable `Site` out, and every loose end a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bulletin.config import SiteConfig
from bulletin.content.attachments import check_kinds
from bulletin.content.discover import Attachment
from bulletin.content.former import FormerFile
from bulletin.content.images import Picture
from bulletin.content.parsed import ParsedItem
from bulletin.content.registers import RegisterFile
from bulletin.diagnostics import Findings
from bulletin.site.bodies import (
    Anchors,
    LinkTarget,
    World,
    anchors_of,
    leads_into_pages,
    link_target,
    resolve,
)
from bulletin.site.commitments import track
from bulletin.site.mentions import mentions, values_by_indicator
from bulletin.site.model import Item, Links, Site, Withheld, bones, outline
from bulletin.site.recall import Recall
from bulletin.site.references import check_references
from bulletin.site.registers import gather
from bulletin.site.related import related
from bulletin.site.timeline import neighbours
from bulletin.site.translations import pair


def link(
    config: SiteConfig,
    parsed: Iterable[ParsedItem],
    registers: Sequence[RegisterFile],
    attachments: Sequence[Attachment],
    images: Mapping[str, Picture],
    broken: frozenset[str],
    as_of: date,
    drafts: bool,
    findings: Findings,
    recall: Recall | None = None,
    former: Sequence[FormerFile] = (),
) -> Site:
    """The site as it stands on the day ``as_of``; with ``drafts``, unpublished items too.

    ``recall`` knows what was found at the last link; what would be found again is not looked for.
    """
    again = recall is not None
    recall = recall or Recall()
    recall.begin()
    check_kinds(attachments, config.attachments, findings)
    every = pair(parsed, attachments, broken, config, drafts, findings, recall)
    published = every if drafts else [_without_draft(item) for item in every if is_published(item, as_of)]
    items = {item.id: item for item in sorted(published, key=_order)}
    faces = recall.each("faces", _face, {i.id: (items.get(i.id, i), again) for i in every})
    bare = {item_id: faces[item_id].bones for item_id in items}
    found = recall.noting(findings, "registers", gather, tuple(registers))
    outlines = {item_id: face.outline for item_id, face in faces.items()}
    recall.noting(findings, "references", check_references, outlines, broken, found)
    texts = {v.path: faces[i.id].target for i in every if i.id in items for v in i.versions}
    hidden = frozenset(v.path for i in every if i.id not in items for v in i.versions)
    world = recall("world", World, texts, hidden, broken, found)
    anchors = {item_id: faces[item_id].anchors for item_id in items}
    bodies = {
        i: (world, anchors if faces[i].leads_into_pages else _NOWHERE, item) for i, item in items.items()
    }
    resolved = recall.noting_each(findings, "links", _links, bodies)
    links = {(i, language): found for i, both in resolved.items() for language, found in both.items()}
    return Site(
        config=config,
        as_of=as_of,
        items=items,
        outlines={item_id: outlines[item_id] for item_id in items},
        registers=found,
        links=links,
        related=recall("related", related, bare),
        neighbours=recall("neighbours", neighbours, tuple(bare.values())),
        mentions=recall("mentions", mentions, bare, links),
        values=recall("values", values_by_indicator, bare),
        commitments=recall("commitments", track, bare, as_of),
        images=images,
        former=tuple(former),
        withheld={i.id: _why_withheld(i) for i in every if i.id not in items},
    )


_NOWHERE: Anchors = {}


class _Face(NamedTuple):
    """An item as others see it: a change of what is not in here concerns nobody else."""

    outline: Item
    bones: Item
    target: LinkTarget
    anchors: Mapping[str, frozenset[str]]
    leads_into_pages: bool


def _face(item: Item, again: bool) -> _Face:
    """Its face. Where no link comes after this one, nothing need be left out of it."""
    outer, inner = (outline(item), bones(item)) if again else (item, item)
    return _Face(outer, inner, link_target(item), anchors_of(item), leads_into_pages(item))


def _links(world: World, anchors: Anchors, item: Item, findings: Findings) -> dict[str, Links]:
    """What the holes of an item's bodies mean, by language."""
    return {v.language: resolve(world, anchors, item, v, findings) for v in item.versions}


def is_published(item: Item, as_of: date) -> bool:
    """Whether an item is out: no draft, and its embargo and its day of publication have come."""
    facts = item.facts
    due = max((d for d in (facts.embargo, facts.published) if d), default=None)
    return not facts.draft and (due is None or due <= as_of)


def _why_withheld(item: Item) -> Withheld:
    return "draft" if item.facts.draft else "day"


def _without_draft(item: Item) -> Item:
    """The item as if a translation that is still a draft had not been begun."""
    if item.translation is None or not item.translation.front.draft:
        return item
    return replace(item, translation=None, freshness=item.freshness.without_translation())


def _order(item: Item) -> tuple[date, str]:
    return (item.date or date.max, item.id)
