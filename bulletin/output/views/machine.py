"""Views of what machines read, and of the page for a missing address."""

import datetime
from dataclasses import dataclass

from bulletin.output.views.parts import Alternate, Link


@dataclass(frozen=True)
class NotFoundHalf:
    lang: str
    home: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class NotFoundPage:
    """Self-contained, both languages, links absolute: served at any depth."""

    lang: str
    site_name: str
    halves: tuple[NotFoundHalf, ...]


@dataclass(frozen=True)
class AliasPage:
    """Sends a reader from an earlier address to where what stood there is now."""

    lang: str
    site_name: str
    title: str
    href: str
    canonical: str | None


@dataclass(frozen=True)
class FeedEntry:
    id: str
    href: str
    title: str
    summary: str
    lang: str | None
    published: str  # RFC 3339
    updated: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class FeedPage:
    """An Atom feed (RFC 4287); every address absolute."""

    lang: str
    id: str
    title: str
    subtitle: str
    home: str
    self_href: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True)
class SitemapEntry:
    href: str
    modified: datetime.date | None
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True)
class SitemapPage:
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True)
class HostFile:
    """A file that tells a host how to serve the site; no layout makes it."""

    text: str


@dataclass(frozen=True)
class RobotsPage:
    sitemap: str | None


@dataclass(frozen=True)
class ManifestIcon:
    src: str  # relative to the manifest
    sizes: str  # 192x192
    purpose: str  # any | maskable


@dataclass(frozen=True)
class Manifest:
    """What a language's web manifest says."""

    lang: str
    name: str
    description: str
    scope: str  # the site's root, relative to the manifest
    icons: tuple[ManifestIcon, ...]
