"""What is under review: the linked site, its texts as they stand, and what a build would publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bulletin.review.parity import Text
from bulletin.review.passages import Passage, chunks, field_passage
from bulletin.review.works import Work
from bulletin.site.model import Item, Site


@dataclass(frozen=True)
class Review:
    """``works`` are all items, by id; ``outputs`` what a build makes, ``sizes`` bytes of files, by path.
    ``unlocked`` are addresses that ``urls.lock`` does not hold yet.

    A text that the site does not publish, such as a translation that is a draft, is no part of the review.
    """

    site: Site
    works: Mapping[str, Work]
    outputs: Mapping[str, bytes]
    sizes: Mapping[str, int]
    unlocked: tuple[str, ...] = ()

    def pairs(self) -> Iterator[tuple[Item, Text, Text]]:
        """The items published in both languages: item, original, translation."""
        for item in self.site.items.values():
            match self._of(item):
                case (original, translation):
                    yield item, original, translation

    def texts(self) -> Iterator[tuple[Item, Text]]:
        """Every published text of every item."""
        for item in self.site.items.values():
            for text in self._of(item):
                yield item, text

    def _of(self, item: Item) -> tuple[Text, ...]:
        """The texts of an item that are published, the original first."""
        work = self.works.get(item.id)
        published = {version.path for version in item.versions}
        texts = (work.original, work.translation) if work else ()
        return tuple(text for text in texts if text and text.path in published)

    def passages(self, text: Text) -> tuple[Passage, ...]:
        """Title, summary and body of a text as passages."""
        return self._passages[text.path]

    @cached_property
    def _passages(self) -> dict[str, tuple[Passage, ...]]:
        return {text.path: tuple(text_passages(text)) for _, text in self.texts()}


def text_passages(text: Text) -> Iterator[Passage]:
    """Title, summary and body of a text as passages."""
    for name in ("title", "summary"):
        if words := getattr(text.front, name):
            yield field_passage(words, text.positions.at(name))
    for chunk in chunks(text.body, text.path, text.first_line):
        yield from chunk.passages
