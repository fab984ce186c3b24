"""Mends what refers to something by its old name: links, follow-ups, ``see``, the notes of translations.

Each adds to the changes so far. What is written so that it cannot be changed is a NotFoundError.
"""

from __future__ import annotations

import posixpath

from bulletin.content.body import LinkRef
from bulletin.content.discover import CONTENT, ItemFile
from bulletin.content.parse import parse_item
from bulletin.desk.edits import Edits, NotFoundError
from bulletin.site.freshness import State
from bulletin.site.model import Item, Site, Version


def mend_links(edits: Edits, version: Version, old: str, new: str) -> None:
    """Make the links that lead into a folder lead into it by its new name."""
    here = posixpath.dirname(version.path)
    inside = here == f"{CONTENT}/{old}"
    written_anew = {}
    for ref in reversed(version.body.refs):  # the last first: places before it stay
        if not isinstance(ref, LinkRef) or ":" in ref.target.partition("/")[0] or ".." not in ref.target:
            continue
        path, sign, anchor = ref.target.partition("#")
        led = posixpath.normpath(posixpath.join(here, path))
        if led.startswith(f"{CONTENT}/{old}/"):
            target = f"{CONTENT}/{new}/{led.removeprefix(f'{CONTENT}/{old}/')}"
            start = f"{CONTENT}/{new}" if inside else here
            written = f"{posixpath.relpath(target, start)}{sign}{anchor}"
            replace_link(edits, version.path, ref, written)
            written_anew[ref.target] = written
    if written_anew:
        check_links(edits, version, written_anew)


def replace_link(edits: Edits, path: str, ref: LinkRef, written: str) -> None:
    """Put another target in the place of a link's, where it is or where it is defined further down."""
    for before in ("](", "](<", "]: ", "]:"):
        try:
            edits.replace(path, ref.place.line, before + ref.target, before + written, ref.place.column)
        except NotFoundError:
            continue
        return
    for before in ("](", "](<", "]: ", "]:"):
        try:
            edits.replace_below(path, ref.place.line, before + ref.target, before + written)
        except NotFoundError:
            continue
        return
    raise NotFoundError(f"{path}:{ref.place.line}")


def check_links(edits: Edits, version: Version, written: dict[str, str]) -> None:
    """See that the text says what it said, its links aside. Raises NotFoundError where it does not."""
    _, section, folder, _ = version.path.split("/")
    file = ItemFile(version.path, f"{section}/{folder}", section, version.language)
    parsed = parse_item(file, edits.data(version.path)).parsed
    wanted = [written.get(ref.target, ref.target) for ref in version.body.refs if isinstance(ref, LinkRef)]
    found = [ref.target for ref in parsed.body.refs if isinstance(ref, LinkRef)] if parsed else []
    if parsed is None or found != wanted or parsed.body.html != version.body.html:
        raise NotFoundError(version.path)


def mend_follows(edits: Edits, item: Item, old: str, new: str) -> None:
    """Make an event follow the commitments of an event by its new name."""
    for i, follow in enumerate(item.event.follows if item.event else ()):
        if follow.commitment.partition("#")[0] == old:
            span = item.original.positions.at("follows", i, "commitment")
            edits.replace(span.path, span.line, f"{old}#", f"{new}#", span.column)


def mend_see(edits: Edits, site: Site, old: str, new: str) -> None:
    """Make what is gone send readers to an item or an entry by its new name."""
    for file in site.former:
        for i, gone in enumerate(file.addresses.gone):
            if gone.see == old:
                span = file.positions.at("gone", i, "see")
                edits.replace(span.path, span.line, old, new, span.column)


def restamp(edits: Edits, site: Site) -> None:
    """Keep translations in step that were: a link that is spelt otherwise is nothing to translate."""
    for item in site.items.values():
        translation, stamped = item.translation, item.freshness.stamped
        if (
            translation
            and stamped
            and item.freshness.state is State.FRESH
            and item.original.path in edits.places
        ):
            original = item.original
            file = ItemFile(original.path, item.id, item.section, original.language)
            parsed = parse_item(file, edits.data(original.path)).parsed
            if parsed is None:
                raise NotFoundError(original.path)
            digest = parsed.stamp
            if digest != stamped:
                span = translation.positions.at("translates")
                edits.replace(span.path, span.line, stamped, digest, span.column)
