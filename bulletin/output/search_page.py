"""The search page, and where the files of the index lie. Nothing here depends on what is in the index."""

from __future__ import annotations

from bulletin.config import Language
from bulletin.i18n.vietnamese import collation_key
from bulletin.output.addresses import Page, reference
from bulletin.output.chrome import chrome
from bulletin.output.here import Here
from bulletin.output.searching import KINDS
from bulletin.output.views.parts import Link
from bulletin.output.views.search import Choice, SearchPage

INDEX = "search-index/"
"""Not below the assets: every file there may be kept for ever, and the list of an index may not."""


def index_folder(language: str) -> str:
    """Where the files of a language's index lie that are named after what is in them."""
    return f"{INDEX}{language}/"


def index_list(language: str) -> str:
    """The list of an index's files: the one that keeps its name."""
    return f"{INDEX}{language}.json"


def script_of(path: str) -> str:
    """Where a file of the index lies in an offline edition: there it is a script."""
    return path.removesuffix(".json") + ".js"


def search_page(here: Here) -> SearchPage:
    title = here.gettext("Search")
    listed = index_list(here.language)
    about = here.gettext("Search the bulletin, with or without diacritics.")
    site, language = here.site, here.language
    topics = sorted(site.registers.topics.values(), key=lambda t: collation_key(t.entry.name[language]))
    sessions = [item.number for item in site.items.values() if item.number is not None]
    return SearchPage(
        chrome=chrome(here, "search", title, about),
        title=title,
        index=reference(script_of(listed) if here.shelf.edition.offline else listed),
        kinds=_kinds(here),
        years=tuple(Choice(str(year), str(year)) for year in _years(here)),
        sessions=tuple(Choice(str(number), str(number)) for number in sorted(sessions)),
        topics=tuple(Choice(topic.id, topic.entry.name[language]) for topic in topics),
        indexes=tuple(_indexes(here, language)),
    )


def _kinds(here: Here) -> tuple[str, ...]:
    items = dict.fromkeys(item.kind for item in here.site.items.values())
    order = ("session", "conference", "milestone", "article", "page")
    entries = (kind for register, kind in KINDS.items() if here.site.registers[register])
    return (*(kind for kind in order if kind in items), *entries)


def _years(here: Here) -> list[int]:
    """Every year of an event or a legal document, the newest first."""
    years = {item.date.year for item in here.site.items.values() if item.date}
    dates = (placed.entry.date for placed in here.site.registers.documents.values())
    return sorted(years | {date.first_day.year for date in dates if date}, reverse=True)


def _indexes(here: Here, language: Language) -> list[Link]:
    """The indexes that are read without a script: topics, years, people, documents."""
    ways = (
        ("topics", here.gettext("Topics")),
        ("archive", here.gettext("Archive by year")),
        ("people", here.gettext("People")),
        ("documents", here.gettext("Documents")),
        ("organisations", here.gettext("Organisations")),
        ("glossary", here.gettext("Glossary")),
    )
    pages = ((Page(kind, "", language), text) for kind, text in ways)
    return [Link(text, here.to(page)) for page, text in pages if page in here.pages]
