"""``bulletin init``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, at, program, refused, ui_language
from bulletin.i18n.messages import N_

STARTER = Path(__file__).resolve().parent.parent / "starter"
_IGNORED = ("__pycache__", ".DS_Store")


@click.command(
    "init",
    cls=Command,
    help=N_(
        "Start a new bulletin in FOLDER: settings, registers, one sample session.\n\n"
        "The folder must be empty or not there yet; nothing is overwritten."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@UI_LANGUAGE
def command(folder: Path, ui_lang: str | None) -> None:
    """Start a new bulletin in FOLDER: settings, registers, one sample session."""
    from bulletin.i18n.messages import interpolate, load

    catalog = load(ui_language(ui_lang))
    if folder.is_dir() and any(folder.iterdir()):
        text = catalog.gettext("%(folder)s is not empty; nothing was written")
        refused(interpolate(text, {"folder": folder}))
    shutil.copytree(STARTER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_IGNORED))
    values = {"folder": folder, "program": program(), "at": at(folder)}
    for text in (
        catalog.gettext("A new bulletin is in %(folder)s. To build it: %(program)s build%(at)s"),
        catalog.gettext("To write your first session: %(program)s new session%(at)s"),
        catalog.gettext("When it goes public, so that no address is ever lost: %(program)s lock%(at)s"),
    ):
        click.echo(interpolate(text, values))
