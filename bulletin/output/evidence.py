"""The evidence on an item's page: its sources by number, and the figures that cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin.content.facts import Figure as FigureRecord
from bulletin.content.facts import Reading
from bulletin.content.records import EventFront, Front
from bulletin.content.registers import Entry
from bulletin.output.addresses import Page
from bulletin.output.here import Here
from bulletin.output.views.parts import (
    AlsoCalled,
    Caveat,
    Figure,
    Source,
    SourceNote,
)
from bulletin.site.model import Item


class Citations:
    """The sources of one page in the order they are listed; a note cites one by its number.

    ``page`` is where the list stands: an item's figures are cited on other pages too.
    """

    def __init__(self, here: Here, ids: Iterable[str], page: Page) -> None:
        self._here = here
        self._href = here.to(page)
        self._ids = tuple(dict.fromkeys(ids))
        self._numbers = {source: n for n, source in enumerate(self._ids, 1)}

    def note(self, source: str) -> SourceNote:
        entry = self._here.site.registers.sources[source].entry
        return SourceNote(self._numbers[source], f"{self._href}#source-{source}", entry.title)

    def notes(self, sources: Iterable[str]) -> tuple[SourceNote, ...]:
        return tuple(self.note(source) for source in sources)

    def listed(self) -> tuple[Source, ...]:
        return tuple(source_view(self._here, source, n) for source, n in self._numbers.items())


def source_view(here: Here, source: str, number: int) -> Source:
    """A source as a line of a list."""
    entry = here.site.registers.sources[source].entry
    return Source(
        anchor=f"source-{source}",
        number=number,
        title=entry.title,
        lang=here.foreign(entry.lang) if entry.lang else None,
        publisher=entry.publisher or "",
        url=entry.url,
        date=entry.date,
        read=entry.read,
        machine_translation=entry.machine_translation,
        note=entry.note[here.language] if entry.note else None,
    )


def item_sources(front: Front) -> Iterator[str]:
    """Every source an item's front matter cites, the listed ones first."""
    yield from front.sources
    for caveat in front.caveats:
        yield from caveat.sources
    if isinstance(front, EventFront):
        for name in front.also_called:
            yield from name.sources
        yield from (p.source for p in front.bridge_points if p.source)
        yield from (f.source for f in front.figures)
        yield from (c.source for c in front.commitments)
        yield from (f.source for f in front.follows)


def item_citations(here: Here, item: Item) -> Citations:
    """The citations of an item's own list of sources."""
    return here.shelf.once(
        ("citations", item.id), lambda: Citations(here, item_sources(item.facts), here.item_page(item))
    )


def entry_citations(here: Here, entry: Entry, more: Iterable[str] = ()) -> Citations:
    """The citations of a register entry's page."""
    return Citations(here, (*entry.sources, *more), here.page)


def figure_view(here: Here, item: Item, index: int) -> Figure:
    """The figure at ``index`` of the event's list."""
    return here.shelf.once(("figure", item.id, index), lambda: _figure(here, item, index))


def _figure(here: Here, item: Item, index: int) -> Figure:
    assert item.event is not None
    figure: FigureRecord = item.event.figures[index]
    source = item_citations(here, item).note(figure.source)
    return reading_view(here, figure.indicator, figure, f"figure-{index + 1}", source)


def reading_view(here: Here, indicator: str, reading: Reading, anchor: str, source: SourceNote) -> Figure:
    """A value of an indicator; ``anchor`` is its place on the page it stands on first."""
    entry = here.site.registers.indicators[indicator].entry
    bodies = here.site.registers.organisations
    return Figure(
        anchor=anchor,
        name=entry.name[here.language],
        href=here.to_kind("indicators", indicator),
        value=reading.value,
        of=reading.of,
        unit=(reading.unit or entry.unit).label(here.language),
        rank=entry.rank,
        period=reading.period,
        scope=None if reading.scope == "national" else bodies[reading.scope].entry.name[here.language],
        by=bodies[reading.by].entry.name[here.language] if reading.by else None,
        basis=reading.basis,
        bound=reading.bound,
        note=reading.note[here.language] if reading.note else None,
        source=source,
    )


def caveat_views(here: Here, front: Front, cite: Citations) -> tuple[Caveat, ...]:
    return tuple(Caveat(c.text[here.language], cite.notes(c.sources)) for c in front.caveats)


def also_called_views(here: Here, event: EventFront, cite: Citations) -> tuple[AlsoCalled, ...]:
    return tuple(AlsoCalled(a.name[here.language], cite.notes(a.sources)) for a in event.also_called)
