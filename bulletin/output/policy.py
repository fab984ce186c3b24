"""The content security policy of the pages: nothing but the site's own files, no inline script or style.

Pages carry it in a meta tag (W3C CSP Level 3, 3.3), so that it holds on any host and from a folder; what a
meta tag may not say (``frame-ancestors``, ``sandbox``, ``report-uri``) is left to the hosts' headers
(`hosting.facts`).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_OWN = (
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),  # the search index
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
)
_ALWAYS = (("base-uri", "'none'"), ("require-trusted-types-for", "'script'"))
_TRUSTED = "trusted-types"


def page_policy(*, offline: bool = False) -> str:
    """The policy of a page that uses the site's files.

    Browsers take files of a folder for its own, so `'self'` holds there. An offline edition reads its search
    index by scripts, for which ``assets/offline.js`` has a policy of Trusted Types.
    """
    trusted = (_TRUSTED, "offline" if offline else "'none'")
    return _written((("default-src", "'none'"), *_OWN, *_ALWAYS, trusted))


def alone_policy(styles: Iterable[str]) -> str:
    """The policy of a page that stands for itself: it asks for nothing, and has these ``<style>`` texts."""
    hashes = " ".join(_hash(style) for style in styles if style) or "'none'"
    own = (("style-src", hashes), ("img-src", "data:"), ("form-action", "'none'"))
    return _written((("default-src", "'none'"), *own, *_ALWAYS, (_TRUSTED, "'none'")))


def _hash(text: str) -> str:
    digest = sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def _written(directives: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives)
