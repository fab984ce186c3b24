"""Apache, and the many shared hosts that run it: a ``.htaccess`` file in the site's folder.

It needs ``AllowOverride FileInfo Indexes``, the usual grant. A line that a host's modules do not know is left
out by them (``IfModule``): an unknown word would take the whole site down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

_PRECOMPRESSED = (
    "# The .gz files of builds with --precompress, where there are any",
    "<IfModule mod_rewrite.c>",
    "    RewriteEngine On",
    '    RewriteCond %{HTTP:Accept-Encoding} "\\bgzip\\b"',
    "    RewriteCond %{REQUEST_FILENAME}.gz -s",
    '    RewriteRule "^(.+)$" "$1.gz" [L,E=no-gzip:1]',
    "</IfModule>",
    "<IfModule mod_mime.c>",
    "    RemoveType .gz",
    "    AddEncoding gzip .gz",
    "</IfModule>",
    '<FilesMatch "\\.gz$">',
    "    <IfModule mod_headers.c>",
    "        Header append Vary Accept-Encoding",
    "    </IfModule>",
    "</FilesMatch>",
)


def htaccess(hosting: Hosting) -> str:
    """The file's text."""
    kept = "|".join(re.escape(folder) for folder in hosting.named)
    lines = [
        "# Made by the build. Paths begin at the root of the host.",
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {hosting.base}404.html",
        *_if(
            f"%{{REQUEST_URI}} =~ m#^{re.escape(hosting.second)}#",
            f"ErrorDocument 404 {hosting.second}404.html",
        ),
        "AddDefaultCharset utf-8",
        "<IfModule mod_mime.c>",
        *(f"    AddType {type_} .{ending}" for ending, type_ in TYPES),
        "    AddCharset utf-8 .css .csv .ics .js .json .txt .webmanifest .xml",
        "</IfModule>",
        '<FilesMatch "^feed\\.xml(\\.gz)?$">',
        f'    ForceType "{FEED}; charset=utf-8"',
        "</FilesMatch>",
        "<IfModule mod_headers.c>",
        *(f'    Header always set {name} "{value}"' for name, value in HEADERS),
        f'    Header set Cache-Control "{ASK_AGAIN}"',
        *(
            "    " + line
            for line in _if(f"%{{REQUEST_URI}} =~ m#^({kept})#", f'Header set Cache-Control "{FOR_EVER}"')
        ),
        "    # Once the whole domain is served by https, and for good:",
        f'    # Header always set Strict-Transport-Security "{TRANSPORT}"',
        "</IfModule>",
        *_moved(hosting),
        *_PRECOMPRESSED,
    ]
    return "\n".join([*lines, ""])


def _moved(hosting: Hosting) -> Iterator[str]:
    """Earlier addresses, each exactly: ``Redirect`` would take along what lies below."""
    if hosting.moved or hosting.lost:
        yield "<IfModule mod_alias.c>"
        for one in hosting.moved:
            yield f'    RedirectMatch 301 "{_exactly(one.path)}" "{one.target}"'
        for gone in hosting.lost:
            yield f'    RedirectMatch 410 "{_exactly(gone.path)}"'
        yield "</IfModule>"
    for gone in hosting.lost:
        yield from _if(f"%{{REQUEST_URI}} =~ m#{_exactly(gone.path)}#", f"ErrorDocument 410 {gone.page}")


def _exactly(path: str) -> str:
    """A pattern of this path and no other, to stand between quotation marks."""
    return f"^{re.escape(decoded(path))}$".replace('"', "\\x22")


def _if(condition: str, *lines: str) -> Sequence[str]:
    return [f'<If "{condition}">', *(f"    {line}" for line in lines), "</If>"]
