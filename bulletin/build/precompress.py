"""Compressed copies beside the files of a release: ``index.html.gz``, for servers that send what lies there.

Each is remembered by the digest of what it was made from, so an edit compresses anew what it changed. Header
and level are fixed and nothing tells a time (RFC 1952), so the same file gives the same copy wherever Python
is built with the same zlib. There is no Brotli: it would want a library beyond Python's own.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256

from bulletin.build.files import File
from bulletin.build.memo import Memo
from bulletin.build.workers import shared
from bulletin.output.plan import Copy

ENDING = ".gz"
_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".ics", ".webmanifest")
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"  # deflate, no time, slowest, from any system
_LEVEL = 9
_LEAST = 256  # bytes to be saved: less is not worth a file
_NONE = b"-"  # the note of what is not worth it
_EACH = 60  # files for each process
_ATONCE = 500  # files held in memory


def precompressed(
    files: Mapping[str, File],
    copies: Sequence[Copy],
    read: Callable[[Copy], bytes],
    memo: Memo,
    jobs: int,
) -> dict[str, File]:
    """The compressed copies by path, of all that they make smaller and that is text; an editor's own stay.

    ``copies`` are the attachments, ``read`` gets the bytes of one.
    """
    texts = {path: file for path, file in files.items() if path.endswith(_TEXTS)}
    for copy in copies:
        if copy.path.endswith(_TEXTS) and copy.path not in texts:
            data = read(copy)
            texts[copy.path] = File(sha256(data).hexdigest(), len(data), partial(bytes, data))
    keys = {path: memo.key("gzip", bytes.fromhex(file.digest)) for path, file in texts.items()}
    notes = {path: memo.store.note(key) for path, key in keys.items()}
    new = [path for path, note in notes.items() if note is None]
    for start in range(0, len(new), _ATONCE):
        some = new[start : start + _ATONCE]
        made = shared(_worth_it, [texts[path].content() for path in some], jobs, _EACH, alike=True)
        for path, data in zip(some, made, strict=True):
            memo.made["gzip"] += 1
            told = sha256(data).digest() + len(data).to_bytes(8, "big") if data else _NONE
            notes[path] = told
            memo.store.put(keys[path], data, told)
    found = {}
    taken = {*files, *(copy.path for copy in copies)}
    for path, note in notes.items():
        if note and note != _NONE and path + ENDING not in taken:
            again = partial(_again, memo, keys[path], texts[path])
            found[path + ENDING] = File(note[:32].hex(), int.from_bytes(note[32:], "big"), again)
    return found


def _worth_it(data: bytes) -> bytes:
    """The compressed copy of a file; nothing where it would save too little."""
    made = compressed(data)
    return made if len(made) + _LEAST <= len(data) else b""


def compressed(data: bytes) -> bytes:
    """Bytes in gzip's format."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return _HEADER + body + zlib.crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little")


def _again(memo: Memo, key: bytes, file: File) -> bytes:
    return memo.store.get(key) or compressed(file.content())
