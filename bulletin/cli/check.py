"""``bulletin check``."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, ui_language
from bulletin.diagnostics import Findings, Severity
from bulletin.i18n.messages import N_, translate

_GOOD = N_("%(texts)s texts checked, %(pairs)s of them with their translations: nothing to mend")
_LOOKED = N_("%(texts)s texts checked, %(pairs)s of them with their translations")


@click.command(
    "check",
    cls=Command,
    help=N_(
        "Find what is wrong with the content: all that a build finds, and more. Nothing is published.\n\n"
        "Both languages of each item are held against each other, the figures against those of other"
        " items, the texts against the glossary."
    ),
)
@options.site()
@options.as_of(N_("The day the check speaks of; default: today in the site's time zone."))
@click.option("--strict", is_flag=True, help=N_("Warnings count as errors."))
@click.option("--drafts", is_flag=True, help=N_("Check drafts and embargoed items as well."))
@click.option("--external", is_flag=True, help=N_("Ask whether the pages that links lead out to are there."))
@click.option("--all", "full", is_flag=True, help=N_("Show every finding, however many of one kind or file."))
@options.findings_style()
@UI_LANGUAGE
def command(
    site: Path,
    as_of: datetime | None,
    strict: bool,
    drafts: bool,
    external: bool,
    full: bool,
    style: str,
    ui_lang: str | None,
) -> None:
    """Find what is wrong with the content: all that a build finds, and more. Nothing is published."""
    from bulletin.build.options import Options
    from bulletin.review.check import check

    language = ui_language(ui_lang)
    options = Options(site, site / "public", as_of.date() if as_of else None, strict, drafts)
    more = []
    if external:
        from bulletin.review.external import ask
        from bulletin.review.rules import outward

        more.append(partial(outward.check, asker=partial(ask, site=site)))
    result = check(options, *more)
    print_findings(result.found, site, language, style, full)
    if style == "text" and result.texts:
        serious = any(found.severity is not Severity.NOTICE for found in result.found)
        counts = {"texts": result.texts, "pairs": result.pairs}
        click.echo(translate(_LOOKED if serious else _GOOD, counts, language))
    if Findings(result.found).failed(strict=strict):
        raise click.exceptions.Exit(1)
