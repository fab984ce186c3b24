"""Where earlier addresses lead, and which are gone: for pages that say so, and for hosts.

An item's ``aliases`` and the ``moved`` of ``content/addresses.yaml`` are the same: what stands now at the one
address, and below it, stood at the other. A page gets a small page that leads on; a file that programs fetch
(feeds, data, calendars, attachments) stands at both addresses, for programs follow no page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bulletin.config import Language, SiteConfig, other_language
from bulletin.content.former import Withdrawal
from bulletin.diagnostics import Findings, Span
from bulletin.output.addresses import Addresses, Page
from bulletin.site.model import Site
from bulletin.syntax.suggest import nearest

Owner = Callable[[], Span]

_CHAIN = 10
"""How many moves one after the other an earlier address can be followed through."""


class Redirect(NamedTuple):
    """An earlier address and where it leads: paths from the root, not encoded (``phien-hop/cu/``)."""

    path: str
    target: str
    owner: Owner


class Gone(NamedTuple):
    """An address of something withdrawn."""

    path: str
    said: Withdrawal
    owner: Owner

    @property
    def is_page(self) -> bool:
        """Whether a page can stand there; at a file's address nothing can."""
        return self.path.endswith("/") or not self.path


def language_at(path: str, config: SiteConfig) -> Language:
    """The language of the part of the site that a path is in."""
    default = config.default_language
    other = other_language(default)
    return other if path.startswith(f"{other}/") else default


def gone(site: Site) -> Iterator[Gone]:
    """Every address that is said to be gone."""
    for file in site.former:
        for i, said in enumerate(file.addresses.gone):
            path = said.address.removeprefix("/")
            yield Gone(path, said, lambda file=file, i=i: file.positions.at("gone", i, "address"))  # type: ignore[misc]


def redirects(site: Site, addresses: Addresses, known: Iterable[str], findings: Findings) -> list[Redirect]:
    """What leads on: for every move, each of the ``known`` paths that stand where it leads to.

    A move may lead to what another has moved on. Below an earlier address, what stands there today stays.
    A move that leads to nothing is a finding.
    """
    found: dict[str, Redirect] = {}
    standing = sorted(known)
    moves = list(_moves(site, addresses))
    idle = dict.fromkeys(range(len(moves)))
    moves += [(*_of_commitments(start, to, site.config), owner) for start, to, owner in moves]
    for _ in range(_CHAIN):
        taken = {*standing}
        new: dict[str, Redirect] = {}
        for n, (start, to, owner) in enumerate(moves):
            for path in _below(standing, to) if start.endswith("/") else _exactly(standing, to):
                idle.pop(n, None)
                old = start + path[len(to) :]
                own = old == start and old not in found
                if (own or old not in taken) and not path.startswith(start):
                    onward = found[path].target if path in found else path
                    new.setdefault(old, Redirect(old, onward, owner))
        if not new:
            break
        found |= new
        standing = sorted({*standing, *new})
    if "day" in site.withheld.values():
        return list(found.values())  # it may lead to what is still to come
    for n in idle:
        _, to, owner = moves[n]
        guess = nearest(f"/{to}", [f"/{path}" for path in standing]) or ""
        findings.add("nothing-there", owner(), target=f"/{to}", guess=guess)
    return list(found.values())


def _moves(site: Site, addresses: Addresses) -> Iterator[tuple[str, str, Owner]]:
    """From where to where, and who says so."""
    for item in site.items.values():
        for i, alias in enumerate(item.facts.aliases):
            start = alias.removeprefix("/")
            language = language_at(start, site.config)
            if not site.has_page(item, language):
                language = item.original.language
            to = addresses.path(Page("item", item.id, language))
            yield start, to, lambda item=item, i=i: item.original.positions.at("aliases", i)  # type: ignore[misc]
    for file in site.former:
        for i, move in enumerate(file.addresses.moved):
            start, to = move.start.removeprefix("/"), move.to.removeprefix("/")
            yield start, to, lambda file=file, i=i: file.positions.at("moved", i)  # type: ignore[misc]


def _of_commitments(start: str, to: str, config: SiteConfig) -> tuple[str, str]:
    """The same move for the commitments of what has moved: their addresses hold that of their event."""
    places = []
    for path in (start, to):
        language = language_at(path, config)
        prefix = "" if language == config.default_language else f"{language}/"
        places.append(f"{prefix}{config.slugs.commitments[language]}/{path.removeprefix(prefix)}")
    return places[0], places[1]


def _below(standing: list[str], to: str) -> list[str]:
    """The paths that are ``to`` or lie below it; only itself where it is no folder."""
    if not to.endswith("/"):
        return _exactly(standing, to)
    first = bisect_left(standing, to)
    last = bisect_left(standing, to[:-1] + "0")  # "0" follows "/"
    return standing[first:last]


def _exactly(standing: list[str], path: str) -> list[str]:
    at = bisect_left(standing, path)
    return [path] if standing[at : at + 1] == [path] else []
