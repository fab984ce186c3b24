"""What one release changes against another, in an editor's words: pages by title, feeds, data, files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from bulletin.build.release import MANIFEST, Listed, too_many_pages_gone
from bulletin.i18n.messages import N_
from bulletin.review.deployed import release_at

GROUPS = ADDED, GONE, TEXT, AROUND, LEADING, FEEDS, DATA, FILES, PARTS = (
    N_("Pages added"),
    N_("Pages gone"),
    N_("Pages whose text has changed"),
    N_("Pages changed around their text: lists, links, design"),
    N_("Addresses that lead on, or say what is gone"),
    N_("Feeds and calendars"),
    N_("Open data"),
    N_("Attachments and pictures"),
    N_("What serves the pages: styles, scripts, search, lists for machines"),
)
"""The groups, as message ids, in the order they are told."""

_ASSETS = ("assets/", "search-index/")
_DATA = ("data/",)
_FOR_HOSTS = ("404.html", ".htaccess", ".nojekyll")
_FOR_MACHINES = frozenset({"robots.txt", "sitemap.xml", "_headers", "_redirects", "manifest.webmanifest"})


@dataclass(frozen=True, slots=True)
class Change:
    """``how`` is added, changed or gone; ``title`` a page's own, empty where it is not known."""

    group: str
    how: str
    path: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release's list, and its folder where its files can be read."""

    listed: Listed
    folder: Path | None


@dataclass(frozen=True, slots=True)
class Changes:
    """``too_many``: so many pages are gone that a build would ask whether that is meant."""

    changes: tuple[Change, ...]
    too_many: bool


def release(place: Path) -> Release:
    """A release in a folder, or its ``release.json`` alone. Raises NoReleaseError, OSError."""
    return Release(release_at(place), place if place.is_dir() else None)


def differences(old: Release, new: Release) -> Changes:
    """What ``new`` changes; pages first, each group by path."""
    before, after = old.listed.files, new.listed.files
    earlier = {*_earlier(old.listed), *_earlier(new.listed)}
    found = []
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) == after.get(path):
            continue
        how = "added" if path not in before else "gone" if path not in after else "changed"
        found.append(_change(path, how, earlier, old, new))
    found.sort(key=lambda one: (GROUPS.index(one.group), one.path))
    return Changes(tuple(found), too_many_pages_gone(before, after))


def _change(path: str, how: str, earlier: set[str], old: Release, new: Release) -> Change:
    if path in earlier and path.endswith(".html"):
        return Change(LEADING, how, path)
    if path.rpartition("/")[2] != "index.html":  # also the copy of a page that readers save
        return Change(_kind(path), how, path)
    if how == "added":
        return Change(ADDED, how, path, _read(new, path).title)
    if how == "gone":
        return Change(GONE, how, path, _read(old, path).title)
    one, other = _read(old, path), _read(new, path)
    return Change(AROUND if one.words and one.words == other.words else TEXT, how, path, other.title)


def _kind(path: str) -> str:
    if path.startswith(_ASSETS) or path in _FOR_MACHINES or path.endswith(_FOR_HOSTS):
        return PARTS
    if path.endswith((".ics", "feed.xml")):
        return FEEDS
    return DATA if path.startswith(_DATA) else FILES if "/" in path else PARTS


def _earlier(listed: Listed) -> Iterable[str]:
    said = json.loads(listed.content)
    for name in ("moved", "gone"):
        listed_there = said.get(name)
        for path in listed_there if isinstance(listed_there, dict | list) else ():
            yield f"{path}index.html" if path == "" or str(path).endswith("/") else str(path)


@dataclass(slots=True)
class _Told:
    title: str = ""
    words: str = ""


def _read(release: Release, path: str) -> _Told:
    """Title and words of a page; nothing where the files are not at hand."""
    if release.folder is None or path == MANIFEST:
        return _Told()
    try:
        text = (release.folder / path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return _Told()
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return _Told(" ".join("".join(reader.title).split()), " ".join("".join(reader.words).split()))


class _Reader(HTMLParser):
    """The heading of a page, and the words of its main part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"main", "h1"}:
            self._open.append(tag)
        if "main" in self._open:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "h1" in self._open:
            self.title.append(data)
        if "main" in self._open:
            self.words.append(data)


def grouped(changes: Iterable[Change]) -> Mapping[str, list[Change]]:
    """The changes by group."""
    found: dict[str, list[Change]] = {}
    for one in changes:
        found.setdefault(one.group, []).append(one)
    return found
