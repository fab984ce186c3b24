"""``_headers`` and ``_redirects``: the rules that Netlify and Cloudflare Pages read from the output folder.

Netlify lets a file stand before a redirect from its address unless the status has an exclamation mark
(“shadowing”). Cloudflare always follows redirects, and knows neither the mark nor a status of 410; there the
page at a withdrawn address says it. It reads 100 rules of headers and 2,000 redirects, of 2,000 and 1,000
characters each; what it leaves out is left to the pages that stand at earlier addresses anyway.
"""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.output.hosting.facts import FEED, FOR_EVER, HEADERS, Header, Hosting


def headers_file(hosting: Hosting) -> str:
    """``_headers``, the same for both. Files have no other cache rule: both hosts have pages asked about."""
    rules: list[tuple[str, tuple[Header, ...]]] = [(f"{hosting.base}*", HEADERS)]
    rules += [(f"{folder}*", (("Cache-Control", FOR_EVER),)) for folder in hosting.named]
    rules.append((f"{hosting.base}*/feed.xml", (("Content-Type", f"{FEED}; charset=utf-8"),)))
    return "".join(_rule(pattern, lines) for pattern, lines in rules)


def _rule(pattern: str, headers: tuple[Header, ...]) -> str:
    return f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers)


def netlify_redirects(hosting: Hosting) -> str:
    """``_redirects`` for Netlify."""
    lines = [f"{one.path} {one.target} 301!" for one in hosting.moved]
    lines += [f"{one.path} {one.page} 410!" for one in hosting.lost]
    lines.append(f"{hosting.second}* {hosting.second}404.html 404")
    return _lines(lines)


def cloudflare_redirects(hosting: Hosting) -> str:
    """``_redirects`` for Cloudflare Pages, and for both: Netlify then shows the page where one stands."""
    return _lines(f"{one.path} {one.target} 301" for one in hosting.moved)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
