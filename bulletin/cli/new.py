"""``bulletin new``: new items and translations, asked for at a terminal or given as options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command, Group
from bulletin.cli.ui import GROUP_LANGUAGE, UI_LANGUAGE
from bulletin.i18n.messages import N_

_Function = Callable[..., Any]


@click.group(
    "new",
    cls=Group,
    help=N_(
        "Start a new item, or the translation of one, from a commented template.\n\n"
        "At a terminal what is not given as an option is asked for. The new file is a draft: it is"
        " published once its line “draft: true” is taken out. Nothing is ever overwritten."
    ),
)
@GROUP_LANGUAGE
def command() -> None:
    """Start a new item, or the translation of one, from a commented template."""


def _options(*own: Callable[[_Function], _Function]) -> Callable[[_Function], _Function]:
    """A command's own options, then those that every one of them has."""
    common = (
        options.site(),
        click.option(
            "--yes", is_flag=True, help=N_("Ask nothing: take the defaults, stop where one is missing.")
        ),
        UI_LANGUAGE,
    )

    def decorated(function: _Function) -> _Function:
        for option in reversed((*own, *common)):
            function = option(function)
        return function

    return decorated


_TITLE = click.option("--title", help=N_("The title, in the language of the original."))
_SUMMARY = click.option("--summary", help=N_("One or two sentences; may be written later."))
_DATE = click.option("--date", help=N_("The day, 24/4/2024 or 2024-04-24; default: today."))
_VENUE = (
    click.option("--venue-vi", help=N_("Where it took place, in Vietnamese.")),
    click.option("--venue-en", help=N_("Where it took place, in English.")),
)
_CHAIR = click.option("--chair", help=N_("Who was in the chair: a name, marks not needed, or an id."))
_TOPICS = click.option("--topics", help=N_("Topics, names or ids, with commas between."))
_DOCUMENTS = click.option(
    "--documents", help=N_("Legal documents, marks or words of their titles, with commas between.")
)
_SOURCES = click.option("--sources", help=N_("Sources, ids or words of their titles, with commas between."))
_NAME = click.option(
    "--name", help=N_("The folder's name, for good and part of the address; default: from what is given.")
)
_ORIGINAL = click.option(
    "--original",
    type=click.Choice(["vi", "en"]),
    default=None,
    help=N_("The language that the item is written in first; default: the site's own."),
)


def _item(section: str, given: dict[str, Any]) -> None:
    from bulletin.cli.new_item import new_item

    new_item(section, **given)


@command.command("session", cls=Command, help=N_("Start a new session of the committee."))
@_options(
    click.option("--number", help=N_("The session's number; default: the next.")),
    *(_DATE, _TITLE, _SUMMARY, *_VENUE, _CHAIR, _TOPICS, _DOCUMENTS, _SOURCES, _ORIGINAL),
)
def session(**given: Any) -> None:
    """Start a new session of the committee."""
    _item("sessions", given)


@command.command("conference", cls=Command, help=N_("Start a new conference."))
@_options(_DATE, _TITLE, _SUMMARY, *_VENUE, _CHAIR, _TOPICS, _DOCUMENTS, _SOURCES, _NAME, _ORIGINAL)
def conference(**given: Any) -> None:
    """Start a new conference."""
    _item("conferences", given)


@command.command(
    "milestone",
    cls=Command,
    help=N_("Start a new milestone: a decision, a resolution, a national day."),
)
@_options(
    click.option("--kind", help=N_("decision, resolution, directive, law, plan, day or body.")),
    *(_DATE, _TITLE, _SUMMARY, _TOPICS, _DOCUMENTS, _SOURCES, _NAME, _ORIGINAL),
)
def milestone(**given: Any) -> None:
    """Start a new milestone: a decision, a resolution, a national day."""
    _item("milestones", given)


@command.command("article", cls=Command, help=N_("Start a new article."))
@_options(
    *(_TITLE, _DATE, _SUMMARY),
    click.option("--author", help=N_("Who wrote it.")),
    *(_TOPICS, _NAME, _ORIGINAL),
)
def article(**given: Any) -> None:
    """Start a new article."""
    _item("articles", given)


@command.command("page", cls=Command, help=N_("Start a new page, such as “About”."))
@_options(_TITLE, _SUMMARY, _NAME, _ORIGINAL)
def page(**given: Any) -> None:
    """Start a new page, such as “About”."""
    _item("pages", given)


@command.command(
    "translation",
    cls=Command,
    help=N_(
        "Start the translation of ITEM, such as sessions/09.\n\n"
        "The new file holds the original's words to be written over."
    ),
)
@click.argument("item", required=False)
@_options(
    click.option(
        "--language",
        type=click.Choice(["vi", "en"]),
        default=None,
        help=N_("The language to translate into; default: the one that is missing."),
    )
)
def translation(**given: Any) -> None:
    """Start the translation of ITEM, such as sessions/09."""
    from bulletin.cli.new_translation import new_translation

    new_translation(**given)
