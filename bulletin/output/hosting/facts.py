"""What every host is to be told, whatever its words: made of the plan, so it is always today's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from bulletin.config import LANGUAGES, SiteConfig
from bulletin.output.addresses import encoded, file_of, is_folder
from bulletin.output.layouts import ASSETS
from bulletin.output.redirects import Gone, Redirect
from bulletin.output.search_page import index_folder

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The policy for every file of the site. Pages say a stricter one themselves, and the strictest word of both
holds; this one keeps attachments that are opened by themselves from running anything, and the site out of
frames, which a page cannot say (W3C CSP Level 3, 3.3). The 404 page and pictures hold styles themselves."""

Header = tuple[str, str]

HEADERS: tuple[Header, ...] = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""Sent with every answer."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose name says what is in them (RFC 8246)."""

ASK_AGAIN = "no-cache"
"""For all else: kept, and asked about each time, which costs a few bytes where nothing changed (RFC 9111)."""

TRANSPORT = "max-age=31536000"
"""Strict-Transport-Security (RFC 6797), for who is sure to serve the whole domain by https for good."""

TYPES = (
    ("avif", "image/avif"),
    ("csv", "text/csv"),
    ("ics", "text/calendar"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
)
"""Types that some servers do not know by themselves."""

FEED = "application/atom+xml"
"""The type of every ``feed.xml`` (RFC 4287)."""


class Moved(NamedTuple):
    """An earlier address and the one it leads to: whole paths on the host, encoded."""

    path: str
    target: str


class Lost(NamedTuple):
    """The address of something withdrawn, and the page that says so (the 404 page where none can stand)."""

    path: str
    page: str


def decoded(path: str) -> str:
    """A path as nginx, Apache, Caddy and S3 compare it: they have decoded the address that was asked for."""
    return unquote(path)


@dataclass(frozen=True, slots=True)
class Hosting:
    """``base`` is the site's own path on its host, with both slashes; ``second`` that of its second language.

    ``named`` are the folders of files whose names say what is in them.
    """

    base: str
    second: str
    named: tuple[str, ...]
    moved: tuple[Moved, ...]
    lost: tuple[Lost, ...]


def hosting(config: SiteConfig, former: Iterable[Redirect], withdrawn: Iterable[Gone]) -> Hosting:
    """What hosts must be told of a site with these earlier addresses: of pages, for files stand at both."""
    base = urlsplit(config.base_url or "/").path
    moved = tuple(
        Moved(base + encoded(one.path), base + encoded(one.target)) for one in former if is_folder(one.path)
    )
    lost = tuple(
        Lost(base + encoded(one.path), base + (encoded(file_of(one.path)) if one.is_page else "404.html"))
        for one in withdrawn
    )
    folders = (f"{ASSETS}/", *map(index_folder, LANGUAGES))
    return Hosting(
        base=base,
        second=f"{base}{config.languages[1]}/",
        named=tuple(base + folder for folder in folders),
        moved=moved,
        lost=lost,
    )
