"""Titles of drafts and embargoed items that stand in what would be published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape

from bulletin.diagnostics import Findings
from bulletin.review.parity import Text
from bulletin.review.review import Review

_TEXTS = (".html", ".xml", ".json", ".js", ".txt", ".csv", ".ics", ".webmanifest", ".svg")
_SHORTEST = 10  # characters: a shorter title is a word that any text may hold


def check(review: Review, findings: Findings) -> None:
    """Search every output for the titles of what is not published; each title is told of once."""
    hidden = list(_hidden(review))
    if not hidden:
        return
    outputs = {path: _plain(data) for path, data in sorted(review.outputs.items()) if path.endswith(_TEXTS)}
    for text in hidden:
        title = text.front.title
        forms = {title, json.dumps(title)[1:-1]}
        output = next((path for path, words in outputs.items() if any(f in words for f in forms)), None)
        if output:
            findings.add("leaked-title", text.positions.at("title"), title=title, output=output)


def _hidden(review: Review) -> Iterator[Text]:
    """Texts that are not built; a title that something published has too tells nothing."""
    published = [text for _, text in review.texts()]
    paths, titles = {text.path for text in published}, {text.front.title for text in published}
    for work in review.works.values():
        for text in (work.original, work.translation):
            title = text.front.title if text and text.path not in paths else ""
            if text and len(title) >= _SHORTEST and title not in titles:
                yield text


def _plain(data: bytes) -> str:
    return " ".join(unescape(data.decode("utf-8", errors="replace")).split())
