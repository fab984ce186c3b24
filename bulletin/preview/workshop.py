"""The phases over and over: what one build found out stays in memory for the next.

The same phases as `bulletin.build.pipeline` up to the plan, in full each time. They are quick because files
are read only where they may have changed (`Stock`), and because link and plan are given again what they gave
when they saw the same (`Recall`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bulletin.build.memo import Memo
from bulletin.build.options import Options, today
from bulletin.build.release import MANIFEST
from bulletin.build.store import Store
from bulletin.build.workers import processors
from bulletin.config import FILE as CONFIG_FILE
from bulletin.config import LANGUAGES, SiteConfig
from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import load as load_messages
from bulletin.output.edition import Edition
from bulletin.output.plan import CONFIG, Output, plan
from bulletin.preview.changes import Change
from bulletin.preview.design import Designs
from bulletin.preview.snapshot import Attempt, Snapshot, Sources
from bulletin.preview.stock import Stock
from bulletin.site.link import link
from bulletin.site.model import Site
from bulletin.site.recall import Recall
from bulletin.site.references import check_settings
from bulletin.syntax.positions import Positions

_READERS = ("settings", "inventory", "parsed", "pictures", "design", "attachments")


class _StoppedError(Exception):
    """A phase ended with errors; they are in the findings."""


class Workshop:
    """Builds one site again and again. Used by one thread at a time."""

    def __init__(self, options: Options) -> None:
        """``options.output`` is left alone: nothing is published."""
        self._options = options
        self._stock = Stock(options.site)
        self._designs = Designs(options.site)
        self._recall = Recall()
        self._stamps: dict[str, str] = {}
        self._renewed: dict[str, str] = {}
        self._drawn: dict[str, str] = {}  # pictures as first seen
        self._changed: set[str] = set()  # those that have been others since
        self._number = 0
        self._due = dict.fromkeys(_READERS, Change())

    def rebuild(self, change: Change) -> Attempt:
        """Build the site as it stands, where ``change`` says which files may be others than last time."""
        self._number += 1
        self._due = {reader: due | change for reader, due in self._due.items()}
        findings = Findings()
        sources: Sources | None = None
        with self._memo() as memo:
            try:
                config, positions = self._configured(memo, findings)
                sources = self._read(config, memo, findings)
                site = self._linked(sources, positions, memo, findings)
                snapshot = self._planned(site, findings)
            except _StoppedError:
                snapshot = None
        return Attempt(self._number, findings.sorted(), snapshot, sources)

    def _since(self, reader: str) -> Change:
        """What has changed since a reader last read: an error may have kept it from its turn."""
        due, self._due[reader] = self._due[reader], Change()
        return due

    def prepare(self) -> None:
        """Load what reads Markdown and YAML: the first save need not wait for it."""
        parse_item(
            ItemFile("content/pages/a/vi.md", "pages/a", "pages", "vi"), b"---\ntitle: A\n---\n\n# A\n"
        )

    @contextmanager
    def _memo(self) -> Iterator[Memo]:
        """What earlier builds found out; for a few files it is not worth opening the store."""
        store = Store(self._options.site, counts=False)
        if any(due.everything for due in self._due.values()):
            with store:
                yield Memo(store)
        else:
            yield Memo(store)

    def _configured(self, memo: Memo, findings: Findings) -> tuple[SiteConfig, Positions]:
        result = self._stock.settings(self._since("settings"), memo, findings)
        if result is None or result.config is None or result.positions is None:
            raise _StoppedError
        if result.config.base_url is None:
            findings.add("no-base-url", Span(CONFIG_FILE))
        return result.config, result.positions

    def _read(self, config: SiteConfig, memo: Memo, findings: Findings) -> Sources:
        inventory = self._stock.inventory(self._since("inventory"), findings)
        if findings.failed() and not inventory.items:
            raise _StoppedError  # no content: all else would complain of that alone
        parsed = self._stock.parsed(inventory, self._since("parsed"), memo, self._jobs(), findings)
        return Sources(config, inventory, parsed)

    def _jobs(self) -> int:
        """Processes to use: one, once there are threads."""
        return self._options.jobs or processors() if self._number == 1 else 1

    def _linked(self, sources: Sources, positions: Positions, memo: Memo, findings: Findings) -> Site:
        config, inventory, parsed = sources.config, sources.inventory, sources.parsed
        images = self._stock.pictures(inventory, self._since("pictures"), memo, self._jobs(), findings)
        site = link(
            config,
            parsed.items,
            parsed.registers,
            inventory.attachments,
            images,
            parsed.broken,
            self._options.as_of or today(config.time_zone),
            self._options.drafts,
            findings,
            self._recall,
            parsed.former,
        )
        check_settings(config, positions, site.registers, findings)
        if findings.failed():
            raise _StoppedError
        return site

    def _planned(self, site: Site, findings: Findings) -> Snapshot:
        design = self._designs.design(self._since("design"))
        messages = {language: load_messages(language) for language in LANGUAGES}
        taken = [(path, partial(Span, f"layouts/{path}")) for path in design.assets]
        edition = Edition({path: path for path in design.assets})  # plain: a saved style leaves pages alone
        planned = plan(site, messages, findings, [(MANIFEST, CONFIG), *taken], self._recall, edition)
        if findings.failed():
            raise _StoppedError
        findings.extend(design.found)
        if findings.failed():
            raise _StoppedError
        copies = {copy.path: copy.source for copy in planned.copies}
        return Snapshot(
            number=self._number,
            site=site,
            outputs={output.path: output for output in planned.outputs},
            copies=copies,
            renewed={**self._renewals(copies), **self._redrawn(planned.outputs)},
            assets=design.assets,
            homes=planned.homes,
            layouts=design.layouts,
        )

    def _renewals(self, copies: Mapping[str, str]) -> dict[str, str]:
        """The states of the attachments that have changed since they were first seen."""
        touched = self._since("attachments").among(self._stamps)
        for path, source in copies.items():
            known = self._stamps.get(source)
            if known is None or source in touched:
                self._stamps[source] = stamp = _stamp(self._options.site / source)
                if known is not None and stamp != known:
                    self._renewed[path] = stamp
        return {path: stamp for path, stamp in self._renewed.items() if path in copies}

    def _redrawn(self, outputs: Iterable[Output]) -> dict[str, str]:
        """The states of the pictures that are others than when they were first seen."""
        now = {output.path: output.view().digest for output in outputs if output.template == "picture"}
        self._drawn = {**now, **self._drawn}
        self._changed |= {path for path, digest in now.items() if digest != self._drawn[path]}
        return {path: now[path] for path in sorted(self._changed & now.keys())}


def _stamp(file: Path) -> str:
    """What tells the states of a file that is only copied."""
    try:
        status = os.stat(file)
    except OSError:
        return ""
    return f"{status.st_mtime_ns:x}-{status.st_size:x}"
