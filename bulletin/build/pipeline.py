"""discover → parse → link → plan → render → publish. A phase reports all it finds; then the build stops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bulletin.build.finished import remember
from bulletin.build.inputs import Inputs
from bulletin.build.memo import Memo, contents
from bulletin.build.options import Options, today
from bulletin.build.publish import MANIFEST, Release, publish
from bulletin.build.store import Store
from bulletin.config import LANGUAGES, Language, SiteConfig, load
from bulletin.content.discover import Attachment, Inventory, discover
from bulletin.content.images import is_picture, measure
from bulletin.content.parse import ParsedItem, parse_item, parse_register_file
from bulletin.content.registers import RegisterFile
from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.i18n.messages import load as load_messages
from bulletin.output.layouts import ASSETS, Layouts, layout_folders, read_layouts
from bulletin.output.plan import CONFIG, Output, Plan, plan
from bulletin.site.link import link
from bulletin.site.model import Site
from bulletin.site.references import check_settings
from bulletin.syntax.schema import Positions

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Result:
    """What a build came to. ``release`` is None where nothing was published."""

    found: tuple[Diagnostic, ...]
    release: Release | None
    site: Site | None = None
    made: Mapping[str, int] = field(default_factory=dict)  # how many of each kind no store had


T = TypeVar("T")


class _StoppedError(Exception):
    """A phase ended with errors; they are in the findings."""


def build(options: Options) -> Result:
    """Build a site. Nothing is written while an error stands."""
    findings = Findings()
    with Store(options.site) as store:
        memo, inputs = Memo(store), Inputs(options.site)
        try:
            config, positions = _configured(options, inputs, findings)
            site = _linked(options, config, positions, inputs, memo, findings)
            assets = _assets(layout_folders(options.site), inputs)
            planned = _planned(site, assets, findings)
            files = assets | _rendered(options, planned, inputs, memo, findings)
            _stop_on_errors(options, findings)
            copies, day = planned.copies, site.as_of
            release = publish(options.site, options.output, files, copies, day, findings, inputs.read)
            found = findings.sorted()
            if release:
                remember(options, config.time_zone, inputs.seen(), release.files, found)
            return Result(found, release, site, memo.made)
        except _StoppedError:
            return Result(findings.sorted(), None, made=memo.made)


def _stop_on_errors(options: Options, findings: Findings) -> None:
    if findings.failed(strict=options.strict):
        raise _StoppedError


def _configured(options: Options, inputs: Inputs, findings: Findings) -> tuple[SiteConfig, Positions]:
    config, positions = load(options.site, findings, inputs.read)
    if config is None or positions is None:
        raise _StoppedError
    if config.base_url is None:
        findings.add("no-base-url", Span("site_config.yaml"))
    return config, positions


def _linked(
    options: Options,
    config: SiteConfig,
    positions: Positions,
    inputs: Inputs,
    memo: Memo,
    findings: Findings,
) -> Site:
    inventory = discover(options.site, findings)
    if findings.failed() and not inventory.items:
        raise _StoppedError  # no content: all else would complain of that alone
    parsed, broken = _parsed_items(options.site, inventory, inputs, memo, findings)
    registers = _parsed_registers(options.site, inventory, inputs, memo, findings)
    images = _measured(options.site, inventory.attachments, inputs, findings)
    site = link(
        config,
        parsed,
        registers,
        inventory.attachments,
        images,
        broken,
        options.as_of or today(config.time_zone),
        options.drafts,
        findings,
    )
    check_settings(config, positions, site.registers, findings)
    if findings.failed():
        raise _StoppedError
    return site


def _read(site: Path, path: str, inputs: Inputs, findings: Findings) -> bytes | None:
    try:
        return inputs.read(site / path)
    except OSError as error:
        findings.add("unreadable-file", Span(path), reason=error.strerror or str(error))
        return None


def _parsed_items(
    site: Path, inventory: Inventory, inputs: Inputs, memo: Memo, findings: Findings
) -> tuple[list[ParsedItem], frozenset[str]]:
    """The items' files that could be parsed, and the paths of those that could not."""
    parsed, broken = [], set()
    for file in inventory.items:
        data = _read(site, file.path, inputs, findings)
        result = _parsed("item", file.path, data, partial(parse_item, file), memo)
        if result:
            findings.extend(result.found)
        if result and result.parsed:
            parsed.append(result.parsed)
        else:
            broken.add(file.path)
    return parsed, frozenset(broken)


