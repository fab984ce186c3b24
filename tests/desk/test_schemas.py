"""The JSON Schemas accept all that the build accepts, and refuse what a schema can refuse."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bulletin.config import FILE, SECTIONS, SiteConfig
from bulletin.content.former import FormerAddresses
from bulletin.content.parse import split_front_matter
from bulletin.content.records import FRONTS, KINDS
from bulletin.content.registers import REGISTERS
from bulletin.desk.descriptions import DESCRIPTIONS, description
from bulletin.desk.schemas import editor_settings, schema_name, schemas
from bulletin.diagnostics import Findings
from bulletin.i18n.messages import translate
from bulletin.syntax import yaml
from bulletin.syntax.fields import fields
from bulletin.syntax.schema import bind
from tests.building import REPOSITORY

SITES = (
    REPOSITORY,
    REPOSITORY / "bulletin" / "starter",
    REPOSITORY / "tests" / "sites" / "features",
    REPOSITORY / "tests" / "sites" / "small",
)


@cache
def validator(name: str) -> Any:
    """The validator of one of the schemas, which must itself be a sound schema."""
    schema = json.loads(schemas()[name])
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def core(node: yaml.Node) -> Any:
    """What a YAML 1.2 reader, such as editors' programs have, makes of a value."""
    match node:
        case yaml.Mapping():
            return {entry.key: core(entry.value) for entry in node.entries}
        case yaml.Sequence():
            return [core(item) for item in node.items]
        case yaml.Scalar(plain=False):
            return node.text
    if node.text in {"", "~", "null", "Null", "NULL"}:
        return None
    if node.text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text


def read(text: str) -> yaml.Mapping:
    found = Findings()
    node = yaml.read(text, "test", found)
    assert node is not None, list(found)
    return node


