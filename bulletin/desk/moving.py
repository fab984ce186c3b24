"""Renames an item's folder, a register's entry or a slug, and mends whatever refers to it.

The old addresses lead on: an item's as ``aliases`` in its front matter, an entry's as ``moved`` in
``content/addresses.yaml``. What was never public gets no earlier address.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.config import FILE as CONFIG_FILE
from bulletin.config import LANGUAGES, parse_config
from bulletin.content.body import LinkRef
from bulletin.content.discover import CONTENT
from bulletin.content.former import FILES as FORMER
from bulletin.content.registers import Placed
from bulletin.desk.edits import Edits, NotFoundError
from bulletin.desk.mending import check_links, mend_follows, mend_links, mend_see, replace_link, restamp
from bulletin.diagnostics import Span
from bulletin.i18n.messages import N_
from bulletin.output.addresses import Addresses, Page
from bulletin.site.link import is_published
from bulletin.site.model import Item, Site, Version
from bulletin.site.references import references
from bulletin.site.registers import KIND_OF, entry_references
from bulletin.syntax.front_matter import with_fields
from bulletin.syntax.scalars import is_id

_ONE_MOVE = re.compile(r"[ \t]*- *\{[^{}]*\}[ \t]*(#[^\r\n]*)?(\r?\n)?")
"""A move on a line of its own, as this command writes it."""

MOVABLE = ("topics", "people", "organisations", "indicators", "glossary", "sources")
"""The registers whose ids can be renamed. A document's id is its mark, which texts cite."""

_NO_NAME = N_("“%(name)s” is no name: lower-case a–z, digits and hyphens")
_THERE = N_("%(new)s is there already; nothing is overwritten")


class MoveError(Exception):
    """Why something cannot be renamed: a message id, and its values."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


@dataclass(frozen=True, slots=True)
class Moving:
    """What a renaming does: files as they are to be, a folder's old and new path, addresses that lead on."""

    files: dict[str, bytes]
    places: dict[str, int]
    renamed: tuple[str, str] | None = None
    leads: dict[str, str] = field(default_factory=dict)


def move(folder: Path, site: Site, old: str, new: str) -> Moving:
    """What renaming ``old`` to ``new`` takes; nothing is written. Raises MoveError.

    ``old`` is an item (``articles/cu``, its folder, its file), an entry (``people/its-id``), or the address
    of an item (``/bai-viet/cu/``), whose slug is then changed. ``new`` is written like it, or is the new name
    alone. ``site`` is linked with its drafts.
    """
    if old.startswith("/"):
        return _slug(folder, site, old, new)
    old, new = _plain(old), _plain(new)
    section = old.partition("/")[0]
    new = new if "/" in new else f"{section}/{new}"
    name = new.partition("/")[2]
    if new.partition("/")[0] != section:
        raise MoveError(N_("“%(old)s” can only be renamed within “%(section)s/”"), old=old, section=section)
    if not is_id(name):
        raise MoveError(_NO_NAME, name=name)
    try:
        if old in site.items:
            return _item(folder, site, site.items[old], new)
        if section in MOVABLE and old.partition("/")[2] in site.registers[section]:
            return _entry(folder, site, section, old.partition("/")[2], name)
    except NotFoundError as error:
        raise MoveError(
            N_("the reference in %(place)s cannot be changed as it is written; do it by hand"),
            place=error,
        ) from error
    raise MoveError(N_("there is no item or entry “%(old)s”"), old=old)


def _plain(name: str) -> str:
    """``content/articles/cu/vi.md`` is ``articles/cu``."""
    name = name.replace("\\", "/").strip("/").removeprefix(f"{CONTENT}/").removeprefix("registers/")
    parts = name.split("/")
    return "/".join(parts[:2]) if len(parts) == 3 and parts[2].endswith(".md") else name


# Items


