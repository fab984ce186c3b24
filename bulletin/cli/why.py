"""``bulletin why``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, did_you_mean, print_findings, refused, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.build.why import Why

_UNKNOWN = N_("no page or file of the site is published at “%(path)s”%(suggestion)s")
_MADE = N_("%(path)s: made by %(template)s; its address is decided in %(owner)s")
_NEVER = N_("It has never been built.")
_LATELY = N_("The last build (number %(build)s) made it anew, because this had changed:")
_BEFORE = N_(
    "The last build (number %(builds)s) left it as it was; build number %(build)s had made it anew,"
    " because this had changed:"
)
_SHORT_LATELY = N_("The last build (number %(build)s) made it anew. What had changed: %(reasons)s.")
_SHORT_BEFORE = N_(
    "The last build (number %(builds)s) left it as it was; build number %(build)s had made it anew."
    " What had changed: %(reasons)s."
)
_SHORT_ANEW = N_("A build now would make it anew. What has changed: %(reasons)s.")
_FIRST = N_("Build number %(build)s made it, of %(builds)s so far; what was before that is not known.")
_SAME = N_("A build now would leave it as it is: nothing that it can see has changed.")
_ANEW = N_("A build now would make it anew, because this has changed:")
_UNSURE = N_("A build now would make it anew; what has changed is not known any more.")
_SEES = N_("It can see nothing but these templates and fields:")
_ENGINE = N_("the program itself")
_TEMPLATE = N_("the template %(name)s")
_FIELD = N_("the field %(name)s of its view")


@click.command(
    "why",
    cls=Command,
    help=N_(
        "Say why a page or file of the site was or was not made anew, and what it depends on.\n\n"
        "PAGE is a path in the output folder, an address such as /phien-hop/8/, or an item: session-8,"
        " sessions/08."
    ),
)
@click.argument("page")
@options.site()
@options.as_of(N_("The day the build speaks of; default: today in the site's time zone."))
@click.option("--verbose", is_flag=True, help=N_("List every template and field that it can see."))
@click.option("--drafts", is_flag=True, help=N_("Build drafts and embargoed items as well."))
@UI_LANGUAGE
def command(
    page: str, site: Path, as_of: datetime | None, verbose: bool, drafts: bool, ui_lang: str | None
) -> None:
    """Say why a page or file of the site was or was not made anew, and what it depends on."""
    from bulletin.build.options import Options
    from bulletin.build.why import explain

    language = ui_language(ui_lang)
    day = as_of.date() if as_of else None
    answer = explain(Options(site, site / "public", day, drafts=drafts), page)
    if answer.whys:
        tell = _told if verbose else _in_short
        click.echo("\n".join(line for why in answer.whys for line in tell(why, language)))
        return
    if answer.found:
        print_findings(answer.found, site, language, "text")
        raise click.exceptions.Exit(1)
    pages = [path.removesuffix("index.html") for path in answer.paths]
    suggestion = did_you_mean(page.strip("/") + "/", pages, language)
    refused(translate(_UNKNOWN, {"path": page, "suggestion": suggestion}, language))


def _in_short(why: Why, language: str) -> Iterable[str]:
    """What became of a page, and what would, in a sentence each."""
    from bulletin.cli.reasons import reasons

    def say(message: str, changes: tuple[str, ...] | None = ()) -> str:
        values = {"build": why.since, "builds": why.builds, "reasons": reasons(changes or (), language)}
        return translate(message, values, language)

    if why.since is None:
        told = say(_NEVER)
    elif why.last is None:
        told = say(_FIRST)
    elif why.since == why.builds:
        told = say(_SHORT_LATELY, why.last)
    else:
        told = say(_SHORT_BEFORE, why.last)
    yield f"/{why.output.path.removesuffix('index.html')}: {told}"
    if why.since is not None:
        yield "  " + say(_UNSURE if why.now is None else _SHORT_ANEW if why.now else _SAME, why.now)


def _told(why: Why, language: str) -> Iterable[str]:
    values = {
        "path": why.output.path,
        "template": why.output.template,
        "owner": why.owner,
        "build": why.since,
        "builds": why.builds,
    }

    def say(message: str) -> str:
        return translate(message, values, language)

    yield say(_MADE)
    yield ""
    if why.since is None:
        yield say(_NEVER)
    elif why.last is None:
        yield say(_FIRST)
    else:
        yield say(_LATELY if why.since == why.builds else _BEFORE)
        yield from _listed(why.last, language)
    if why.since is not None:
        yield say(_UNSURE if why.now is None else _ANEW if why.now else _SAME)
        yield from _listed(why.now or (), language)
    yield ""
    yield say(_SEES)
    yield "  " + ", ".join(why.made_of.templates)
    yield "  " + ", ".join(why.made_of.fields)


def _listed(changes: Iterable[str], language: str) -> Iterable[str]:
    for change in changes:
        kind, _, name = change.partition(" ")
        message = {"engine": _ENGINE, "template": _TEMPLATE}.get(kind, _FIELD)
        yield f"  - {translate(message, {'name': name}, language)}"
