"""The layouts and their assets, read again only where something in their folders has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.output.assets import OFFLINE
from bulletin.output.layouts import Layouts, layout_folders, read_assets, read_layouts
from bulletin.preview.changes import Change

LAYOUTS = "layouts"


@dataclass(frozen=True, slots=True)
class Design:
    """Templates, and assets by the path they are published at, with what is wrong with them."""

    layouts: Layouts
    assets: Mapping[str, bytes]
    found: tuple[Diagnostic, ...]


class Designs:
    """The design of one site, kept from one build to the next."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._last: Design | None = None
        self._references: dict[bytes, bytes] = {}

    def design(self, change: Change) -> Design:
        """The layouts as they stand."""
        if self._last is None or change.within(LAYOUTS):
            self._last = self._read()
        return self._last

    def _read(self) -> Design:
        findings = Findings()
        folders = layout_folders(self._site)
        layouts = read_layouts(self._site, folders, findings, self._remember)
        try:
            assets = read_assets(folders)
            assets.pop(OFFLINE, None)  # a server's pages do not have it
        except OSError as error:
            name = Path(error.filename or LAYOUTS).name
            findings.add("unreadable-file", Span(f"{LAYOUTS}/{name}"), reason=error.strerror or str(error))
            assets = {}
        return Design(layouts, assets, tuple(findings))

    def _remember(self, data: bytes, make: Callable[[], bytes | None]) -> bytes | None:
        """The names a template refers to, kept by its bytes."""
        if data not in self._references and (made := make()) is not None:
            self._references[data] = made
        return self._references.get(data)
