"""Options that several commands have, each with the same name, meaning and default."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bulletin.cli.ui import STYLES
from bulletin.i18n.messages import N_

F = TypeVar("F", bound=Callable[..., Any])


def site(default: Path | None = Path()) -> Callable[[F], F]:
    """``--site``: a folder that is there. What a killed “bulletin move” had decided is carried out first."""
    return click.option(
        "--site",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=default,
        callback=_finished,
        help=N_("Folder of the site; default: this one."),
    )


def _finished(_: click.Context, __: click.Parameter, folder: Path | None) -> Path | None:
    if folder and (folder / ".bulletin" / "move").is_dir():
        from bulletin.desk.carrying_out import resume

        resume(folder)
    return folder


def as_of(about: str) -> Callable[[F], F]:
    """``--as-of``: a day; ``about`` (marked with ``N_``) says what for."""
    return click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help=about)


def findings_style() -> Callable[[F], F]:
    """``--format``: how findings are printed, as the parameter ``style``."""
    return click.option(
        "--format", "style", type=click.Choice(STYLES), default="text", help=N_("How findings are printed.")
    )
