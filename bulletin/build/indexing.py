"""The index phase: the search index of each language, from what the store knows of each document.

A document's key is the hash of all its entry is made of, so an edit makes the entry of one document anew.
The index of a language is put together from all entries whenever one changed; where none did, its files are
known.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bulletin.build.collector import held_collector
from bulletin.build.files import File
from bulletin.build.memo import Memo, contents, key_of
from bulletin.build.progress import Progress, Unwatched
from bulletin.build.spool import Filing, Place, Spool, files_of
from bulletin.build.workers import CAN_FORK, shared
from bulletin.config import LANGUAGES
from bulletin.i18n.formats import formats_for
from bulletin.output.here import Here
from bulletin.output.search_page import index_folder, index_list
from bulletin.output.searching import alias_names, documents
from bulletin.search.aliases import Aliases, aliases
from bulletin.search.document import Document, told, untold
from bulletin.search.entry import entry, fields, packed, unpacked
from bulletin.search.shards import FOLDER, name_of

if TYPE_CHECKING:
    from bulletin.search.gathering import Gathering

_MANY = 300  # new entries from which on each language's index is made in a process of its own


class _Told(NamedTuple):
    """A document and its place, as bytes: what was made of them is made again where it is indexed.

    Whoever reads an object writes to it, for Python counts who refers to it: a process that read the site's
    own would soon have a copy of the site. Texts stand beside, or they would be there twice.
    """

    values: bytes
    html: str
    place: bytes

    def document(self) -> Document:
        return untold(pickle.loads(self.values), self.html)

    def placed(self) -> tuple[tuple[str, ...], str]:
        """Its facets, and its chunk."""
        facets, chunk = pickle.loads(self.place)
        return facets, chunk


@dataclass(slots=True)
class _Language:
    """One language's documents, each with the key of its entry, and the key of the whole index."""

    language: str
    listed: list[_Told]
    keys: list[bytes]
    key: bytes
    entries: dict[bytes, bytes] = field(default_factory=dict)
    spool: Spool | None = None
    entry_spool: Spool | None = None

    def taken(self) -> Iterator[_Told]:
        """The documents, once: each is let go, for its memory serves what is made of those behind it."""
        self.listed.reverse()
        while self.listed:
            yield self.listed.pop()


@held_collector()
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
    names = key_of(known.told)
    languages = [_listed(here, memo, names) for here in homes]
    kept = {one.language: memo.store.get(one.key) for one in languages}
    missing = [one for one in languages if kept[one.language] is None]
    files = {}
    for language, made in zip(missing, _made(missing, known, memo, jobs, progress), strict=True):
        memo.made["index"] += 1
        known_as = {path: (file.digest, file.size) for path, file in made.items()}
        memo.store.put(language.key, json.dumps(known_as).encode())
        files.update(made)
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


def _listed(here: Here, memo: Memo, names: bytes) -> _Language:
    listed, places = [], []
    for one in documents(here):
        place = (one.facets, one.chunk)
        places.append(place)
        listed.append(_Told(contents(told(one.document)), one.document.html, contents(place)))
    keys = [memo.key("document", one.values, one.html) for one in listed]
    whole = memo.key("index", here.language, index_list(here.language), names, json.dumps(places), *keys)
    return _Language(here.language, listed, keys, whole)


@dataclass(frozen=True, slots=True)
class _Made:
    """One language's index: where its files are held, by path, and the entries that no store had, by key."""

    places: dict[str, Place]
    entries: dict[str, Place]


def _made(
    languages: Sequence[_Language], known: Aliases, memo: Memo, jobs: int, progress: Progress
) -> list[dict[str, File]]:
    """All files of these languages' indexes, by path."""
    for language in languages:
        language.entries = memo.store.get_all(language.keys)
    new = sum(len(one.keys) - len(one.entries) for one in languages)
    if new < _MANY:
        jobs = 1
    if CAN_FORK and min(jobs, len(languages)) > 1:
        _load_once()
        for language in languages:
            language.spool, language.entry_spool = Spool(), Spool()
    made = shared(partial(_assembled, known=known), languages, jobs, 1, step=progress.step)
    for language, one in zip(languages, made, strict=True):
        for key, file in files_of(one.entries, language.entry_spool).items():
            memo.made["document"] += 1
            memo.store.put(bytes.fromhex(key), file.content())
    return [files_of(one.places, language.spool) for language, one in zip(languages, made, strict=True)]


def _load_once() -> None:
    """Load what every process is going to need: NumPy, and how dates are written."""
    from bulletin.search import gathering  # noqa: F401

    for language in LANGUAGES:
        formats_for(language).day(date.min)


def _assembled(language: _Language, known: Aliases) -> _Made:
    """One language's index. Entries that are not known are made on the way."""
    from bulletin.search.gathering import Gathering  # only now NumPy is loaded

    gathering = Gathering(known)
    with Filing(language.spool) as filing, Filing(language.entry_spool) as new:

        def put(data: bytes) -> str:
            digest = sha256(data).digest()
            name = name_of(digest)
            filing.put(f"{index_folder(language.language)}{name}.json", data, digest)
            return name

        listed = gathering.index(list(_chunks(language, gathering, new, put)), put)
        filing.put(index_list(language.language), listed, sha256(listed).digest())
    return _Made(filing.places, new.places)


def _chunks(
    language: _Language, gathering: Gathering, new: Filing, put: Callable[[bytes], str]
) -> Iterator[str]:
    """Gather all documents; of each the name of the file with what a hit shows of it."""
    placed = ((n, one, *one.placed()) for n, one in enumerate(language.taken()))
    for _, some in groupby(placed, lambda one: (one[3], one[0] // FOLDER)):
        records = []
        for n, one, facets, _ in some:
            key = language.keys[n]
            if kept := language.entries.pop(key, None):
                found = unpacked(kept)
            else:
                found = entry(one.document())
                new.put(key.hex(), packed(found), key)
            gathering.add(fields(found), facets)
            records.append(found.shown)
        yield from [put(f"[{','.join(records)}]".encode())] * len(records)


@dataclass(slots=True)
class _Again:
    """Gets the bytes of a known file: its language's index is put together once more, at the first asking."""

    language: _Language
    known: Aliases
    memo: Memo
    jobs: int
    _files: dict[str, File] = field(default_factory=dict)

    def __call__(self, path: str) -> bytes:
        if not self._files:
            self._files = _made([self.language], self.known, self.memo, self.jobs, Unwatched())[0]
        return self._files[path].content()
