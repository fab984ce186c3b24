"""What the engine itself is, as one digest: a memo made by another engine is no memo of ours."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_COUNTED = (".po", ".py", ".ttf")
_DEPENDENCIES = frozenset(
    (
        "babel",
        "icalendar",
        "jinja2",
        "markdown_it_py",
        "markupsafe",
        "pillow",
        "pydantic",
        "pydantic_core",
        "pyyaml",
    )
)


@cache
def engine_digest() -> bytes:
    """16 bytes over code, catalogs, fonts, the dependencies' versions and Python's minor version."""
    state = blake2b(digest_size=16)
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(f for f in folders if f not in {"__pycache__", "starter", "_layouts"})
        for name in sorted(names):
            if name.endswith(_COUNTED):
                path = Path(folder, name)
                state.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
                state.update(blake2b(path.read_bytes()).digest())
    state.update(f"{sys.version_info[:2]} {sorted(_installed())}".encode())
    return state.digest()


def _installed() -> set[str]:
    """The dependencies' names and versions, as the folders that installing left are called."""
    found = set()
    for entry in sys.path:
        try:
            names = os.listdir(entry or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                project = name.partition("-")[0].lower()
                if project in _DEPENDENCIES:
                    found.add(name.lower())
    return found
