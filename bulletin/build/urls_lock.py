"""``urls.lock`` of a site: read by every build, written by ``bulletin lock`` alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bulletin.build.inputs import LOCK
from bulletin.build.memo import Memo
from bulletin.build.options import Options
from bulletin.build.pipeline import prospect
from bulletin.build.store import Store
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.output.published import addresses_of, as_text, read, unlocked


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a site publishes. ``text`` is the lock's, None where errors stand.

    ``new`` are addresses that the lock does not hold yet; ``locked``: it holds these and no others.
    """

    found: tuple[Diagnostic, ...]
    text: str | None = None
    count: int = 0
    new: tuple[str, ...] = ()
    locked: bool = False


def published_addresses(options: Options) -> Addresses:
    """The addresses that a build now would publish, without drafts and what waits for its day."""
    findings = Findings()
    with Store(options.site, keep=False) as store:
        seen = prospect(replace(options, as_of=None, drafts=False), Memo(store), findings)
    if seen is None:
        return Addresses(findings.sorted())
    now = addresses_of(seen.planned)
    locked = read(_bytes(options.site / LOCK), Findings())
    same = {path: one.what for path, one in locked.items()} == now
    return Addresses(findings.sorted(), as_text(now), len(now), tuple(unlocked(locked, now)), same)


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
