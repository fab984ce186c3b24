"""Small sites for tests: `tests/sites/features` as it stands, and sites written by a test on its registers.

The phases are called as the pipeline calls them, one by one, so that a test can look at what each gives.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from bulletin.config import FILE, LANGUAGES, Language, parse_config
from bulletin.content.discover import discover
from bulletin.content.images import examine, is_picture
from bulletin.content.parse import parse_item
from bulletin.content.parse_registers import parse_former, parse_register_file
from bulletin.diagnostics import Findings
from bulletin.i18n.messages import load as load_messages
from bulletin.output.addresses import resolve
from bulletin.output.edition import Edition
from bulletin.output.layouts import layout_folders, packaged_layouts, read_assets, read_layouts
from bulletin.output.plan import Output, Plan, plan
from bulletin.output.templates import environment, render
from bulletin.site.link import link
from bulletin.site.model import Site
from tests.building import AS_OF, REPOSITORY

FEATURES = REPOSITORY / "tests" / "sites" / "features"
FEATURES_DAY = date(2025, 1, 15)
REAL_DAY = date.fromisoformat(AS_OF)
MESSAGES = {language: load_messages(language) for language in LANGUAGES}
_EDITION = Edition({path: path for path in read_assets((packaged_layouts(),))})  # as in the preview


@dataclass(frozen=True, slots=True)
class Linked:
    """A site up to the end of the link phase, and all that was found on the way."""

    folder: Path
    site: Site
    findings: Findings

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, in the order of their places."""
        return [found.code for found in self.findings.sorted()]


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files below a folder; gives the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def lay(folder: Path, files: Mapping[str, str]) -> Path:
    """A site with the settings and the registers of `features`, and these files."""
    shutil.copytree(FEATURES / "content" / "registers", folder / "content" / "registers")
    shutil.copyfile(FEATURES / "site_config.yaml", folder / "site_config.yaml")
    return write(folder, files)


def session(number: int, day: str, more: str = "", body: str = "Họp.") -> str:
    """The original of a session."""
    front = f"number: {number}\ntitle: Phiên {number}\nsummary: Tóm tắt.\ndate: {day}\nsources: [bao-mau]\n"
    return text(front + more, body)


def text(front: str, body: str = "Văn bản.") -> str:
    """A file of an item."""
    return f"---\n{front.strip()}\n---\n\n{body}\n"


def linked(folder: Path, day: date = FEATURES_DAY, *, drafts: bool = False) -> Linked:
    """The site in `folder` as it stands on `day`; errors are only noted."""
    findings = Findings()
    settings = parse_config((folder / FILE).read_bytes())
    config = settings.config
    assert config is not None, settings.found
    inventory = discover(folder, findings)
    results = [parse_item(file, (folder / file.path).read_bytes()) for file in inventory.items]
    registers = [parse_register_file(file, (folder / file.path).read_bytes()) for file in inventory.registers]
    former = [parse_former(file, (folder / file.path).read_bytes()) for file in inventory.former]
    for found in (*(r.found for r in results), *(r.found for r in registers), *(r.found for r in former)):
        findings.extend(found)
    pictures = [a for a in inventory.attachments if is_picture(a.name)]
    found_in = {a.path: examine((folder / a.path).read_bytes(), a.path, findings) for a in pictures}
    site = link(
        config,
        [r.parsed for r in results if r.parsed],
        [r.parsed for r in registers],
        inventory.attachments,
        {path: picture for path, picture in found_in.items() if picture},
        frozenset(file.path for file, r in zip(inventory.items, results, strict=True) if r.parsed is None),
        day,
        drafts,
        findings,
        former=[r.parsed for r in former if r.parsed],
    )
    return Linked(folder, site, findings)


def planned(site: Site) -> Plan:
    """The plan of a site in which no two outputs share a path."""
    findings = Findings()
    made = plan(site, MESSAGES, findings, edition=_EDITION)
    assert not findings.failed(), list(findings)
    return made


@cache
def _environment(folder: Path, language: Language) -> Environment:
    return environment(read_layouts(folder, layout_folders(folder), Findings()), MESSAGES[language])


def rendered(folder: Path, output: Output) -> str:
    """The text of one output."""
    findings = Findings()
    made = _environment(folder, output.language)
    found = render(made, output.template, output.view(), output.path, folder, findings)
    assert not len(findings), list(findings)
    return found


@cache
def features() -> Linked:
    """The site that uses every feature once, linked; nobody can change it."""
    return linked(FEATURES)


@cache
def features_plan() -> Plan:
    """The plan of `features`."""
    return planned(features().site)


def seen(output: Output) -> Any:
    """The view of an output with its references as they stand on the page, relative to it."""
    return _resolved(output.view(), output.path.removesuffix("index.html"))


def _resolved(value: Any, path: str) -> Any:
    if isinstance(value, str):
        return type(value)(resolve(value, path))
    if isinstance(value, tuple):
        return tuple(_resolved(one, path) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _resolved(getattr(value, f.name), path) for f in fields(value)})
    return value


def features_view(path: str) -> Any:
    """The view of one output of `features`, as it is seen."""
    return next(seen(output) for output in features_plan().outputs if output.path == path)


@cache
def real() -> Linked:
    """The repository's own site, linked."""
    return linked(REPOSITORY, REAL_DAY)


@cache
def real_plan() -> Plan:
    """The plan of the repository's own site."""
    return planned(real().site)
