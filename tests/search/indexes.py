"""The search index of a site, made as a build makes it, in memory."""

from __future__ import annotations

from pathlib import Path

from bulletin.build.indexing import index_all
from bulletin.build.memo import Memo
from bulletin.build.store import Store
from bulletin.config import LANGUAGES
from bulletin.output.search_page import index_folder, index_list
from bulletin.search.reading import Reader
from bulletin.site.model import Site
from tests.small_sites import planned


def index_files(site: Site, kept: Path) -> tuple[dict[str, bytes], Memo]:
    """Every file of the index by path, and the memo that tells what was made; the store is in ``kept``."""
    with Store(kept) as store:
        memo = Memo(store)
        files = index_all(planned(site).homes, memo, 1)
        return {path: file.content() for path, file in files.items()}, memo


def readers(files: dict[str, bytes]) -> dict[str, Reader]:
    """The reader of each language's index."""
    return {language: _reader(files, language) for language in LANGUAGES}


def _reader(files: dict[str, bytes], language: str) -> Reader:
    folder, listed = index_folder(language), index_list(language)
    return Reader(lambda name: files[f"{folder}{name}.json" if name else listed])
