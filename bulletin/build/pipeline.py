"""discover → parse → link → plan → render → publish. A phase reports all it finds; then the build stops."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletin.build.publish import MANIFEST, Release, publish
from bulletin.config import LANGUAGES, SiteConfig, load
from bulletin.content.discover import Attachment, Inventory, discover
from bulletin.content.images import is_picture, measure
from bulletin.content.parse import ParsedItem, parse_item, parse_register_file
from bulletin.content.registers import RegisterFile
from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.i18n.messages import load as load_messages
from bulletin.output.plan import CONFIG, Plan, check_paths, plan
from bulletin.output.templates import check_templates, environment, layout_folders, render
from bulletin.site.link import link
from bulletin.site.model import Site
from bulletin.site.references import check_settings
from bulletin.syntax.schema import Positions


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. ``as_of`` None means today in the site's time zone."""

    site: Path
    output: Path
    as_of: date | None = None
    strict: bool = False
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a build came to. ``release`` is None where nothing was published."""

    found: tuple[Diagnostic, ...]
    release: Release | None
    site: Site | None = None


class _StoppedError(Exception):
    """A phase ended with errors; they are in the findings."""


def build(options: Options) -> Result:
    """Build a site. Nothing is written while an error stands."""
    findings = Findings()
    try:
        config, positions = _configured(options, findings)
        site = _linked(options, config, positions, findings)
        planned = _planned(site, findings)
        files = _rendered(options, planned, findings)
        _stop_on_errors(options, findings)
        release = publish(options.site, options.output, files, planned.copies, site.as_of, findings)
        return Result(findings.sorted(), release, site)
    except _StoppedError:
        return Result(findings.sorted(), None)


def _stop_on_errors(options: Options, findings: Findings) -> None:
    if findings.failed(strict=options.strict):
        raise _StoppedError


def _configured(options: Options, findings: Findings) -> tuple[SiteConfig, Positions]:
    config, positions = load(options.site, findings)
    if config is None or positions is None:
        raise _StoppedError
    if config.base_url is None:
        findings.add("no-base-url", Span("site_config.yaml"))
    return config, positions


def _linked(options: Options, config: SiteConfig, positions: Positions, findings: Findings) -> Site:
    inventory = discover(options.site, findings)
    if findings.failed() and not inventory.items:
        raise _StoppedError  # no content: all else would complain of that alone
    parsed, broken = _parsed_items(options.site, inventory, findings)
    registers = _parsed_registers(options.site, inventory, findings)
    images = _measured(options.site, inventory.attachments, findings)
    site = link(
        config,
        parsed,
        registers,
        inventory.attachments,
        images,
        broken,
        options.as_of or today(config),
        options.drafts,
        findings,
    )
    check_settings(config, positions, site.registers, findings)
    if findings.failed():
        raise _StoppedError
    return site


def _read(site: Path, path: str, findings: Findings) -> bytes | None:
    try:
        return (site / path).read_bytes()
    except OSError as error:
        findings.add("unreadable-file", Span(path), reason=error.strerror or str(error))
        return None


def _parsed_items(
    site: Path, inventory: Inventory, findings: Findings
) -> tuple[list[ParsedItem], frozenset[str]]:
    """The items' files that could be parsed, and the paths of those that could not."""
    parsed, broken = [], set()
    for file in inventory.items:
        data = _read(site, file.path, findings)
        result = parse_item(file, data) if data is not None else None
        if result:
            findings.extend(result.found)
        if result and result.parsed:
            parsed.append(result.parsed)
        else:
            broken.add(file.path)
    return parsed, frozenset(broken)


def _parsed_registers(site: Path, inventory: Inventory, findings: Findings) -> list[RegisterFile]:
    parsed = []
    for file in inventory.registers:
        data = _read(site, file.path, findings)
        if data is not None:
            result = parse_register_file(file, data)
            findings.extend(result.found)
            parsed.append(result.parsed)
    return parsed


def _measured(
    site: Path, attachments: tuple[Attachment, ...], findings: Findings
) -> Mapping[str, tuple[int, int]]:
    """The size of every picture among the attachments."""
    found = {}
    for attachment in attachments:
        if is_picture(attachment.name):
            size = measure(site / attachment.path, attachment.path, findings)
            if size:
                found[attachment.path] = size
    return found


def today(config: SiteConfig) -> date:
    """The day the build speaks of: ``SOURCE_DATE_EPOCH`` if set, else today in the site's time zone."""
    zone = ZoneInfo(config.time_zone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = re.fullmatch(r"\d{1,11}", epoch, re.ASCII)  # up to the year 5138
    moment = datetime.fromtimestamp(int(epoch), UTC) if known else datetime.now(UTC)
    return moment.astimezone(zone).date()


def _planned(site: Site, findings: Findings) -> Plan:
    planned = plan(site, {language: load_messages(language) for language in LANGUAGES}, findings)
    if findings.failed():
        raise _StoppedError
    return planned


def _rendered(options: Options, planned: Plan, findings: Findings) -> dict[str, bytes]:
    """Every file of the output that is made, by path."""
    folders = layout_folders(options.site)
    check_templates(options.site, folders, findings)
    if findings.failed():
        raise _StoppedError
    made = {language: environment(folders, load_messages(language)) for language in LANGUAGES}
    files = {}
    failed: dict[tuple[str, Span], Diagnostic] = {}  # a part that fails does so on every page that has it
    for output in planned.outputs:
        found = Findings()
        text = render(made[output.language], output.template, output.view, output.path, options.site, found)
        for diagnostic in found:
            failed.setdefault((diagnostic.code, diagnostic.span), diagnostic)
        files[output.path] = text.encode()
    findings.extend(failed.values())
    assets = _assets(folders)
    ours = [(path, Span(f"layouts/{path}")) for path in assets]
    check_paths([(MANIFEST, CONFIG), *ours, *planned.paths], findings)
    return files | assets


def _assets(folders: tuple[Path, ...]) -> dict[str, bytes]:
    """The layouts' assets; the site's own stand in for the packaged ones file by file."""
    found = {}
    for folder in reversed(folders):
        for file in sorted((folder / "assets").rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                found[f"assets/{file.relative_to(folder / 'assets').as_posix()}"] = file.read_bytes()
    return found
