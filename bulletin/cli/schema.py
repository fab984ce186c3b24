"""``bulletin schema``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, ui_language
from bulletin.i18n.messages import N_, translate

_WRITTEN = N_("Written: %(count)s schemas in %(folder)s; %(settings)s says which file each is for.")
_EXTENSION = N_("In Visual Studio Code, install the extension “YAML” by Red Hat and open the site's folder.")
_OTHERS = N_("For other editors, the first line of a register can say it: %(comment)s")
_BY_HAND = N_(
    "%(settings)s is there already and holds comments or mistakes, so it was left alone. Put this into it:"
)
_KEY = "yaml.schemas"


@click.command(
    "schema",
    cls=Command,
    help=N_(
        "Write JSON Schemas of front matter, registers and settings.\n\n"
        "With them an editor completes keys, explains each in both languages and underlines"
        " mistakes while you type. The settings of Visual Studio Code are written too; whatever else"
        " they hold is kept."
    ),
)
@options.site()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=N_("Folder to write the schemas into; default: schemas/ in the site's folder."),
)
@UI_LANGUAGE
def command(site: Path, output: Path | None, ui_lang: str | None) -> None:
    """Write JSON Schemas of front matter, registers and settings."""
    from bulletin.desk.schemas import editor_settings, schema_name, schemas
    from bulletin.desk.writing import write_over

    language = ui_language(ui_lang)
    folder = output or site / "schemas"
    made = schemas()
    for name, text in made.items():
        write_over(folder / name, text)
    settings = site / ".vscode" / "settings.json"
    wanted = editor_settings(_seen_from(site, folder))
    merged = _merged(settings, wanted, set(made))
    if merged is None:
        click.echo(translate(_BY_HAND, {"settings": settings}, language))
        click.echo(json.dumps({_KEY: wanted}, indent=2))
    else:
        write_over(settings, merged)
        values = {"count": len(made), "folder": folder, "settings": settings}
        click.echo(translate(_WRITTEN, values, language))
    click.echo(translate(_EXTENSION, {}, language))
    people = f"{_seen_from(site, folder, '../../')}/{schema_name('people')}"
    comment = f"# yaml-language-server: $schema={people}"
    click.echo(translate(_OTHERS, {"comment": comment}, language))


def _seen_from(site: Path, folder: Path, up: str = "./") -> str:
    """The folder's path from the site's folder, or its whole path where it lies elsewhere."""
    whole, root = folder.resolve(), site.resolve()
    return up + whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def _merged(file: Path, wanted: Mapping[str, list[str]], ours: set[str]) -> str | None:
    """The settings with our lines in them, or None where they cannot be read."""
    try:
        settings = json.loads(file.read_text(encoding="utf-8-sig")) if file.is_file() else {}
    except ValueError:
        return None
    if not isinstance(settings, dict) or not isinstance(settings.get(_KEY, {}), dict):
        return None
    others = {k: v for k, v in settings.get(_KEY, {}).items() if k.rpartition("/")[2] not in ours}
    settings[_KEY] = {**others, **wanted}
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
