"""From the address that a browser asks for to what a snapshot has there: a look into a dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from bulletin.preview.snapshot import Snapshot

HOME = "index.html"
_TYPES = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""By ending. Written down here, for what a system's own table says differs from one machine to the next."""


def content_type(path: str) -> str:
    """The content type of a file of the site."""
    name = path.rpartition("/")[2]
    if name == "feed.xml":
        return _TYPES["atom"]
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: the path of a file, or an address to go to instead."""

    path: str = ""
    go_to: str | None = None


def look_up(snapshot: Snapshot, address: str) -> Found | None:
    """What a static host would have for ``address`` (decoded, with its first slash); None: nothing."""
    path = address.removeprefix("/")
    if path == "" or path.endswith("/"):
        path += HOME
    elif f"{path}/{HOME}" in snapshot.outputs and not _has(snapshot, path):
        return Found(go_to=f"/{path}/")
    if _has(snapshot, path):
        return Found(path)
    base = _base(snapshot)
    if base != "/" and address.startswith(base):  # as links of the 404 page have it
        return Found(go_to="/" + address.removeprefix(base).lstrip("/"))
    return None


def not_found(snapshot: Snapshot, address: str) -> str:
    """The path of the page for an address where nothing is, in the language of the address."""
    second = snapshot.site.config.languages[1]
    return f"{second}/404.html" if address.startswith(f"/{second}/") else "404.html"


def _has(snapshot: Snapshot, path: str) -> bool:
    return path in snapshot.outputs or path in snapshot.copies or path in snapshot.assets


def _base(snapshot: Snapshot) -> str:
    return urlsplit(snapshot.site.config.base_url or "/").path
