"""Results kept by path: a file is read again only where it may have changed.

A file is known by its bytes: where they are those of last time, the result is the very object of last time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from bulletin.content.reading import read_bounded
from bulletin.diagnostics import Findings
from bulletin.preview.changes import Change


class HasPath(Protocol):
    """A file of an inventory; ``path`` is relative to the site's folder."""

    @property
    def path(self) -> str: ...


F = TypeVar("F", bound=HasPath)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Read(Generic[R]):
    """What a file gave, and the digest of the bytes it was found in."""

    digest: bytes
    result: R


class Kept(Generic[R]):
    """What each file of a kind gave when it was last read."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._known: dict[str, _Read[R]] = {}

    def __contains__(self, path: str) -> bool:
        return path in self._known

    def bring(
        self,
        files: Iterable[F],
        change: Change,
        make: Callable[[Sequence[tuple[F, bytes]]], Sequence[R]],
        findings: Findings,
    ) -> Mapping[str, R]:
        """By path, in the order of the files, what each gives; ``make`` gives it for those that are new.

        A file that cannot be read is a finding, and left out. Files that are no longer named are forgotten.
        """
        known: dict[str, _Read[R] | None] = {}
        new: list[tuple[F, bytes]] = []
        touched = change.among(self._known)
        for file in files:
            path = file.path
            kept = self._known.get(path)
            if kept is None or path in touched:
                data = read_bounded(self._site, path, findings)
                if data is None:
                    continue
                if kept is None or kept.digest != _digest(data):
                    new.append((file, data))
                    kept = None
            known[path] = kept
        made = make(new) if new else ()
        renewed = {f.path: _Read(_digest(data), r) for (f, data), r in zip(new, made, strict=True)}
        self._known = {path: kept or renewed[path] for path, kept in known.items()}
        return {path: kept.result for path, kept in self._known.items()}


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
