"""Checks what front matter refers to: register entries, other items' commitments, files beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin.config import SiteConfig
from bulletin.content.images import is_picture
from bulletin.content.records import EventFront, Front
from bulletin.diagnostics import Findings
from bulletin.site.commitments import check_commitments
from bulletin.site.model import Item, Registers
from bulletin.site.registers import unknown
from bulletin.syntax.positions import Positions
from bulletin.syntax.suggest import nearest

Loc = tuple[str | int, ...]


def check_references(
    items: Mapping[str, Item], broken: frozenset[str], registers: Registers, findings: Findings
) -> None:
    """Report every id in every original's front matter that leads nowhere, and ids used twice.

    ``broken`` are the paths of files that could not be parsed: what they hold is not known.
    """
    for item in items.values():
        for register, word, loc in references(item.facts):
            if word in registers[register]:
                continue
            if register == "documents":
                _document(word, item, loc, registers, findings)
            else:
                unknown(register, word, item.original.positions.at(*loc), registers, findings)
        _check_files(item, findings)
    check_commitments(items, broken, findings)
    _check_numbers(items, findings)


def check_settings(
    config: SiteConfig, positions: Positions, registers: Registers, findings: Findings
) -> None:
    """Report what the settings name and no register has."""
    for i, indicator in enumerate(config.home.key_figures):
        unknown("indicators", indicator, positions.at("home", "key_figures", i), registers, findings)


def references(front: Front) -> Iterator[tuple[str, str, Loc]]:
    """What a front matter refers to: register, id, and where that stands."""
    for register in ("topics", "documents", "people", "organisations", "sources"):
        yield from ((register, word, (register, i)) for i, word in enumerate(getattr(front, register)))
    for i, caveat in enumerate(front.caveats):
        yield from (("sources", s, ("caveats", i, "sources", j)) for j, s in enumerate(caveat.sources))
    if isinstance(front, EventFront):
        yield from _people(front)
        yield from _facts(front)


def _people(front: EventFront) -> Iterator[tuple[str, str, Loc]]:
    if front.chair:
        yield "people", front.chair, ("chair",)
    yield from (("people", a.person, ("attendees", i, "person")) for i, a in enumerate(front.attendees))
    for i, point in enumerate(front.bridge_points):
        here: Loc = ("bridge_points", i)
        those = enumerate(point.attendees)
        yield from (("people", a.person, (*here, "attendees", j, "person")) for j, a in those)
        if point.source:
            yield "sources", point.source, (*here, "source")


def _facts(front: EventFront) -> Iterator[tuple[str, str, Loc]]:
    for i, name in enumerate(front.also_called):
        yield from (("sources", s, ("also_called", i, "sources", j)) for j, s in enumerate(name.sources))
    for i, figure in enumerate(front.figures):
        yield "indicators", figure.indicator, ("figures", i, "indicator")
        yield "sources", figure.source, ("figures", i, "source")
        if figure.by:
            yield "organisations", figure.by, ("figures", i, "by")
        if figure.scope != "national":
            yield "organisations", figure.scope, ("figures", i, "scope")
    for i, commitment in enumerate(front.commitments):
        yield "sources", commitment.source, ("commitments", i, "source")
        owners = enumerate(commitment.owners)
        yield from (("organisations", o, ("commitments", i, "owners", j)) for j, o in owners)
        if commitment.indicator:
            yield "indicators", commitment.indicator, ("commitments", i, "indicator")
    yield from (("sources", f.source, ("follows", i, "source")) for i, f in enumerate(front.follows))


def documents_with_mark(mark: str, registers: Registers) -> list[str]:
    """The ids of the registered documents that are cited as ``mark``."""
    if mark in registers.documents:
        return [mark]
    return [key for key in registers.documents if key.partition("@")[0] == mark]


def _document(mark: str, item: Item, loc: Loc, registers: Registers, findings: Findings) -> None:
    candidates = documents_with_mark(mark, registers)
    place = item.original.positions.at(*loc)
    if candidates:
        names = ", ".join(candidates)
        findings.add("ambiguous-document", place, mark=mark, candidates=names, first=candidates[0])
    else:
        unknown("documents", mark, place, registers, findings)


def _check_files(item: Item, findings: Findings) -> None:
    names = [a.name for a in item.attachments]
    for i, photo in enumerate(item.facts.photos):
        if photo.file not in names:
            place = item.original.positions.at("photos", i, "file")
            findings.add("missing-file", place, file=photo.file, guess=nearest(photo.file, names) or "")
        elif not is_picture(photo.file):
            findings.add("not-a-picture", item.original.positions.at("photos", i, "file"), file=photo.file)


def _check_numbers(items: Mapping[str, Item], findings: Findings) -> None:
    seen: dict[int, Item] = {}
    for item in items.values():
        if item.number is None:
            continue
        if other := seen.get(item.number):
            place = item.original.positions.at("number")
            findings.add("duplicate-number", place, number=item.number, other=other.original.path)
        seen.setdefault(item.number, item)
