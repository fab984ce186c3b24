"""Keys for the store, and records as bytes and back.

Records are pickled for speed and read back by an unpickler that knows our own
record classes and nothing else: a store that came with somebody's repository
must not be able to run code.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from bulletin.build.engine import engine_digest
from bulletin.build.store import Store

_PLAIN = {("datetime", "date"), ("decimal", "Decimal")}
_OURS = ("bulletin.content.", "bulletin.diagnostics", "bulletin.i18n.periods", "bulletin.syntax.")


class Memo:
    """What this engine has found out before, in the store; ``made`` counts what had to be made anew."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engine = engine_digest()
        self.made: dict[str, int] = {}

    def value(
        self, kind: str, parts: tuple[bytes | str, ...], make: Callable[[], bytes | None]
    ) -> bytes | None:
        """The value for these parts, kept or made; a None is given back and not kept."""
        key = key_of(self._engine, kind, *parts)
        value = self._store.get(key)
        if value is None:
            self.made[kind] = self.made.get(kind, 0) + 1
            value = make()
            if value is not None:
                self._store.put(key, value)
        return value

    def record(self, kind: str, parts: tuple[bytes | str, ...], make: Callable[[], Any]) -> Any:
        """The record for these parts, kept or made."""
        fresh: list[Any] = []

        def made() -> bytes:
            fresh.append(make())
            return packed(fresh[0])

        data = self.value(kind, parts, made)
        kept = fresh[0] if fresh else unpacked(data or b"")
        return make() if kept is None else kept


def key_of(*parts: bytes | str) -> bytes:
    """A key over parts, each framed by its length, so that no two lists of parts share one."""
    state = blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.digest()


def contents(value: Any) -> bytes:
    """Bytes that say everything ``value`` (a view) holds: equal values, equal bytes; unlike values, unlike.

    Without pickle's own memo, or the bytes would also tell which equal pieces are one object.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return written.getvalue()


def packed(record: Any) -> bytes:
    """A record as bytes."""
    return pickle.dumps(record, protocol=5)


def unpacked(data: bytes) -> Any:
    """The record that `packed` wrote, or None where the bytes are anything else."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        return None


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        known = (module, name) in _PLAIN or (module.startswith(_OURS) and "." not in name)
        found = super().find_class(module, name) if known else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")
        return found
