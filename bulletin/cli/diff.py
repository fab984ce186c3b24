"""``bulletin diff``."""

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
    from bulletin.review.releases import Change, Changes

_NO_RELEASE = N_("there is no release.json of a build at %(place)s")
_SAME = N_("The two releases hold the same.")
_MORE = N_("… and %(count)s more")
_TOO_MANY = N_("So many pages are gone that it may be a mistake; if it is meant: --allow-deletions")
_COUNTS = N_("%(added)s added, %(changed)s changed, %(gone)s gone")
_SHOWN = 30
_WORDS = {"added": N_("added"), "changed": N_("changed"), "gone": N_("gone")}


@click.command(
    "diff",
    cls=Command,
    help=N_(
        "Say what one release changes against another, in words: pages by title, feeds, data, files.\n\n"
        "OLD and NEW are output folders, or their release.json (then without titles). Exit status 1 where so"
        " many pages are gone that a build would ask."
    ),
)
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
@click.option("--allow-deletions", is_flag=True, help=N_("However many pages are gone, it is meant."))
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=N_("How it is printed.")
)
@UI_LANGUAGE
def command(old: Path, new: Path, allow_deletions: bool, style: str, ui_lang: str | None) -> None:
    """Say what one release changes against another, in words: pages by title, feeds, data, files."""
    from bulletin.review.deployed import NoReleaseError
    from bulletin.review.releases import differences, release

    language = ui_language(ui_lang)
    try:
        found = differences(release(old), release(new))
    except NoReleaseError as error:
        refused(translate(_NO_RELEASE, {"place": error}, language))
    click.echo(_as_json(found) if style == "json" else "\n".join(_told(found, language)))
    if found.too_many and not allow_deletions:
        click.echo(translate(_TOO_MANY, {}, language), err=True)
        raise click.exceptions.Exit(1)


def _told(found: Changes, language: str) -> Iterator[str]:
    from bulletin.review.releases import PARTS, grouped

    if not found.changes:
        yield translate(_SAME, {}, language)
    for group, changes in grouped(found.changes).items():
        head = translate(group, {}, language)
        if group == PARTS:
            counts = {how: sum(one.how == how for one in changes) for how in _WORDS}
            yield f"{head}: {translate(_COUNTS, counts, language)}"
            continue
        yield f"{head} ({len(changes)}):"
        yield from (f"  {_line(one, language)}" for one in changes[:_SHOWN])
        if changes[_SHOWN:]:
            yield "  " + translate(_MORE, {"count": len(changes) - _SHOWN}, language)


def _line(one: Change, language: str) -> str:
    address = f"/{one.path.removesuffix('index.html')}"
    if one.path.endswith(".html"):
        return f"{address}  {one.title}".rstrip()
    return f"{address} ({translate(_WORDS[one.how], {}, language)})"


def _as_json(found: Changes) -> str:
    changes = [
        {"group": one.group, "how": one.how, "path": one.path, "title": one.title} for one in found.changes
    ]
    return json.dumps({"changes": changes, "too_many": found.too_many}, ensure_ascii=False, indent=2)
