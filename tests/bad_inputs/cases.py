"""What a case of the table is: the small site, what is changed in it, and what the build must find.

A case reads as a sentence:

    case(
        "a key of a figure is misspelt",
        replace(VI, "value: 71.79", "⟦valeu⟧: 71.79"),
        finds("unknown-key", "did you mean “value”?"),
    )

``⟦…⟧`` in a changed text stands around exactly what the finding must underline: it gives
the line, the column and the length, and is taken out before the site is built. The
findings of a case are written in the order of their places, each taking the next mark; a
finding without a mark says where it is with ``at="path"`` or ``at="path:line:column"``.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.building import REPOSITORY

SMALL = REPOSITORY / "tests" / "sites" / "small"

CONFIG = "site_config.yaml"
VI = "content/sessions/02/vi.md"  # an original
EN = "content/sessions/02/en.md"  # its translation
FIRST = "content/sessions/01/vi.md"
ALONE = "content/pages/loi-ngo/vi.md"  # a page in one language

_OPEN, _CLOSE = "⟦", "⟧"


class Draft:
    """A site being changed in memory: the files that differ from the small site. Texts keep their marks."""

    def __init__(self) -> None:
        self.files: dict[str, str | bytes | None] = {}
        self.links: dict[str, str] = {}
        self.sparse: dict[str, int] = {}

    def text(self, path: str) -> str:
        """The text of a file as it stands now."""
        if path not in self.files:
            return (SMALL / path).read_text(encoding="utf-8")
        content = self.files[path]
        assert isinstance(content, str), f"{path} is no text"
        return content

    def lay(self, folder: Path) -> None:
        """Bring a copy of the small site to this state."""
        for path, content in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                shutil.rmtree(file) if file.is_dir() else file.unlink()
            else:
                file.write_bytes(bare(content).encode() if isinstance(content, str) else content)
        for path, size in self.sparse.items():
            with (folder / path).open("wb") as made:
                made.truncate(size)
        for path, target in self.links.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            os.symlink(target, folder / path)

    def marks(self) -> Iterator[Place]:
        """The places of all marks, by path, then in the order of the text."""
        for path, content in sorted(self.files.items()):
            if isinstance(content, str):
                yield from _marks(path, unicodedata.normalize("NFC", content))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding must be: ``path:line:column``, or the path alone; and how much it underlines."""

    at: str
    length: int | None = None  # None: not looked at


Change = Callable[[Draft], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding to be: its code, words of its English message and hint, its place where no mark gives it."""

    code: str
    says: tuple[str, ...] = ()
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table. ``output`` is the folder built into, seen from the site's."""

    name: str
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    output: str = "public"

    def draft(self) -> Draft:
        """The site as the case has it."""
        made = Draft()
        for change in self.changes:
            change(made)
        return made


def case(name: str, *parts: Change | Finding, output: str = "public") -> Case:
    """A case: its changes and its findings, in any order."""
    changes = tuple(part for part in parts if not isinstance(part, Finding))
    findings = tuple(part for part in parts if isinstance(part, Finding))
    return Case(name, changes, findings, output)


def finds(code: str, *says: str, at: str | None = None) -> Finding:
    """A finding that the build must make."""
    return Finding(code, says, at)


# Changes


def replace(path: str, old: str, new: str) -> Change:
    """Put ``new`` in the place of ``old``, which stands in the file once."""

    def change(draft: Draft) -> None:
        text = draft.text(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        draft.files[path] = text.replace(old, new)

    return change


def append(path: str, text: str) -> Change:
    """Add lines to the end of a file."""

    def change(draft: Draft) -> None:
        draft.files[path] = draft.text(path) + text + "\n"

    return change


def front(path: str, lines: str) -> Change:
    """Add lines to the end of a front matter."""

    def change(draft: Draft) -> None:
        head, fence, body = draft.text(path).partition("\n---\n")
        draft.files[path] = f"{head}\n{lines}{fence}{body}"

    return change


def write(path: str, content: str | bytes) -> Change:
    """Make a file, or write it anew."""

    def change(draft: Draft) -> None:
        draft.files[path] = content

    return change


def delete(*paths: str) -> Change:
    """Take files, or whole folders, away."""

    def change(draft: Draft) -> None:
        draft.files.update(dict.fromkeys(paths))

    return change


def sparse(path: str, size: int) -> Change:
    """Make a file of many bytes that takes no room on the disk."""

    def change(draft: Draft) -> None:
        draft.sparse[path] = size

    return change


def symlink(path: str, target: str) -> Change:
    """Make a symbolic link; the target is seen from the link's folder."""

    def change(draft: Draft) -> None:
        draft.links[path] = target

    return change


# Marks


def bare(text: str) -> str:
    """A text without its marks."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _marks(path: str, text: str) -> Iterator[Place]:
    found: list[Place] = []
    opened: list[int] = []
    line, column = 1, 1
    for character in text:
        if character == _OPEN:
            opened.append(len(found))
            found.append(Place(f"{path}:{line}:{column}", column))
        elif character == _CLOSE:
            place = found[opened[-1]]
            found[opened.pop()] = Place(place.at, max(1, column - (place.length or 0)))
        elif character == "\n":
            line, column = line + 1, 1
        else:
            column += 1
    yield from found


def picture(kind: str, frames: int = 1, size: tuple[int, int] = (60, 40)) -> bytes:
    """A whole picture; with more than one frame it moves."""
    import io

    from PIL import Image

    shade = Image.linear_gradient("L").resize(size).convert("RGB")
    others = [shade.rotate(20 * n) for n in range(1, frames)]
    written = io.BytesIO()
    if others:
        shade.save(written, kind, save_all=True, append_images=others)
    else:
        shade.save(written, kind)
    return written.getvalue()


def png(width: int, height: int) -> bytes:
    """The head of a PNG file that says it is of this size, and nothing after it."""
    import struct
    import zlib

    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head) - 4) + head + struct.pack(">I", zlib.crc32(head))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
