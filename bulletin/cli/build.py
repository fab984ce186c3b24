"""``bulletin build``."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, ui_language
from bulletin.cli.watching import Watch
from bulletin.i18n.messages import N_, translate

_BUILT = N_("%(total)s files, %(written)s written, %(removed)s removed, in %(seconds)s s: open %(home)s")
_UNCHANGED = N_("%(total)s files, nothing has changed, in %(seconds)s s: open %(home)s")


@click.command(
    "build",
    cls=Command,
    help=N_(
        "Build the site into its output folder.\n\n"
        "Nothing is written while an error stands: the folder keeps the last good build."
    ),
)
@options.site()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=N_("Folder to build into; default: public/ in the site's folder."),
)
@click.option(
    "--offline",
    is_flag=True,
    help=N_("Build a copy to open from a folder, without a server; default folder: public-offline/."),
)
@click.option(
    "--precompress",
    is_flag=True,
    help=N_(
        "Put a compressed copy (.gz) beside each file that it makes smaller, for servers that send those."
    ),
)
@options.as_of(N_("The day the build speaks of; default: today in the site's time zone."))
@click.option("--strict", is_flag=True, help=N_("Warnings stop the build too."))
@click.option("--drafts", is_flag=True, help=N_("Build drafts and embargoed items as well."))
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    help=N_("Processes to use; default: one for each processor. The output is the same."),
)
@click.option(
    "--allow-deletions", is_flag=True, help=N_("However many pages of the last build are gone, it is meant.")
)
@click.option("--timings", is_flag=True, help=N_("Say where the time went."))
@options.findings_style()
@UI_LANGUAGE
def command(
    site: Path,
    output: Path | None,
    offline: bool,
    precompress: bool,
    as_of: datetime | None,
    strict: bool,
    drafts: bool,
    jobs: int | None,
    allow_deletions: bool,
    timings: bool,
    style: str,
    ui_lang: str | None,
) -> None:
    """Build the site into its output folder."""
    from bulletin.build.finished import unchanged
    from bulletin.build.options import Options
    from bulletin.build.place import is_in_use

    started = time.perf_counter()
    day: date | None = as_of.date() if as_of else None
    folder = output or site / ("public-offline" if offline else "public")
    options = Options(site, folder, day, strict, drafts, jobs, offline, allow_deletions, precompress)
    language = ui_language(ui_lang)
    watch = Watch(language, shown=style == "text")
    last = None if is_in_use(options.output) else unchanged(options)
    result = None
    if last:
        found, text, counts = last.found, _UNCHANGED, {"total": last.total}
    else:
        from bulletin.build.pipeline import build

        result = build(options, watch)
        watch.end()
        found, release = result.found, result.release
        if release is None:
            print_findings(found, site, language, style)
            raise click.exceptions.Exit(1)
        counts = {"total": len(release.files), "written": release.written, "removed": release.removed}
        text = _BUILT
    print_findings(found, site, language, style)
    if style == "text":
        seconds = f"{time.perf_counter() - started:.2f}"
        values = {**counts, "seconds": seconds, "home": options.output / "index.html"}
        click.echo(translate(text, values, language))
    if timings and result:
        store = (result.store.bytes, result.store.entries) if result.store else None
        click.echo(watch.times(result.made, store), err=True)
