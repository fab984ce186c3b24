"""``bulletin init``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from bulletin.cli.ui import UI_LANGUAGE, ui_language

STARTER = Path(__file__).resolve().parent.parent / "starter"
_IGNORED = ("__pycache__", ".DS_Store")


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@UI_LANGUAGE
def command(folder: Path, ui_lang: str | None) -> None:
    """Start a new bulletin in FOLDER: settings, registers, one sample session.

    The folder must be empty or not there yet; nothing is overwritten.
    """
    from bulletin.i18n.messages import interpolate, load

    catalog = load(ui_language(ui_lang))
    if folder.is_dir() and any(folder.iterdir()):
        text = catalog.gettext("%(folder)s is not empty; nothing was written")
        raise click.UsageError(interpolate(text, {"folder": folder}))
    shutil.copytree(STARTER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_IGNORED))
    text = catalog.gettext("A new bulletin is in %(folder)s. Go there and run: bulletin build")
    click.echo(interpolate(text, {"folder": folder}))
