"""The records of the open data, made from the facts in front matter and registers; no body is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bulletin.config import LANGUAGES, Language
from bulletin.content.facts import Attendee
from bulletin.content.records import MilestoneFront, SessionFront
from bulletin.content.registers import mark_of
from bulletin.i18n.periods import Period
from bulletin.i18n.vietnamese import name_key
from bulletin.output.addresses import Page, encoded, relative
from bulletin.output.here import Here
from bulletin.output.tables import COMMITMENTS, DOCUMENTS, EVENTS, FIGURES, PEOPLE, Column, values_of
from bulletin.output.views.data import Row
from bulletin.site.model import EVENTS as KINDS_OF_EVENTS
from bulletin.site.model import Followed, Item, Site, Tracked

FOLDER = "data/"

Heres = Mapping[Language, Here]
"""The home page of each language: records speak both."""


def events(site: Site) -> Iterator[Item]:
    """The events, oldest first."""
    return (item for item in site.items.values() if item.kind in KINDS_OF_EVENTS and item.date)


def address(here: Here, page: Page, anchor: str = "") -> str:
    """The address of a page as a file of data holds it: absolute, or without ``base_url`` from its folder."""
    found = here.addresses.absolute(page) or relative(FOLDER, encoded(here.addresses.path(page)))
    return f"{found}#{anchor}" if anchor else found


def _addresses(heres: Heres, kind: str, entry: str, anchor: str = "") -> dict[str, str | None]:
    """Where it stands in each language; None where that language has no page of it."""
    pages = {language: Page(kind, entry, language) for language in LANGUAGES}
    return {
        language: address(here, pages[language], anchor) if pages[language] in here.pages else None
        for language, here in heres.items()
    }


def _row(columns: tuple[Column, ...], **values: Any) -> Row:
    return Row(values_of(columns, **values))


def _below(columns: tuple[Column, ...], name: str) -> tuple[Column, ...]:
    """The columns of the records within a column."""
    return next(column.columns for column in columns if column.name == name)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _day(date: object) -> str | None:
    return _text(date)


def _last_day(period: Period | None) -> str | None:
    return period.last_day.isoformat() if period else None


def _source(site: Site, source: str) -> dict[str, str | None]:
    entry = site.registers.sources[source].entry
    return {"source": source, "source_title": entry.title, "source_url": entry.url}


def _name(site: Site, organisation: str | None) -> Any:
    return site.registers.organisations[organisation].entry.name if organisation else None


def _naming(site: Site, register: str, entry: str) -> tuple[str, ...]:
    return tuple(mention.item for mention in site.mentions.get((register, entry), ()))


def figure_rows(heres: Heres) -> tuple[Row, ...]:
    """Every figure, by event."""
    return tuple(
        _figure(heres, item, n)
        for item in events(heres["vi"].site)
        if item.event
        for n in range(len(item.event.figures))
    )


def figure_id(item: Item, n: int) -> str:
    """The id of the figure at place ``n`` (from 0) of an event: its anchor on the page."""
    return f"{item.id}#figure-{n + 1}"


def _figure(heres: Heres, item: Item, n: int) -> Row:
    assert item.event is not None
    site, figure = heres["vi"].site, item.event.figures[n]
    indicator = site.registers.indicators[figure.indicator].entry
    unit = figure.unit or indicator.unit
    named = {"vi": unit.vi, "en": unit.en} if unit.vi and unit.en else None
    return _row(
        FIGURES.columns,
        id=figure_id(item, n),
        event=item.id,
        event_date=_day(item.date),
        indicator=figure.indicator,
        indicator_name=indicator.name,
        value=figure.value,
        of=figure.of,
        unit="rank" if indicator.rank else unit.id or "unit",
        unit_name=named,
        period=str(figure.period),
        period_first_day=figure.period.first_day.isoformat(),
        period_last_day=figure.period.last_day.isoformat(),
        scope=figure.scope,
        scope_name=None if figure.scope == "national" else _name(site, figure.scope),
        by=figure.by,
        by_name=_name(site, figure.by),
        basis=figure.basis,
        bound=figure.bound,
        note=figure.note,
        url=_addresses(heres, "item", item.id, f"figure-{n + 1}"),
        **_source(site, figure.source),
    )


def commitment_rows(heres: Heres) -> tuple[Row, ...]:
    """Every commitment, by event, with what later events say of it and how it stands now."""
    return tuple(_commitment(heres, one) for one in heres["vi"].site.commitments.values())


def _commitment(heres: Heres, one: Tracked) -> Row:
    site, commitment = heres["vi"].site, one.commitment
    names = {lang: tuple(_name(site, owner)[lang] for owner in commitment.owners) for lang in LANGUAGES}
    return _row(
        COMMITMENTS.columns,
        id=one.id,
        event=one.item,
        event_date=_day(site.items[one.item].date),
        text=commitment.text,
        owners=commitment.owners,
        owner_names=names,
        due=_text(commitment.due),
        due_last_day=_last_day(commitment.due),
        status=one.standing.status.value,
        status_on=site.as_of.isoformat(),
        due_now=_text(one.standing.due),
        due_now_last_day=_last_day(one.standing.due),
        indicator=commitment.indicator,
        value=commitment.value,
        at_least=commitment.at_least,
        note=commitment.note,
        follow_ups=tuple(_follow_up(site, told) for told in one.follow_ups),
        url=_addresses(heres, "commitment", one.id),
        **_source(site, commitment.source),
    )


def _follow_up(site: Site, told: Followed) -> Row:
    follow = told.follow
    return _row(
        _below(COMMITMENTS.columns, "follow_ups"),
        event=told.item,
        event_date=told.report.day.isoformat(),
        status=follow.status,
        due=_text(follow.due),
        due_last_day=_last_day(follow.due),
        done_on=_text(follow.done_on),
        set_again=f"{told.item}#{follow.set_again}" if follow.set_again else None,
        note=follow.note,
        **_source(site, follow.source),
    )


def document_rows(heres: Heres) -> tuple[Row, ...]:
    """The register of documents, by date; those without one come last."""
    site = heres["vi"].site
    placed = list(site.registers.documents.values())
    placed.sort(key=lambda p: (p.entry.date is None, str(p.entry.date), p.id))
    return tuple(
        _row(
            DOCUMENTS.columns,
            id=one.id,
            mark=mark_of(one.id, one.entry.unnumbered),
            type=one.entry.type,
            title=one.entry.title,
            short=one.entry.short,
            date=_text(one.entry.date),
            issuer=one.entry.issuer,
            issuer_name=_name(site, one.entry.issuer) or one.entry.issuer_name,
            signer=one.entry.signer,
            full_text=one.entry.url,
            uncertain=one.entry.uncertain,
            note=one.entry.note,
            events=_naming(site, "documents", one.id),
            sources=one.entry.sources,
            url=_addresses(heres, "documents", one.id),
        )
        for one in placed
    )


def people_rows(heres: Heres) -> tuple[Row, ...]:
    """The register of people, by name as Vietnamese sorts it."""
    site = heres["vi"].site
    columns = _below(PEOPLE.columns, "roles")
    placed = sorted(site.registers.people.values(), key=lambda p: (name_key(p.entry.name), p.id))
    return tuple(
        _row(
            PEOPLE.columns,
            id=one.id,
            name=one.entry.name,
            roles=tuple(
                _row(
                    columns,
                    title=role.title,
                    organisation=role.organisation,
                    organisation_name=_name(site, role.organisation),
                    seen=_text(role.seen),
                    sources=role.sources,
                    **{"from": _text(role.start), "to": _text(role.end)},
                )
                for role in one.entry.roles
            ),
            uncertain=one.entry.uncertain,
            note=one.entry.note,
            events=_naming(site, "people", one.id),
            sources=one.entry.sources,
            url=_addresses(heres, "people", one.id),
        )
        for one in placed
    )


def event_rows(heres: Heres) -> tuple[Row, ...]:
    """Every event, oldest first."""
    return tuple(_event(heres, item) for item in events(heres["vi"].site))


def _event(heres: Heres, item: Item) -> Row:
    facts, event = item.facts, item.event
    assert event is not None
    also, caveat, correction = (_below(EVENTS.columns, n) for n in ("also_called", "caveats", "corrections"))
    return _row(
        EVENTS.columns,
        id=item.id,
        kind=item.kind,
        milestone=facts.kind if isinstance(facts, MilestoneFront) else None,
        number=item.number,
        number_note=facts.number_note if isinstance(facts, SessionFront) else None,
        date=_day(item.date),
        time_of_day=event.time_of_day,
        status=event.status,
        reason=event.reason,
        format=event.format,
        title=_written(item, lambda front: front.title),
        summary=_written(item, lambda front: front.summary),
        venue=event.venue,
        theme=event.theme,
        chair=event.chair,
        attendees=tuple(_attendees(heres, item)),
        participants=event.participants,
        also_called=tuple(_row(also, name=n.name, sources=n.sources) for n in event.also_called),
        topics=facts.topics,
        documents=facts.documents,
        people=facts.people,
        organisations=facts.organisations,
        figures=tuple(figure_id(item, n) for n in range(len(event.figures))),
        commitments=tuple(f"{item.id}#{c.id}" for c in event.commitments),
        follow_ups=tuple(follow.commitment for follow in event.follows),
        caveats=tuple(_row(caveat, text=c.text, sources=c.sources) for c in facts.caveats),
        corrections=tuple(_row(correction, date=_day(c.date), text=c.text) for c in facts.corrections),
        published=_day(facts.published),
        updated=_written(item, lambda front: _day(front.updated)),
        sources=facts.sources,
        url=_addresses(heres, "item", item.id),
    )


def _written(item: Item, value: Callable[[Any], str | None]) -> dict[str, str | None]:
    """What each language's own file says; None where there is none."""
    versions = {language: item.version(language) for language in LANGUAGES}
    return {language: value(own.front) if own else None for language, own in versions.items()}


def _attendees(heres: Heres, item: Item) -> Iterator[Row]:
    event = item.event
    assert event is not None
    yield from _present(heres, item, event.attendees, None)
    for point in event.bridge_points:
        yield from _present(heres, item, point.attendees, point.place)


def _present(heres: Heres, item: Item, attendees: Iterable[Attendee], place: Any) -> Iterator[Row]:
    columns = _below(EVENTS.columns, "attendees")
    people = heres["vi"].site.registers.people
    for attendee in attendees:
        yield _row(
            columns,
            person=attendee.person,
            name=people[attendee.person].entry.name,
            role={language: here.role(attendee, item) for language, here in heres.items()},
            place=place,
        )


ROWS: Mapping[str, Callable[[Heres], tuple[Row, ...]]] = {
    "events": event_rows,
    "figures": figure_rows,
    "commitments": commitment_rows,
    "documents": document_rows,
    "people": people_rows,
}
"""What makes the records of each table."""


def count(site: Site, table: str) -> int:
    """How many records a table holds."""
    match table:
        case "documents" | "people":
            return len(site.registers[table])
        case "events":
            return sum(1 for _ in events(site))
        case "commitments":
            return len(site.commitments)
    return sum(len(item.event.figures) for item in events(site) if item.event)
