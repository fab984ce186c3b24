"""The publish phase: what was made, brought into the output folder.

Only what changed is written, each file whole (a temporary file beside the
folder, then a rename), assets first and removals last, so that no page ever
links to what is not there yet. ``release.json`` lists what the build owns;
everything else in the folder is left alone, and a folder that holds files but
no list of ours is refused.

While files change, the list names the old ones and the new ones together and
says ``unfinished``: whatever a killed build leaves behind is still ours, and
the next build completes it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from bulletin import __version__
from bulletin.build.files import File
from bulletin.diagnostics import Findings, Span
from bulletin.output.plan import Copy

MANIFEST = "release.json"
_GENERATOR = "bulletin "
_LAST = (".xml", ".txt", ".json")  # lists and feeds, after the pages they name


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing did: the folder's files by path, and how many changed."""

    folder: Path
    files: tuple[str, ...]
    written: int
    removed: int


def publish(
    site: Path,
    folder: Path,
    files: Mapping[str, File],
    copies: Iterable[Copy],
    as_of: date,
    findings: Findings,
    read: Callable[[Path], bytes] = Path.read_bytes,
) -> Release | None:
    """Bring ``folder`` to hold exactly these files besides those it does not own; None where refused."""
    before = _owned(site, folder, findings)
    if before is None:
        return None
    wanted = {path: file.content() for path, file in files.items()}
    for copy in copies:
        wanted[copy.path] = read(site / copy.source)
    changed = [path for path in sorted(wanted, key=_order) if not _holds(folder / path, wanted[path])]
    gone = sorted(before - wanted.keys())
    obstacles = _obstacles(folder, changed, gone)
    folder.mkdir(parents=True, exist_ok=True)
    if changed or gone:
        _write(folder, {MANIFEST: _manifest(wanted, as_of, unfinished=before)})
        _remove(folder, obstacles)
        _write(folder, {path: wanted[path] for path in changed})
        _remove(folder, gone)
    manifest = _manifest(wanted, as_of)
    renewed = not _holds(folder / MANIFEST, manifest)
    if renewed:
        _write(folder, {MANIFEST: manifest})
    return Release(folder, (*wanted, MANIFEST), len(changed) + renewed, len(gone))


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
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["generator"].startswith(_GENERATOR):
            return {path for path in manifest["files"] if _stays_inside(folder, path)}
    except FileNotFoundError:
        if folder.is_dir() and not any(folder.iterdir()):
            return set()
        if not folder.exists():
            return set()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    findings.add("output-not-ours", Span("site_config.yaml"), folder=folder)
    return None


def _stays_inside(folder: Path, path: str) -> bool:
    plain = ".." not in PurePosixPath(path).parts and str(PurePosixPath(path)) == path
    return plain and (folder / path).resolve().is_relative_to(folder.resolve())


def _manifest(files: Mapping[str, bytes], as_of: date, unfinished: Iterable[str] | None = None) -> bytes:
    """The list of what the build owns; while a release is on its way, with what there was before."""
    listed = dict.fromkeys(unfinished or (), "")
    listed |= {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    content: dict[str, object] = {"generator": f"{_GENERATOR}{__version__}", "as_of": as_of.isoformat()}
    if unfinished is not None:
        content["unfinished"] = True
    content["files"] = dict(sorted(listed.items()))
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _order(path: str) -> tuple[int, str]:
    if path.endswith(".html"):
        return 1, path
    return (2 if path.endswith(_LAST) else 0), path


def _holds(target: Path, content: bytes) -> bool:
    return target.is_file() and target.read_bytes() == content


def _obstacles(folder: Path, changed: Sequence[str], gone: Sequence[str]) -> list[str]:
    """Files of the last release in the way of this one: in a folder where a file must be, or the reverse.

    Raises FileExistsError where what is in the way is not ours.
    """
    found: set[str] = set()
    for path in changed:
        target = folder / path
        if target.is_dir() and not target.is_symlink():
            found.update(f.relative_to(folder).as_posix() for f in target.rglob("*") if not f.is_dir())
        found.update(str(p) for p in PurePosixPath(path).parents if (folder / p).is_file())
    if foreign := sorted(found - set(gone)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / foreign[0]))
    return sorted(found)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files in this order, each whole."""
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        staged = staging / "file"
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(content)
            os.replace(staged, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Delete files an earlier build wrote, and the folders that this leaves empty."""
    for path in paths:
        target = folder / path
        if not target.is_dir() or target.is_symlink():  # else somebody put a folder of theirs there
            with suppress(FileNotFoundError, NotADirectoryError):
                target.unlink()
            _remove_empty(folder, target.parent)


def _remove_empty(folder: Path, found: Path) -> None:
    while found != folder:
        with suppress(FileNotFoundError, NotADirectoryError):
            if any(found.iterdir()):
                return
            found.rmdir()
        found = found.parent
