"""A site that tells which of its texts and entries are read.

A page sees little of a site: the texts of a few items, some entries of the registers.
What it saw when it was made says when it must be made again. Nobody has to declare
that: the model handed to the makers of views notes what they read of it.

Noted are the parts that editors change every day (`Piece`). All else, the facts of all
items among it, is the `Frame`: if that is another, everything may be another. A part
is thus either in the frame or noted when it is read; none is outside of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from bulletin.content.body import Body
from bulletin.content.records import Front
from bulletin.site.freshness import Freshness
from bulletin.site.model import Item, Links, Registers, Site, Version

T = TypeVar("T")
K = TypeVar("K")

Piece = tuple[str, ...]
"""What can be read by itself: what it is, and of what."""

WORDS = {
    "title": "",
    "summary": None,
    "updated": None,
    "translates": None,
    "dismissed": None,
    "parity": (),
}
"""The fields of front matter that are noted when they are read, and what stands for them in the frame."""

_REGISTERS = tuple(field.name for field in fields(Registers) if field.name != "broken")
_WATCHED = ("items", "outlines", "registers", "links", "mentions")
"""The fields of a site that hold pieces; all others are the frame's, as they stand."""


class Reads:
    """What has been read of a site since `during` began; nothing is noted outside of it."""

    __slots__ = ("seen",)

    def __init__(self) -> None:
        self.seen: set[Piece] | None = None

    def during(self, make: Callable[[], T]) -> tuple[T, tuple[Piece, ...]]:
        """What ``make`` gives, and what it read. Whoever is being watched already has read that, too."""
        outer, self.seen = self.seen, set()
        try:
            made = make()
        finally:
            inner, self.seen = self.seen, outer
            self.note_all(inner)
        return made, tuple(inner)

    def note(self, piece: Piece) -> None:
        """A piece is read."""
        if self.seen is not None:
            self.seen.add(piece)

    def note_all(self, pieces: Iterable[Piece]) -> None:
        """Pieces are read, by way of something that was made of them."""
        if self.seen is not None:
            self.seen.update(pieces)


@dataclass(frozen=True, slots=True)
class Watched:
    """``site`` is to be read by the makers of views; ``reads`` knows what they read."""

    site: Site
    reads: Reads


def watch(site: Site) -> Watched:
    """A site that says and does what ``site`` does, and tells what is read of it."""
    reads = Reads()
    items: Mapping[str, Item] = {item.id: _WatchedItem.of(item, reads) for item in site.items.values()}
    entries: dict[str, Any] = {n: _Watching(site.registers[n], (n,), reads) for n in _REGISTERS}
    registers = Registers(**entries, broken=site.registers.broken)
    watched = replace(
        site,
        items=items,
        outlines=items,
        registers=registers,
        links=_Watching(site.links, ("links",), reads),
        mentions=_Watching(site.mentions, ("mentions",), reads),
    )
    return Watched(watched, reads)


def frame(watched: Watched) -> tuple[Any, ...]:
    """All of a site that is no piece, to be compared or hashed."""
    site = watched.site
    rest = tuple(getattr(site, field.name) for field in fields(Site) if field.name not in _WATCHED)
    return (*rest, sorted(site.registers.broken), tuple(_bones(item) for item in site.items.values()))


def _bones(item: Item) -> tuple[Any, ...]:
    versions = tuple((v.language, v.path, tuple(vars(v.facts).values())) for v in item.versions)
    return item.id, item.section, item.kind, item.attachments, versions


class Pieces:
    """What the pieces of a site hold, to be compared or hashed. None is held by what is not there."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._versions = {v.path: v for item in site.items.values() for v in item.versions}

    def __getitem__(self, piece: Piece) -> Any:
        kind, *of = piece
        match kind:
            case "words":
                version = self._versions.get(of[0])
                return version and tuple(getattr(version.front, name) for name in WORDS)
            case "body":
                version = self._versions.get(of[0])
                return version and (version.digest, version.anchors)
            case "freshness":
                item = self._site.items.get(of[0])
                return item and item.freshness
            case "links":
                return _told(_part(self._site.links, of))
            case "mentions":
                return _part(self._site.mentions, of)
            case _:
                placed = _part(self._site.registers[kind], of)
                return (placed.id, placed.entry) if of and placed else placed


def _told(links: Any) -> Any:
    """What links say, in plain words: there are thousands, and dataclasses take ten times as long to hash."""
    if not isinstance(links, Links):
        return links
    targets = [
        (words, type(to).__name__, *(getattr(to, name) for name in to.__slots__))
        for words, to in links.targets.items()
    ]
    return targets, tuple(links.marks.items()), tuple(links.meanings.items())


def _part(mapping: Mapping[Any, Any], of: list[str]) -> Any:
    """What stands under a key, which is one word or several; all keys, where none is given."""
    if not of:
        return tuple(mapping)
    return mapping.get(of[0] if len(of) == 1 else tuple(of))


class _Watching(Mapping[K, T], Generic[K, T]):
    """A mapping that notes which keys are asked for, and whether all of them are."""

    __slots__ = ("_keys", "_mapping", "_name", "_reads")

    def __init__(self, mapping: Mapping[K, T], name: Piece, reads: Reads) -> None:
        self._mapping, self._name, self._reads = mapping, name, reads

    def __getitem__(self, key: K) -> T:
        self._note(key)
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._reads.note(self._name)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._reads.note(self._name)
        return len(self._mapping)

    def _note(self, key: Any) -> None:
        self._reads.note((*self._name, *((key,) if isinstance(key, str) else key)))


class _WatchedVersion(Version):
    """A text whose words and body are noted when they are read."""

    __slots__ = ("_facts", "_of", "_reads", "_words")

    _of: Version
    _reads: Reads
    _facts: Front
    _words: Piece

    @classmethod
    def of(cls, version: Version, reads: Reads) -> _WatchedVersion:
        kept = {name: getattr(version, name) for name in ("language", "path", "positions")}
        facts, words = _wordless(version.front), ("words", version.path)
        return _made(cls, {**kept, "_of": version, "_reads": reads, "_facts": facts, "_words": words})

    @property
    def facts(self) -> Front:
        return self._facts

    @property
    def front(self) -> Front:
        self._reads.note(self._words)
        return self._of.front

    @property
    def body(self) -> Body:
        self._reads.note(("body", self.path))
        return self._of.body

    @property
    def anchors(self) -> tuple[str, ...]:
        self._reads.note(("body", self.path))
        return self._of.anchors


class _WatchedItem(Item):
    """An item of such texts."""

    __slots__ = ("_of", "_reads")

    _of: Item
    _reads: Reads

    @classmethod
    def of(cls, item: Item, reads: Reads) -> _WatchedItem:
        kept = {name: getattr(item, name) for name in ("id", "section", "kind", "attachments")}
        original = _WatchedVersion.of(item.original, reads)
        translation = item.translation and _WatchedVersion.of(item.translation, reads)
        versions = {"original": original, "translation": translation}
        return _made(cls, {**kept, **versions, "_of": item, "_reads": reads})

    @property
    def freshness(self) -> Freshness:
        self._reads.note(("freshness", self.id))
        return self._of.freshness


def _made(kind: type[T], values: Mapping[str, Any]) -> T:
    """An object of a frozen class with these values alone: what is not among them cannot be read."""
    made = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def _wordless(front: Front) -> Front:
    """The front matter without its words. Of thousands each costs a microsecond so."""
    made = object.__new__(type(front))
    vars(made).update(vars(front))
    vars(made).update(WORDS)
    return made
