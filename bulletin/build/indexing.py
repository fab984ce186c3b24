"""The index phase: the search index of each language, from what the store knows of each document.

A document's key is the hash of all its entry is made of, so an edit makes the entry of one document anew.
The index of a language is put together from all entries whenever one changed; where none did, its files are
known.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import groupby

from bulletin.build.files import File
from bulletin.build.memo import Memo, contents, key_of
from bulletin.build.progress import Progress, Unwatched
from bulletin.build.workers import shared
from bulletin.output.here import Here
from bulletin.output.search_page import index_folder, index_list
from bulletin.output.searching import alias_names, documents
from bulletin.search.aliases import Aliases, aliases
from bulletin.search.document import Listed
from bulletin.search.entry import entry, fields, packed, unpacked
from bulletin.search.shards import FOLDER, Files

_MANY = 300  # new entries from which on each language's index is made in a process of its own


@dataclass(slots=True)
class _Language:
    """One language's documents, each with the key of its entry, and the key of the whole index."""

    language: str
    listed: list[Listed]
    keys: list[bytes]
    key: bytes
    entries: dict[bytes, bytes] = field(default_factory=dict)


def index_all(
    homes: Sequence[Here],
    memo: Memo,
    jobs: int,
    progress: Progress = Unwatched(),  # noqa: B008 - it has no state
) -> dict[str, File]:
    """The files of the search index, by path."""
    if not homes or not homes[0].site.config.search:
        return {}
    known = aliases(*alias_names(homes[0].site))
    told = key_of(known.told)
    languages = [_listed(here, memo, told) for here in homes]
    kept = {one.language: memo.store.get(one.key) for one in languages}
    missing = [one for one in languages if kept[one.language] is None]
    files = {}
    for language, made in zip(missing, _made(missing, known, memo, jobs, progress), strict=True):
        known_as = {path: (sha256(data).hexdigest(), len(data)) for path, data in made.items()}
        memo.made["index"] += 1
        memo.store.put(language.key, json.dumps(known_as).encode())
        files.update({path: File(*known_as[path], partial(bytes, data)) for path, data in made.items()})
    for language in languages:
        for key in language.keys:
            memo.store.use(key)
        if found := kept[language.language]:
            again = _Again(language, known, memo, jobs)
            files.update(
                {
                    path: File(digest, size, partial(again, path))
                    for path, (digest, size) in json.loads(found).items()
                }
            )
    return files


def _listed(here: Here, memo: Memo, told: bytes) -> _Language:
    listed = list(documents(here))
    keys = [memo.key("document", contents(one.document)) for one in listed]
    places = json.dumps([(one.facets, one.chunk) for one in listed])
    whole = memo.key("index", here.language, index_list(here.language), told, places, *keys)
    return _Language(here.language, listed, keys, whole)


@dataclass(frozen=True, slots=True)
class _Made:
    """One language's index: its files by path, and the entries that no store had."""

    files: dict[str, bytes]
    entries: dict[bytes, bytes]


def _made(
    languages: Sequence[_Language], known: Aliases, memo: Memo, jobs: int, progress: Progress
) -> list[dict[str, bytes]]:
    """All files of these languages' indexes, by path."""
    for language in languages:
        language.entries = memo.store.get_all(language.keys)
    new = sum(len(one.keys) - len(one.entries) for one in languages)
    task = partial(_assembled, known=known)
    made = shared(task, languages, jobs if new >= _MANY else 1, 1, step=progress.step)
    for one in made:
        for key, data in one.entries.items():
            memo.made["document"] += 1
            memo.store.put(key, data)
    return [one.files for one in made]


def _assembled(language: _Language, known: Aliases) -> _Made:
    """Every file of one language's index, by path. Entries that are not known are made on the way."""
    from bulletin.search.gathering import Gathering  # only now NumPy is loaded

    gathering, texts = Gathering(known), Files()
    chunks: list[str] = []
    new: dict[bytes, bytes] = {}
    for _, some in groupby(enumerate(language.listed), lambda one: (one[1].chunk, one[0] // FOLDER)):
        records = []
        for n, listed in some:
            key = language.keys[n]
            if kept := language.entries.get(key):
                found = unpacked(kept)
            else:
                found = entry(listed.document)
                new[key] = packed(found)
            gathering.add(fields(found), listed.facets)
            records.append(found.shown)
        chunks += [texts.put(f"[{','.join(records)}]".encode())] * len(records)
    made = gathering.index(chunks)
    folder = index_folder(language.language)
    files = {f"{folder}{name}.json": data for name, data in {**texts.made, **made.files}.items()}
    return _Made({**files, index_list(language.language): made.list}, new)


@dataclass(slots=True)
class _Again:
    """Gets the bytes of a known file: its language's index is put together once more, at the first asking."""

    language: _Language
    known: Aliases
    memo: Memo
    jobs: int
    _files: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, path: str) -> bytes:
        if not self._files:
            self._files = _made([self.language], self.known, self.memo, self.jobs, Unwatched())[0]
        return self._files[path]
