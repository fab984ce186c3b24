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
        "PAGE is a path in the output folder or an address, such as /phien-hop/8/."
    ),
)
@click.argument("page")
@options.site()
@options.as_of(N_("The day the build speaks of; default: today in the site's time zone."))
@click.option("--drafts", is_flag=True, help=N_("Build drafts and embargoed items as well."))
@UI_LANGUAGE
def command(page: str, site: Path, as_of: datetime | None, drafts: bool, ui_lang: str | None) -> None:
    """Say why a page or file of the site was or was not made anew, and what it depends on."""
    from bulletin.build.options import Options
    from bulletin.build.why import explain_output

    language = ui_language(ui_lang)
    day = as_of.date() if as_of else None
    answer = explain_output(Options(site, site / "public", day, drafts=drafts), page)
    if answer.why:
        click.echo("\n".join(_told(answer.why, language)))
        return
    if answer.found:
        print_findings(answer.found, site, language, "text")
        raise click.exceptions.Exit(1)
    pages = [path.removesuffix("index.html") for path in answer.paths]
    suggestion = did_you_mean(page.strip("/") + "/", pages, language)
    refused(translate(_UNKNOWN, {"path": page, "suggestion": suggestion}, language))


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
