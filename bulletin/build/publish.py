"""The publish phase: what was made, brought into the output folder.

Only what changed is written, each file whole (a temporary file beside the
folder, then a rename), assets first and removals last, so that no page ever
links to what is not there yet. ``release.json`` lists what the build owns;
everything else in the folder is left alone, and a folder that holds files but
no list of ours is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bulletin import __version__
from bulletin.diagnostics import Findings, Span
from bulletin.output.plan import Copy

MANIFEST = "release.json"
_LAST = (".xml", ".txt", ".json")  # lists and feeds, after the pages they name


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing did, as counts of files."""

    folder: Path
    total: int
    written: int
    removed: int


def publish(
    site: Path,
    folder: Path,
    files: Mapping[str, bytes],
    copies: Iterable[Copy],
    as_of: date,
    findings: Findings,
) -> Release | None:
    """Bring ``folder`` to hold exactly these files besides those it does not own; None where refused."""
    before = _owned(site, folder, findings)
    if before is None:
        return None
    wanted = dict(files)
    for copy in copies:
        wanted[copy.path] = (site / copy.source).read_bytes()
    wanted[MANIFEST] = _manifest(wanted, as_of)
    folder.mkdir(parents=True, exist_ok=True)
    written = _write(folder, wanted)
    gone = sorted(before - wanted.keys())
    for path in gone:
        _remove(folder, path)
    return Release(folder, len(wanted), written, len(gone))


def _owned(site: Path, folder: Path, findings: Findings) -> set[str] | None:
    """The files an earlier build wrote into ``folder``; None, with a finding, where it is not ours."""
    target = folder.resolve()
    for name in ("content", "layouts"):
        if target.is_relative_to((site / name).resolve()):
            findings.add("output-overlaps", Span(name), folder=folder, inside=name)
            return None
    if site.resolve().is_relative_to(target):
        findings.add("output-overlaps", Span("site_config.yaml"), folder=folder, inside="site_config.yaml")
        return None
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {path for path in listed if _stays_inside(folder, path)} | {MANIFEST}
    except FileNotFoundError:
        if folder.is_dir() and not any(folder.iterdir()):
            return set()
        if not folder.exists():
            return set()
    except (OSError, ValueError, KeyError, TypeError):
        pass
    findings.add("output-not-ours", Span("site_config.yaml"), folder=folder)
    return None


def _stays_inside(folder: Path, path: str) -> bool:
    return (folder / path).resolve().is_relative_to(folder.resolve())


def _manifest(files: Mapping[str, bytes], as_of: date) -> bytes:
    listed = {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}
    content = {"generator": f"bulletin {__version__}", "as_of": as_of.isoformat(), "files": listed}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _order(path: str) -> tuple[int, str]:
    if path == MANIFEST:
        return 3, path
    if path.endswith(".html"):
        return 1, path
    return (2 if path.endswith(_LAST) else 0), path


def _write(folder: Path, wanted: Mapping[str, bytes]) -> int:
    """Write what differs; gives how many files did."""
    written = 0
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        staged = staging / "file"
        for path in sorted(wanted, key=_order):
            target = folder / path
            if target.is_file() and target.read_bytes() == wanted[path]:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(wanted[path])
            os.replace(staged, target)
            written += 1
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return written


def _remove(folder: Path, path: str) -> None:
    """Delete a file the build wrote before, and the folders it leaves empty."""
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
