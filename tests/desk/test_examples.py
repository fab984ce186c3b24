"""The templates of new files: each example is read by the parsers it is an example for."""

from __future__ import annotations

import re

import pytest

from bulletin.content.parse_registers import parse_register
from bulletin.content.records import FRONTS
from bulletin.desk import yaml_lines
from bulletin.desk.examples import EXAMPLES
from bulletin.desk.register_entry import person_entry
from bulletin.desk.sheets import item_text
from bulletin.diagnostics import Findings
from bulletin.syntax import yaml
from bulletin.syntax.fields import fields
from bulletin.syntax.schema import bind

KNOWN = "number: 1\nkind: law\ntitle: A\nsummary: B\ndate: 2025-01-15\n"


def alive(text: str) -> str:
    """A template with every field that is commented out in use, as an editor does it: the ``#`` goes."""
    return re.sub("^( *)#(?! )|^#(?=  )", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("ui_language", ["vi", "en"])
@pytest.mark.parametrize("section", FRONTS)
def test_every_example_is_read(section: str, ui_language: str) -> None:
    keys = {field.key for field in fields(FRONTS[section])}
    lines = {key: f"{key}: {value}" for key, value in _known() if key in keys}
    front = alive(item_text(section, "vi", lines, ui_language).split("---\n")[1])
    found = Findings()
    node = yaml.read(front, "vi.md", found)
    assert node is not None
    record, _ = bind(node, FRONTS[section], "it", found)
    assert list(found) == []
    assert record is not None


def test_no_example_is_for_nothing() -> None:
    texts = [item_text(section, "vi", {}, "vi") for section in FRONTS]
    assert [key for key in EXAMPLES if not any(f"\n#{key}:" in text for text in texts)] == []


def _known() -> list[tuple[str, str]]:
    return [(key, value) for key, _, value in (line.partition(": ") for line in KNOWN.splitlines())]


@pytest.mark.parametrize("ui_language", ["vi", "en"])
def test_so_is_that_of_a_person(ui_language: str) -> None:
    for text in (
        person_entry("nguyen-van-a", "Nguyễn Văn A", ui_language),
        alive(person_entry("nguyen-van-a", "Nguyễn Văn A", ui_language)),
    ):
        found = Findings()
        (placed,) = parse_register("people", text, "people.yaml", found).entries
        assert list(found) == []
        assert placed.id == "nguyen-van-a"


@pytest.mark.parametrize(
    "value",
    [
        "a: b",
        'a "b" \\ c',
        "# a",
        "- a",
        "",
        "2024",
        "no",
        "Đề án 06",
        "a\n b",
        "[a]",
        "{a}",
        "*a",
        "&a",
        "!a",
        "a #b",
    ],
)
def test_texts_and_words_are_read_back(value: str) -> None:
    for written in (yaml_lines.text(value), yaml_lines.word(value), yaml_lines.words([value, "b"])):
        found = Findings()
        node = yaml.read(f"key: {written}\n", "vi.md", found)
        assert list(found) == []
        assert node is not None
        read = node.entries[0].value
        if isinstance(read, yaml.Sequence):
            read = read.items[0]
        assert isinstance(read, yaml.Scalar)
        assert read.text == " ".join(value.split())


@pytest.mark.parametrize(
    "mark", ["142/QĐ-TTg", "57-NQ/TW", "50/NQ-CP@2020", "20/2023/QH15", "pham-minh-chinh"]
)
def test_ids_and_marks_need_no_quotes(mark: str) -> None:
    assert yaml_lines.word(mark) == mark
