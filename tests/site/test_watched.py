"""A watched site: what a view's maker reads is noted, and nothing that it can read is left out.

The property behind all: where a view differs after an edit, its frame differs, or it read a piece that does.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bulletin.build.memo import contents
from bulletin.diagnostics import Findings
from bulletin.output.plan import Output, plan
from bulletin.site.model import Item, Registers, Site, Version
from bulletin.site.watched import WORDS, Piece, Pieces, Reads, frame, watch
from tests.small_sites import FEATURES, MESSAGES, features, linked

Seen = dict[str, tuple[bytes, frozenset[Piece]]]


def seen(site: Site) -> Seen:
    """Of every output what its view holds, and what was read for it."""
    watched = watch(site)
    outputs, always = watched.reads.during(lambda: _outputs(site, watched))
    assert not always, "planning reads nothing that views show"
    found = {}
    for output in outputs:
        view, read = watched.reads.during(output.view)
        found[output.path] = (contents(view), frozenset(read))
    return found


def _outputs(site: Site, watched: Any) -> tuple[Output, ...]:
    findings = Findings()
    made = plan(site, MESSAGES, findings, watched=watched)
    assert not findings.failed(), list(findings)
    return made.outputs


@cache
def before() -> Seen:
    return seen(features().site)


def test_a_watched_site_says_what_the_site_says() -> None:
    plain = plan(features().site, MESSAGES, Findings())
    assert {o.path: contents(o.view()) for o in plain.outputs} == {
        path: told for path, (told, _) in before().items()
    }


@cache
def all_read() -> frozenset[Piece]:
    return frozenset().union(*(read for _, read in before().values()))


EDITS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a body": ("sessions/02/vi.md", lambda text: text + "\nMột câu nữa.\n"),
    "a title": ("sessions/02/vi.md", lambda text: text.replace("thứ hai", "thứ nhì", 1)),
    "a title of a translation": (
        "sessions/02/en.md",
        lambda text: text.replace('title: "', 'title: "New: ', 1),
    ),
    "a summary": ("articles/nhin-lai/vi.md", lambda text: text.replace("summary:", "summary: Mới,", 1)),
    "a new mention": ("articles/nhin-lai/vi.md", lambda text: text + "\nÔng [](person:le-binh) dự.\n"),
    "a heading": ("articles/chi-tieng-viet/vi.md", lambda text: text + "\n## Mục mới\n\nCâu.\n"),
    "what a translation translates": (
        "articles/nhin-lai/en.md",
        lambda text: text.replace("translates: e9f93fd2", "translates: 00000000"),
    ),
    "a day of change": (
        "sessions/02/vi.md",
        lambda text: text.replace("title:", "updated: 2025-01-12\ntitle:", 1),
    ),
    "a person's name": ("registers/people.yaml", lambda text: text.replace("Nguyễn Văn An", "Nguyễn Văn Bá")),
    "a person's office": ("registers/people.yaml", lambda text: text.replace("Cố vấn", "Cố vấn cấp cao")),
    "a title of a document": ("registers/documents.yaml", lambda text: text.replace("vi: ", "vi: Mới ", 1)),
    "the name of a topic": ("registers/topics.yaml", lambda text: text.replace("vi: ", "vi: Mới ", 1)),
    "a term": ("registers/glossary.yaml", lambda text: text.replace("vi: ", "vi: mới ", 1)),
    "an indicator": ("registers/indicators.yaml", lambda text: text.replace("vi: ", "vi: Mới ", 1)),
    "the name of an organisation": (
        "registers/organisations.yaml",
        lambda text: text.replace("vi: ", "vi: Mới ", 1),
    ),
    "a source": ("registers/sources.yaml", lambda text: text.replace("title: ", "title: Mới ", 1)),
}
FACTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a date": ("sessions/02/vi.md", lambda text: text.replace("2024-07-10", "2024-07-11", 1)),
    "a slug": ("articles/nhin-lai/vi.md", lambda text: text.replace("slug: nhin-lai", "slug: xem-lai", 1)),
}


def edited(folder: Path, file: str, edit: Callable[[str], str]) -> Site:
    """`features` after an edit of one file."""
    shutil.copytree(FEATURES, folder / "site")
    path = folder / "site" / "content" / file
    text = path.read_text(encoding="utf-8")
    assert edit(text) != text
    path.write_text(edit(text), encoding="utf-8", newline="\n")
    found = linked(folder / "site")
    assert not found.findings.failed(), found.codes
    return found.site


@pytest.mark.parametrize("name", EDITS)
def test_what_differs_after_an_edit_had_read_what_was_edited(name: str, tmp_path: Path) -> None:
    site = edited(tmp_path, *EDITS[name])
    assert contents(frame(watch(site))) == contents(frame(watch(features().site))), (
        "an edit of every day leaves the frame"
    )
    old, new = Pieces(features().site), Pieces(site)
    changed = {piece for piece in all_read() if contents(old[piece]) != contents(new[piece])}
    after = seen(site)
    assert after.keys() == before().keys()
    differs = {path for path, (told, _) in after.items() if told != before()[path][0]}
    assert differs, "the edit is to be seen somewhere"
    missed = {path for path in differs if changed.isdisjoint(before()[path][1])}
    assert not missed


@pytest.mark.parametrize("name", FACTS)
def test_an_edit_of_a_fact_is_another_frame(name: str, tmp_path: Path) -> None:
    assert contents(frame(watch(edited(tmp_path, *FACTS[name])))) != contents(frame(watch(features().site)))


def test_a_body_is_read_by_few() -> None:
    paths = {path for path, (_, read) in before().items() if ("body", "content/sessions/02/vi.md") in read}
    assert "phien-hop/2/index.html" in paths
    assert not paths & {"index.html", "feed.xml", "sitemap.xml", "dong-thoi-gian/index.html"}


def test_a_title_is_read_by_the_lists_that_show_it() -> None:
    words = ("words", "content/sessions/02/vi.md")
    paths = {path for path, (_, read) in before().items() if words in read}
    assert {
        "phien-hop/2/index.html",
        "phien-hop/index.html",
        "feed.xml",
        "dong-thoi-gian/index.html",
    } <= paths


def test_every_field_of_the_model_is_a_piece_or_in_the_frame() -> None:
    """A new field belongs into `frame`, or must be noted when it is read: decide, then add it here."""
    names = {kind: {field.name for field in fields(kind)} for kind in (Version, Item)}
    assert names[Version] == {"language", "path", "front", "body", "positions", "anchors", "digest"}
    assert names[Item] == {
        *("id", "section", "kind", "original", "translation", "attachments", "freshness"),
    }
    watched = watch(features().site).site
    item = next(iter(watched.items.values()))
    with pytest.raises(AttributeError):
        item.original.digest  # noqa: B018 - no view may go by it
    for name in WORDS:
        assert not getattr(item.facts, name), "facts are what is left without the words"
    assert {field.name for field in fields(Registers)} - {"broken"} <= {piece[0] for piece in all_read()}


def test_what_a_shared_piece_was_made_of_counts_for_all_who_are_given_it() -> None:
    reads = Reads()
    _, inner = reads.during(lambda: reads.note(("words", "a")))
    assert inner == (("words", "a"),)
    _, outer = reads.during(lambda: reads.note_all(inner))
    assert outer == inner
    reads.note(("words", "b"))  # nobody watches
    _, nothing = reads.during(lambda: None)
    assert nothing == ()
