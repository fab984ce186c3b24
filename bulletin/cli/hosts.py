"""``bulletin hosts``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, ui_language
from bulletin.i18n.messages import N_

_NAMES = ("nginx", "apache", "caddy", "s3", "netlify", "cloudflare", "github")


@click.command(
    "hosts",
    cls=Command,
    help=N_(
        "Print what a host must be told to serve the site well: addresses, headers, caches, types.\n\n"
        "HOST is nginx, apache, caddy, s3, netlify, cloudflare or github. Where a host reads several files,"
        " each begins with a line that names it."
    ),
)
@click.argument("host", type=click.Choice(_NAMES))
@options.site()
@options.as_of(N_("The day the site speaks of; default: today in the site's time zone."))
@UI_LANGUAGE
def command(host: str, site: Path, as_of: datetime | None, ui_lang: str | None) -> None:
    """Print what a host must be told."""
    from bulletin.build.options import Options
    from bulletin.build.prospects import current_plan
    from bulletin.output.hosting.facts import hosting
    from bulletin.output.hosting.hosts import PRINTED

    found, seen = current_plan(Options(site, site / "public", as_of.date() if as_of else None))
    if seen is None:
        print_findings(found, site, ui_language(ui_lang), "text")
        raise click.exceptions.Exit(1)
    told = hosting(seen.site.config, seen.planned.redirects, seen.planned.gone)
    files = PRINTED[host]
    for name, write in files.items():
        if len(files) > 1:
            click.echo(f"# {name}")
        click.echo(write(told), nl=False)