def wrong(name: str, text: str) -> list[str]:
    """What the schema refuses of a text: where and why."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator(name).iter_errors(core(read(text)))
    ]


def front_matter(file: Path) -> str:
    found = Findings()
    split = split_front_matter(file.read_text(encoding="utf-8"), file.name, found)
    assert split is not None, list(found)
    return split[0]


def real_texts() -> Iterator[tuple[str, str, str]]:
    """The settings, registers and front matter of every site here: what it is, the schema, the text."""
    for site in SITES:
        yield f"{site.name}/{FILE}", schema_name("site_config"), (site / FILE).read_text(encoding="utf-8")
        for register in sorted((site / "content" / "registers").iterdir()):
            yield (
                f"{site.name}/{register.name}",
                schema_name(register.stem),
                register.read_text(encoding="utf-8"),
            )
        former = site / "content" / "addresses.yaml"
        if former.is_file():
            yield f"{site.name}/{former.name}", schema_name("addresses"), former.read_text(encoding="utf-8")
        for section in SECTIONS:
            for folder in sorted((site / "content" / section).glob("*/")):
                yield from _languages(site, folder, KINDS[section])


def _languages(site: Path, folder: Path, kind: str) -> Iterator[tuple[str, str, str]]:
    texts = {file.stem: front_matter(file) for file in sorted(folder.glob("*.md"))}
    claiming = next((name for name, text in texts.items() if re.search("^original: true", text, re.M)), None)
    first = claiming or ("vi" if "vi" in texts else next(iter(texts)))
    for language, text in texts.items():
        what = kind if language == first else f"{kind}.translation"
        yield f"{site.name}/{folder.name}/{language}.md", schema_name(what), text


REAL = list(real_texts())


@pytest.mark.parametrize(("name", "text"), [r[1:] for r in REAL], ids=[r[0] for r in REAL])
def test_what_is_written_here_is_accepted(name: str, text: str) -> None:
    assert wrong(name, text) == []


SESSION = "number: 9\ntitle: Phiên\nsummary: Tóm tắt.\ndate: 2025-01-15\nsources: [a]\n"


@pytest.mark.parametrize(
    "text",
    [
        "number: '9'\ntitle: 2025\nsummary: 8\ndate: '2025-01-15'\nsources: [2025, 57-a]\n",
        SESSION
        + "draft: 'true'\nchair: ~\nvenue:\nattendees:\n  - a\n  - person: b\n    role: {vi: x, en: y}\n",
        SESSION + "figures:\n  - {indicator: a, value: '40.590', period: 2024, source: b, unit: percent}\n",
        SESSION + "figures:\n  - {indicator: a, value: -1.5, period: 2024-01/2024-04, source: b,"
        " unit: {vi: tổ, en: teams}}\n",
        SESSION + "commitments:\n  - {id: a, text: {vi: x, en: y}, due: 2025-H1, source: b}\n",
        SESSION + "follows:\n  - {commitment: sessions/01#a, status: late, source: 1}\n",
    ],
)
def test_all_forms_that_the_build_reads_are_accepted(text: str) -> None:
    assert bound("sessions", text)
    assert wrong(schema_name("session"), text) == []


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("chiar: a", ": "),
        ("date: 15/1/2025", "date: "),
        ("date: 2025-13-01", "date: "),
        ("chair: Phạm Minh Chính", "chair: "),
        ("topics: a", "topics: "),
        ("draft: yes", "draft: "),
        ("format: hibrid", "format: "),
        ("number: 0", "number: "),
        ("number: 1000", "number: "),
        ("number: 8.5x", "number: "),
        ("sources: []", "sources: "),
        ("summary:", "summary: "),
        ("aliases: [phien-hop/cu]", "aliases/0: "),
        ("venue:\n  vi: Hà Nội", "venue: "),
        ("figures:\n  - {indicator: a, value: '80,2%', period: 2024, source: b}", "figures/0/value: "),
        ("figures:\n  - {indicator: a, value: 8, period: 4/2024, source: b}", "figures/0/period: "),
        ("figures:\n  - {indicator: a, valeu: 8, value: 8, period: 2024, source: b}", "figures/0: "),
        ("figures:\n  - {indicator: a, value: 8, period: 2024, source: b, unit: metre}", "figures/0/unit: "),
        ("photos:\n  - {file: anh/a.jpg, alt: {vi: a, en: b}, credit: c}", "photos/0/file: "),
        ("translates: 8c1f2e7a", ": "),
    ],
)
def test_faults_are_refused_in_their_place(lines: str, place: str) -> None:
    key = lines.partition(":")[0]
    kept = [line for line in SESSION.splitlines() if not line.startswith(f"{key}:")]
    (found,) = wrong(schema_name("session"), "\n".join([*kept, lines, ""]))
    assert found.startswith(place)


@pytest.mark.parametrize("key", ["number", "title", "summary", "date", "sources"])
def test_what_a_session_must_have(key: str) -> None:
    text = "".join(f"{line}\n" for line in SESSION.splitlines() if not line.startswith(f"{key}:"))
    (found,) = wrong(schema_name("session"), text)
    assert key in found


@pytest.mark.parametrize(
    ("name", "text", "good"),
    [
        ("session.translation", "title: A\nsummary: B\ndraft: true\n", True),
        ("session.translation", "title: A\n", False),
        ("session.translation", "title: A\nsummary: B\ndate: 2025-01-15\n", False),
        ("session", "number: 9\ntitle: A\ndate: 2025-01-15\ndraft: true\nsummary:\n", True),
        ("session", "number: 9\ntitle: A\ndraft: true\n", False),
        ("session.translation", "title: A\ndraft: true\n", True),
        ("page.translation", "title: A\ntranslates: 8c1f2e7a\n", True),
        ("people", "pham-minh-chinh:\n  name: Phạm Minh Chính\n", True),
        ("people", "Phạm Minh Chính:\n  name: Phạm Minh Chính\n", False),
        ("people", "pham-minh-chinh:\n", False),
        ("documents", "50/NQ-CP@2020:\n  title: {vi: a, en: b}\n  type: resolution\n  date: 2020\n", True),
        ("documents", "142 QĐ:\n  title: {vi: a, en: b}\n  type: decision\n", False),
        ("sources", "bao:\n  title: Báo\n  read: whole\n", False),
        ("indicators", "a:\n  name: {vi: a, en: b}\n  unit: {vi: tổ}\n", False),
        ("site_config", "name: {vi: a, en: b}\n", False),
    ],
)
def test_other_schemas(name: str, text: str, good: bool) -> None:
    assert (wrong(schema_name(name), text) == []) is good


def bound(section: str, text: str) -> bool:
    """Whether the build's own parsers take the text."""
    found = Findings()
    record, _ = bind(read(text), FRONTS[section], "it", found)
    return record is not None


