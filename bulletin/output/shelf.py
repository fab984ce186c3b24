"""What the pages of one language share: lists in order, and small pieces each made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from bulletin.config import Language
from bulletin.i18n.messages import Translations
from bulletin.output.addresses import Addresses, reference
from bulletin.output.edition import Edition
from bulletin.site.model import Item, Site

T = TypeVar("T")

_USUAL = Edition()


class Shelf:
    """One language of a site."""

    def __init__(
        self,
        site: Site,
        addresses: Addresses,
        translations: Translations,
        language: Language,
        edition: Edition = _USUAL,
    ) -> None:
        self.site = site
        self.edition = edition
        self.addresses = addresses
        self.translations = translations
        self.language = language
        self._made: dict[Hashable, Any] = {}
        self._latest: tuple[Hashable, Any] | None = None

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made at the first asking. The key says all that it depends on."""
        try:
            found: T = self._made[key]
        except KeyError:
            found = self._made[key] = make()
        return found

    def asset(self, path: str) -> str:
        """The reference to an asset, from its plain path."""
        return reference(self.edition.assets.get(path, path))

    def latest(self, key: Hashable, make: Callable[[], T]) -> T:
        """As `once`, for what is too large to keep all of: the last alone is kept."""
        kept = self._latest
        if kept is None or kept[0] != key:
            kept = self._latest = (key, make())
        found: T = kept[1]
        return found

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The dated items that a reader of this language can open, newest first."""
        site, language = self.site, self.language
        shown = [item for item in site.items.values() if item.date and site.has_page(item, language)]
        return tuple(reversed(shown))

    @cached_property
    def topics(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each topic of the register, newest first; a topic without items is there too."""
        found: dict[str, list[Item]] = {topic: [] for topic in self.site.registers.topics}
        for item in self.items:
            for topic in dict.fromkeys(item.facts.topics):
                found[topic].append(item)
        return {topic: tuple(items) for topic, items in found.items()}

    @cached_property
    def years(self) -> Mapping[int, tuple[Item, ...]]:
        """The items of each year, the newest year first."""
        found: dict[int, list[Item]] = {}
        for item in self.items:
            if item.date:
                found.setdefault(item.date.year, []).append(item)
        return {year: tuple(items) for year, items in found.items()}

    def section(self, section: str) -> tuple[Item, ...]:
        """The items of a section, newest first."""
        return tuple(item for item in self.items if item.section == section)
