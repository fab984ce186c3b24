"""The list of what a build owns: ``release.json`` in the output folder, each file with SHA-256 and size.

It also says what was built: by which version, for which day, from which input, and how much there is of
it in each language (``about``). Nothing in it depends on the machine.

What it does not name is somebody else's. While files are being replaced it
names the old ones and the new ones together and says ``unfinished``, so that
whatever a killed build leaves behind is still ours.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from bulletin import __version__
from bulletin.build.files import File
from bulletin.build.place import Place
from bulletin.diagnostics import Findings, Span

MANIFEST = "release.json"
_GENERATOR = "bulletin "
_MAY_GO = 25  # pages of a small site: a session with its commitments, in both languages
_quoted = json.JSONEncoder(ensure_ascii=False).encode  # made once: there are thousands of paths
About = Mapping[str, Any]
"""What a list says besides its files, as JSON has it."""

_NOTHING: About = {}
_LAST = (".xml", ".txt", ".json")  # lists and feeds, after the pages they name


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says: its bytes, each file's digest and size, whether a release is on its way."""

    content: bytes
    files: Mapping[str, str]
    unfinished: bool = False
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Wanted:
    """The files a release is to hold; ``digests`` has their paths in the order they are written.

    Attachments are read when they are needed, so that not all are held at once.
    """

    made: Mapping[str, File]
    copied: Mapping[str, Path]
    read: Callable[[Path], bytes]
    digests: dict[str, str] = field(init=False, default_factory=dict)
    sizes: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for path in sorted({*self.made, *self.copied}, key=rank):
            if path in self.copied:
                self.content(path)
            else:
                self.digests[path] = self.made[path].digest
                self.sizes[path] = self.made[path].size

    def content(self, path: str) -> bytes:
        """The bytes of one file. An attachment that has changed since it was last read is noted."""
        if path not in self.copied:
            return self.made[path].content()
        content = self.read(self.copied[path])
        self.digests[path] = sha256(content).hexdigest()
        self.sizes[path] = len(content)
        return content


def rank(path: str) -> tuple[int, str]:
    """The order in which files are written: assets, then pages, then what lists them; copies with theirs."""
    kind = path.removesuffix(".gz")
    if kind.endswith(".html"):
        return 1, path
    return (2 if kind.endswith(_LAST) else 0), path


def listing(
    wanted: Wanted, as_of: date, about: About = _NOTHING, unfinished: Iterable[str] | None = None
) -> bytes:
    """The list of a release; of one on its way, with the paths of the release before it."""
    lines = [
        "{",
        f' "generator": {json.dumps(_GENERATOR + __version__)},',
        f' "as_of": "{as_of.isoformat()}",',
        *([' "unfinished": true,'] if unfinished is not None else ()),
        *(f" {_quoted(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in about.items()),
        ' "files": {',
    ]
    listed = {**dict.fromkeys(unfinished or (), ""), **wanted.digests}
    paths = [(path, _quoted(path)) for path in sorted(listed)]
    digests = ",\n".join(f'  {quoted}: "{listed[path]}"' for path, quoted in paths)
    sizes = ",\n".join(f"  {quoted}: {wanted.sizes[path]}" for path, quoted in paths if path in wanted.sizes)
    return "\n".join([*lines, digests, " },", ' "sizes": {', sizes, " }", "}", ""]).encode()


def read_list(folder: Path) -> Listed | None:
    """The list in a folder; None where there is none of ours."""
    try:
        return parse_list((folder / MANIFEST).read_bytes())
    except OSError:
        return None


def parse_list(content: bytes) -> Listed | None:
    """What a list's bytes say; None where it is none of ours. Earlier versions gave no sizes.

    Paths that could lead out of the folder are left out: nobody who has
    tampered with the list shall reach a file elsewhere.
    """
    try:
        said = json.loads(content)
        if not said["generator"].startswith(_GENERATOR):
            return None
        files = {path: str(digest) for path, digest in said["files"].items() if is_plain(path)}
        sizes = {path: size for path, size in said.get("sizes", {}).items() if isinstance(size, int)}
        return Listed(content, files, "unfinished" in said, sizes)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def too_many_pages_gone(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether so many pages are gone that it may be a mistake: more than 25, and more than a tenth of all."""
    pages = {path for path in before if path.endswith(".html")}
    return len(pages - {*after}) > max(_MAY_GO, len(pages) // 10)


def is_plain(path: str) -> bool:
    """Whether a path is relative and goes straight down."""
    if "\0" in path or (os.name == "nt" and ("\\" in path or ":" in path)):
        return False
    return all(part not in {"", ".", ".."} for part in path.split("/"))


def owned(site: Path, output: Path, place: Place, findings: Findings) -> Listed | None:
    """What an earlier build wrote into the output folder; None, with a finding, where it is not ours."""
    inside = _overlap(site, place.folder)
    if inside:
        span = Span(inside)
        findings.add("output-overlaps", span, folder=output, inside=inside)
        return None
    listed = read_list(place.folder)
    if listed is None and _is_free(place):
        listed = Listed(b"", {})
    if listed is None:
        findings.add("output-not-ours", Span("site_config.yaml"), folder=output)
    return listed


def _overlap(site: Path, folder: Path) -> str | None:
    """What of the site's own the output folder would stand in or around."""
    for name in ("content", "layouts"):
        if folder.is_relative_to(os.path.realpath(site / name)):
            return name
    return "site_config.yaml" if Path(os.path.realpath(site)).is_relative_to(folder) else None


def _is_free(place: Place) -> bool:
    """Whether the folder is not there yet, or empty."""
    try:
        held = os.listdir(place.folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return {*held} <= {place.lock.name, place.staging.name}
