"""Caddy: a ``Caddyfile``, which holds the whole site."""

from __future__ import annotations

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

_MEANT = frozenset("*%{}[]")
"""Signs that mean something to Caddy. At an address that has one, the page that stands there says it."""


def caddyfile(hosting: Hosting) -> str:
    """The configuration of one site; its name and folder are its owner's to fill in."""
    named = " ".join(f"{folder}*" for folder in hosting.named)
    moved = [one for one in hosting.moved if _is_plain(one.path)]
    lost = [one for one in hosting.lost if _is_plain(one.path)]
    lines = [
        "# A Caddyfile. Yours to set: the site's name (Caddy gets the certificate) and root:",
        f"# the site's files lie in its folder {hosting.base}",
        "bulletin.example {",
        "\troot * /var/www/bulletin",
        "\theader {",
        *(f'\t\t{name} "{value}"' for name, value in HEADERS),
        "\t\t# Once the whole domain is served by https, and for good:",
        f'\t\t# Strict-Transport-Security "{TRANSPORT}"',
        "\t}",
        f"\t@named path {named}",
        "\t@others not path " + named,
        f'\theader @named Cache-Control "{FOR_EVER}"',
        f'\theader @others Cache-Control "{ASK_AGAIN}"',
        *_types(),
        *(f"\tredir {_exactly(one.path)} {one.target} 301" for one in moved),
        *(f"\terror {_exactly(one.path)} 410" for one in lost),
        "\tfile_server {",
        "\t\tprecompressed gzip",
        "\t}",
        "\thandle_errors {",
        "\t\theader -Cache-Control",
        '\t\theader Content-Type "text/html; charset=utf-8"',
    ]
    for n, one in enumerate(lost):
        lines += [
            f"\t\t@gone{n} path {_exactly(one.path)}",
            f"\t\thandle @gone{n} {{",
            f"\t\t\trewrite * {_exactly(one.page)}",
            "\t\t\tfile_server",
            "\t\t}",
        ]
    lines += [
        f"\t\t@second path {hosting.second}*",
        "\t\thandle @second {",
        f"\t\t\trewrite * {hosting.second}404.html",
        "\t\t\tfile_server",
        "\t\t}",
        "\t\thandle {",
        f"\t\t\trewrite * {hosting.base}404.html",
        "\t\t\tfile_server",
        "\t\t}",
        "\t}",
        "}",
    ]
    return "\n".join([*lines, ""])


def _is_plain(path: str) -> bool:
    return _MEANT.isdisjoint(decoded(path))


def _exactly(path: str) -> str:
    """A word that matches this path alone; an encoded one would match what lies below it too."""
    return '"' + decoded(path).replace('"', '\\"') + '"'


def _types() -> Iterator[str]:
    """The types that Caddy may not know, each for the paths that end so."""
    texts = [
        (f"*.{ending}", ending, type_)
        for ending, type_ in TYPES
        if type_.startswith(("text/", "application/"))
    ]
    for pattern, name, type_ in (*texts, ("*/feed.xml", "feed", FEED)):
        yield f"\t@{name} path {pattern}"
        yield f'\theader @{name} Content-Type "{type_}; charset=utf-8"'
