"""The link phase: parsed files in, the immutable `Site` out, and every loose end a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bulletin.config import SiteConfig
from bulletin.content.discover import Attachment
from bulletin.content.parsed import ParsedItem
from bulletin.content.registers import RegisterFile
from bulletin.diagnostics import Findings
from bulletin.site.bodies import Resolver
from bulletin.site.mentions import mentions, values_by_indicator
from bulletin.site.model import Item, Links, Site
from bulletin.site.references import check_references
from bulletin.site.registers import gather
from bulletin.site.related import related
from bulletin.site.timeline import neighbours
from bulletin.site.translations import pair


def link(
    config: SiteConfig,
    parsed: Iterable[ParsedItem],
    registers: Sequence[RegisterFile],
    attachments: Iterable[Attachment],
    images: Mapping[str, tuple[int, int]],
    broken: frozenset[str],
    as_of: date,
    drafts: bool,
    findings: Findings,
) -> Site:
    """The site as it stands on the day ``as_of``; with ``drafts``, unpublished items too."""
    every = pair(parsed, attachments, broken, config, drafts, findings)
    published = every if drafts else [_without_draft(item) for item in every if is_published(item, as_of)]
    items = {item.id: item for item in sorted(published, key=_order)}
    hidden = frozenset(v.path for item in every if item.id not in items for v in item.versions)
    texts = {v.path: items[i.id] for i in every if i.id in items for v in i.versions}
    found = gather(registers, findings)
    check_references({item.id: item for item in every}, broken, found, findings)
    resolver = Resolver(texts, hidden, broken, found, findings)
    links: dict[tuple[str, str], Links] = {
        (i.id, v.language): resolver.resolve(i, v) for i in items.values() for v in i.versions
    }
    return Site(
        config=config,
        as_of=as_of,
        items=items,
        registers=found,
        links=links,
        related=related(items),
        neighbours=neighbours(items.values()),
        mentions=mentions(items, links),
        values=values_by_indicator(items),
        images=images,
    )


def is_published(item: Item, as_of: date) -> bool:
    """Whether an item is out: no draft, and its embargo and its day of publication have come."""
    facts = item.facts
    due = max((d for d in (facts.embargo, facts.published) if d), default=None)
    return not facts.draft and (due is None or due <= as_of)


def _without_draft(item: Item) -> Item:
    """The item as if a translation that is still a draft had not been begun."""
    if item.translation is None or not item.translation.front.draft:
        return item
    return replace(item, translation=None, freshness=item.freshness.without_translation())


def _order(item: Item) -> tuple[date, str]:
    return (item.date or date.max, item.id)
