"""``bulletin messages``: the interface texts, from the code and the layouts to the catalogs and back.

The first line of each report names a file and a line, as diagnostics do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.speaking import Command, Group
from bulletin.cli.ui import GROUP_LANGUAGE
from bulletin.i18n.messages import N_

if TYPE_CHECKING:
    from bulletin.i18n.po import SourceMessage

_PACKAGE = Path(__file__).resolve().parent.parent


@click.group(
    "messages",
    cls=Group,
    help=N_("Extract, update and check the interface texts (gettext catalogs)."),
)
@GROUP_LANGUAGE
def command() -> None:
    """Extract, update and check the interface texts (gettext catalogs)."""


def _messages() -> Sequence[SourceMessage]:
    from bulletin.i18n.extraction import ExtractionError, extract
    from bulletin.output.layouts import packaged_layouts

    try:
        return extract(_PACKAGE, [packaged_layouts(), _PACKAGE / "preview" / "pages"], ["jinja2.ext.i18n"])
    except ExtractionError as error:
        raise click.ClickException(str(error)) from error


def _catalogs() -> list[Path]:
    return sorted((_PACKAGE / "i18n" / "catalogs").glob("*.po"))


@command.command("extract", cls=Command, help=N_("List every interface text of the code and the layouts."))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help=N_("File to write the template (.pot) to; default: standard output."),
)
def extract_command(output: Path | None) -> None:
    """List every interface text of the code and the layouts."""
    from bulletin.i18n.extraction import template_text

    text = template_text(_messages())
    if output:
        output.write_text(text, encoding="utf-8", newline="\n")
    else:
        click.echo(text, nl=False)


@command.command(
    "update",
    cls=Command,
    help=N_("Bring the catalogs up to date: new texts come in empty, translations stay."),
)
def update_command() -> None:
    """Bring the catalogs up to date: new texts come in empty, translations stay."""
    from bulletin.i18n.extraction import update

    for done in update(_catalogs(), _messages()):
        counts = f"+{len(done.added)} −{len(done.obsolete)}" if done.changed else "="
        click.echo(f"{done.catalog.name}: {counts}")


@command.command(
    "check",
    cls=Command,
    help=N_("Report texts that are missing, outdated, or whose placeholders differ; exit status 1 if any."),
)
def check_command() -> None:
    """Report texts that are missing, outdated, or whose placeholders differ; exit status 1 if any."""
    from bulletin.i18n.extraction import check

    problems = check(_catalogs(), _messages())
    for problem in problems:
        place = f"{problem.catalog.name}:{problem.line}"
        detail = f" ({problem.detail})" if problem.detail else ""
        click.echo(f"{place}: {problem.kind}: {problem.msgid}{detail}", err=True)
    if problems:
        raise click.exceptions.Exit(1)
