"""The store: what earlier builds found out, by the hash of all it was found from.

One SQLite file, ``.bulletin/store.sqlite3`` in the site's folder. A key is the
hash of everything a result depends on, so an entry is either right or never
asked for; nothing is ever looked up by path or time. What is asked for counts
as used; what the last builds did not use goes. Each value carries a checksum:
a damaged, foreign or half-written store is noticed, thrown away and begun
anew, and where none can be kept (a folder one may only read) the build goes on
without.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

from bulletin.build.options import FOLDER

_FILE = "store.sqlite3"
_KEPT = 10  # builds an unused entry survives: enough to go back and forth between branches
_LAYOUT = 1  # raise it when the tables change
_SUM = 8


class Store:
    """Values by key. Use it in a ``with``; what was put is kept when the block ends without an error."""

    def __init__(self, site: Path) -> None:
        self._path = site / FOLDER / _FILE
        self._found: dict[bytes, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._database: sqlite3.Connection | None = None
        self._build = 0

    def __enter__(self) -> Store:
        for _ in range(2):
            try:
                self._open()
                return self
            except (sqlite3.Error, OSError, ValueError):
                self._discard()
        return self

    def _open(self) -> None:
        self._path.parent.mkdir(exist_ok=True)
        self._database = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        run = self._database.execute
        run("PRAGMA journal_mode=WAL")
        run("PRAGMA synchronous=NORMAL")
        run("CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB, used INTEGER) WITHOUT ROWID")
        run("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID")
        state = dict(run("SELECT name, value FROM state").fetchall())
        if state and state.get("layout") != _LAYOUT:
            raise ValueError("a store of another layout")
        self._build = state.get("build", 0) + 1

    def _discard(self) -> None:
        """Throw the file away; if even that is refused, go on without a store."""
        if self._database:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(_FILE + ending).unlink(missing_ok=True)

    def get(self, key: bytes) -> bytes | None:
        """The value under ``key``, or None. A value that fails its checksum is as good as none."""
        if key in self._new:
            return self._new[key]
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._discard()
            return None
        value = row[0] if row else None
        if not isinstance(value, bytes) or _sum(value[_SUM:], key) != value[:_SUM]:
            return None
        self._used.add(key)
        return value[_SUM:]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep ``value`` under ``key``, from the end of the ``with`` on."""
        self._new[key] = value

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            if kind is None:
                self._save(self._database)
            self._database.close()

    def _save(self, database: sqlite3.Connection) -> None:
        rows = [(key, _sum(value, key) + value, self._build) for key, value in self._new.items()]
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
        database.executemany(
            "UPDATE entry SET used = ? WHERE key = ? AND used < ?",
            [(self._build, key, self._build) for key in self._used],
        )
        database.execute("DELETE FROM entry WHERE used < ?", (self._build - _KEPT,))
        state = ("layout", _LAYOUT, "build", self._build)
        database.execute("INSERT OR REPLACE INTO state VALUES (?, ?), (?, ?)", state)
        database.execute("COMMIT")


def _sum(value: bytes, key: bytes) -> bytes:
    return blake2b(value, digest_size=_SUM, key=key[:64]).digest()
