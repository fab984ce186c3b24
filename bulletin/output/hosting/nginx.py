"""nginx: a file for ``/etc/nginx/conf.d/``, which holds the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.output.hosting.facts import (
    ASK_AGAIN,
    FEED,
    FOR_EVER,
    HEADERS,
    TRANSPORT,
    TYPES,
    Hosting,
    decoded,
)

_KNOWN = {"avif", "woff2"}  # nginx tells of types that it hears twice
_TEXTS = ("text/css", "text/javascript", "application/javascript", "text/plain", "text/csv", "text/calendar")
_MORE = ("text/xml", "application/xml", FEED, "application/json", "application/manifest+json")


def nginx(hosting: Hosting) -> str:
    """The configuration of one server; name, folder and certificate are its owner's to fill in."""
    kept = [f'    "~^{re.escape(folder)}" "{FOR_EVER}";' for folder in hosting.named]
    moved = [f'    {_word(one.path)} "{one.target}";' for one in hosting.moved]
    headers = [f'    add_header {name} "{value}" always;' for name, value in HEADERS]
    types = " ".join(f"{type_} {ending};" for ending, type_ in TYPES if ending not in _KNOWN)
    lines = [
        "# For /etc/nginx/conf.d/. Yours to set: server_name, listen (with your certificate), and root:",
        f"# the site's files lie in its folder {hosting.base}",
        "map_hash_bucket_size 512;",
        "map $uri $bulletin_cache {",
        f'    default "{ASK_AGAIN}";',
        *kept,
        "}",
        "map $uri $bulletin_moved {",
        '    default "";',
        *moved,
        "}",
        "server {",
        "    listen 80;",
        "    server_name bulletin.example;",
        "    root /var/www/bulletin;",
        "    index index.html;",
        "    absolute_redirect off;",
        "    charset utf-8;",
        f"    charset_types {' '.join((*_TEXTS, *_MORE))};",
        "    include /etc/nginx/mime.types;",
        f"    types {{ {types} }}",
        "    gzip_static on;  # the .gz files of builds with --precompress",
        "    gzip_vary on;",
        *headers,
        '    add_header Cache-Control "$bulletin_cache";',
        "    # Once the whole domain is served by https, and for good:",
        f'    # add_header Strict-Transport-Security "{TRANSPORT}" always;',
        '    if ($bulletin_moved != "") { return 301 $bulletin_moved; }',
        *_lost(hosting),
        f"    error_page 404 {hosting.base}404.html;",
        f"    location {hosting.second} {{ error_page 404 {hosting.second}404.html; }}",
        f"    location ~ /feed\\.xml$ {{ types {{ }} default_type {FEED}; }}",
        "}",
    ]
    return "\n".join([*lines, ""])


def _lost(hosting: Hosting) -> Iterator[str]:
    for one in hosting.lost:
        if "%24" not in one.page:  # a dollar would be a variable; the page there says it without a status
            page = _word(one.page)
            yield f"    location = {_word(one.path)} {{ error_page 410 {page}; return 410; }}"


def _word(path: str) -> str:
    """A path as a word of the configuration."""
    return '"' + decoded(path).replace('"', '\\"') + '"'
