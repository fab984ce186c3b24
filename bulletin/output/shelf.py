"""What the pages of one language share: lists in order, and small pieces each made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from bulletin.config import Language
from bulletin.i18n.messages import Translations
from bulletin.output.addresses import Addresses, reference
from bulletin.output.edition import Edition
from bulletin.site.model import Item, Site
from bulletin.site.watched import Piece, Reads

T = TypeVar("T")

_USUAL = Edition()


class Shelf:
    """One language of a site. ``reads`` knows what is read of it: who is given a piece has read all in it."""

    def __init__(
        self,
        site: Site,
        addresses: Addresses,
        translations: Translations,
        language: Language,
        edition: Edition = _USUAL,
        reads: Reads | None = None,
    ) -> None:
        self.site = site
        self.edition = edition
        self.addresses = addresses
        self.translations = translations
        self.language = language
        self._reads = reads or Reads()
        self._made: dict[Hashable, tuple[Any, tuple[Piece, ...]]] = {}
        self._latest: tuple[Hashable, tuple[Any, tuple[Piece, ...]]] | None = None

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made at the first asking. The key says all that it depends on."""
        kept = self._made.get(key)
        if kept is None:
            kept = self._made[key] = self._reads.during(make)
        else:
            self._reads.note_all(kept[1])
        found: T = kept[0]
        return found

    def asset(self, path: str) -> str:
        """The reference to an asset, from its plain path."""
        return reference(self.edition.assets.get(path, path))

    def latest(self, key: Hashable, make: Callable[[], T]) -> T:
        """As `once`, for what is too large to keep all of: the last alone is kept."""
        kept = self._latest
        if kept is None or kept[0] != key:
            kept = self._latest = (key, self._reads.during(make))
        else:
            self._reads.note_all(kept[1][1])
        found: T = kept[1][0]
        return found

    @property
    def items(self) -> tuple[Item, ...]:
        """The dated items that a reader of this language can open, newest first."""
        return self.once("items", self._items)

    def _items(self) -> tuple[Item, ...]:
        site, language = self.site, self.language
        shown = [item for item in site.items.values() if item.date and site.has_page(item, language)]
        return tuple(reversed(shown))

    @property
    def topics(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each topic of the register, newest first; a topic without items is there too."""
        return self.once("topics", self._topics)

    def _topics(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {topic: [] for topic in self.site.registers.topics}
        for item in self.items:
            for topic in dict.fromkeys(item.facts.topics):
                found[topic].append(item)
        return {topic: tuple(items) for topic, items in found.items()}

    @property
    def years(self) -> Mapping[int, tuple[Item, ...]]:
        """The items of each year, the newest year first."""
        return self.once("years", self._years)

    def _years(self) -> Mapping[int, tuple[Item, ...]]:
        found: dict[int, list[Item]] = {}
        for item in self.items:
            if item.date:
                found.setdefault(item.date.year, []).append(item)
        return {year: tuple(items) for year, items in found.items()}

    def section(self, section: str) -> tuple[Item, ...]:
        """The items of a section, newest first."""
        return tuple(item for item in self.items if item.section == section)
