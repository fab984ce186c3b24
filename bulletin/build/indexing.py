"""The index phase: the search index of each language, from what the store knows of each document.

A document's key is the hash of all its entry is made of, so an edit makes the entry of one document anew.
The index of a language is put together from all entries whenever one changed; where none did, its files are
known.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
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
from bulletin.search.document import Document, Listed
from bulletin.search.entry import Entry, entry, record
from bulletin.search.index import index
from bulletin.search.shards import FOLDER, Files

_EACH = 60  # documents for each process: an entry takes about 2 ms
_MANY = 2000  # documents from which on each language's index is put together in a process of its own
_LEVEL = 1


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
        digests = {path: sha256(data).hexdigest() for path, data in made.items()}
        memo.made["index"] += 1
        memo.store.put(language.key, json.dumps(digests).encode())
        files.update({path: File(digests[path], partial(bytes, data)) for path, data in made.items()})
    for language in languages:
        for key in language.keys:
            memo.store.use(key)
        if found := kept[language.language]:
            again = _Again(language, known, memo, jobs)
            files.update(
                {path: File(digest, partial(again, path)) for path, digest in json.loads(found).items()}
            )
    return files


def _listed(here: Here, memo: Memo, told: bytes) -> _Language:
    listed = list(documents(here))
    keys = [memo.key("document", told, contents(one.document)) for one in listed]
    places = json.dumps([(one.facets, one.chunk) for one in listed])
    whole = memo.key("index", here.language, index_list(here.language), places, *keys)
    return _Language(here.language, listed, keys, whole)


def _made(
    languages: Sequence[_Language], known: Aliases, memo: Memo, jobs: int, progress: Progress
) -> list[dict[str, bytes]]:
    """All files of these languages' indexes, by path."""
    wanted = {
        key: one.document for lang in languages for key, one in zip(lang.keys, lang.listed, strict=True)
    }
    entries = memo.store.get_all(wanted)
    new = [key for key in wanted if key not in entries]
    progress.step(len(wanted) - len(new))
    task = partial(_entry, known=known)
    for key, data in zip(
        new, shared(task, [wanted[key] for key in new], jobs, _EACH, step=progress.step), strict=True
    ):
        memo.made["document"] += 1
        memo.store.put(key, data)
        entries[key] = data
    for language in languages:
        language.entries = {key: entries[key] for key in language.keys}
    many = len(wanted) >= _MANY
    return shared(_assembled, languages, jobs if many else 1, 1)


def _entry(document: Document, known: Aliases) -> bytes:
    """A document's entry and what a hit shows of it, packed."""
    keys, found = entry(document, known)
    told = "\f".join("\n".join((str(weight), *some)) for weight, some in keys.items())
    return zlib.compress(f"{told}\0{record(document, found)}".encode(), _LEVEL)


def _assembled(language: _Language) -> dict[str, bytes]:
    """Every file of one language's index, by path."""
    texts = Files()
    chunks: list[str] = []
    places = range(len(language.listed))
    for _, group in groupby(places, lambda n: (language.listed[n].chunk, n // FOLDER)):
        records = [_unpacked(language, n)[1] for n in group]
        chunks += [texts.put(f"[{','.join(records)}]".encode())] * len(records)
    made = index(_entries(language), [one.facets for one in language.listed], chunks)
    folder = index_folder(language.language)
    files = {f"{folder}{name}.json": data for name, data in {**texts.made, **made.files}.items()}
    return {**files, index_list(language.language): made.list}


def _entries(language: _Language) -> Iterator[Entry]:
    for n in range(len(language.listed)):
        parts = (part.split("\n") for part in _unpacked(language, n)[0].split("\f"))
        yield {int(weight): keys for weight, *keys in parts}


def _unpacked(language: _Language, n: int) -> tuple[str, str]:
    lines, _, shown = zlib.decompress(language.entries[language.keys[n]]).decode().partition("\0")
    return lines, shown


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