def _item(folder: Path, site: Site, item: Item, new: str) -> Moving:
    if (folder / CONTENT / new).exists():
        raise MoveError(_THERE, new=f"{CONTENT}/{new}")
    edits = Edits(folder)
    addresses = Addresses(site)
    leads = {}
    for language in LANGUAGES:
        own = item.version(language)
        if item.number is None and not (own and own.front.slug) and site.has_page(item, language):
            path = addresses.path(Page("item", item.id, language))
            leads[path] = f"{path[: -len(_name(item.id)) - 1]}{_name(new)}/"
    _check_free(site, leads)
    _add_aliases(edits, site, item, leads)
    for other in site.items.values():
        for version in other.versions:
            mend_links(edits, version, item.id, new)
        mend_follows(edits, other, item.id, new)
    mend_see(edits, site, item.id, new)
    restamp(edits, site)
    renamed = (f"{CONTENT}/{item.id}", f"{CONTENT}/{new}")
    return Moving(edits.files(), edits.places, renamed, leads if is_published(item, site.as_of) else {})


def _name(item: str) -> str:
    return item.partition("/")[2]


def _slug(folder: Path, site: Site, old: str, new: str) -> Moving:
    """Change the slug of the item at an address, in its language."""
    item, version = _at(site, old)
    path, slug = old.strip("/") + "/", new.strip("/").rpartition("/")[2]
    head = path[: -len(item.slug(version.language)) - 1]
    if new.startswith("/") and new.strip("/") != f"{head}{slug}":
        raise MoveError(N_("only the last part of “%(old)s” can change"), old=old)
    if not is_id(slug):
        raise MoveError(_NO_NAME, name=slug)
    leads = {path: f"{head}{slug}/"}
    _check_free(site, leads)
    edits = Edits(folder)
    edits.rewrite(version.path, lambda data: with_fields(data, {"slug": _quoted(slug)}))
    _add_aliases(edits, site, item, leads)
    return Moving(edits.files(), edits.places, None, leads if is_published(item, site.as_of) else {})


def _at(site: Site, address: str) -> tuple[Item, Version]:
    """The item whose own page stands at an address, as written in its language. Raises MoveError."""
    found = _own_pages(site).get(address.strip("/") + "/")
    if found is None:
        raise MoveError(
            N_("no item has a page of its own at “%(old)s”; for others write “moved:” into %(file)s"),
            old=address,
            file=f"{CONTENT}/{FORMER[0]}",
        )
    return found


def _own_pages(site: Site) -> dict[str, tuple[Item, Version]]:
    """Each text by the path of its page."""
    addresses = Addresses(site)
    return {
        addresses.path(Page("item", item.id, version.language)): (item, version)
        for item in site.items.values()
        for version in item.versions
    }


def _check_free(site: Site, leads: dict[str, str]) -> None:
    """Raise MoveError where another text stands at an address that is to be led to."""
    for taken in _own_pages(site).keys() & {*leads.values()}:
        raise MoveError(_THERE, new=f"/{taken}")


def _quoted(slug: str) -> str:
    return f'"{slug}"' if slug.isdigit() else slug


def _add_aliases(edits: Edits, site: Site, item: Item, leads: dict[str, str]) -> None:
    """Note the earlier addresses in the original's front matter; those it had stay."""
    if not leads or not is_published(item, site.as_of):
        return
    taken = {*leads.values()}
    kept = [alias for alias in item.facts.aliases if alias.removeprefix("/") not in taken]
    every = ", ".join(dict.fromkeys([*kept, *(f"/{path}" for path in leads)]))

    def change(data: bytes) -> bytes:
        return with_fields(with_fields(data, {"aliases": None}), {"aliases": f"[{every}]"})

    edits.rewrite(item.original.path, change)


# Entries of registers


