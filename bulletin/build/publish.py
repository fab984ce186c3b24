"""The publish phase: what was made, brought into the output folder.

Nothing is written unless something differs, and then only that (``changes``):
in place, one file after the other (``in_place``), or as a whole folder that
takes the place of the old one (``exchange``) for a first build and where the
settings say ``publish: swap``. ``release.json`` lists what the build owns
(``release``); everything else in the folder is left alone, and a folder that
holds files but no list of ours is refused.

The caller holds the lock of the folder (``lock``).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from bulletin.build import exchange, in_place, staging, stamps
from bulletin.build.changes import Changes, compare
from bulletin.build.files import File
from bulletin.build.place import Place, place_of, within
from bulletin.build.release import MANIFEST, About, Listed, Wanted, listing, owned, too_many_pages_gone
from bulletin.build.staging import Early
from bulletin.diagnostics import Findings, Span
from bulletin.output.plan import Copy


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing did: the folder's files by path, and how many changed."""

    folder: Path
    files: tuple[str, ...]
    written: int
    removed: int


def recover(output: Path) -> None:
    """Finish what a killed build had decided, and clear away what it had not."""
    place = place_of(output)
    for one in {place, within(place.folder)}:
        if staging.is_ours(one):
            journal = staging.read_journal(one.staging)
            if journal and "moves" in journal:
                in_place.roll_forward(one, journal)
            elif journal:
                exchange.finish(one, journal)
            staging.discard(one)


def publish(
    site: Path,
    folder: Path,
    files: Mapping[str, File],
    copies: Iterable[Copy],
    as_of: date,
    findings: Findings,
    read: Callable[[Path], bytes] = Path.read_bytes,
    *,
    swap: bool = False,
    about: Callable[[], About] = dict,
    allow_deletions: bool = True,
    early: Early | None = None,
) -> Release | None:
    """Bring ``folder`` to hold exactly these files besides those it does not own; None where refused.

    ``about`` is what the list says besides, asked for once all attachments are read.
    Without ``allow_deletions`` a release that lacks many pages of the last one is refused.
    With ``swap`` as a whole, where that can be done; a finding tells where not. ``early`` is a first release
    that has been begun.
    Raises OSError where the system refuses, FileExistsError where something
    that is not ours is in the way.
    """
    if not early:
        recover(folder)
    place = place_of(folder)
    before = owned(site, folder, place, findings)
    if before is None:
        return None
    wanted = Wanted(files, {copy.path: site / copy.source for copy in copies}, read)
    if not allow_deletions and too_many_pages_gone(before.files, wanted.digests):
        _ask(before, wanted, folder, findings)
        return None
    known = stamps.recall(site, place.folder, before.content)
    changes = compare(place.folder, before.files, wanted.digests, known)
    list_of = partial(listing, wanted, as_of, about())
    renewed = list_of() != before.content
    if changes or not before.content:
        _bring(place, wanted, changes, before, list_of, swap, findings, early)
    elif renewed:
        staging.begin(place)
        in_place.replace_list(place, list_of())
        staging.discard(place)
    if renewed or known != changes.same:
        for path in changes.written:
            with suppress(OSError):  # somebody has taken it away already
                changes.same[path] = stamps.stamp(os.lstat(place.folder / path))
        stamps.remember(site, place.folder, list_of(), changes.same)
    written = len(changes.written) + (renewed or bool(changes))
    return Release(folder, (*wanted.digests, MANIFEST), written, len(changes.gone))


def _ask(before: Listed, wanted: Wanted, folder: Path, findings: Findings) -> None:
    """Note that many pages would be gone."""
    pages = [path for path in before.files if path.endswith(".html")]
    gone = sorted(path for path in pages if path not in wanted.digests)
    values = {"count": len(gone), "total": len(pages), "page": gone[0].removesuffix("index.html")}
    findings.add("many-pages-gone", Span("content"), folder=folder.name, **values)


def _bring(
    place: Place,
    wanted: Wanted,
    changes: Changes,
    before: Listed,
    list_of: Callable[..., bytes],
    swap: bool,
    findings: Findings,
    early: Early | None,
) -> None:
    """Bring the changes into the folder, whole or in place."""

    def listed(unfinished: bool = False) -> bytes:
        return list_of(before.files if unfinished else None)

    if swap or not place.folder.exists():
        try:
            exchange.exchange(place, wanted, changes, before.files.keys(), listed, early)
            return
        except exchange.NotExchangeableError as error:
            if swap:
                findings.add(
                    "not-exchanged", Span("site_config.yaml"), folder=place.folder.name, reason=str(error)
                )
    if early:
        staging.give_up(place)
    try:
        in_place.replace_files(place, wanted, changes, listed)
    except OSError as error:
        if error.errno != errno.EXDEV or not place.beside:
            raise
        in_place.replace_files(within(place.folder), wanted, changes, listed)
