"""Which addresses are published, and as what: the contents of ``urls.lock``, and what a build may not lose.

An address is one that people quote, link, subscribe to or download from: every page; attachments; feeds,
calendars and open data; earlier addresses, and those that say what is gone. Not counted is what only serves
the pages or shows the same otherwise: further leaves of a list, the parts of a list by topic, year or
deadline, stylesheets, scripts, the search index, sitemap, robots.txt and the pages for missing addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from bulletin.config import SiteConfig
from bulletin.diagnostics import Findings, Span
from bulletin.output.addresses import Page, encoded
from bulletin.output.plan import Plan
from bulletin.output.redirects import language_at
from bulletin.site.model import Site

FILE = "urls.lock"
_HEAD = """\
# Mọi địa chỉ đã công bố. Chỉ lệnh “bulletin lock” ghi tệp này; hãy đưa nó vào kho mã cùng nội dung.
# Every address that has been published. “bulletin lock” alone writes this file; commit it with the content.
"""
_PARTS = frozenset({"archive", "commitments", "commitments-on", "timeline"})
"""Pages that with an id show a part of what the page without one does, or the same in another order."""

_FILES = {
    "feed.xml": "feed",
    "calendar": "calendar",
    "csv": "data",
    "csvw": "data",
    "json": "data",
    "schema": "data",
}
"""What the files are that programs fetch, by what writes them."""

_OWNER = re.compile(r"(?:content/)?([^/#]+/[^/#]+)")


class Locked(NamedTuple):
    """A line of the lock: what was published there, and the number of the line."""

    what: str
    line: int


def addresses_of(made: Plan) -> dict[str, str]:
    """What is published at each address (paths from the root, not encoded).

    An item by its id, a register's entry as ``register/id``, a commitment by its id, an attachment by its
    file; else a word.
    """
    found = {here.path: _named(here.page) for here in made.pages if _counts(here.page)}
    for output in made.outputs:
        if output.template in _FILES:
            found[output.path] = _FILES[output.template]
        elif output.template == "picture":  # under its own name; its other sizes only serve pages
            found[output.path] = output.owner().path
    found |= {copy.path: copy.source for copy in made.copies}
    found |= {one.path: "moved" for one in made.redirects if one.target in found}
    return found | {one.path: "gone" for one in made.gone}


def _counts(page: Page) -> bool:
    return page.number == 1 and not (page.kind in _PARTS and page.id)


def _named(page: Page) -> str:
    if page.kind in {"item", "commitment", "section"}:
        return page.id
    return f"{page.kind}/{page.id}" if page.id else page.kind


def as_text(addresses: Mapping[str, str]) -> str:
    """The text of the lock: an address and what it is of on each line, sorted."""
    lines = sorted(
        f"/{encoded(path)} {encoded(what).replace('%23', '#')}\n" for path, what in addresses.items()
    )
    return _HEAD + "".join(lines)


def read(data: bytes, findings: Findings) -> dict[str, Locked]:
    """What a lock says. A line that is none (of an unfinished merge, say) is a finding."""
    found: dict[str, Locked] = {}
    for number, line in enumerate(data.decode(errors="replace").lstrip("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        address, _, what = line.strip().partition(" ")
        if not address.startswith("/"):
            findings.add("bad-lock-line", Span(FILE, number, 1, max(1, len(line))), text=line.strip())
            continue
        found.setdefault(unquote(address).removeprefix("/"), Locked(unquote(what), number))
    return found


def check_kept(
    locked: Mapping[str, Locked], now: Mapping[str, str], site: Site, other_day: bool, findings: Findings
) -> None:
    """Report published addresses at which nothing would stand: one finding for what is lost together.

    With ``other_day`` the build looks at another day than today; what then waits for its day is not missed.
    """
    lost = {path: one for path, one in locked.items() if path not in now}
    if other_day and "day" in site.withheld.values():
        lost = {path: one for path, one in lost.items() if not _waits(one.what, site)}
    if not lost:
        return
    places = _places(now, site)
    moves: dict[tuple[str, str], list[str]] = {}
    for path, one in lost.items():
        new = places.get((one.what, language_at(path, site.config)))
        if new is not None:
            start, to = _move(path, new)
            if "#" in one.what:
                start, to = _of_event(start, site.config), _of_event(to, site.config)
            moves.setdefault((start, to), []).append(path)
    for (start, to), paths in moves.items():
        words = [path for path, one in lost.items() if path.startswith(start) and "/" not in one.what]
        told = {path for path in (*paths, *words) if path in lost}
        if not told:
            continue
        first = _first(told)
        findings.add(
            "moved-address",
            Span(FILE, lost[first].line, 1, 1),
            address=f"/{first}",
            what=lost[first].what,
            start=f"/{start}",
            to=f"/{to}",
            count=len(told),
        )
        lost = {path: one for path, one in lost.items() if path not in told}
    _tell_lost(lost, findings)


def _first(paths: Iterable[str]) -> str:
    """The address to name of several: the shortest, which the others are below of."""
    return min(paths, key=lambda path: (len(path), path))


def _tell_lost(lost: Mapping[str, Locked], findings: Findings) -> None:
    groups: dict[str, list[str]] = {}
    for path, one in lost.items():
        owner = _OWNER.match(one.what)
        groups.setdefault(owner[1] if owner else path, []).append(path)
    for paths in groups.values():
        first = _first(paths)
        place = Span(FILE, lost[first].line, 1, 1)
        what = lost[first].what
        findings.add("lost-address", place, address=f"/{first}", what=what, count=len(paths))


def _waits(what: str, site: Site) -> bool:
    """Whether what was published waits for its day, or is a list, which may be empty until then."""
    owner = _OWNER.match(what)
    return site.withheld.get(owner[1]) == "day" if owner else True


def _places(now: Mapping[str, str], site: Site) -> dict[tuple[str, str], str]:
    """Where a thing stands today, by its name and the language; earlier addresses do not count."""
    found: dict[tuple[str, str], str] = {}
    for path, what in now.items():
        if what not in {"moved", "gone", *_FILES.values()}:
            found[what, language_at(path, site.config)] = path
    return found


def _move(old: str, new: str) -> tuple[str, str]:
    """The shortest move that leads from ``old`` to ``new``: without what both have at their ends."""
    here, there = old.split("/"), new.split("/")
    if here[-1] != there[-1] or min(len(here), len(there)) < 2:
        return old, new
    folders, others = here[:-1], there[:-1]
    while len(folders) > 1 and len(others) > 1 and folders[-1] == others[-1]:
        folders, others = folders[:-1], others[:-1]
    return "/".join(folders) + "/", "/".join(others) + "/"


def _of_event(path: str, config: SiteConfig) -> str:
    """The address of a commitment without the register's part: it moves with its event."""
    language = language_at(path, config)
    prefix = "" if language == config.default_language else f"{language}/"
    return prefix + path.removeprefix(f"{prefix}{config.slugs.commitments[language]}/")


def unlocked(locked: Iterable[str], now: Iterable[str]) -> list[str]:
    """The addresses that are published and not locked yet, sorted."""
    return sorted(set(now) - set(locked))
