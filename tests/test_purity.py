"""The phases are pure: no clock, no environment, no randomness but in the one place that asks for the day.

And what editors wrote is known by its digest, field by field.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy
from dataclasses import MISSING, FrozenInstanceError, fields
from pathlib import Path
from typing import Any

import pytest

from bulletin.build.memo import contents
from bulletin.content.facts import Figure
from bulletin.content.records import FRONTS
from bulletin.content.registers import REGISTERS
from bulletin.syntax.record import Record
from bulletin.syntax.schema import checked
from tests.building import REPOSITORY
from tests.small_sites import features, real

ENGINE = REPOSITORY / "bulletin"
PURE = ("config.py", "content", "desk", "diagnostics", "i18n", "output", "search", "site", "syntax")
MODULES = {"getpass", "locale", "platform", "random", "secrets", "socket", "time", "uuid"}
NAMES = {"environ", "getenv", "getpid", "now", "today", "urandom", "utcnow", "getlocale", "setlocale"}


def impure(source: str) -> Iterator[tuple[int, str]]:
    """Lines of a module that ask for something other than what they are given."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found = [n.name for n in names if n.name.partition(".")[0] in MODULES]
            case ast.ImportFrom(module=module, names=names):
                found = [module or ""] if (module or "").partition(".")[0] in MODULES else []
                found += [n.name for n in names if module != "bulletin.build.options" and n.name in NAMES]
            case ast.Attribute(attr=attr):
                found = [attr] if attr in NAMES else []
            case _:
                found = []
        yield from ((getattr(node, "lineno", 0), name) for name in found)


def files(*names: str) -> list[Path]:
    """The modules of these rooms."""
    return [
        path
        for name in names
        for path in ([ENGINE / name] if name.endswith(".py") else (ENGINE / name).rglob("*.py"))
    ]


def test_the_phases_look_at_nothing_but_their_input() -> None:
    found = [
        f"{path.relative_to(REPOSITORY).as_posix()}:{line}: {name}"
        for path in files(*PURE)
        for line, name in impure(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_the_build_asks_for_the_day_in_one_place() -> None:
    found = {
        (path.name, name) for path in files("build") for _, name in impure(path.read_text(encoding="utf-8"))
    }
    assert {(file, name) for file, name in found if name != "getpid"} == {
        ("options.py", "environ"),
        ("options.py", "now"),
    }
    own = {"finished.py", "lock.py", "stamps.py"}  # files of a process of its own, and who holds a lock
    assert {file for file, name in found if name == "getpid"} == own
    tree = ast.parse((ENGINE / "build" / "options.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    asking = [f.name for f in functions if any(True for _ in impure(ast.unparse(f)))]
    assert asking == ["today", "cache_folder"]


@pytest.mark.parametrize(
    "source",
    [
        "import random",
        "import time as t",
        "from time import monotonic",
        "from random import choice",
        "from os import environ",
        "import os\nos.environ['A']",
        "import os\nos.getenv('A')",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "def f():\n    from secrets import token_hex",
        "import uuid",
    ],
)
def test_the_check_finds_them(source: str) -> None:
    assert list(impure(source))


def test_the_check_lets_the_rest_pass() -> None:
    assert not list(
        impure("import os\nfrom datetime import date, time\nos.walk('.')\ntime()\ndate(2024, 1, 1)")
    )


# Records and their digests

FIELDS: dict[str, Any] = {
    "indicator": "services",
    "value": "20",
    "of": "22",
    "unit": "percent",
    "period": "2024-04",
    "scope": "tinh-dao",
    "by": "uy-ban",
    "basis": "estimate",
    "approximate": "true",
    "source": "bao-mau",
    "note": {"vi": "a", "en": "b"},
}
OTHERS: dict[str, Any] = {
    "indicator": "teams",
    "value": "20.0",
    "of": "23",
    "unit": "number",
    "period": "2024-04-01/2024-04-30",
    "scope": "national",
    "by": "chinh-phu",
    "basis": "forecast",
    "approximate": "false",
    "source": "daily",
    "note": {"vi": "a", "en": "c"},
}


def test_equal_records_have_equal_digests() -> None:
    one, other = checked(Figure, FIELDS), checked(Figure, FIELDS)
    assert one == other
    assert contents(one) == contents(other)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_change_of_any_field_of_a_figure_changes_its_digest(field: str) -> None:
    whole = contents(checked(Figure, FIELDS))
    assert contents(checked(Figure, {**FIELDS, field: OTHERS[field]})) != whole
    if next(f for f in fields(Figure) if f.name == field).default is not MISSING:
        without = {name: value for name, value in FIELDS.items() if name != field}
        assert contents(checked(Figure, without)) != whole


def records(value: Any) -> Iterator[Record]:
    """A record and all the records in it."""
    if isinstance(value, Record):
        yield value
        for name in (f.name for f in fields(value)):
            yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from records(one)


def every_record() -> list[Record]:
    """Every record of both sites: front matter, facts, register entries."""
    found: list[Record] = []
    for linked in (features(), real()):
        for item in linked.site.items.values():
            for version in item.versions:
                found.extend(records(version.front))
        for register in REGISTERS:
            for placed in linked.site.registers[register].values():
                found.extend(records(placed.entry))
    return found


def test_every_record_has_a_digest_that_tells_it_from_every_other() -> None:
    seen: dict[bytes, Record] = {}
    kinds = set()
    for record in every_record():
        kinds.add(type(record))
        other = seen.setdefault(contents(record), record)
        assert type(other) is type(record)
        assert other == record
    assert set(FRONTS.values()) <= kinds
    assert {model for model, _ in REGISTERS.values()} <= kinds


def test_no_field_of_any_record_is_left_out_of_its_digest() -> None:
    """Each field of each kind of record, taken away from one that has it, gives another digest."""
    seen = set()
    for record in every_record():
        for name in (f.name for f in fields(record)):
            key = (type(record), name)
            if key in seen or getattr(record, name) is None:
                continue
            seen.add(key)
            changed = copy(record)
            object.__setattr__(changed, name, None)
            assert contents(changed) != contents(record)
    assert len(seen) > 100


def test_a_record_cannot_be_changed() -> None:
    figure = checked(Figure, FIELDS)
    with pytest.raises(FrozenInstanceError):
        figure.value = figure.value + 1  # type: ignore[misc]
