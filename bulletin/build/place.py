"""Where a build works: the output folder, and close to it a lock and a staging folder.

Both stand beside the output folder, so that nothing half made is ever inside
it. Where that cannot be (a folder one may not write to, an output folder that
is a disk of its own) they stand within; whole folders cannot be exchanged then.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """``folder`` is the output folder with all links followed; it need not be there yet."""

    folder: Path
    lock: Path
    staging: Path

    @property
    def beside(self) -> bool:
        """Whether the staging folder stands beside the output folder."""
        return self.staging.parent != self.folder


def place_of(output: Path) -> Place:
    """Where a build into ``output`` works."""
    folder = Path(os.path.realpath(output))
    if not _can_stand_beside(folder):
        return within(folder)
    return Place(
        folder, folder.with_name(f".{folder.name}.lock"), folder.with_name(f".{folder.name}.staging")
    )


def within(folder: Path) -> Place:
    """The place that needs nothing outside the output folder."""
    return Place(folder, folder / ".bulletin.lock", folder / ".bulletin.staging")


def is_in_use(output: Path) -> bool:
    """Whether a build is at work on a folder, or was killed there and left something to clear away."""
    place = place_of(output)
    inner = within(place.folder)
    return any(os.path.lexists(path) for path in (place.lock, place.staging, inner.lock, inner.staging))


def _can_stand_beside(folder: Path) -> bool:
    if not os.path.isdir(folder):
        return bool(folder.name)
    parent = folder.parent
    return os.access(parent, os.W_OK | os.X_OK) and os.stat(parent).st_dev == os.stat(folder).st_dev != 0
