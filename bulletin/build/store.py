"""The store: what earlier builds found out, by the hash of all it was found from.

One SQLite file, ``.bulletin/store.sqlite3`` in the site's folder. A key is the
hash of everything a result depends on, so an entry is either right or never
asked for; nothing is ever looked up by path or time. An entry has a value, and
a short note that is read at once with all others: what a build only wants to
recognise costs no reading. Each carries a checksum: a damaged, foreign or
half-written store is noticed, thrown away and begun anew, and where none can be
kept (a folder one may only read) the build goes on without.

What the last builds did not use goes, and where the file grows past its bound
all goes that this build did not use.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

from bulletin.build.options import FOLDER

_FILE = "store.sqlite3"
_KEPT = 10  # builds an unused entry survives: enough to go back and forth between branches
_STALE = 3  # builds after which a use is noted again; each build would have to note thousands
_BOUND = 1 << 30  # bytes
_LAYOUT = 3  # raise it when the tables change
_SUM = 8
_ASKED = 500  # keys in one question: SQLite takes no more than 999 in its oldest versions


@dataclass(frozen=True, slots=True)
class Size:
    """How large a store is."""

    bytes: int
    entries: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry, and since which build it stood for a name."""

    key: bytes
    since: int


class Store:
    """Values and notes by key, in a ``with``: what was put is kept when it ends without an error.

    With ``keep`` False the store is only asked. With ``counts`` False this is no build: what it does not use
    grows no older.
    """

    def __init__(self, site: Path, bound: int = _BOUND, *, keep: bool = True, counts: bool = True) -> None:
        self._keep = keep
        self._path = site / FOLDER / _FILE
        self._bound = bound
        self._counts = counts
        self._known: dict[bytes, tuple[bytes, int]] = {}  # notes, and the builds that last used them
        self._new: dict[bytes, tuple[bytes, bytes]] = {}
        self._names: dict[str, bytes] = {}
        self._used: set[bytes] = set()
        self._database: sqlite3.Connection | None = None
        self._build = 0
        self.size: Size | None = None  # once it is saved

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
        is_there = self._path.exists()
        self._database = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        run = self._database.execute
        # what a first build finds out goes straight into the file, and nothing of it has to be kept beside
        run(f"PRAGMA journal_mode={'WAL' if is_there else 'DELETE'}")
        run("PRAGMA synchronous=NORMAL")
        run("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID")
        state = dict(run("SELECT name, value FROM state").fetchall())
        if state and state.get("layout") != _LAYOUT:
            raise ValueError("a store of another layout")
        run("CREATE TABLE IF NOT EXISTS note (key BLOB PRIMARY KEY, note BLOB, used INTEGER) WITHOUT ROWID")
        run("CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB)")
        columns = "name TEXT PRIMARY KEY, key BLOB, since INTEGER, former BLOB, former_since INTEGER"
        run(f"CREATE TABLE IF NOT EXISTS name ({columns}) WITHOUT ROWID")
        self._build = state.get("build", 0) + int(self._counts)
        for key, note, used in run("SELECT key, note, used FROM note"):
            self._known[key] = (note, used)

    def _discard(self) -> None:
        """Throw the file away; if even that is refused, go on without a store."""
        if self._database:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None
        self._known.clear()
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(_FILE + ending).unlink(missing_ok=True)

    def note(self, key: bytes) -> bytes | None:
        """The note of an entry, or None. It counts as used."""
        if key in self._new:
            return self._new[key][1]
        known = self._known.get(key)
        note = _checked(key, known[0]) if known else None
        if note is not None:
            self._used.add(key)
        return note

    def use(self, key: bytes) -> None:
        """Have an entry count as used, wherever its note was read."""
        if key in self._known:
            self._used.add(key)

    def noted(self, notes: Set[bytes]) -> dict[bytes, bytes]:
        """By its note, an entry of the store that has it, for those of the notes that any has."""
        found = {kept[_SUM:]: key for key, (kept, _) in self._known.items() if kept[_SUM:] in notes}
        return {note: key for note, key in found.items() if self.note(key) is not None}

    def get(self, key: bytes) -> bytes | None:
        """The value of an entry, or None. A value that fails its checksum is as good as none."""
        return self.get_all([key]).get(key)

    def get_all(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those of the entries that there are."""
        keys = list(keys)
        found = {key: self._new[key][0] for key in keys if key in self._new}
        asked = [key for key in keys if key in self._known and key not in found]
        try:
            for key, value in self._read(asked):
                if (sound := _checked(key, value)) is not None:
                    found[key] = sound
                    self._used.add(key)
        except sqlite3.Error:
            self._discard()
        return found

    def _read(self, keys: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
        for start in range(0, len(keys) if self._database else 0, _ASKED):
            some = keys[start : start + _ASKED]
            marks = ", ".join("?" * len(some))
            if self._database:
                yield from self._database.execute(
                    f"SELECT key, value FROM entry WHERE key IN ({marks})", some
                )

    def put(self, key: bytes, value: bytes, note: bytes = b"") -> None:
        """Keep an entry, from the end of the ``with`` on."""
        self._new[key] = (value, note)

    def name(self, name: str, key: bytes) -> None:
        """Note which entry stands for something of this name today; only `history` ever asks."""
        self._names[name] = key

    def history(self, name: str) -> tuple[Standing, ...]:
        """Which entries stood for a name, the newest first: today's, and the one before it."""
        if self._database is None:
            return ()
        question = "SELECT key, since, former, former_since FROM name WHERE name = ?"
        row = self._database.execute(question, (name,)).fetchone()
        pairs = (row[:2], row[2:]) if row else ()
        return tuple(Standing(key, since) for key, since in pairs if isinstance(key, bytes))

    @property
    def builds(self) -> int:
        """How many builds the store has seen, without this one."""
        return self._build - 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            if kind is None and self._keep:
                self._save(self._database)
            self._database.close()

    def _save(self, database: sqlite3.Connection) -> None:
        new = [(key, _sum(v, key) + v, _sum(n, key) + n) for key, (v, n) in sorted(self._new.items())]
        again = [key for key in self._used if self._build - self._known[key][1] >= _STALE]
        old = {key for key, (_, used) in self._known.items() if self._build - used > _KEPT}
        run, run_all = database.execute, database.executemany
        run("BEGIN IMMEDIATE")
        run_all("INSERT OR REPLACE INTO entry VALUES (?, ?)", ((key, value) for key, value, _ in new))
        run_all(
            "INSERT OR REPLACE INTO note VALUES (?, ?, ?)", ((k, note, self._build) for k, _, note in new)
        )
        run_all("UPDATE note SET used = ? WHERE key = ?", ((self._build, key) for key in again))
        self._drop(database, old - self._used - self._new.keys())
        self._save_names(database)
        state = ("layout", _LAYOUT, "build", self._build)
        run("INSERT OR REPLACE INTO state VALUES (?, ?), (?, ?)", state)
        run("COMMIT")
        self.size = _measured(database)
        if self._counts and self.size.bytes > self._bound:
            self._drop(database, self._known.keys() - self._used - self._new.keys())
            run("VACUUM")
            self.size = _measured(database)

    def _save_names(self, database: sqlite3.Connection) -> None:
        before = dict(database.execute("SELECT name, key FROM name")) if self._names else {}
        changed = [(name, key) for name, key in self._names.items() if before.get(name) != key]
        database.executemany(
            "INSERT INTO name VALUES (?, ?, ?, NULL, NULL) ON CONFLICT (name) DO UPDATE"
            " SET former = key, former_since = since, key = excluded.key, since = excluded.since",
            ((name, key, self._build) for name, key in changed),
        )
        gone = before.keys() - self._names.keys()
        database.executemany("DELETE FROM name WHERE name = ?", ((name,) for name in gone))

    def _drop(self, database: sqlite3.Connection, keys: set[bytes]) -> None:
        for table in ("entry", "note"):
            database.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in sorted(keys)))


def _measured(database: sqlite3.Connection) -> Size:
    """How large a store is, as far as it is saved."""
    questions = ("PRAGMA page_count", "PRAGMA page_size", "SELECT count(*) FROM note")
    pages, each, entries = (database.execute(question).fetchone()[0] for question in questions)
    return Size(pages * each, entries)


def _checked(key: bytes, kept: object) -> bytes | None:
    """What was kept, without its checksum; None where that is wrong."""
    if not isinstance(kept, bytes) or _sum(kept[_SUM:], key) != kept[:_SUM]:
        return None
    return kept[_SUM:]


def _sum(value: bytes, key: bytes) -> bytes:
    return blake2b(value, digest_size=_SUM, key=key[:64]).digest()
