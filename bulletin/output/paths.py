"""Whether the paths of a release can be: within the folder, each its own, of names that all systems store."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence

from bulletin.diagnostics import Findings, Span
from bulletin.site.recall import Recall

Owner = Callable[[], Span]
"""Where an editor would change the address; asked only where two outputs meet."""

_SLASH = re.compile("/")
_DEVICES = r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]"
_UNSAFE = re.compile(rf"^(?:{_DEVICES})(?:\s*\.|\s*$)|[<>:\"\\|?*\x00-\x1f\x7f]|[. ]$", re.IGNORECASE)
_LONGEST = 240  # bytes of a name; what stages and precompresses files adds to it


def check_paths(owned: Sequence[tuple[str, Owner]], findings: Findings, recall: Recall | None = None) -> None:
    """Report what leaves the output folder, what would be written where something else stands, unsafe names.

    Letter case aside: some systems cannot tell the two apart. Two places that meet are told of once: where
    their pages meet, so do the copies that readers save.
    """
    recall = recall or Recall()
    met_before: set[tuple[Span, Span]] = set()
    paths = tuple(path for path, _ in owned)
    for n, met in recall("paths", wrong_paths, paths):
        path, owner = owned[n]
        if met is None:
            findings.add("path-outside", owner(), path=path)
            continue
        pair = owner(), owned[met][1]()
        if pair not in met_before:
            findings.add("path-collision", pair[0], path=path, other=pair[1])
        met_before.add(pair)
    for n, part in recall("names", unsafe_names, paths):
        findings.add("unsafe-name", owned[n][1](), name=part)


def wrong_paths(paths: tuple[str, ...]) -> tuple[tuple[int, int | None], ...]:
    """The places in the list of the paths that cannot be, each with the place of what it meets.

    None stands for a path that leaves the output folder.
    """
    found: list[tuple[int, int | None]] = []
    files: dict[str, int] = {}
    folders: dict[str, int] = {}
    for n, path in enumerate(paths):
        if posixpath.normpath(path) != path or path.startswith(("/", "../")):
            found.append((n, None))
        key = path.casefold()
        above = [key[: slash.start()] for slash in _SLASH.finditer(key)]
        other = next((files[k] for k in (key, *above) if k in files), folders.get(key))
        if other is not None:
            found.append((n, other))
        files.setdefault(key, n)
        for folder in above:
            folders.setdefault(folder, n)
    return tuple(found)


def unsafe_names(paths: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The places in the list of the paths that some system cannot store, each with the part that is to blame.

    Windows keeps some names for devices, whatever their ending, refuses some signs and drops a last point or
    blank (Microsoft, *Naming Files, Paths, and Namespaces*); no common file system takes more than 255 bytes.
    """
    unsafe = {part for part in {part for path in paths for part in path.split("/")} if _is_unsafe(part)}
    if not unsafe:
        return ()
    return tuple(
        (n, part)
        for n, path in enumerate(paths)
        if (part := next(filter(unsafe.__contains__, path.split("/")), ""))
    )


def _is_unsafe(part: str) -> bool:
    return _UNSAFE.search(part) is not None or len(part.encode()) > _LONGEST
