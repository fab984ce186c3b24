"""``bulletin lock``."""

from __future__ import annotations

from pathlib import Path

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, at, print_findings, program, ui_language
from bulletin.i18n.messages import N_, translate

_WRITTEN = N_("%(file)s: %(count)s addresses, %(new)s of them new")
_SAME = N_("%(file)s: %(count)s addresses, nothing has changed")
_BEHIND = N_(
    "%(file)s is not up to date, addresses not in it: %(new)s; run “%(program)s lock%(at)s” and commit it"
)
_SHOWN = 20


@click.command(
    "lock",
    cls=Command,
    help=N_(
        "Note every published address in urls.lock; from then on no build may lose one.\n\n"
        "Drafts and what waits for its day are left out. Where an address would be lost, nothing is written."
    ),
)
@options.site()
@click.option("--check", is_flag=True, help=N_("Write nothing; exit status 1 if the file is not up to date."))
@UI_LANGUAGE
def command(site: Path, check: bool, ui_lang: str | None) -> None:
    """Note every published address in urls.lock; from then on no build may lose one."""
    from bulletin.build.inputs import LOCK
    from bulletin.build.options import Options
    from bulletin.build.urls_lock import published_addresses
    from bulletin.desk.writing import write_over

    language = ui_language(ui_lang)
    made = published_addresses(Options(site, site / "public"))
    if made.text is None:
        print_findings(made.found, site, language, "text")
        raise click.exceptions.Exit(1)
    file = site / LOCK
    same = file.is_file() and made.locked
    values = {"file": file, "count": made.count, "new": len(made.new)}
    values |= {"program": program(), "at": at(site)}
    if check and not same:
        click.echo(translate(_BEHIND, values, language), err=True)
        for path in made.new[:_SHOWN]:
            click.echo(f"  /{path}", err=True)
        raise click.exceptions.Exit(1)
    if not check:
        write_over(file, made.text)
    click.echo(translate(_SAME if same else _WRITTEN, values, language))
