"""Keys for the store, and records as bytes and back.

Records are pickled for speed and read back by an unpickler that knows our own
record classes and nothing else: a store that came with somebody's repository
must not be able to run code.
"""

from __future__ import annotations

import io
import pickle
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from bulletin.build.engine import engine_digest
from bulletin.build.store import Store

if TYPE_CHECKING:
    from bulletin.build.telling import Shared

_PLAIN = {("datetime", "date"), ("decimal", "Decimal")}
_OURS = (
    "bulletin.config",
    "bulletin.content.",
    "bulletin.diagnostics",
    "bulletin.i18n.periods",
    "bulletin.syntax.",
)


class Memo:
    """What this engine has found out before, in the store; ``made`` counts what had to be made anew."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.made: Counter[str] = Counter()
        self._engine = engine_digest()

    def key(self, kind: str, *parts: bytes | str) -> bytes:
        """The key of what this engine makes of these parts."""
        return key_of(self._engine, kind, *parts)

    def value(
        self, kind: str, parts: tuple[bytes | str, ...], make: Callable[[], bytes | None]
    ) -> bytes | None:
        """The value for these parts, kept or made; a None is given back and not kept."""
        key = self.key(kind, *parts)
        value = self.store.get(key)
        if value is None:
            self.made[kind] += 1
            value = make()
            if value is not None:
                self.store.put(key, value)
        return value

    def whole(self, kind: str, data: bytes, make: Callable[[], bytes]) -> bytes:
        """As `value`, of what is always made."""
        return self.value(kind, (data,), make) or make()


def key_of(*parts: bytes | str) -> bytes:
    """A key over parts, each framed by its length, so that no two lists of parts share one."""
    state = blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.digest()


def contents(value: Any, shared: Shared | None = None) -> bytes:
    """Bytes that say everything ``value`` (a view) holds: equal values, equal bytes; unlike values, unlike.

    Without pickle's own memo, or the bytes would also tell which equal pieces
    are one object. With ``shared``, pieces that many values hold are named by
    their digest.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    if shared is not None:
        pickler.dispatch_table = shared.table
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
        found = _classes.get((module, name))
        if found is None:
            known = (module, name) in _PLAIN or (module.startswith(_OURS) and "." not in name)
            found = super().find_class(module, name) if known else None
            if not isinstance(found, type) or found.__module__ != module:
                raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")
            _classes[module, name] = found
        return found


_classes: dict[tuple[str, str], type] = {}
"""The classes that records were made of so far: each text asks for ten."""
