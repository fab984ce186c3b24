"""The layouts' assets under names that say what is in them, so that a browser may keep each for ever.

``assets/style.css`` is published as ``assets/style.3f9c2a1b7d.css``. What a stylesheet refers to (fonts,
pictures, other stylesheets) is named first and the reference rewritten, so a font that changes gives its
stylesheet another name too. Comments and indentation are for those who write it, and are left out. The
preview keeps the plain names: there nothing is kept, and a saved stylesheet leaves all pages as they are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

OFFLINE = "assets/offline.js"
"""The asset that offline editions alone have."""

_DIGITS = 10  # 40 bits: two states of one file that share a name are not to be expected
_REFERENCE = re.compile(rb"""(url\(\s*["']?|@import\s+["'])([^"'()\s?#]+)""", re.IGNORECASE)
_STRINGS = rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*!.*?\*/)"""
_GAP = re.compile(_STRINGS + rb"|(?:\s|/\*.*?\*/)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assets:
    """``names`` leads from each asset's plain path to the published one, ``files`` from that to its bytes."""

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def published(assets: Mapping[str, bytes], *, offline: bool = False) -> Assets:
    """The assets as a build publishes them. References that lead to no asset are left as they are."""
    if not offline:
        assets = {path: data for path, data in assets.items() if path != OFFLINE}
    naming = _Naming(assets)
    for path in assets:
        naming.name(path)
    return Assets(naming.names, naming.files)


class _Naming:
    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self._assets = assets
        self._open: set[str] = set()
        self.names: dict[str, str] = {}
        self.files: dict[str, bytes] = {}

    def name(self, path: str) -> str | None:
        """The published path of an asset; None where its stylesheet is being named (a circle of imports)."""
        if path in self._open:
            return None
        if path not in self.names:
            self._open.add(path)
            data = self._assets[path]
            if path.endswith(".css"):
                data = tightened(data)
                data = _REFERENCE.sub(lambda match: match[1] + self._renamed(match[2], path), data)
            self._open.remove(path)
            self.names[path] = named = _named(path, data)
            self.files[named] = data
        return self.names[path]

    def _renamed(self, reference: bytes, source: str) -> bytes:
        folder, written = posixpath.split(reference.decode(errors="replace"))
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), folder, written))
        named = self.name(target) if target in self._assets else None
        return posixpath.join(folder, posixpath.basename(named)).encode() if named else reference


def tightened(data: bytes) -> bytes:
    """A stylesheet without its comments and indentation."""
    return _GAP.sub(_closed, data)


def _closed(match: re.Match[bytes]) -> bytes:
    """What stands for a gap in a stylesheet: less, where it is a comment or goes over lines.

    Strings stay, and so do comments that begin with ``/*!``, which state a licence.
    """
    gap = match[0]
    if match[1] or not (b"\n" in gap or b"/*" in gap):
        return gap
    before = match.string[match.start() - 1 : match.start()]
    return b"" if before in (b"", b"{", b"}", b";", b",") else b" "


def _named(path: str, data: bytes) -> str:
    """``a/b.css`` as ``a/b.3f9c2a1b7d.css``."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{sha256(data).hexdigest()[:_DIGITS]}{ending}"
