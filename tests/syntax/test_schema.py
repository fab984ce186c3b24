"""Nodes bound to records: every complaint at its place, in an editor's terms, and never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, fields
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.config import SiteConfig
from bulletin.content.records import FRONTS
from bulletin.content.registers import REGISTERS
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.diagnostics.render import as_text
from bulletin.syntax import yaml
from bulletin.syntax.positions import Positions
from bulletin.syntax.record import Pair, Record, record
from bulletin.syntax.scalars import Day, Flag, Id, Number, Text
from bulletin.syntax.schema import bind

reproducible = settings(derandomize=True, deadline=None, max_examples=60, database=None)

MODELS: list[type] = [*FRONTS.values(), *(model for model, _ in REGISTERS.values()), SiteConfig]


@record
class Part(Record):
    value: Number
    basis: Literal["reported", "estimate"] = "reported"
    note: Pair | None = None


@record
class Whole(Record):
    title: Text
    day: Day | None = None
    done: Flag = False
    tags: tuple[Id, ...] = ()
    parts: tuple[Part, ...] = ()
    start: Text | None = field(default=None, metadata={"alias": "from"})


def bound(text: str) -> tuple[Whole | None, Positions, list[Diagnostic]]:
    findings = Findings()
    node = yaml.read(text, "a.md", findings)
    assert node is not None
    record, positions = bind(node, Whole, "a whole", findings)
    return record, positions, list(findings.sorted())


def told(text: str) -> list[str]:
    record, _, found = bound(text)
    assert record is None
    return [f"{f.span.line}:{f.span.column}+{f.span.length} {f.code}" for f in found]


def test_a_record() -> None:
    text = "title: Tên\nday: 2024-04-24\ndone: true\ntags: [a, b]\nparts:\n  - value: 71.79\nfrom: đây"
    record, where, found = bound(text)
    assert found == []
    assert record is not None
    assert record.tags == ("a", "b")
    assert str(record.parts[0].value) == "71.79"
    assert record.start == "đây"
    assert str(where.at("parts", 0, "value")) == "a.md:6:12"
    assert str(where.at("tags", 1)) == "a.md:4:11"
    assert str(where.key("day")) == "a.md:2:1"


def test_places_of_what_is_not_written() -> None:
    _, where, _ = bound("title: Tên\nparts:\n  - value: 1\ntags: [a]\nday:")
    assert str(where.at("parts", 0, "basis")) == "a.md:3:5"
    assert str(where.at("tags", 0, "x", "y")) == "a.md:4:8"
    assert str(where.at("day")) == "a.md:5:1"
    assert str(where.key("parts", 0, "basis")) == "a.md:3:5"
    assert where.at("done") == where.key("done") == where.root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day: 2024-04-24", ["1:1+1 missing-field"]),
        ("title:\nday: 2024-04-24", ["1:1+5 missing-field"]),
        ("title: a\nparts:\n  - basis: estimate", ["3:5+1 missing-field"]),
        ("title: a\nparts:\n  - value: 1\n    note:\n      vi: b", ["4:5+4 missing-side"]),
        ("title: a\nparts:\n  - value: 1\n    note:\n      vi: b\n      en:", ["6:7+2 missing-side"]),
        ("title: a\ntagz: [b]", ["2:1+4 unknown-key"]),
        ("title: a\ntagz:", ["2:1+4 unknown-key"]),
        ("title: a\nparts:\n  - value: 1\n    bsis: estimate", ["4:5+4 unknown-key"]),
        ("titel: a", ["1:1+5 unknown-key"]),
        ("title: a\nstart: b", ["2:1+5 unknown-key"]),
        ("title: a\nday: hôm qua", ["2:6+7 bad-date"]),
        ("title: a\ntags: [b, C, d, Đ]", ["2:11+1 bad-id", "2:17+1 bad-id"]),
        ("title: a\nparts:\n  - value: 1\n    basis: estimated", ["4:12+9 bad-choice"]),
        ("title: a\nparts:\n  - value: 1\n    basis: [estimate]", ["4:12+1 wrong-shape"]),
        ("title: [a]", ["1:8+1 wrong-shape"]),
        ("title: {a: b}", ["1:8+1 wrong-shape"]),
        ("title: a\ntags: b", ["2:7+1 wrong-shape"]),
        ("title: a\ntags: {b: c}", ["2:7+1 wrong-shape"]),
        ("title: a\nparts: [b]", ["2:9+1 wrong-shape"]),
        ("title: a\nparts:\n  - value: [1]", ["3:12+1 wrong-shape"]),
        ("title: a\nday: [1]\ndone: [true]", ["2:6+1 wrong-shape", "3:7+1 wrong-shape"]),
    ],
)
def test_complaints_and_places(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("titel: a", "title"),
        ("title: a\nTags: [b]", "tags"),
        ("title: a\nform: b", "from"),
        ("title: a\nzzz: b", ""),
    ],
)
def test_guesses(text: str, guess: str) -> None:
    _, _, found = bound(text)
    assert [dict(f.values)["guess"] for f in found] == [guess]


def test_a_misspelt_required_key_is_one_mistake_and_not_two() -> None:
    assert told("titel: a\nday: 2024-04-24") == ["1:1+5 unknown-key"]
    assert told("zzz: a") == ["1:1+1 missing-field", "1:1+3 unknown-key"]


def test_empty_items_of_a_list_are_absent() -> None:
    record, where, found = bound("title: a\ntags:\n  -\n  - b\n  - ~\n  - c")
    assert found == []
    assert record is not None
    assert record.tags == ("b", "c")
    assert str(where.at("tags", 1)) == "a.md:6:5"


# No shape of any value of any record is a traceback

SHAPES = [
    "x",
    '"40.590"',
    "40.590",
    "2024-04-24",
    "[]",
    "[x]",
    "[[x]]",
    "[{a: b}]",
    "{a: b}",
    "{vi: a, en: b}",
    "{}",
]


def keys(model: type) -> list[str]:
    """The keys an editor may write."""
    return [f.metadata.get("alias", f.name) for f in fields(model)]


def written(model: type, key: str, shape: str) -> Iterator[str]:
    yield f"{key}: {shape}"
    yield f"{key}:\n  - {key}: {shape}\n    id: {shape}"
    yield f"{key}:\n  {key}: {shape}\n  vi: {shape}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_takes_or_refuses_every_shape(model: type) -> None:
    for key in keys(model):
        for shape in SHAPES:
            for text in written(model, key, shape):
                assert_told(text, model)


def assert_told(text: str, model: type) -> None:
    findings = Findings()
    node = yaml.read(text, "a.md", findings)
    assert node is not None
    record, _ = bind(node, model, "a record", findings)
    assert (record is None) is (len(findings) > 0)
    for found in findings:
        assert "%(" not in as_text(found, "en")
        assert found.span.line >= 1


nested = st.recursive(
    st.sampled_from(["x", "20", "40.590", "2024-04", "true", '"a b"', "sessions/01#a", "vi", "held"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "vi",
                    "en",
                    "text",
                    "value",
                    "indicator",
                    "file",
                    "alt",
                    "person",
                    "place",
                    "name",
                    "source",
                ]
            ),
            inner,
            max_size=4,
        ).map(lambda pairs: "{" + ", ".join(f"{k}: {v}" for k, v in pairs.items()) + "}")
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(data=st.data())
@reproducible
def test_no_value_is_a_traceback(model: type, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(keys(model)), min_size=1, max_size=3, unique=True))
    assert_told("\n".join(f"{key}: {data.draw(nested)}" for key in chosen), model)
