"""What the site's content and settings hold, as last read: only what may have changed is looked at again.

What may have changed is said by the caller (`Change`); at the start, and in any doubt, that is everything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bulletin.build.memo import Memo
from bulletin.build.parsing import Examined, Job, Parsed, examine_files, parse_files
from bulletin.config import FILE as CONFIG_FILE
from bulletin.config import ConfigResult
from bulletin.content.discover import (
    CONTENT,
    Attachment,
    FormerSource,
    Inventory,
    ItemFile,
    RegisterSource,
    discover,
)
from bulletin.content.images import Picture, is_picture
from bulletin.content.names import is_ignored
from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.preview.changes import Change
from bulletin.preview.kept import Kept


class Stock:
    """The files of one site, kept from one build to the next."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._inventory: tuple[Inventory, tuple[Diagnostic, ...]] | None = None
        self._settings: Kept[ConfigResult] = Kept(site)
        self._parsed: Kept[Any] = Kept(site)
        self._pictures: Kept[Examined] = Kept(site)

    def settings(self, change: Change, memo: Memo, findings: Findings) -> ConfigResult | None:
        """What the settings say; None, with a finding, where they cannot be read."""
        if not (self._site / CONFIG_FILE).is_file():
            findings.add("no-site", Span(CONFIG_FILE), folder=self._site.name or str(self._site))
            return None
        found = self._settings.bring([_Settings()], change, lambda new: _parsed(new, memo, 1), findings)
        result = found.get(CONFIG_FILE)
        findings.extend(result.found if result else ())
        return result

    def inventory(self, change: Change, findings: Findings) -> Inventory:
        """What lies in the content folder; looked at again where files may have come or gone."""
        if self._inventory is None or not self._only_known(change):
            found = Findings()
            self._inventory = discover(self._site, found), tuple(found)
        inventory, told = self._inventory
        findings.extend(told)
        return inventory

    def parsed(
        self, inventory: Inventory, change: Change, memo: Memo, jobs: int, findings: Findings
    ) -> Parsed:
        """What the items and the registers say."""
        files: tuple[ItemFile | RegisterSource | FormerSource, ...] = (
            *inventory.items,
            *inventory.registers,
            *inventory.former,
        )
        results = self._parsed.bring(files, change, lambda new: _parsed(new, memo, jobs), findings)
        for result in results.values():
            if result.found:
                findings.extend(result.found)
        items = {f.path: results[f.path].parsed for f in inventory.items if f.path in results}
        former = [results[f.path].parsed for f in inventory.former if f.path in results]
        return Parsed(
            items=tuple(parsed for parsed in items.values() if parsed),
            broken=frozenset(f.path for f in inventory.items if not items.get(f.path)),
            registers=tuple(results[f.path].parsed for f in inventory.registers if f.path in results),
            former=tuple(file for file in former if file),
        )

    def pictures(
        self, inventory: Inventory, change: Change, memo: Memo, jobs: int, findings: Findings
    ) -> Mapping[str, Picture]:
        """Every picture among the attachments that can be used, by path."""
        files = [a for a in inventory.attachments if is_picture(a.name)]

        def examined(new: Sequence[tuple[Attachment, bytes]]) -> list[Examined]:
            return examine_files([(attachment.path, data) for attachment, data in new], memo, jobs)

        found = self._pictures.bring(files, change, examined, findings)
        for _, wrong in found.values():
            findings.extend(wrong)
        return {path: picture for path, (picture, _) in found.items() if picture}

    def _only_known(self, change: Change) -> bool:
        """Whether no file of the content has come or gone, as far as the change tells."""
        return not change.everything and all(
            self._known_file(path)
            for path in change.paths
            if path == CONTENT or path.startswith(f"{CONTENT}/")
        )

    def _known_file(self, path: str) -> bool:
        if path not in self._parsed and path not in self._pictures:
            return any(is_ignored(part) for part in path.split("/"))
        try:
            return stat.S_ISREG(os.lstat(self._site / path).st_mode)
        except OSError:
            return False


class _Settings:
    """The settings' file, as if an inventory listed it."""

    path = CONFIG_FILE


def _parsed(
    new: Sequence[tuple[ItemFile | RegisterSource | FormerSource | _Settings, bytes]], memo: Memo, jobs: int
) -> list[Any]:
    work = [Job(None if isinstance(f, _Settings) else f, f.path, data) for f, data in new]
    results = parse_files(work, memo, jobs)
    return [results[job.path] for job in work]
