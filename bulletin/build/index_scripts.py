"""The search index for an offline edition: each file a script, for nothing may be fetched from a folder.

A script leaves the data on its own element (``document.currentScript``), where `layouts/scripts/offline.js`
finds it. The addresses of hits get the name of the file in their folder, as all addresses of the edition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from bulletin.build.files import File, file_of_bytes
from bulletin.output.addresses import is_folder
from bulletin.output.edition import LEAF
from bulletin.output.search_page import script_of
from bulletin.search.shards import as_json

_BEFORE = b"document.currentScript.data="
_RECORDS = b'[{"t":'
"""So begins what hits show, and no other file of the index."""


def as_scripts(files: Mapping[str, File]) -> dict[str, File]:
    """The files of an index, by path, as scripts by their paths."""
    return {script_of(path): file_of_bytes(_script(file.content())) for path, file in files.items()}


def _script(data: bytes) -> bytes:
    if data.startswith(_RECORDS):
        records = json.loads(data)
        for record in records:
            path, sign, anchor = record["h"].partition("#")
            record["h"] = path + (LEAF if is_folder(path) else "") + sign + anchor
        data = as_json(records)
    return _BEFORE + data + b"\n"
