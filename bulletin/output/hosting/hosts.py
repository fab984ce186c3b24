"""The hosts by name: what the build writes for each, and what `bulletin hosts` prints."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from bulletin.output.hosting.apache import htaccess
from bulletin.output.hosting.caddy import caddyfile
from bulletin.output.hosting.facts import Hosting
from bulletin.output.hosting.nginx import nginx
from bulletin.output.hosting.rules import cloudflare_redirects, headers_file, netlify_redirects
from bulletin.output.hosting.s3 import s3_script
from bulletin.output.views.machine import HostFile

Text = Callable[[Hosting], str]


def _nothing(hosting: Hosting) -> str:
    return ""


PRINTED: Mapping[str, Mapping[str, Text]] = {
    "nginx": {"bulletin.conf": nginx},
    "apache": {".htaccess": htaccess},
    "caddy": {"Caddyfile": caddyfile},
    "s3": {"s3.sh": s3_script},
    "netlify": {"_headers": headers_file, "_redirects": netlify_redirects},
    "cloudflare": {"_headers": headers_file, "_redirects": cloudflare_redirects},
    "github": {".nojekyll": _nothing},
}
"""By host, the files that tell it how to serve the site, by name."""


def host_file(write: Text, told: Hosting) -> HostFile:
    """One of these files as a view."""
    return HostFile(write(told))


def host_files(chosen: Collection[str]) -> Iterator[tuple[str, Text]]:
    """The files that the hosts in the settings want in the output folder. Netlify gives way to Cloudflare."""
    files: dict[str, Text] = {}
    for host in ("netlify", "cloudflare", "apache", "github"):
        if host in chosen:
            files.update(PRINTED[host])
    yield from files.items()
