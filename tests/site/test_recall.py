"""Recalling what a function gave: only where nothing can tell what it sees from what it saw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from markupsafe import Markup

from bulletin.content.discover import discover
from bulletin.content.parse import parse_item
from bulletin.content.parse_registers import parse_register_file
from bulletin.diagnostics import Findings, Span
from bulletin.site.link import link
from bulletin.site.model import Site
from bulletin.site.recall import Recall, same
from tests.small_sites import FEATURES_DAY, Linked, features, planned


@dataclass(frozen=True)
class Pair:
    one: Any
    other: Any


class Counting:
    """A function that counts how often it runs."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self, value: object) -> tuple[object]:
        self.runs += 1
        return (value,)

    def noting(self, value: str, findings: Findings) -> str:
        """Find something each time."""
        self.runs += 1
        findings.add("bad-date", Span("a.md", 1, 1), value=value)
        return value.upper()


def twice(first: object, second: object) -> int:
    """How often a function runs that is asked for the one and then for the other."""
    recall, function = Recall(), Counting()
    for value in (first, second):
        recall.begin()
        assert recall("name", function, value) == (value,)
    return function.runs


@pytest.mark.parametrize(
    "make",
    [
        lambda: "text " * 3,
        lambda: (1, ("a", None)),
        lambda: {"a": Pair(Decimal("1.50"), ())},
        lambda: frozenset({"a", "b"}),
        lambda: Pair(one=Pair(1, 2), other=[1, 2]),
    ],
)
def test_what_is_equal_is_recalled(make: Callable[[], object]) -> None:
    assert twice(make(), make()) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Decimal("20"), Decimal("20.0")),
        (1, True),
        ("a", Markup("a")),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ((1, 2), [1, 2]),
        ((1, 2), (1, 2, 3)),
        (Pair(1, Decimal("2")), Pair(1, Decimal("2.0"))),
        (None, ()),
    ],
)
def test_what_can_be_told_apart_is_not(one: object, other: object) -> None:
    assert not same(one, other)
    assert not same(other, one)
    assert twice(one, other) == 2


def test_what_is_found_is_found_again() -> None:
    recall, function = Recall(), Counting()
    for _ in range(3):
        recall.begin()
        findings = Findings()
        assert recall.noting(findings, "name", function.noting, "x") == "X"
        assert [found.code for found in findings] == ["bad-date"]
    assert function.runs == 1


def test_what_one_link_did_not_ask_for_is_forgotten() -> None:
    recall, function = Recall(), Counting()
    recall.begin()
    recall("name", function, 1)
    recall.begin()
    recall.begin()
    recall("name", function, 1)
    assert function.runs == 2


def test_what_is_made_anew_but_the_same_stays_the_object_it_was() -> None:
    recall = Recall()
    recall.begin()
    first = recall("name", lambda n: ("made", n // 10), 11)
    recall.begin()
    assert recall("name", lambda n: ("made", n // 10), 12) is first


def relinked(base: Linked, recall: Recall, edit: tuple[str, str] | None = None) -> Site:
    """`features` linked with what is recalled, one file's words replaced."""
    folder = base.folder
    inventory = discover(folder, Findings())
    items = []
    for file in inventory.items:
        text = (folder / file.path).read_text(encoding="utf-8")
        if edit and file.path == edit[0]:
            text += edit[1]
        items.append(parse_item(file, text.encode()).parsed)
    registers = [parse_register_file(f, (folder / f.path).read_bytes()).parsed for f in inventory.registers]
    return link(
        base.site.config,
        [item for item in items if item],
        registers,
        inventory.attachments,
        base.site.images,
        frozenset(),
        FEATURES_DAY,
        False,
        Findings(),
        recall,
    )


def test_a_link_that_recalls_gives_what_a_first_link_gives() -> None:
    base, recall = features(), Recall()
    file = next(iter(base.site.items.values())).original.path
    relinked(base, recall)
    for edit in (None, (file, "\nThêm một câu.\n"), (file, "\n## Một mục mới {#moi}\n"), None):
        again, first = relinked(base, recall, edit), relinked(base, Recall(), edit)
        for name in ("items", "registers", "links", "related", "neighbours", "mentions", "values"):
            assert same(getattr(again, name), getattr(first, name)), (edit, name)
        paths = [[output.path for output in planned(site).outputs] for site in (again, first)]
        assert paths[0] == paths[1]


def test_after_an_edit_of_a_body_the_rest_is_the_very_same() -> None:
    base, recall = features(), Recall()
    before = relinked(base, recall)
    edited, *others = before.items.values()
    after = relinked(base, recall, (edited.original.path, "\nThêm.\n"))
    assert after.items[edited.id] is not before.items[edited.id]
    for part in ("related", "neighbours", "mentions", "values", "registers"):
        assert getattr(after, part) is getattr(before, part), part
    for item in others:
        key = (item.id, item.original.language)
        assert after.links[key] is before.links[key]
