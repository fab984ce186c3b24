"""The engine's imports run one way, and its modules have telling names and can be read in one go."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture import LONGEST, check, third_party
from tests.building import REPOSITORY

# Imported by name, though another distribution of the list brings it and pins it.
BROUGHT_ALONG = {"pydantic_core": "pydantic"}
DISTRIBUTIONS = {
    "yaml": "pyyaml",
    "PIL": "pillow",
    "markdown_it": "markdown-it-py",
}


def test_the_engine_keeps_its_order() -> None:
    wrong = check(REPOSITORY, "bulletin")
    assert not wrong, "\n".join(wrong)


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~;\[ ]", entry, maxsplit=1)[0] for entry in project["dependencies"]}
    imported = third_party(REPOSITORY, "bulletin") - sys.stdlib_module_names
    needed = {BROUGHT_ALONG.get(name, DISTRIBUTIONS.get(name, name)) for name in imported}
    assert declared - {"tzdata"} == needed


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small package whose imports run the right way."""
    files = {
        "box/__init__.py": '"""A box."""\n',
        "box/__main__.py": "from box.cli import main\n",
        "box/config.py": "import os\nfrom box.i18n import words\nfrom .diagnostics import codes\n",
        "box/i18n/__init__.py": "",
        "box/i18n/words.py": "from box import __version__, i18n\n",
        "box/diagnostics/__init__.py": "from . import codes\n",
        "box/diagnostics/codes.py": "from ..i18n import words\n",
        "box/cli/__init__.py": "import box.config\nfrom box import diagnostics\n",
        "box/cli/starter/anything.py": "import box.nowhere\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_an_order_that_holds(tree: Path) -> None:
    assert check(tree, "box") == []
    assert third_party(tree, "box") == {"os"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("i18n/words.py", "import box.config", "box/i18n/words.py:1: i18n imports config"),
        ("i18n/words.py", "\nfrom box import config", "box/i18n/words.py:2: i18n imports config"),
        ("i18n/words.py", "from .. import config", "box/i18n/words.py:1: i18n imports config"),
        (
            "i18n/words.py",
            "from ..diagnostics.codes import X",
            "box/i18n/words.py:1: i18n imports diagnostics",
        ),
        ("i18n/__init__.py", "from ..config import X", "box/i18n/__init__.py:1: i18n imports config"),
        ("config.py", "def f():\n    from box.cli import main", "box/config.py:2: config imports cli"),
        ("config.py", "if TYPE_CHECKING:\n    import box.site.model", "box/config.py:2: config imports site"),
        ("__init__.py", "from box.cli import main", "box/__init__.py:1: __init__ imports cli"),
        ("config.py", "import box.attic", "box/config.py:1: imports the unknown room attic"),
        ("attic/__init__.py", "", "box/attic/__init__.py:1: the room attic stands in no order"),
        ("i18n/utils.py", "", "box/i18n/utils.py: the name utils says nothing"),
        ("i18n/manager/a.py", "", "box/i18n/manager/a.py: the name manager says nothing"),
        ("config.py", "a = 1\n" * (LONGEST + 1), f"box/config.py: {LONGEST + 1} lines"),
    ],
)
def test_a_break_is_found(tree: Path, name: str, text: str, expected: str) -> None:
    path = tree / "box" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = check(tree, "box")
    assert len(found) == 1
    assert found[0].startswith(expected)
