"""Finds out what the holes of a body mean: links, marks of documents, abbreviations, pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from bulletin.config import LANGUAGES
from bulletin.content.body import AbbrRef, ImageRef, LinkRef, MarkRef, Place
from bulletin.content.images import is_picture
from bulletin.diagnostics import Findings, Span
from bulletin.site.model import (
    AnchorTarget,
    EntryTarget,
    FileTarget,
    Item,
    ItemTarget,
    Links,
    Registers,
    Target,
    Version,
    WebTarget,
)
from bulletin.site.references import documents_with_mark
from bulletin.site.registers import REGISTER_OF, is_broken, unknown
from bulletin.syntax.scalars import is_url
from bulletin.syntax.suggest import nearest, nearest_mark

_WEB = ("https", "http", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An item as links to it see it: ``paths`` are, by the reader's language, the file that is shown."""

    item: str
    paths: Mapping[str, str]


def link_target(item: Item) -> LinkTarget:
    """The item as links see it."""
    return LinkTarget(item.id, {language: item.shown(language).path for language in LANGUAGES})


Anchors = Mapping[str, Mapping[str, frozenset[str]]]
"""By item and the reader's language, the ids on its page."""


def anchors_of(item: Item) -> Mapping[str, frozenset[str]]:
    """The ids on an item's page, by the reader's language."""
    return {language: item.anchors(language) for language in LANGUAGES}


def leads_into_pages(item: Item) -> bool:
    """Whether a body links to a place within a page: only then do the headings of others matter to it."""
    return any("#" in r.target for v in item.versions for r in v.body.refs if isinstance(r, LinkRef))


class World:
    """What all bodies of a site may refer to.

    ``texts`` says which item each path belongs to, also that of a translation that is
    a draft: a link to it leads to the original. ``unpublished`` are the paths of items
    that are not built today, ``broken`` of those that could not be parsed.
    """

    def __init__(
        self,
        texts: Mapping[str, LinkTarget],
        unpublished: frozenset[str],
        broken: frozenset[str],
        registers: Registers,
    ) -> None:
        self.texts = texts
        self.unpublished = unpublished
        self.broken = broken
        self.registers = registers
        self.meanings = {language: _meanings(registers, language) for language in LANGUAGES}


def resolve(world: World, anchors: Anchors, item: Item, version: Version, findings: Findings) -> Links:
    """What the holes of one version's body mean; what leads nowhere is a finding.

    ``anchors`` are those of the items that the body may lead into.
    """
    return _Resolver(world, anchors, item, version, findings).links()


