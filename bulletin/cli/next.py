"""``bulletin next``."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.site.due import Due

_PUBLISHED = N_("is published")
_FEATURED = N_("is featured no longer")
_TURNS = N_("goes from “%(before)s” to “%(after)s”")
_STATUSES = {
    "open": N_("Not yet due"),
    "due-soon": N_("Due soon"),
    "overdue": N_("Deadline passed"),
    "moved": N_("Deadline moved"),
    "set-again": N_("Set again"),
    "done": N_("Done"),
    "done-late": N_("Done late"),
    "dropped": N_("Dropped"),
}
"""What the pages call each status."""

_NOTHING = N_("Nothing becomes due by itself.")


@click.command(
    "next",
    cls=Command,
    help=N_(
        "Say what the calendar alone will change, and when: items that are published on a later day, features"
        " that end, commitments whose status changes.\n\n"
        "A line each, by day. Where nothing becomes due, nothing is printed on standard output, which is what"
        " a script can look for."
    ),
)
@click.option(
    "--due-since",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help=N_("Say what has become due after this day until today: whether a site built then is out of date."),
)
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=N_("How it is printed.")
)
@options.site()
@options.as_of(N_("The day to look ahead from; default: today in the site's time zone."))
@UI_LANGUAGE
def command(
    due_since: datetime | None, style: str, site: Path, as_of: datetime | None, ui_lang: str | None
) -> None:
    """Say what the calendar alone will change."""
    from bulletin.build.options import Options
    from bulletin.build.prospects import current_plan
    from bulletin.site.due import due

    language = ui_language(ui_lang)
    day = as_of.date() if as_of else None
    found, seen = current_plan(Options(site, site / "public", day, drafts=True))
    if seen is None:
        print_findings(found, site, language, "text")
        raise click.exceptions.Exit(1)
    today = seen.site.as_of
    told = due(seen.site.items, due_since.date(), today) if due_since else due(seen.site.items, today)
    if style == "json":
        click.echo(json.dumps([asdict(one) for one in told], default=str, ensure_ascii=False, indent=1))
        return
    for one in told:
        click.echo(f"{one.day}\t{one.id}\t{_words(one, language)}")
    if not told:
        click.echo(translate(_NOTHING, {}, language), err=True)


def _words(one: Due, language: str) -> str:
    text = {"published": _PUBLISHED, "featured-ends": _FEATURED, "commitment": _TURNS}[one.kind]
    before, after = (translate(_STATUSES.get(status, ""), {}, language) for status in (one.before, one.after))
    return translate(text, {"before": before, "after": after}, language)
