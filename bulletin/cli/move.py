"""``bulletin move``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, refused, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.desk.moving import Moving

_RENAMED = N_("renamed: %(old)s to %(new)s")
_CHANGED = N_("changed: %(file)s (places: %(count)s)")
_LEADS = N_("leads on: %(old)s to %(new)s")
_NOTHING_LEADS = N_("no published address changes")
_DRY = N_("Nothing was written (--dry-run).")
_NEXT = N_("Look at it with “%(program)s check%(at)s”, then commit all of it together.")


@click.command(
    "move",
    cls=Command,
    help=N_(
        "Rename an item, an entry of a register, or a slug, and all that refers to it.\n\n"
        "OLD is an item (articles/cu), an entry (people/its-id) or an item's address (/bai-viet/cu/); NEW is"
        " written the same way, or is the new name alone. The old address leads on. Nothing is overwritten."
    ),
)
@click.argument("old")
@click.argument("new")
@options.site()
@click.option("--dry-run", is_flag=True, help=N_("Say what would be done, and do nothing."))
@UI_LANGUAGE
def command(old: str, new: str, site: Path, dry_run: bool, ui_lang: str | None) -> None:
    """Rename an item, an entry of a register, or a slug, and all that refers to it."""
    from bulletin.build.options import Options
    from bulletin.build.pipeline import survey
    from bulletin.cli.ui import at, program
    from bulletin.desk.carrying_out import carry_out
    from bulletin.desk.moving import MoveError, move

    language = ui_language(ui_lang)
    found, linked = survey(Options(site, site / "public", drafts=True))
    if linked is None:
        print_findings(found, site, language, "text")
        raise click.exceptions.Exit(1)
    try:
        moving = move(site, linked, old, new)
    except MoveError as error:
        refused(translate(error.message, error.values, language))
    if not dry_run:
        carry_out(site, moving.files, moving.renamed)
    click.echo("\n".join(_told(moving, language)))
    click.echo(translate(_DRY if dry_run else _NEXT, {"program": program(), "at": at(site)}, language))


def _told(moving: Moving, language: str) -> Iterator[str]:
    if moving.renamed:
        old, new = moving.renamed
        yield translate(_RENAMED, {"old": old, "new": new}, language)
    for file, count in sorted(moving.places.items()):
        yield translate(_CHANGED, {"file": file, "count": count}, language)
    for old, new in sorted(moving.leads.items()):
        yield translate(_LEADS, {"old": f"/{old}", "new": f"/{new}"}, language)
    if not moving.leads:
        yield translate(_NOTHING_LEADS, {}, language)