class _Resolver:
    """Resolves the holes of one body."""

    def __init__(
        self, world: World, anchors: Anchors, item: Item, version: Version, findings: Findings
    ) -> None:
        self._world = world
        self._anchors = anchors
        self._registers = world.registers
        self._item = item
        self._version = version
        self._findings = findings

    def links(self) -> Links:
        targets: dict[str, Target] = {}
        marks: dict[str, str] = {}
        meanings: dict[str, str] = {}
        known = self._world.meanings[self._version.language]
        for ref in self._version.body.refs:
            match ref:
                case LinkRef():
                    if target := self._link(ref):
                        targets[ref.target] = target
                case MarkRef():
                    if document := self._mark(ref):
                        marks[ref.text] = document
                case AbbrRef():
                    if meaning := known.get(ref.text):
                        meanings[ref.text] = meaning
                case ImageRef():
                    if self._check_file(ref.file, ref.place) and not is_picture(ref.file):
                        self._add("not-a-picture", ref.place, file=ref.file)
        return Links(targets, marks, meanings)

    def _add(self, code: str, place: Place, **values: object) -> None:
        self._findings.add(code, Span(self._version.path, *place), **values)

    def _link(self, ref: LinkRef) -> Target | None:
        scheme, colon, rest = ref.target.partition(":")
        named = scheme in REGISTER_OF
        if ref.empty and not named:
            self._add("empty-link", ref.place)
        if ref.target in {"", "#"}:
            self._add("dangling-link", ref.place, target=ref.target)
            return None
        if ref.target.startswith("//"):
            self._add("bad-address", ref.place, value=ref.target)
            return None
        if colon and "/" not in scheme and "#" not in scheme:
            if named:
                return self._entry(scheme, unquote(rest), ref.place)
            if scheme.lower() in {"http", "https"} and not is_url(ref.target):
                self._add("bad-address", ref.place, value=ref.target)
                return None
            if scheme.lower() in _WEB:
                return WebTarget(ref.target)
            self._add("bad-scheme", ref.place, scheme=scheme, known=", ".join(REGISTER_OF))
            return None
        return self._file(ref)

    def _entry(self, kind: str, word: str, place: Place) -> Target | None:
        register = REGISTER_OF[kind]
        if register == "documents":
            candidates = documents_with_mark(word, self._registers)
            if len(candidates) > 1:
                names = ", ".join(candidates)
                self._add("ambiguous-document", place, mark=word, candidates=names, first=candidates[0])
                return None
            word = candidates[0] if candidates else word
        span = Span(self._version.path, *place)
        if word not in self._registers[register] and unknown(
            register, word, span, self._registers, self._findings
        ):
            return None
        return EntryTarget(register, word)

    def _file(self, ref: LinkRef) -> Target | None:
        path, anchor = (unquote(part) for part in ref.target.partition("#")[::2])
        if not path:
            return self._anchor(ref, anchor)
        full = posixpath.normpath(posixpath.join(posixpath.dirname(self._version.path), path))
        if not full.startswith("content/"):
            self._add("path-outside", ref.place, path=path)
            return None
        if found := self._world.texts.get(full):
            return self._to_item(ref, found, anchor)
        if any(path.startswith(f"{posixpath.dirname(full)}/") for path in self._world.broken):
            return None
        if full in self._world.unpublished:
            self._add("unpublished-link", ref.place, target=full)
            return None
        name = posixpath.basename(full)
        if posixpath.dirname(full) == posixpath.dirname(self._version.path) and not full.endswith(".md"):
            return FileTarget(self._item.id, name) if self._check_file(name, ref.place) else None
        guess = nearest(full, self._world.texts.keys() - {self._version.path})
        relative = posixpath.relpath(guess, posixpath.dirname(self._version.path)) if guess else ""
        self._add("dangling-link", ref.place, target=path, guess=relative)
        return None

    def _to_item(self, ref: LinkRef, target: LinkTarget, anchor: str) -> Target | None:
        """A link to another item; its anchor must stand in the version the reader is led to."""
        language = self._version.language
        if anchor and anchor not in (known := self._anchors[target.item][language]):
            self._dangling_anchor(ref, target.paths[language], anchor, known)
            return None
        return ItemTarget(target.item, anchor or None)

    def _anchor(self, ref: LinkRef, anchor: str) -> Target | None:
        known = self._item.anchors(self._version.language)
        if anchor not in known:
            self._dangling_anchor(ref, self._version.path, anchor, known)
            return None
        return AnchorTarget(anchor)

    def _dangling_anchor(self, ref: LinkRef, path: str, anchor: str, known: frozenset[str]) -> None:
        names, guess = ", ".join(sorted(known)) or "–", nearest(anchor, known) or ""
        self._add("dangling-anchor", ref.place, target=path, anchor=anchor, known=names, guess=guess)

    def _mark(self, ref: MarkRef) -> str | None:
        candidates = documents_with_mark(ref.text, self._registers)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            names = ", ".join(candidates)
            self._add("ambiguous-document", ref.place, mark=ref.text, candidates=names, first=candidates[0])
        elif not is_broken("documents", ref.text, self._registers):
            guess = nearest_mark(ref.text, self._registers.documents) or ""
            self._add("unregistered-document", ref.place, mark=ref.text, guess=guess)
        return None

    def _check_file(self, name: str, place: Place) -> bool:
        names = [a.name for a in self._item.attachments]
        if name in names:
            return True
        self._add("missing-file", place, file=name, guess=nearest(name, names) or "")
        return False


def _meanings(registers: Registers, language: str) -> dict[str, str]:
    """Abbreviations of the glossary and of the bodies' names, with what they stand for in ``language``."""
    found = {}
    for organisation in registers.organisations.values():
        if short := getattr(organisation.entry, f"abbr_{language}"):
            found[short] = organisation.entry.name[language]
    for term in registers.glossary.values():
        if short := getattr(term.entry, f"abbr_{language}"):
            found[short] = term.entry.term[language]
    return found
