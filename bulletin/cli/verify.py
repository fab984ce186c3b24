"""``bulletin verify``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, refused, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.review.deployed import Difference, Verdict

_GOOD = N_("%(checked)s files looked at: all are as %(list)s says")
_BAD = N_("%(checked)s files looked at; differences: %(count)s")
_NO_RELEASE = N_("there is no release.json of a build at %(place)s, so nothing to hold it against")
_NO_FOLDER = N_("there is no folder %(place)s")
_NO_ADDRESS = N_("%(place)s is no address that can be asked; write it like https://example.org/bulletin/")
_NO_ANSWER = N_("%(place)s cannot be reached: %(reason)s")
_MORE = N_("… and %(count)s more")
_KINDS = {
    "stale": N_("Another release is deployed"),
    "unfinished": N_("The release is not whole"),
    "missing": N_("Missing"),
    "changed": N_("Changed"),
    "extra": N_("Not of the release"),
}
_SHOWN = 20


@click.command(
    "verify",
    cls=Command,
    help=N_(
        "Compare a deployed copy of the site, in a folder or at an address, with its release.json.\n\n"
        "Every file is read, or asked for, and its contents compared. Exit status 0: all is as it should be;"
        " 1: something differs; 3: it could not be looked at."
    ),
)
@click.argument("place")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True),
    default=None,
    help=N_("The release that should be deployed: a folder such as public, or its release.json."),
)
@click.option(
    "--ignore", multiple=True, help=N_("In a folder: files that may be there besides, such as CNAME.")
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 16),
    default=4,
    show_default=True,
    help=N_("Requests to a server at once."),
)
@click.option(
    "--per-second",
    type=click.FloatRange(0.1, 200),
    default=20.0,
    show_default=True,
    help=N_("Requests to a server a second, at most."),
)
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=N_("How it is printed.")
)
@UI_LANGUAGE
def command(
    place: str,
    against: Path | None,
    ignore: tuple[str, ...],
    at_once: int,
    per_second: float,
    style: str,
    ui_lang: str | None,
) -> None:
    """Compare a deployed copy of the site, in a folder or at an address, with its release.json."""
    from bulletin.review.deployed import NoReleaseError, release_at, verify_address, verify_folder
    from bulletin.review.fetching import Pace

    language = ui_language(ui_lang)
    if "://" not in place and not Path(place).is_dir():
        refused(translate(_NO_FOLDER, {"place": place}, language))
    try:
        wanted = release_at(against) if against else None
    except NoReleaseError as error:
        refused(translate(_NO_RELEASE, {"place": error}, language))
    try:
        if "://" in place:
            verdict = verify_address(place, wanted, Pace(at_once, per_second))
        else:
            verdict = verify_folder(Path(place), wanted, ignore)
    except ValueError:
        refused(translate(_NO_ADDRESS, {"place": place}, language))
    except NoReleaseError as error:
        click.echo(translate(_NO_RELEASE, {"place": error}, language), err=True)
        raise click.exceptions.Exit(1) from None
    except OSError as error:
        if "://" not in place:
            raise
        click.echo(translate(_NO_ANSWER, {"place": place, "reason": error}, language), err=True)
        raise click.exceptions.Exit(3) from None
    click.echo(_as_json(verdict, language) if style == "json" else "\n".join(_told(verdict, language)))
    if verdict.differences:
        raise click.exceptions.Exit(1)


def _told(verdict: Verdict, language: str) -> Iterator[str]:
    for kind, words in _KINDS.items():
        of_kind = [one for one in verdict.differences if one.kind == kind]
        if of_kind:
            yield f"{translate(words, {}, language)} ({len(of_kind)}):"
            yield from (f"  {_line(one, language)}" for one in of_kind[:_SHOWN])
            if of_kind[_SHOWN:]:
                yield "  " + translate(_MORE, {"count": len(of_kind) - _SHOWN}, language)
    values = {"checked": verdict.checked, "count": len(verdict.differences), "list": "release.json"}
    yield translate(_BAD if verdict.differences else _GOOD, values, language)


def _line(one: Difference, language: str) -> str:
    return f"{one.path}: {translate(one.reason, {}, language)}" if one.reason else one.path


def _as_json(verdict: Verdict, language: str) -> str:
    differences = [
        {
            "kind": one.kind,
            "path": one.path,
            "reason": translate(one.reason, {}, language) if one.reason else "",
        }
        for one in verdict.differences
    ]
    return json.dumps({"checked": verdict.checked, "differences": differences}, ensure_ascii=False, indent=2)
