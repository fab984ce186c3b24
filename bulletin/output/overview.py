"""Views that look over many items: home, timeline, sections, archive."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.content.facts import Figure as FigureRecord
from bulletin.i18n.messages import interpolate
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome
from bulletin.output.commitment_pages import status_counts
from bulletin.output.evidence import figure_view
from bulletin.output.here import Here
from bulletin.output.shelf import Shelf
from bulletin.output.views.lists import ListPage
from bulletin.output.views.pages import (
    HomePage,
    KeyFigure,
    Leg,
    Stop,
    TimelineEntry,
    TimelinePage,
    TimelineYear,
)
from bulletin.output.views.parts import Count, Figure, Link, Pager
from bulletin.site.model import Gap, Item
from bulletin.site.standing import DONE
from bulletin.site.timeline import timeline

_TELLING = 3  # figures shown with an event on the timeline


def home_page(here: Here) -> HomePage:
    site, language = here.site, here.language
    items = here.shelf.items
    featured = [i for i in items if i.facts.featured_until and i.facts.featured_until >= site.as_of]
    rest = [i for i in items if i not in featured]
    sessions = [i for i in reversed(items) if i.kind == "session"]
    return HomePage(
        chrome=chrome(here, "home", site.config.name[language], site.config.description[language]),
        intro=site.config.description[language],
        featured=tuple(here.card(i) for i in featured),
        latest=tuple(here.card(i) for i in rest[: site.config.home.latest]),
        sessions=tuple(here.card(i) for i in sessions),
        stops=tuple(_stop(here, i, here.card(i).href) for i in reversed(items) if i.event and i.date),
        key_figures=_key_figures(here),
        topics=tuple(Count(here.topic(t), len(here.shelf.topics[t])) for t in topics(here.shelf)),
        commitments=status_counts(here),
        register=here.to_kind("commitments"),
        timeline=here.to_kind("timeline"),
        archive=here.to_kind("archive"),
    )


def _key_figures(here: Here) -> tuple[KeyFigure, ...]:
    """The newest national value of each indicator the configuration names, targets aside."""
    found = []
    for indicator in here.site.config.home.key_figures:
        values = here.site.values.get(indicator, ())
        value = next((v for v in values if _reports_the_country(v.figure)), None)
        if value:
            item = here.site.items[value.item]
            figure = figure_view(here, item, value.index)
            found.append(KeyFigure(figure, here.card(item)))
    return tuple(found)


def _reports_the_country(figure: FigureRecord) -> bool:
    return figure.basis != "target" and figure.scope == "national"


def topics(shelf: Shelf) -> list[str]:
    """The topics that events have, in the order of the register."""
    return [topic for topic, items in shelf.topics.items() if items]


# Timeline


def timeline_page(here: Here) -> TimelinePage:
    """The whole line, or the part of it that has one topic."""
    site, language, topic = here.site, here.language, here.page.id
    name = site.registers.topics[topic].entry.name[language] if topic else None
    title = here.gettext("Timeline")
    events = here.shelf.topics[topic] if topic else here.shelf.items
    line = [e for e in timeline(events) if isinstance(e, Item) or not topic]
    dates = [e.date for e in line if isinstance(e, Item) and e.date]
    crumbs = (Link(title, here.to_kind("timeline")),) if topic else ()
    own_title = f"{title}: {name}" if name else title
    about = here.gettext("The sessions of the National Committee and what came between them, in order.")
    return TimelinePage(
        chrome=chrome(here, "timeline", own_title, about, crumbs),
        title=own_title,
        topic=name,
        filters=tuple(_filters(here)),
        years=_years(here, line),
        stops=tuple(_stop(here, e, f"#{_anchor(e)}") for e in line if isinstance(e, Item) and e.date),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def _filters(here: Here) -> list[Link]:
    every = Page("timeline", "", here.language)
    found = [Link(here.gettext("All topics"), here.to(every), current=here.page == every)]
    for topic in topics(here.shelf):
        page = Page("timeline", topic, here.language)
        if page in here.pages:
            found.append(Link(here.topic(topic).text, here.to(page), current=here.page == page))
    return found


def _years(here: Here, line: Sequence[Item | Gap]) -> tuple[TimelineYear, ...]:
    """Entries by year; a gap stands in the year of the session after it."""
    years: dict[int, list[TimelineEntry]] = {}
    waiting: list[TimelineEntry] = []
    for entry in line:
        if isinstance(entry, Gap):
            anchor = f"gap-{entry.numbers[0]}"
            waiting.append(TimelineEntry(anchor, None, (), 0, entry.numbers))
        elif entry.date:
            here_now = years.setdefault(entry.date.year, [])
            here_now.extend([*waiting, _entry(here, entry)])
            waiting = []
    return tuple(TimelineYear(year, f"year-{year}", _legs(entries)) for year, entries in years.items())


def _legs(entries: Sequence[TimelineEntry]) -> tuple[Leg, ...]:
    """The entries of a year, each session with what came after it."""
    legs: list[Leg] = []
    for entry in entries:
        if entry.card and entry.card.kind == "session":
            legs.append(Leg(entry, ()))
        else:
            last = legs.pop() if legs else Leg(None, ())
            legs.append(Leg(last.session, (*last.between, entry)))
    return tuple(legs)


def _anchor(item: Item) -> str:
    return item.id.replace("/", "-")


def _stop(here: Here, item: Item, href: str) -> Stop:
    assert item.event is not None
    assert item.date is not None
    card = here.card(item)
    return Stop(
        href=href,
        kind=item.kind,
        number=card.number,
        number_uncertain=card.number_uncertain,
        milestone=card.milestone,
        date=item.date,
        title=card.title,
        lang=card.lang,
        commitments=len(item.event.commitments),
        done=sum(
            here.site.commitments[f"{item.id}#{c.id}"].standing.status in DONE for c in item.event.commitments
        ),
    )


def _entry(here: Here, item: Item) -> TimelineEntry:
    assert item.event is not None
    return TimelineEntry(
        anchor=_anchor(item),
        card=here.card(item),
        figures=_telling(here, item),
        commitments=len(item.event.commitments),
        missing=(),
    )


def _telling(here: Here, item: Item) -> tuple[Figure, ...]:
    """The event's figures on the site's key indicators first, then in its own order; each indicator once."""
    assert item.event is not None
    keys = here.site.config.home.key_figures
    figures = item.event.figures
    order = sorted(
        (i for i, f in enumerate(figures) if _reports_the_country(f)),
        key=lambda i: (keys.index(figures[i].indicator) if figures[i].indicator in keys else len(keys), i),
    )
    first: dict[str, int] = {}
    for i in order:
        first.setdefault(figures[i].indicator, i)
    return tuple(figure_view(here, item, i) for i in list(first.values())[:_TELLING])


# Lists


def section_page(here: Here) -> ListPage:
    """One leaf of a section."""
    section = here.site.config.sections[here.page.id]
    name, intro = section.name[here.language], section.intro[here.language] if section.intro else None
    return _list(here, "section", name, intro, here.shelf.section(here.page.id), ())


def archive_page(here: Here) -> ListPage:
    """One leaf of a year, or of everything."""
    title = here.gettext("Archive")
    year = int(here.page.id) if here.page.id else None
    if year is not None:
        title = interpolate(here.gettext("Archive of %(year)s"), {"year": year})
    years = tuple(
        Count(
            Link(str(other), here.to(Page("archive", str(other), here.language)), current=other == year),
            len(found),
        )
        for other, found in here.shelf.years.items()
    )
    items = here.shelf.items if year is None else here.shelf.years[year]
    return _list(here, "archive", title, None, items, years)


def _list(
    here: Here, kind: str, title: str, intro: str | None, items: Sequence[Item], years: tuple[Count, ...]
) -> ListPage:
    size = here.site.config.page_size
    number, total = here.page.number, leaves(len(items), size)
    shown = items[(number - 1) * size : number * size]
    crumbs: tuple[Link, ...] = ()
    if kind == "archive" and here.page.id:
        crumbs = (Link(here.gettext("Archive"), here.to_kind("archive")),)
    described = intro or here.site.config.description[here.language]
    return ListPage(
        chrome=chrome(here, kind, title, described, crumbs),
        title=title,
        intro=intro,
        cards=tuple(here.card(item) for item in shown),
        pager=_pager(here, number, total) if total > 1 else None,
        years=years,
    )


def leaves(count: int, size: int) -> int:
    """How many pages a list of ``count`` things takes, at least one."""
    return max(1, -(-count // size))


def _pager(here: Here, number: int, total: int) -> Pager:
    def leaf(n: int) -> str:
        return here.to(Page(here.page.kind, here.page.id, here.language, n))

    return Pager(
        number=number,
        total=total,
        previous=leaf(number - 1) if number > 1 else None,
        next=leaf(number + 1) if number < total else None,
        pages=tuple(Link(str(n), leaf(n), current=n == number) for n in range(1, total + 1)),
    )