def _parsed(kind: str, path: str, data: bytes | None, parse: Callable[[bytes], T], memo: Memo) -> T | None:
    """What a file's bytes say, remembered; None where it could not be read."""
    if data is None:
        return None
    found: T = memo.record(kind, (path, data), partial(parse, data))
    return found


def _parsed_registers(
    site: Path, inventory: Inventory, inputs: Inputs, memo: Memo, findings: Findings
) -> list[RegisterFile]:
    parsed = []
    for file in inventory.registers:
        data = _read(site, file.path, inputs, findings)
        result = _parsed("register", file.path, data, partial(parse_register_file, file), memo)
        if result:
            findings.extend(result.found)
            parsed.append(result.parsed)
    return parsed


def _measured(
    site: Path, attachments: tuple[Attachment, ...], inputs: Inputs, findings: Findings
) -> Mapping[str, tuple[int, int]]:
    """The size of every picture among the attachments."""
    found = {}
    for attachment in attachments:
        if is_picture(attachment.name):
            data = _read(site, attachment.path, inputs, findings)
            size = measure(data, attachment.path, findings) if data is not None else None
            if size:
                found[attachment.path] = size
    return found


def _planned(site: Site, assets: Iterable[str], findings: Findings) -> Plan:
    taken = [(path, partial(Span, f"layouts/{path}")) for path in assets]
    messages = {language: load_messages(language) for language in LANGUAGES}
    planned = plan(site, messages, findings, [(MANIFEST, CONFIG), *taken])
    if findings.failed():
        raise _StoppedError
    return planned


def _rendered(
    options: Options, planned: Plan, inputs: Inputs, memo: Memo, findings: Findings
) -> dict[str, bytes]:
    """Every file that is rendered, by path."""
    folders = layout_folders(options.site)
    layouts = read_layouts(
        options.site, folders, findings, lambda data, make: memo.value("template", (data,), make), inputs.read
    )
    if findings.failed():
        raise _StoppedError
    closures = {name: layouts.closure(name) for name in {output.template for output in planned.outputs}}
    renderer = _Renderer(options.site, layouts)
    files = {}
    for output in planned.outputs:
        view = output.view()
        parts = (closures[output.template], output.template, output.language, output.path, contents(view))
        files[output.path] = memo.value("output", parts, partial(renderer.render, output, view)) or b""
    findings.extend(renderer.failed.values())
    return files


class _Renderer:
    """Renders what no store had. Jinja is loaded when the first output is."""

    def __init__(self, site: Path, layouts: Layouts) -> None:
        self._site = site
        self._layouts = layouts
        self._environments: dict[Language, Environment] = {}
        self.failed: dict[tuple[str, Span], Diagnostic] = {}  # a part that fails does so wherever it stands

    def render(self, output: Output, view: Any) -> bytes | None:
        """One output's bytes, or None where its template fails."""
        from bulletin.output.templates import environment, render

        if output.language not in self._environments:
            made = environment(self._layouts, load_messages(output.language))
            self._environments[output.language] = made
        found = Findings()
        made = self._environments[output.language]
        text = render(made, output.template, view, output.path, self._site, found)
        for diagnostic in found:
            self.failed.setdefault((diagnostic.code, diagnostic.span), diagnostic)
        return None if len(found) else text.encode()


def _assets(folders: tuple[Path, ...], inputs: Inputs) -> dict[str, bytes]:
    """The layouts' assets; the site's own stand in for the packaged ones file by file."""
    found = {}
    for folder in reversed(folders):
        for file in sorted((folder / ASSETS).rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                found[f"{ASSETS}/{file.relative_to(folder / ASSETS).as_posix()}"] = inputs.read(file)
    return found
