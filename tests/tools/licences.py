"""Writes docs/THIRD-PARTY.md: what the package needs and carries of others, and under which licence.

`python -m tests.tools.licences`, after `make lock`. Licences are those that the distributions declare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tests.building import REPOSITORY

PAGE = REPOSITORY / "docs" / "THIRD-PARTY.md"
FONTS = ("*.woff2", "*.woff", "*.ttf", "*.otf")
_HEAD = """\
# What is made by others

The program installs these libraries, in the versions and with the hashes of
[requirements.lock](../requirements.lock). Each is under the licence that its own distribution declares.
`python -m tests.tools.licences` writes this page.

| library | licence |
|---|---|
"""
_FONTS = """
The package carries these fonts, under the SIL Open Font License 1.1, whose text stands beside them:
`.woff2` goes to readers with the pages, `.ttf` draws pictures while a site is built.

| font | licence |
|---|---|
"""
_TAIL = """
Pages load nothing else of others. What only development needs stands in
[requirements-dev.lock](../requirements-dev.lock) and `tests/tools/package-lock.json`; no package and no
site has it.
"""
_ROW = re.compile(r"(?m)^\| (?!library|font)([^|]+)\|([^|]+)\|$")


def locked() -> dict[str, str]:
    """The versions of the libraries that the lock file holds, by name, in its order."""
    text = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^([a-z0-9][a-z0-9._-]*)==([^ ]+)", text))


def fonts() -> list[Path]:
    """The fonts that the package carries."""
    folders = (REPOSITORY / "layouts", REPOSITORY / "bulletin")
    return sorted(file for folder in folders for kind in FONTS for file in folder.rglob(kind))


def licence_of(name: str) -> str | None:
    """What an installed distribution declares as its licence; None where it is not installed."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return None
    for key in ("License-Expression", "License"):
        for declared in said.get_all(key) or []:
            if "\n" not in declared:
                return str(declared)
    classified = (line for line in said.get_all("Classifier") or [] if line.startswith("License ::"))
    return ", ".join(line.rpartition(" :: ")[2] for line in classified) or None


def listed() -> dict[str, str]:
    """By name, the licences that the page gives."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return {name.strip(): licence.strip() for name, licence in _ROW.findall(text)}


def _rows() -> Iterator[str]:
    before = listed()
    for name in locked():
        licence = licence_of(name) or before.get(name)
        if licence is None:
            raise SystemExit(f"{name} is not installed, so its licence is not known")
        yield f"| {name} | {licence} |\n"


def _fonts() -> Iterator[str]:
    for file in fonts():
        path = file.relative_to(REPOSITORY).as_posix()
        licence = (file.parent / "OFL.txt").relative_to(REPOSITORY).as_posix()
        yield f"| {path} | [OFL-1.1](../{licence}) |\n"


def page() -> str:
    """The page."""
    return _HEAD + "".join(_rows()) + _FONTS + "".join(_fonts()) + _TAIL


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
