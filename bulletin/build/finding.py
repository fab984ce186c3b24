"""The search index as it stands: of the content, or of an output folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bulletin.build.indexing import index_all
from bulletin.build.memo import Memo
from bulletin.build.options import Options
from bulletin.build.pipeline import prospect
from bulletin.build.store import Store
from bulletin.build.workers import processors
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.output.search_page import index_folder, index_list
from bulletin.search.reading import Reader


def published_index(output: Path, language: str) -> Reader:
    """The index of a language in an output folder. Raises FileNotFoundError where there is none."""
    return _reader(language, lambda path: (output / path).read_bytes())


def current_index(options: Options, language: str | None) -> Reader | tuple[Diagnostic, ...]:
    """The index of a language (None: the site's first) that a build would make now, else what stops a build.

    Nothing is written.
    """
    findings = Findings()
    with Store(options.site, keep=False) as store:
        memo = Memo(store)
        seen = prospect(options, memo, findings)
        if seen is None:
            return findings.sorted()
        wanted = language or seen.site.config.default_language
        homes = [here for here in seen.planned.homes if here.language == wanted]
        files = index_all(homes, memo, options.jobs or processors())
        made = {path: file.content() for path, file in files.items()}
    return _reader(wanted, made.__getitem__)


def _reader(language: str, read: Callable[[str], bytes]) -> Reader:
    folder, listed = index_folder(language), index_list(language)
    return Reader(lambda name: read(f"{folder}{name}.json" if name else listed))
