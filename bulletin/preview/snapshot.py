"""What a build of the preview gives: the site as it could be published, and what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bulletin.build.parsing import Parsed
from bulletin.config import SiteConfig
from bulletin.content.discover import Inventory
from bulletin.diagnostics import Diagnostic
from bulletin.output.here import Here
from bulletin.output.layouts import Layouts
from bulletin.output.plan import Output
from bulletin.site.model import Site


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A site without errors. Nothing in it changes; its pages are rendered when they are asked for.

    ``copies`` are the attachments: from the path they are published at to the file's. ``renewed`` tells, by
    the same paths, the states of those that have changed since the preview began. The search index is made of
    what stands below ``homes``.
    """

    number: int
    site: Site
    outputs: Mapping[str, Output]
    copies: Mapping[str, str]
    renewed: Mapping[str, str]
    assets: Mapping[str, bytes]
    homes: tuple[Here, ...]
    layouts: Layouts


@dataclass(frozen=True, slots=True)
class Sources:
    """What has been written, whether or not it can be published: for the list of all items."""

    config: SiteConfig
    inventory: Inventory
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Attempt:
    """One build. ``snapshot`` is None where an error stopped it, ``sources`` where nothing could be read."""

    number: int
    found: tuple[Diagnostic, ...]
    snapshot: Snapshot | None
    sources: Sources | None
