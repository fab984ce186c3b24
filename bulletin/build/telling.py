"""What a view holds, as digests: of all of it for its key, of each field for its trail.

Many pages hold the same pieces, and nearly all the same frame: each of these is told once.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from bulletin.build.memo import contents, key_of
from bulletin.output.views.commitments import CommitmentLine
from bulletin.output.views.parts import Card, Chrome, Document, Figure

_SHARED = (Card, CommitmentLine, Document, Figure)
"""Views that many pages hold: each is turned into bytes once."""

_MENUS = ("nav", "footer", "assets")
_FRAME = (
    *("lang", "site_name", "tagline", "home", "policy", "stylesheet", "reading"),
    *("icon", "small_icon", "touch_icon", "manifest"),
    *("feed", "search", "script", "offline", "locale"),
)
_OWN = tuple(field.name for field in fields(Chrome) if field.name not in {*_MENUS, *_FRAME})


class Told(NamedTuple):
    """What a view holds: the hash of all of it, and a checksum of each field, to tell states apart.

    A field of the chrome is called ``chrome.title``.
    """

    digest: bytes
    fields: Mapping[str, int]


class Shared:
    """The digests of pieces that many views hold, each found once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, bytes]] = {}  # by identity, which a held piece keeps
        self._frames: dict[tuple[Any, ...], tuple[Any, Told]] = {}
        self._told: dict[int, tuple[Any, Told]] = {}
        self.table: Any = {**dict.fromkeys(_SHARED, self._reduced), Chrome: self._chrome}

    def told(self, view: Any) -> Told:
        """What a view holds. Outputs made of one follow each other, in each language: it is told once."""
        known = self._told.get(id(view))
        if known is None:
            if len(self._told) == 2:
                self._told.pop(next(iter(self._told)))
            known = self._told[id(view)] = (view, self._of(view))
        return known[1]

    def _of(self, view: Any) -> Told:
        kind, chrome = type(view), getattr(view, "chrome", None)
        names = _NAMES.get(kind)
        if names is None:
            names = _NAMES[kind] = tuple(f.name for f in fields(kind))
        if not isinstance(chrome, Chrome):
            return self._fields(kind.__qualname__, view, names)
        frame = self._frame(chrome)
        own = self._fields("chrome", chrome, _OWN, "chrome.")
        rest = self._fields(kind.__qualname__, view, tuple(name for name in names if name != "chrome"))
        digest = key_of(frame.digest, own.digest, rest.digest)
        return Told(digest, {**frame.fields, **own.fields, **rest.fields})

    def _fields(self, kind: str, view: Any, names: Iterable[str], prefix: str = "") -> Told:
        """Some fields of a view, each as a pickle of its own."""
        parts: list[bytes] = []
        pickler = pickle.Pickler(_Sink(parts.append), protocol=5)
        pickler.fast = True
        pickler.dispatch_table = self.table
        found, state = {}, blake2b(kind.encode(), digest_size=16)
        for name in names:
            pickler.dump(getattr(view, name))
            written = b"".join(parts)
            parts.clear()
            state.update(written)
            found[prefix + name] = crc32(written)
        return Told(state.digest(), found)

    def _frame(self, chrome: Chrome) -> Told:
        """What is the same in the chrome of most pages of a language, told once."""
        menus = tuple(getattr(chrome, name) for name in _MENUS)
        frame = (*map(id, menus), *(getattr(chrome, name) for name in _FRAME))
        known = self._frames.get(frame)
        if known is None:
            told = self._fields("frame", chrome, (*_MENUS, *_FRAME), "chrome.")
            known = self._frames[frame] = (menus, told)
        return known[1]

    def _chrome(self, chrome: Chrome) -> tuple[type, tuple[Any, ...]]:
        return Chrome, (self._frame(chrome).digest, *(getattr(chrome, name) for name in _OWN))

    def _reduced(self, piece: Any) -> tuple[type, tuple[bytes]]:
        known = self._known.get(id(piece))
        if known is None:
            digest = blake2b(contents(piece), digest_size=16).digest()
            known = self._known[id(piece)] = (piece, digest)
        return bytes, (known[1],)


class _Sink(NamedTuple):
    """A file to a pickler: what is written goes to a function."""

    write: Callable[[bytes], None]


_NAMES: dict[type, tuple[str, ...]] = {}
"""The names of the fields of each view."""
