"""``bulletin search``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, refused, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.search.reading import Reader

_NOTHING = N_("Nothing found.")
_NO_INDEX = N_("%(folder)s holds no search index; `bulletin build` makes one")


@click.command(
    "search",
    cls=Command,
    help=N_(
        "Search the site as its search page does: a line a hit, with its rank, title and address.\n\n"
        "QUERY may be typed without diacritics, in Telex or in VNI; quotation marks (within the shell's own)"
        " find a phrase as it stands."
    ),
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default=None,
    help=N_("Which language's pages to search; default: the site's first."),
)
@click.option("--kind", default=None, help=N_("Only hits of this kind: session, person, document …"))
@click.option("--year", type=int, default=None, help=N_("Only hits of this year."))
@click.option("--session", type=int, default=None, help=N_("Only this session and what it names."))
@click.option("--topic", default=None, help=N_("Only items of this topic, by its id."))
@click.option("--limit", type=click.IntRange(1), default=None, help=N_("Show so many hits; default: all."))
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help=N_("Folder of the site; default: this one."),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help=N_("Search the index in this output folder; default: the content as it stands now."),
)
@UI_LANGUAGE
def command(
    query: tuple[str, ...],
    lang: str | None,
    kind: str | None,
    year: int | None,
    session: int | None,
    topic: str | None,
    limit: int | None,
    site: Path,
    output: Path | None,
    ui_lang: str | None,
) -> None:
    """Search the site as its search page does."""
    from bulletin.search.ranking import search

    language = ui_language(ui_lang)
    reader = _published(output, lang or "vi", language) if output else _current(site, lang, language)
    asked = {"kind": kind, "year": year, "session": session, "topic": topic}
    facets = [f"{name}:{value}" for name, value in asked.items() if value is not None]
    hits = search(reader, " ".join(query), facets)
    for rank, hit in enumerate(hits[:limit], 1):
        found = reader.record(hit.document)
        click.echo(f"{rank}\t{found['t']}\t/{found['h']}")
    if not hits:
        click.echo(translate(_NOTHING, {}, language), err=True)


def _published(output: Path, lang: str, language: str) -> Reader:
    from bulletin.build.finding import published_index

    try:
        return published_index(output, lang)
    except FileNotFoundError:
        refused(translate(_NO_INDEX, {"folder": str(output)}, language))


def _current(site: Path, lang: str | None, language: str) -> Reader:
    from bulletin.build.finding import current_index
    from bulletin.build.options import Options

    found = current_index(Options(site, site / "public"), lang)
    if isinstance(found, tuple):
        print_findings(found, site, language, "text")
        raise click.exceptions.Exit(1)
    return found