VALUES = {
    "number": ["9", "0", "1", "999", "1000", "'12'", "x", "1.5"],
    "date": ["2024-02-28", "2024-2-3", "24/4/2024", "2024-00-10"],
    "draft": ["true", "false", "yes", "1"],
    "slug": ["a", "phien-8", "8", "Phiên", "a--b", "-a"],
    "aliases": ["[/a/]", "[/a/b.html/]", "[a/]", "[/../a/]", "[/A/]"],
    "translates": ["8c1f2e7a", "latest"],
    "follows": [
        f"[{{commitment: {c}, status: {s}, due: {d}, source: b}}]"
        for c, s, d in [
            ("sessions/01#a", "moved", "2025-Q1"),
            ("sessions/01#A", "moved", "2025-Q1"),
            ("sessions/01#a", "gone", "2025-Q1"),
            ("sessions/01#a", "moved", "2025-Q5"),
            ("sessions/01#a", "moved", "2025-01/2025-02"),
            ("a", "done", "2025"),
            ("sessions/01#a", "done", "2025"),
            ("sessions/01#a", "moved", "~"),
            ("sessions/01#a", "done", "~"),
            ("sessions/01#a", "done", "2025, done_on: 2025-03"),
            ("sessions/01#a", "done", "~, done_on: 2025-03"),
            ("sessions/01#a", "late", "2025, done_on: 2025-03"),
            ("sessions/01#a", "continued", "~, set_again: b"),
            ("sessions/01#a", "dropped", "~, set_again: b"),
        ]
    ],
    "photos": [
        f"[{{file: {file}, alt: {{vi: a, en: b}}, credit: c}}]"
        for file in ("a.jpg", ".a", "a/b.jpg", "a.b.jpg")
    ],
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key in VALUES for value in VALUES[key]])
def test_schema_and_parser_agree(key: str, value: str) -> None:
    kept = "".join(f"{line}\n" for line in SESSION.splitlines() if not line.startswith(f"{key}:"))
    text = f"{kept}{key}: {value}\n"
    name = schema_name("session.translation" if key == "translates" else "session")
    if key == "translates":
        text = f"title: A\nsummary: B\n{key}: {value}\n"
    assert (wrong(name, text) == []) is bound("sessions", text)


@pytest.mark.parametrize("key", ["page_size", "latest"])
@pytest.mark.parametrize("value", [1, 2, 200, 201])
def test_limits_of_the_settings_are_those_of_the_parser(key: str, value: int) -> None:
    text = (REPOSITORY / "bulletin" / "starter" / FILE).read_text(encoding="utf-8")
    text = re.sub(rf"{key}: \d+", f"{key}: {value}", text)
    found = Findings()
    record, _ = bind(read(text), SiteConfig, FILE, found)
    assert (record is not None) is (wrong(schema_name("site_config"), text) == [])


# Descriptions


def records() -> dict[str, type]:
    """Every record that a file can hold, by its name."""
    found: dict[str, type] = {}
    waiting: list[type] = [
        *FRONTS.values(),
        *(record for record, _ in REGISTERS.values()),
        FormerAddresses,
        SiteConfig,
    ]
    while waiting:
        record = waiting.pop()
        if record.__name__ not in found:
            found[record.__name__] = record
            waiting += [field.record for field in fields(record) if field.record]
    return found


def test_every_field_is_described_in_both_languages() -> None:
    for record in records().values():
        for field in fields(record):
            text = description(record, field.key)
            assert translate(text, {}, "vi") != text, f"{record.__name__}.{field.key}"


def test_no_field_is_described_that_is_not_there() -> None:
    known = {
        (base.__name__, field.key)
        for record in records().values()
        for field in fields(record)
        for base in record.__mro__
    }
    described = {(name, key) for name, keys in DESCRIPTIONS.items() for key in keys}
    assert described - known == set()


def test_editors_are_told_of_every_yaml_file() -> None:
    settings = editor_settings("schemas")
    assert {Path(name).name for name in settings} <= schemas().keys()
    files = {pattern for patterns in settings.values() for pattern in patterns}
    registers = {f"content/registers/{register}.yaml" for register in REGISTERS}
    assert {FILE, "content/addresses.yaml", *registers} <= files
