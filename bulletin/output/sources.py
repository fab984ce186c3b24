"""The page of sources: what was read, how much of it, and what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bulletin.content.registers import Person
from bulletin.output.chrome import chrome
from bulletin.output.evidence import item_sources, source_view
from bulletin.output.here import Here
from bulletin.output.views.lists import Footing, SourcesPage, SourceUse
from bulletin.output.views.parts import Link
from bulletin.site.model import Item


def sources_page(here: Here) -> SourcesPage:
    title = here.gettext("Sources")
    uses: dict[str, list[SourceUse]] = {"full": [], "excerpt": []}
    counts, entries = _counted(here), _entries(here)
    for number, (source, placed) in enumerate(here.site.registers.sources.items(), 1):
        items = [here.site.items[m.item] for m in here.site.mentions.get(("sources", source), ())]
        uses[placed.entry.read].append(
            SourceUse(
                source=source_view(here, source, number),
                figures=counts["figures", source],
                commitments=counts["commitments", source],
                events=tuple(here.item_link(i) for i in items if here.site.has_page(i, here.language)),
                entries=tuple(entries.get(source, ())),
            )
        )
    about = here.gettext("What this bulletin rests on, and how much of each source was read.")
    return SourcesPage(
        chrome=chrome(here, "sources", title, about),
        title=title,
        full=tuple(uses["full"]),
        excerpts=tuple(uses["excerpt"]),
        translated=sum(p.entry.machine_translation for p in here.site.registers.sources.values()),
        footings=tuple(_footing(here, item) for item in here.shelf.items if item.event),
    )


def _counted(here: Here) -> Counter[tuple[str, str]]:
    """How many figures and commitments of this language's pages, and figures of the register, cite each
    source.
    """
    found: Counter[tuple[str, str]] = Counter()
    for indicator in here.site.registers.indicators.values():
        found.update(("figures", figure.source) for figure in indicator.entry.figures)
    for item in here.shelf.items:
        if event := item.event:
            found.update(("figures", figure.source) for figure in event.figures)
            found.update(("commitments", commitment.source) for commitment in event.commitments)
    return found


def _entries(here: Here) -> dict[str, list[Link]]:
    """The documents, people and organisations whose entries cite each source."""
    found: dict[str, list[Link]] = {}
    for register, entry in _cited_in(here):
        placed = here.site.registers[register][entry].entry
        sources = [*placed.sources]
        if isinstance(placed, Person):
            sources.extend(source for role in placed.roles for source in role.sources)
        for source in dict.fromkeys(sources):
            found.setdefault(source, []).append(_link(here, register, entry))
    return found


def _cited_in(here: Here) -> Iterator[tuple[str, str]]:
    for register in ("documents", "people", "organisations"):
        yield from ((register, entry) for entry in here.site.registers[register])


def _link(here: Here, register: str, entry: str) -> Link:
    if register == "people":
        return here.person(entry)
    return here.organisation(entry) if register == "organisations" else here.document(entry)


def _footing(here: Here, item: Item) -> Footing:
    """What an event rests on: how its sources were read, and what its page leaves open."""
    register = here.site.registers.sources
    read = [register[source].entry for source in dict.fromkeys(item_sources(item.facts))]
    return Footing(
        event=here.item_link(item),
        date=item.date,
        full=sum(entry.read == "full" for entry in read),
        excerpts=sum(entry.read == "excerpt" for entry in read),
        translated=sum(entry.machine_translation for entry in read),
        caveats=len(item.facts.caveats),
    )
