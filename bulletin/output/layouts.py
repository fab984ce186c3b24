"""The layouts as files: which there are, what each refers to, and a hash of all a template is made of.

Nothing here needs Jinja but the reading of a template that is new.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bulletin.diagnostics import Findings, Span
from bulletin.syntax.text import decode

ENDINGS = {".html", ".xml", ".txt"}
ASSETS = "assets"
ITEM = "item.html"


def packaged_layouts() -> Path:
    """The layouts that come with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_layouts"
    return inside if inside.is_dir() else package.parent / "layouts"


def layout_folders(site: Path) -> tuple[Path, ...]:
    """Where layouts are looked for: the site's own file by file, then the packaged ones."""
    own, packaged = site / "layouts", packaged_layouts()
    if own.is_dir() and own.resolve() != packaged:
        return (own, packaged)
    return (packaged,)


def shown(file: Path, site: Path) -> str:
    """A template's path as an editor knows it."""
    if file.is_relative_to(site):
        return file.relative_to(site).as_posix()
    return f"layouts/{file.relative_to(packaged_layouts()).as_posix()}"


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it was read, once: what is hashed is what is rendered."""

    file: Path
    data: bytes
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layouts:
    """The templates in force, by name."""

    templates: Mapping[str, Template]

    def closure(self, name: str) -> bytes:
        """A digest of the template and of everything it extends, includes or imports.

        A name without a file counts as such: adding the file changes the digest.
        """
        state = blake2b(digest_size=16)
        for part in self.reached(name):
            found = self.templates.get(part)
            state.update(part.encode() + b"\0" + (blake2b(found.data).digest() if found else b""))
        return state.digest()

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a template; none of one that is not there."""
        found = self.templates.get(name)
        return found.data if found else b""

    def reached(self, name: str) -> list[str]:
        """The names of a template and of everything it extends, includes or imports."""
        reached, waiting = {name}, [name]
        while waiting:
            template = self.templates.get(waiting.pop())
            for other in template.references if template else ():
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return sorted(reached)


Remember = Callable[[bytes, Callable[[], bytes | None]], bytes | None]
"""Gives the value under a key, or makes and keeps it; None is not kept."""


def _forget(key: bytes, make: Callable[[], bytes | None]) -> bytes | None:
    return make()


def read_layouts(
    site: Path,
    folders: Sequence[Path],
    findings: Findings,
    remember: Remember = _forget,
    read: Callable[[Path], bytes] = Path.read_bytes,
) -> Layouts:
    """All templates; those that cannot be read, and includes whose name is computed, are findings."""
    templates: dict[str, Template] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            relative = file.relative_to(folder)
            if relative.parts[0] == ASSETS or file.suffix not in ENDINGS:
                continue
            data = _data(file, shown(file, site), findings, read)
            found = _references(data, shown(file, site), findings, remember)
            # the first folder wins: the site's own stands in for the packaged one
            templates.setdefault(relative.as_posix(), Template(file, data, found))
    return Layouts(templates)


def read_assets(folders: Sequence[Path], read: Callable[[Path], bytes] = Path.read_bytes) -> dict[str, bytes]:
    """The layouts' assets by the path they are published at; the first folder wins, file by file."""
    found = {}
    for folder in reversed(folders):
        for file in sorted((folder / ASSETS).rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                found[f"{ASSETS}/{file.relative_to(folder / ASSETS).as_posix()}"] = read(file)
    return found


def _data(file: Path, path: str, findings: Findings, read: Callable[[Path], bytes]) -> bytes:
    try:
        return read(file)
    except OSError as error:
        findings.add("unreadable-file", Span(path), reason=error.strerror or str(error))
        return b""


def _references(data: bytes, path: str, findings: Findings, remember: Remember) -> tuple[str, ...]:
    def make() -> bytes | None:
        own = Findings()
        names = _parsed(data, path, own)
        findings.extend(own)
        return None if len(own) else json.dumps(names).encode()

    kept = remember(data, make)
    return tuple(json.loads(kept)) if kept else ()


def _parsed(data: bytes, path: str, findings: Findings) -> list[str]:
    """The names that a template's statements refer to."""
    from jinja2 import TemplateSyntaxError, nodes

    from bulletin.output.compiling import parsed

    text = decode(data, path, findings)
    try:
        tree = parsed(text or "")
    except TemplateSyntaxError as error:
        findings.add("template-syntax", Span(path, _line(text or "", error.lineno), 1), problem=error.message)
        return []
    names = []
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        name = getattr(node, "template", None)
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            names.append(name.value)
        else:
            statement = type(node).__name__.lower().replace("fromimport", "import")
            findings.add("dynamic-include", Span(path, node.lineno, 1), statement=statement)
    if any(node.name == "article" for node in tree.find_all(nodes.Filter)):
        names.append(ITEM)  # the filter renders it
    return names


def _line(text: str, otherwise: int) -> int:
    """The line of an error as Jinja has it by itself: ours stands behind an open statement."""
    from jinja2 import Environment, TemplateSyntaxError

    try:
        Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    except TemplateSyntaxError as error:
        return error.lineno
    return otherwise