def _entry(folder: Path, site: Site, register: str, old: str, new: str) -> Moving:
    if new in site.registers[register]:
        raise MoveError(_THERE, new=f"{register}/{new}")
    edits, target = Edits(folder), f"{KIND_OF[register]}:{old}"
    placed = site.registers[register][old]
    root = placed.positions.root
    edits.replace(root.path, root.line, old, new, root.column)
    for span in _mentions(folder, site, register, old):
        edits.replace(span.path, span.line, old, new, span.column)
    for item in site.items.values():
        for version in item.versions:
            named = [ref for ref in version.body.refs if isinstance(ref, LinkRef) and ref.target == target]
            for ref in reversed(named):
                replace_link(edits, version.path, ref, f"{KIND_OF[register]}:{new}")
            if named:
                check_links(edits, version, {target: f"{KIND_OF[register]}:{new}"})
    mend_see(edits, site, f"{register}/{old}", f"{register}/{new}")
    restamp(edits, site)
    leads = _leads(site, register, placed, new)
    if leads:
        name = next((name for name in FORMER if (folder / CONTENT / name).is_file()), FORMER[0])
        path = f"{CONTENT}/{name}"
        back = [span.line for span in _moves_back(site, leads) if span.path == path]
        edits.rewrite(path, lambda data: _with_moves(data, leads, back, path))
    return Moving(edits.files(), edits.places, None, leads)


def _mentions(folder: Path, site: Site, register: str, entry: str) -> Iterator[Span]:
    """Where front matter, registers and settings name an entry, as a value of its own."""
    for item in site.items.values():
        for named, word, loc in references(item.facts):
            if (named, word) == (register, entry):
                yield item.original.positions.at(*loc)
    for name in KIND_OF:
        for other in site.registers[name].values():
            for named, word, loc in entry_references(other.entry):
                if (named, word) == (register, entry):
                    yield other.positions.at(*loc)
    settings = parse_config((folder / CONFIG_FILE).read_bytes())
    if register == "indicators" and settings.config and settings.positions:
        for i, word in enumerate(settings.config.home.key_figures):
            if word == entry:
                yield settings.positions.at("home", "key_figures", i)


def _leads(site: Site, register: str, placed: Placed, new: str) -> dict[str, str]:  # type: ignore[type-arg]
    """The addresses that change with an entry's id: none where it has slugs, or no page."""
    if register not in ("topics", "people", "organisations", "indicators") or placed.entry.slug:
        return {}
    addresses = Addresses(site)
    found = {}
    for language in LANGUAGES:
        path = addresses.path(Page(register, placed.id, language))
        found[path] = f"{path[: -len(placed.id) - 1]}{new}/"
    return found


def _moves_back(site: Site, leads: dict[str, str]) -> Iterator[Span]:
    """Where a file of earlier addresses has one lead on that now is to stand again."""
    again = {f"/{path}" for path in leads.values()}
    for file in site.former:
        for i, moved in enumerate(file.addresses.moved):
            if moved.start in again:
                yield file.positions.at("moved", i)


def _with_moves(data: bytes, leads: dict[str, str], back: list[int], path: str) -> bytes:
    """The file of earlier addresses with more that moved, less its lines ``back``. Raises NotFoundError."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    written = re.split(r"(?<=\n)", data.removeprefix(mark).decode())
    for line in back:
        if not _ONE_MOVE.fullmatch(written[line - 1]):
            raise NotFoundError(f"{path}:{line}")
        written[line - 1] = ""
    text = "".join(written)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = "".join(f"  - {{from: /{old}, to: /{new}}}{newline}" for old, new in leads.items())
    head = re.search(r"^moved:[ \t]*(#[^\r\n]*)?\r?\n", text, re.MULTILINE)
    if head:
        rest = text[head.end() :]
        indent = re.match(r"([ \t]*)- ", rest)
        if indent:
            lines = "".join(f"{indent[1]}{line.lstrip()}" for line in lines.splitlines(keepends=True))
        return mark + (text[: head.end()] + lines + rest).encode()
    if re.search(r"^moved:", text, re.MULTILINE):
        raise NotFoundError(path)
    gap = "" if not text or text.endswith("\n") else newline
    return mark + f"{text}{gap}moved:{newline}{lines}".encode()
