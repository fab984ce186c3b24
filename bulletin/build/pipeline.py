"""discover → parse → link → plan → render → publish. A phase reports all it finds; then the build stops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from bulletin.build.collector import held_collector
from bulletin.build.files import File, file_of_bytes
from bulletin.build.finished import remember
from bulletin.build.index_scripts import as_scripts
from bulletin.build.indexing import index_all
from bulletin.build.inputs import LOCK, Inputs
from bulletin.build.lock import locked
from bulletin.build.memo import Memo
from bulletin.build.options import Options, today
from bulletin.build.parsing import examine_all, parse_all, parse_settings
from bulletin.build.place import place_of
from bulletin.build.precompress import precompressed
from bulletin.build.progress import Progress, Unwatched
from bulletin.build.publish import Release, publish, recover
from bulletin.build.release import MANIFEST
from bulletin.build.rendering import render_all
from bulletin.build.staging import Early, early
from bulletin.build.store import Size, Store
from bulletin.build.summary import summary
from bulletin.build.traces import Traces
from bulletin.build.workers import processors
from bulletin.config import LANGUAGES, SiteConfig
from bulletin.content.discover import discover
from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.i18n.messages import load as load_messages
from bulletin.output.assets import published
from bulletin.output.drawers import DRAWERS
from bulletin.output.edition import Edition
from bulletin.output.layouts import Layouts, layout_folders, read_assets, read_layouts
from bulletin.output.paths import Owner
from bulletin.output.plan import CONFIG, Plan, plan
from bulletin.output.published import addresses_of, check_kept, unlocked
from bulletin.output.published import read as read_lock
from bulletin.output.search_page import index_list
from bulletin.site.link import link
from bulletin.site.model import Site
from bulletin.site.references import check_settings
from bulletin.site.watched import Watched, watch
from bulletin.syntax.positions import Positions


@dataclass(frozen=True, slots=True)
class Result:
    """What a build came to. ``release`` is None where nothing was published."""

    found: tuple[Diagnostic, ...]
    release: Release | None
    site: Site | None = None
    made: Mapping[str, int] = field(default_factory=dict)  # how many of each kind no store had
    store: Size | None = None  # of the store, where there is one
    files: Mapping[str, bytes] = field(default_factory=dict)  # of a rehearsal: what would be made
    unlocked: tuple[str, ...] = ()  # of a rehearsal: addresses that are not in urls.lock yet


class _StoppedError(Exception):
    """A phase ended with errors; they are in the findings."""


@held_collector()
def build(options: Options, progress: Progress | None = None) -> Result:
    """Build a site. Nothing is written while an error stands, but to finish what a killed build had begun."""
    findings = Findings()
    with locked(options.output), Store(options.site) as store:
        recover(options.output)
        memo = Memo(store)
        try:
            with early(place_of(options.output)) as begun:
                result = _built(options, memo, progress or Unwatched(), findings, begun)
        except _StoppedError:
            result = Result(findings.sorted(), None)
    return replace(result, made=memo.made, store=store.size)


def rehearse(options: Options) -> Result:
    """All of a build but publishing: what it finds, and the files it would make, without pictures.

    Nothing is written.
    """
    findings = Findings()
    with Store(options.site, keep=False) as store:
        memo, jobs = Memo(store), options.jobs or processors()
        try:
            inputs = Inputs(options.site)
            seen = _seen(options, inputs, memo, Unwatched(), findings)
        except _StoppedError:
            return Result(findings.sorted(), None)
        told = [output for output in seen.planned.outputs if output.template not in DRAWERS]
        files = render_all(options.site, told, seen.layouts, memo, jobs, findings, traces=seen.traces())
        if findings.failed():  # a template's: what it would make is unknown
            return Result(findings.sorted(), None)
        made = {path: file.content() for path, file in files.items()}
        new = _unlocked(options, inputs, seen.planned)
        return Result(findings.sorted(), None, seen.site, memo.made, files=made, unlocked=new)


def _built(
    options: Options, memo: Memo, progress: Progress, findings: Findings, begun: Early | None
) -> Result:
    inputs, jobs = Inputs(options.site), options.jobs or processors()
    seen = _seen(options, inputs, memo, progress, findings)
    progress.begin("render", len(seen.planned.outputs))
    outputs = seen.planned.outputs
    traces = seen.traces()
    rendered = render_all(
        options.site, outputs, seen.layouts, memo, jobs, findings, progress, traces=traces, early=begun
    )
    _stop_on_errors(options, findings)
    progress.begin("index")
    indexed = index_all(seen.planned.homes, memo, jobs, progress)
    if options.offline:
        indexed = as_scripts(indexed)
    files, config = seen.assets | rendered | indexed, seen.site.config
    copies, day, swap = seen.planned.copies, seen.site.as_of, config.publish == "swap"
    if options.precompress:
        progress.begin("precompress", len(files))
        files |= precompressed(
            files, copies, lambda copy: inputs.read(options.site / copy.source), memo, jobs
        )
    progress.begin("publish")
    release = publish(
        options.site,
        options.output,
        files,
        copies,
        day,
        findings,
        inputs.read,
        swap=swap,
        allow_deletions=options.allow_deletions,
        early=begun,
        about=lambda: {"input": inputs.digest(), **summary(seen.site, seen.planned)},
    )
    progress.begin("remember")
    found = findings.sorted()
    if release:
        remember(options, config.time_zone, inputs.seen(), release.files, found)
    return Result(found, release, seen.site)


@dataclass(frozen=True, slots=True)
class Prospect:
    """All that a build would render: known, and not rendered."""

    site: Site
    planned: Plan
    layouts: Layouts
    assets: dict[str, File]
    traces: Callable[[], Traces]  # only rendering asks for them


def prospect(options: Options, memo: Memo, findings: Findings) -> Prospect | None:
    """What a build would render; None, with findings, where there is an error before it."""
    try:
        return _seen(options, Inputs(options.site), memo, Unwatched(), findings)
    except _StoppedError:
        return None


def survey(options: Options) -> tuple[tuple[Diagnostic, ...], Site | None]:
    """The linked site as it stands, and what was found; None where there is an error. Nothing is written."""
    findings, inputs = Findings(), Inputs(options.site)
    with Store(options.site, keep=False) as store:
        memo = Memo(store)
        try:
            config, positions = _configured(options, inputs, memo, findings)
            site = _linked(options, config, positions, inputs, memo, Unwatched(), findings)
        except _StoppedError:
            return findings.sorted(), None
    return findings.sorted(), site


@held_collector()
def _seen(options: Options, inputs: Inputs, memo: Memo, progress: Progress, findings: Findings) -> Prospect:
    progress.begin("discover")
    config, positions = _configured(options, inputs, memo, findings)
    site = _linked(options, config, positions, inputs, memo, progress, findings)
    progress.begin("plan")
    folders = layout_folders(options.site)
    assets = published(read_assets(folders, inputs.read), offline=options.offline)
    edition, watched = Edition(assets.names, options.offline), watch(site)
    planned, always = watched.reads.during(lambda: _planned(site, edition, watched, memo, findings))
    _check_addresses(options, inputs, site, planned, findings)
    layouts = read_layouts(
        options.site,
        folders,
        findings,
        lambda data, make: memo.value("template", (data,), make),
        inputs.read,
    )
    if findings.failed():
        raise _StoppedError
    files = {path: file_of_bytes(data) for path, data in assets.files.items()}
    traces = partial(Traces, memo, site, watched, edition, planned.outputs, always)
    return Prospect(site, planned, layouts, files, traces)


def _check_addresses(options: Options, inputs: Inputs, site: Site, planned: Plan, findings: Findings) -> None:
    """Hold the plan against ``urls.lock``, where there is one. An offline edition has no feeds to miss."""
    if (options.site / LOCK).is_file() and not options.offline:
        locked = read_lock(inputs.read(options.site / LOCK), findings)
        check_kept(locked, addresses_of(planned), site, options.as_of is not None, findings)


def _unlocked(options: Options, inputs: Inputs, planned: Plan) -> tuple[str, ...]:
    """The addresses that are published and not in ``urls.lock`` yet, where there is one."""
    if not (options.site / LOCK).is_file() or options.drafts:
        return ()
    locked = read_lock(inputs.read(options.site / LOCK), Findings())
    return tuple(unlocked(locked, addresses_of(planned)))


def _stop_on_errors(options: Options, findings: Findings) -> None:
    if findings.failed(strict=options.strict):
        raise _StoppedError


def _configured(
    options: Options, inputs: Inputs, memo: Memo, findings: Findings
) -> tuple[SiteConfig, Positions]:
    result = parse_settings(options.site, inputs, memo, findings)
    if result is None or result.config is None or result.positions is None:
        raise _StoppedError
    if result.config.base_url is None:
        findings.add("no-base-url", Span("site_config.yaml"))
    return result.config, result.positions


def _linked(
    options: Options,
    config: SiteConfig,
    positions: Positions,
    inputs: Inputs,
    memo: Memo,
    progress: Progress,
    findings: Findings,
) -> Site:
    jobs = options.jobs or processors()
    inventory = discover(options.site, findings)
    if findings.failed() and not inventory.items:
        raise _StoppedError  # no content: all else would complain of that alone
    parsed = parse_all(options.site, inventory, inputs, memo, jobs, progress, findings)
    images = examine_all(options.site, inventory, inputs, memo, jobs, findings)
    progress.begin("link")
    site = link(
        config,
        parsed.items,
        parsed.registers,
        inventory.attachments,
        images,
        parsed.broken,
        options.as_of or today(config.time_zone),
        options.drafts,
        findings,
        former=parsed.former,
    )
    check_settings(config, positions, site.registers, findings)
    if findings.failed():
        raise _StoppedError
    return site


def _planned(site: Site, edition: Edition, watched: Watched, memo: Memo, findings: Findings) -> Plan:
    taken: list[tuple[str, Owner]]
    taken = [(path, partial(Span, f"layouts/{source}")) for source, path in edition.assets.items()]
    keep = partial(memo.whole, "catalog")
    messages = {language: load_messages(language, keep=keep) for language in LANGUAGES}
    taken += [(MANIFEST, CONFIG), *((index_list(language), CONFIG) for language in LANGUAGES)]
    planned = plan(site, messages, findings, taken, edition=edition, watched=watched)
    if findings.failed():
        raise _StoppedError
    return planned
