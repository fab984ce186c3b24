"""Reads the imports of a package and tells which run against the order of its rooms.

`check(root, package)` looks at every module below `root/package` and returns what is wrong as lines of text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOMS = (
    "i18n",
    "diagnostics",
    "syntax",
    "config",
    "content",
    "site",
    "search",
    "output",
    "build",
    "desk",
    "review",
    "preview",
    "cli",
)
"""Left to right: a room may import itself and the rooms to its left."""

ENTRY = frozenset({"__init__", "__main__"})
"""Modules that stand in no room. The first imports none of them, the second may import all."""

BANNED_NAMES = frozenset({"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"})
LONGEST = 400
DATA_FOLDERS = frozenset({"starter", "catalogs", "_layouts"})


def check(root: Path, package: str) -> list[str]:
    """What is wrong in a package's modules: imports that run back, unknown rooms, names, lengths."""
    wrong: list[str] = []
    for path in sorted((root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if DATA_FOLDERS & set(parts[1:-1]):
            continue
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        wrong += (f"{name}: {what}" for what in check_name_and_length(parts, text))
        wrong += (f"{name}:{line}: {what}" for line, what in check_imports(parts, text))
    return wrong


def check_name_and_length(parts: tuple[str, ...], text: str) -> Iterator[str]:
    """A module has a telling name and can be read in one go."""
    for part in BANNED_NAMES & set(parts):
        yield f"the name {part} says nothing of what is in it"
    length = text.count("\n")
    if length > LONGEST:
        yield f"{length} lines; at most {LONGEST} can be read in one go"


def check_imports(parts: tuple[str, ...], text: str) -> Iterator[tuple[int, str]]:
    """The imports of a module that run to the right, each with its line."""
    room = parts[1]
    if room == "__main__":
        return
    if room not in ROOMS and room not in ENTRY:
        yield 1, f"the room {room} stands in no order; give it its place in {Path(__file__).name}"
        return
    place = ROOMS.index(room) if room in ROOMS else -1
    for line, target in imported_rooms(parts, text):
        if target.startswith("__"):
            continue
        if target not in ROOMS:
            yield line, f"imports the unknown room {target}"
        elif ROOMS.index(target) > place:
            yield line, f"{room} imports {target}, which stands to its right"


def imported_rooms(parts: tuple[str, ...], text: str) -> Iterator[tuple[int, str]]:
    """The rooms of its own package that a module imports, anywhere in it, each with the line."""
    package = parts[0]
    for node in _imports(text):
        for target in _modules(node, parts):
            names = target.split(".")
            if names[0] == package and len(names) > 1:
                yield node.lineno, names[1]


def third_party(root: Path, package: str) -> set[str]:
    """The top-level modules that a package imports and that are not its own."""
    found: set[str] = set()
    for path in (root / package).rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        for node in _imports(path.read_text(encoding="utf-8")):
            found |= {name.split(".")[0] for name in _modules(node, parts)}
    return found - {package}


def _imports(text: str) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def _modules(node: ast.Import | ast.ImportFrom, parts: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    else:
        above = ".".join(parts[: -node.level]) if node.level else ""
        base = ".".join(part for part in (above, node.module or "") if part)
        if base == parts[0]:
            yield from (f"{base}.{alias.name}" for alias in node.names)
        else:
            yield base
