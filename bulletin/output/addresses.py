"""Addresses: where everything is published, and how one page points at another (DESIGN 5).

A reference to a page is written the same on every page: the path from the site's root between two
control signs (no text may hold any). So the views of cards, links and bodies are shared by all pages
that show them, and `resolve` makes a page's references relative once it is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from bulletin.config import Language, SiteConfig
from bulletin.content.discover import Attachment
from bulletin.content.registers import mark_of
from bulletin.i18n.vietnamese import slugify
from bulletin.output.edition import LEAF
from bulletin.site.model import Item, Site

REGISTERS_WITH_PAGES = ("topics", "people", "organisations", "documents", "indicators")


class Page(NamedTuple):
    """What a page is of: ``kind`` (item, topics, archive …), which one, in which language, which leaf.

    ``id`` is empty for a section's own page, and the address of a page that is ``gone``.
    ``number`` counts the leaves of a paginated list from 1.
    """

    kind: str
    id: str
    language: Language
    number: int = 1


class Addresses:
    """The path of every page: ``phien-hop/8/`` (a folder, served as its index.html)."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._config = site.config
        self._paths: dict[Page, str] = {}
        self._encoded: dict[Page, str] = {}

    def reference(self, page: Page, anchor: str | None = None) -> str:
        """What a view holds to point at ``page``; `resolve` turns it into a relative reference."""
        known = f"{_OPEN}{self._known(page)}{_CLOSE}"
        return f"{known}#{anchor}" if anchor else known

    def _known(self, page: Page) -> str:
        """The path of a page as it stands in an address."""
        known = self._encoded.get(page)
        if known is None:
            known = self._encoded[page] = encoded(self.path(page))
        return known

    def path(self, page: Page) -> str:
        """The path from the site's root, without a leading slash."""
        known = self._paths.get(page)
        if known is None:
            known = self._paths[page] = self._path(page)
        return known

    def _path(self, page: Page) -> str:
        if page.kind == "gone":
            return page.id
        prefix = "" if page.language == self._config.default_language else f"{page.language}/"
        leaf = "" if page.number == 1 else f"{_PAGE[page.language]}-{page.number}/"
        return f"{prefix}{self._below(page)}{leaf}"

    def _below(self, page: Page) -> str:
        config, language = self._config, page.language
        match page.kind:
            case "home":
                return ""
            case "item":
                return _item_path(self._site.items[page.id], language, config)
            case "section":
                return f"{config.sections[page.id].slug[language]}/"
            case "timeline" | "archive":
                slug = getattr(config.slugs, page.kind)[language]
                if page.kind == "timeline" and page.id:
                    return f"{slug}/{self._entry_slug('topics', page.id, language)}/"
                return f"{slug}/{page.id}/" if page.id else f"{slug}/"
            case "commitments" | "commitments-on" | "commitment":
                return f"{config.slugs.commitments[language]}/{self._commitments(page)}"
            case _:
                slug = getattr(config.slugs, page.kind)[language]
                return f"{slug}/{self._entry_slug(page.kind, page.id, language)}/" if page.id else f"{slug}/"

    def _commitments(self, page: Page) -> str:
        """Below the register: a way to look at it, a topic, or an event's path and the commitment's id."""
        if page.kind == "commitments":
            return f"{_BY[page.id][page.language]}/" if page.id else ""
        if page.kind == "commitments-on":
            return f"{_BY['topic'][page.language]}/{self._entry_slug('topics', page.id, page.language)}/"
        item, _, name = page.id.partition("#")
        return f"{_item_path(self._site.items[item], page.language, self._config)}{name}/"

    def _entry_slug(self, register: str, entry_id: str, language: str) -> str:
        if register == "documents":
            document = self._site.registers.documents[entry_id].entry
            mark = mark_of(entry_id, document.unnumbered)
            year = f"{document.date.first_day.year}/" if document.date else ""
            return f"{year}{slugify(mark or entry_id)}"
        entry = self._site.registers[register][entry_id].entry
        slug = getattr(entry, "slug", None)
        return str(slug[language]) if slug else entry_id

    def file(self, attachment: Attachment) -> str:
        """An attachment is published once, under its original's page."""
        item = self._site.items[attachment.item]
        page = Page("item", item.id, item.original.language)
        return self.path(page) + attachment.name

    def absolute(self, path: Page | str) -> str | None:
        """The whole address of a page or a path, or None without ``base_url``."""
        if not self._config.base_url:
            return None
        return self._config.base_url + (encoded(path) if isinstance(path, str) else self._known(path))


_PAGE: Mapping[str, str] = {"vi": "trang", "en": "page"}
_BY: Mapping[str, Mapping[str, str]] = {
    "deadline": {"vi": "theo-thoi-han", "en": "by-deadline"},
    "event": {"vi": "theo-su-kien", "en": "by-event"},
    "owner": {"vi": "theo-co-quan", "en": "by-organisation"},
    "topic": {"vi": "theo-chu-de", "en": "by-topic"},
}


def _item_path(item: Item, language: Language, config: SiteConfig) -> str:
    if item.section == "pages":
        return f"{item.slug(language)}/"
    return f"{config.sections[item.section].slug[language]}/{item.slug(language)}/"


def encoded(path: str) -> str:
    """A path as it stands in an address (RFC 3986)."""
    return quote(path, safe="/-._~")


_OPEN, _CLOSE = "\x02", "\x03"
_REFERENCE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}(#?)")


def reference(path: str) -> str:
    """What a view holds to point at a path from the root."""
    return f"{_OPEN}{encoded(path)}{_CLOSE}"


def resolve(text: str, source: str, leaf: str = "") -> str:
    """``text`` with every reference in it made relative to the page at ``source``.

    Relative references make one build work at a root and under a sub-path; with ``leaf``, the file in each
    folder, also where there is no server.
    """
    source = encoded(source)
    steps = _steps(source)
    known: dict[str, str] = {}
    before, *pieces = text.split(_OPEN)
    parts = [before]
    for piece in pieces:
        target, _, after = piece.partition(_CLOSE)
        if target != source or not after.startswith("#"):
            found = known.get(target)
            if found is None:
                found = known[target] = _stepped(steps, target) + (leaf if leaf and is_folder(target) else "")
            parts.append(found)
        parts.append(after)
    return "".join(parts)


def rooted(text: str, base: str) -> str:
    """``text`` with every reference in it made absolute on its host: ``base`` is the site's own path."""
    return _REFERENCE.sub(lambda match: base + match[1] + match[2], text)


def relative(source: str, target: str) -> str:
    """The reference from the page at ``source`` to ``target``, both encoded paths from the root."""
    return _stepped(_steps(source), target)


def _steps(source: str) -> list[tuple[str, str]]:
    """The folders that a page stands in, its own first, and how each is reached from there."""
    above = source.split("/")[:-1]
    return [
        ("".join(f"{name}/" for name in above[:n]), "../" * (len(above) - n))
        for n in range(len(above), -1, -1)
    ]


def _stepped(steps: list[tuple[str, str]], target: str) -> str:
    for folder, up in steps:
        if target.startswith(folder):
            return up + target[len(folder) :] or "./"
    raise ValueError(target)  # never: the last folder is the root, whose path is empty


def file_of(path: str) -> str:
    """The output file that serves a path."""
    return f"{path}{LEAF}" if is_folder(path) else path


def is_folder(path: str) -> bool:
    """Whether a path from the root is a page's own, which a server shows its ``index.html`` for."""
    return path == "" or path.endswith("/")
