"""``bulletin build``."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path

import click

from bulletin.cli.ui import UI_LANGUAGE, print_findings, ui_language


@click.command("build")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="Folder of the site; default: this one.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder to build into; default: public/ in the site's folder.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day the build speaks of; default: today in the site's time zone.",
)
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option("--drafts", is_flag=True, help="Build drafts and embargoed items as well.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How findings are printed.",
)
@UI_LANGUAGE
def command(
    site: Path,
    output: Path | None,
    as_of: datetime | None,
    strict: bool,
    drafts: bool,
    style: str,
    ui_lang: str | None,
) -> None:
    """Build the site into its output folder.

    Nothing is written while an error stands: the folder keeps the last good build.
    """
    from bulletin.build.pipeline import Options, build
    from bulletin.i18n.messages import interpolate, load

    started = time.perf_counter()
    day: date | None = as_of.date() if as_of else None
    result = build(Options(site, output or site / "public", day, strict, drafts))
    language = ui_language(ui_lang)
    print_findings(result.found, site, language, style)
    release = result.release
    if release is None:
        raise click.exceptions.Exit(1)
    if style == "text":
        text = load(language).gettext(
            "%(total)s files, %(written)s written, %(removed)s removed, in %(seconds)s s: open %(home)s"
        )
        values = {
            "total": release.total,
            "written": release.written,
            "removed": release.removed,
            "seconds": f"{time.perf_counter() - started:.2f}",
            "home": release.folder / "index.html",
        }
        click.echo(interpolate(text, values))
