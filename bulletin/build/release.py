"""The list of what a build owns: ``release.json`` in the output folder, every file with its SHA-256.

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

from bulletin import __version__
from bulletin.build.files import File
from bulletin.build.place import Place
from bulletin.diagnostics import Findings, Span

MANIFEST = "release.json"
_GENERATOR = "bulletin "
_quoted = json.JSONEncoder(ensure_ascii=False).encode  # made once: there are thousands of paths
_LAST = (".xml", ".txt", ".json")  # lists and feeds, after the pages they name


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says: its bytes, each file's digest, whether a release is on its way."""

    content: bytes
    files: Mapping[str, str]
    unfinished: bool = False


@dataclass(slots=True)
class Wanted:
    """The files a release is to hold; ``digests`` has their paths in the order they are written.

    Attachments are read when they are needed, so that not all are held at once.
    """

    made: Mapping[str, File]
    copied: Mapping[str, Path]
    read: Callable[[Path], bytes]
    digests: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for path in sorted({*self.made, *self.copied}, key=rank):
            if path in self.copied:
                self.content(path)
            else:
                self.digests[path] = self.made[path].digest

    def content(self, path: str) -> bytes:
        """The bytes of one file. An attachment that has changed since it was last read is noted."""
        if path not in self.copied:
            return self.made[path].content()
        content = self.read(self.copied[path])
        self.digests[path] = sha256(content).hexdigest()
        return content


def rank(path: str) -> tuple[int, str]:
    """The order in which files are written: assets, then pages, then what lists them."""
    if path.endswith(".html"):
        return 1, path
    return (2 if path.endswith(_LAST) else 0), path


def listing(files: Mapping[str, str], as_of: date, unfinished: Iterable[str] | None = None) -> bytes:
    """The list of a release; of one on its way, with the paths of the release before it."""
    lines = [
        "{",
        f' "generator": {json.dumps(_GENERATOR + __version__)},',
        f' "as_of": "{as_of.isoformat()}",',
        *([' "unfinished": true,'] if unfinished is not None else ()),
        ' "files": {',
    ]
    listed = {**dict.fromkeys(unfinished or (), ""), **files}
    entries = [f'  {_quoted(path)}: "{listed[path]}"' for path in sorted(listed)]
    return "\n".join([*lines, ",\n".join(entries), " }", "}", ""]).encode()


def read_list(folder: Path) -> Listed | None:
    """The list in a folder; None where there is none of ours.

    Paths that could lead out of the folder are left out: nobody who has
    tampered with the list shall reach a file elsewhere.
    """
    try:
        content = (folder / MANIFEST).read_bytes()
        said = json.loads(content)
        if not said["generator"].startswith(_GENERATOR):
            return None
        files = {path: str(digest) for path, digest in said["files"].items() if is_plain(path)}
        return Listed(content, files, "unfinished" in said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


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
