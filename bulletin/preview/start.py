"""The start page of the preview: every item with the state of both languages, and all that is wrong."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bulletin.build.options import Options, today
from bulletin.config import LANGUAGE_NAMES, LANGUAGES, SECTIONS, SiteConfig
from bulletin.content.discover import CONTENT
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.output.addresses import Addresses, Page
from bulletin.preview.side_by_side import state
from bulletin.preview.snapshot import Attempt, Snapshot, Sources
from bulletin.site.link import is_published
from bulletin.site.model import Item, Version
from bulletin.site.recall import Recall
from bulletin.site.translations import pair


@dataclass(frozen=True, slots=True)
class Text:
    """One language of an item.

    ``state``: original, translation, stale, untracked, draft, missing or broken.
    """

    language: str
    state: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One item. ``waits`` is the day before which it is not published; ``wrong`` counts what was found."""

    id: str
    title: str
    date: datetime.date | None
    draft: bool
    waits: datetime.date | None
    texts: tuple[Text, ...]
    side: str | None
    wrong: int


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """``shown`` says whether drafts are in the preview."""

    language: str
    site_name: str
    drafts: bool
    as_of: datetime.date | None
    languages: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    heading: Mapping[str, str]
    found: tuple[Mapping[str, Any], ...]


class Listing:
    """Makes the rows of the start page; what it found out about items is kept for the next time."""

    def __init__(self, options: Options, language: str) -> None:
        self._options = options
        self._language = language
        self._recall = Recall()

    def sections(self, attempt: Attempt, snapshot: Snapshot | None) -> Iterator[Section]:
        """All items, section by section, the newest first."""
        sources = attempt.sources
        if sources is None:
            return
        self._recall.begin()
        parsed, attachments = sources.parsed, sources.inventory.attachments
        items = {
            item.id: item
            for item in pair(
                parsed.items, attachments, parsed.broken, sources.config, True, Findings(), self._recall
            )
        }
        wrong = Counter(_item_of(one) for one in attempt.found)
        writer = _Rows(sources, snapshot, items, wrong, self.day(sources.config), self._language)
        rows = [writer.row(item_id) for item_id in sorted({f.item for f in sources.inventory.items})]
        for section in SECTIONS:
            own = [row for row in rows if row.id.startswith(f"{section}/")]
            if own:
                own.sort(key=lambda row: (row.date or datetime.date.min, row.id), reverse=True)
                yield Section(self._name(section, sources.config), tuple(own))

    def day(self, config: SiteConfig) -> datetime.date:
        """The day the preview speaks of."""
        return self._options.as_of or today(config.time_zone)

    def _name(self, section: str, config: SiteConfig) -> str:
        return "" if section == "pages" else config.sections[section].name[self._language]


@dataclass(frozen=True, slots=True)
class _Rows:
    sources: Sources
    snapshot: Snapshot | None
    items: Mapping[str, Item]
    wrong: Mapping[str, int]
    day: datetime.date
    language: str

    def row(self, item_id: str) -> Row:
        """The row of one item, which may be broken or not published."""
        item = self.items.get(item_id)
        fronts = [p.front for p in self.sources.parsed.items if p.file.item == item_id] if not item else []
        title = item.shown(self.language).front.title if item else next((f.title for f in fronts), item_id)
        shown = self.snapshot.site.items.get(item_id) if self.snapshot else None
        return Row(
            id=item_id,
            title=title,
            date=item.date if item else None,
            draft=bool(item and item.facts.draft),
            waits=_waits(item, self.day) if item else None,
            texts=tuple(self._text(item_id, item, shown, language) for language in LANGUAGES),
            side=f"/_preview{self._href(shown, shown.original.language)}" if shown else None,
            wrong=self.wrong.get(item_id, 0),
        )

    def _text(self, item_id: str, item: Item | None, shown: Item | None, language: str) -> Text:
        href = self._href(shown, language) if shown and shown.version(language) else None
        if f"{CONTENT}/{item_id}/{language}.md" in self.sources.parsed.broken:
            return Text(language, "broken", href)
        version = item.version(language) if item else None
        return Text(language, _state(item, version) if item else "missing", href)

    def _href(self, shown: Item, language: str) -> str:
        assert self.snapshot is not None
        return "/" + Addresses(self.snapshot.site).path(
            Page("item", shown.id, "vi" if language == "vi" else "en")
        )


def _state(item: Item, version: Version | None) -> str:
    if version is None:
        return "missing"
    if version.front.draft:
        return "draft"
    return "original" if version is item.original else state(item)


def _waits(item: Item, day: datetime.date) -> datetime.date | None:
    """The day from which an item is published, where that is still to come."""
    due = max((d for d in (item.facts.embargo, item.facts.published) if d), default=None)
    return due if due and not is_published(item, day) and due > day else None


def _item_of(diagnostic: Diagnostic) -> str:
    """The item whose files a finding is about; empty for others."""
    parts = diagnostic.span.path.split("/")
    return "/".join(parts[1:3]) if parts[0] == CONTENT and len(parts) > 2 else ""


def columns() -> tuple[tuple[str, str], ...]:
    """The languages with their own names."""
    return tuple((language, LANGUAGE_NAMES[language]) for language in LANGUAGES)


def about_site(found: Iterable[Diagnostic], item_id: str) -> tuple[Diagnostic, ...]:
    """The findings on one item's files."""
    return tuple(one for one in found if _item_of(one) == item_id)
