"""Finds out what the holes of a body mean: links, marks of documents, abbreviations, pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

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
from bulletin.syntax.suggest import nearest

_WEB = ("https", "http", "mailto", "tel")


class Resolver:
    """Resolves bodies against one site.

    ``texts`` says which item each path belongs to, also that of a translation that is
    a draft: a link to it leads to the original. ``unpublished`` are the paths of items
    that are not built today, ``broken`` of those that could not be parsed.
    """

    def __init__(
        self,
        texts: Mapping[str, Item],
        unpublished: frozenset[str],
        broken: frozenset[str],
        registers: Registers,
        findings: Findings,
    ) -> None:
        self._unpublished = unpublished
        self._broken = broken
        self._registers = registers
        self._findings = findings
        self._texts = texts
        self._meanings = {language: _meanings(registers, language) for language in ("vi", "en")}

    def resolve(self, item: Item, version: Version) -> Links:
        """What the holes of one version's body mean; what leads nowhere is a finding."""
        targets: dict[str, Target] = {}
        marks: dict[str, str] = {}
        meanings: dict[str, str] = {}
        for ref in version.body.refs:
            match ref:
                case LinkRef():
                    if target := self._link(ref, item, version):
                        targets[ref.target] = target
                case MarkRef():
                    if document := self._mark(ref, version):
                        marks[ref.text] = document
                case AbbrRef():
                    if meaning := self._meanings[version.language].get(ref.text):
                        meanings[ref.text] = meaning
                case ImageRef():
                    found = self._check_file(ref.file, item, version, ref.place)
                    if found and not is_picture(ref.file):
                        self._add("not-a-picture", version, ref.place, file=ref.file)
        return Links(targets, marks, meanings)

    def _add(self, code: str, version: Version, place: Place, **values: object) -> None:
        self._findings.add(code, Span(version.path, *place), **values)

    def _link(self, ref: LinkRef, item: Item, version: Version) -> Target | None:
        scheme, colon, rest = ref.target.partition(":")
        named = scheme in REGISTER_OF
        if ref.empty and not named:
            self._add("empty-link", version, ref.place)
        if ref.target in {"", "#"}:
            self._add("dangling-link", version, ref.place, target=ref.target)
            return None
        if ref.target.startswith("//"):
            self._add("bad-address", version, ref.place, value=ref.target)
            return None
        if colon and "/" not in scheme and "#" not in scheme:
            if named:
                return self._entry(scheme, unquote(rest), version, ref.place)
            if scheme.lower() in {"http", "https"} and not is_url(ref.target):
                self._add("bad-address", version, ref.place, value=ref.target)
                return None
            if scheme.lower() in _WEB:
                return WebTarget(ref.target)
            self._add("bad-scheme", version, ref.place, scheme=scheme, known=", ".join(REGISTER_OF))
            return None
        return self._file(ref, item, version)

    def _entry(self, kind: str, word: str, version: Version, place: Place) -> Target | None:
        register = REGISTER_OF[kind]
        if register == "documents":
            candidates = documents_with_mark(word, self._registers)
            if len(candidates) > 1:
                names = ", ".join(candidates)
                self._add(
                    "ambiguous-document", version, place, mark=word, candidates=names, first=candidates[0]
                )
                return None
            word = candidates[0] if candidates else word
        span = Span(version.path, *place)
        if word not in self._registers[register] and unknown(
            register, word, span, self._registers, self._findings
        ):
            return None
        return EntryTarget(register, word)

    def _file(self, ref: LinkRef, item: Item, version: Version) -> Target | None:
        path, _, anchor = unquote(ref.target).partition("#")
        if not path:
            return self._anchor(ref, item, version, anchor)
        full = posixpath.normpath(posixpath.join(posixpath.dirname(version.path), path))
        if not full.startswith("content/"):
            self._add("path-outside", version, ref.place, path=path)
            return None
        if found := self._texts.get(full):
            return self._item(ref, version, found, anchor)
        if any(path.startswith(f"{posixpath.dirname(full)}/") for path in self._broken):
            return None
        if full in self._unpublished:
            self._add("unpublished-link", version, ref.place, target=full)
            return None
        name = posixpath.basename(full)
        if posixpath.dirname(full) == posixpath.dirname(version.path) and not full.endswith(".md"):
            return FileTarget(item.id, name) if self._check_file(name, item, version, ref.place) else None
        guess = nearest(full, self._texts.keys() - {version.path})
        relative = posixpath.relpath(guess, posixpath.dirname(version.path)) if guess else ""
        self._add("dangling-link", version, ref.place, target=path, guess=relative)
        return None

    def _item(self, ref: LinkRef, version: Version, target: Item, anchor: str) -> Target | None:
        """A link to another item; its anchor must stand in the version the reader is led to."""
        known = target.anchors(version.language)
        if anchor and anchor not in known:
            self._dangling_anchor(ref, version, target.shown(version.language).path, anchor, known)
            return None
        return ItemTarget(target.id, anchor or None)

    def _anchor(self, ref: LinkRef, item: Item, version: Version, anchor: str) -> Target | None:
        known = item.anchors(version.language)
        if anchor not in known:
            self._dangling_anchor(ref, version, version.path, anchor, known)
            return None
        return AnchorTarget(anchor)

    def _dangling_anchor(
        self, ref: LinkRef, version: Version, path: str, anchor: str, known: frozenset[str]
    ) -> None:
        names, guess = ", ".join(sorted(known)) or "–", nearest(anchor, known) or ""
        self._add("dangling-anchor", version, ref.place, target=path, anchor=anchor, known=names, guess=guess)

    def _mark(self, ref: MarkRef, version: Version) -> str | None:
        candidates = documents_with_mark(ref.text, self._registers)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            names = ", ".join(candidates)
            self._add(
                "ambiguous-document", version, ref.place, mark=ref.text, candidates=names, first=candidates[0]
            )
        elif not is_broken("documents", ref.text, self._registers):
            guess = nearest(ref.text, self._registers.documents) or ""
            self._add("unregistered-document", version, ref.place, mark=ref.text, guess=guess)
        return None

    def _check_file(self, name: str, item: Item, version: Version, place: Place) -> bool:
        names = [a.name for a in item.attachments]
        if name in names:
            return True
        self._add("missing-file", version, place, file=name, guess=nearest(name, names) or "")
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
