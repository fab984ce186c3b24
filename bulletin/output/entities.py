"""What pages are about, as nodes of JSON-LD: events, articles, legislation, people, terms, data sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bulletin.content.facts import Attendee
from bulletin.content.records import ArticleFront, MilestoneFront
from bulletin.content.registers import mark_of
from bulletin.i18n.periods import Period
from bulletin.output.addresses import Page
from bulletin.output.here import Here
from bulletin.output.tables import TABLES, Table
from bulletin.site.model import Item

Node = dict[str, Any]

_ORG = "https://schema.org/"
_STATUS = {
    "scheduled": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_MODE = {"in-person": "Offline", "hybrid": "Mixed", "online": "Online"}
_LEGISLATION = ("law", "resolution", "decree", "decision", "directive")
"""Kinds of documents that lay down rules; the others are plain works."""

_PLACE = "AdministrativeArea"
_BODIES: Mapping[str, str] = {
    "locality": _PLACE,
    "institute": "Organization",
    "company": "Organization",
    "international": "Organization",
    "party": "Organization",
    "other": "Organization",
}
_FORMATS = {"csv": "text/csv", "json": "application/json"}


def kept(node: Node) -> Node:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def website_id(here: Here) -> str:
    return f"{here.site.config.base_url}#website"


def website(here: Here) -> Node:
    """The bulletin, in the language of the page."""
    return here.shelf.once("website", lambda: _website(here))


def _website(here: Here) -> Node:
    config, language = here.site.config, here.language
    return kept(
        {
            "@type": "WebSite",
            "@id": website_id(here),
            "url": here.addresses.absolute(Page("home", "", language)),
            "name": config.name[language],
            "description": config.tagline[language],
            "inLanguage": list(config.languages),
            "license": config.licence,
        }
    )


def of_page(here: Here, canonical: str) -> Iterator[Node]:
    """What the page is about, the main thing first."""
    make = _MAKERS.get(here.page.kind)
    if make and (here.page.id or here.page.kind in _WHOLE):
        yield from make(here, canonical)


def _id(here: Here, kind: str, entry: str) -> str:
    """The id of an entry of a register: its page in the site's first language."""
    return f"{here.addresses.absolute(Page(kind, entry, here.site.config.default_language))}#it"


def _date(period: Period | None) -> str | None:
    """A day, month or year as ISO 8601 knows it; quarters, halves and ranges are none."""
    if period is None or period.is_range or period.kind not in {"day", "month", "year"}:
        return None
    return str(period)


# Items


def _item(here: Here, canonical: str) -> Iterator[Node]:
    item = here.site.items[here.page.id]
    if item.section == "pages":
        return
    event = _event(here, item) if _takes_place(item) else None
    if event:
        yield event
    yield _article(here, item, canonical, event)


def _takes_place(item: Item) -> bool:
    """Whether the item is of something held on a day: a decision is no event in schema.org's sense."""
    return item.event is not None and not (
        isinstance(item.facts, MilestoneFront) and item.facts.kind != "day"
    )


def _event(here: Here, item: Item) -> Node:
    event, shown, language = item.event, item.shown(here.language), here.language
    assert event is not None
    address = here.addresses.absolute(Page("item", item.id, item.original.language))
    mode = _MODE.get(event.format or "")
    present = [Attendee(person=event.chair)] if event.chair else []
    present += [*event.attendees, *(a for point in event.bridge_points for a in point.attendees)]
    return kept(
        {
            "@type": "Event",
            "@id": f"{address}#event",
            "name": shown.front.title,
            "alternateName": [other.name[language] for other in event.also_called],
            "description": shown.front.summary,
            "startDate": item.date.isoformat() if item.date else None,
            "endDate": item.date.isoformat() if item.date else None,
            "eventStatus": f"{_ORG}{_STATUS[event.status]}",
            "eventAttendanceMode": f"{_ORG}{mode}EventAttendanceMode" if mode else None,
            "location": {"@type": "Place", "name": event.venue[language]} if event.venue else None,
            "attendee": [_person_named(here, a.person) for a in _once(present)],
            "url": here.addresses.absolute(here.item_page(item)),
        }
    )


def _once(attendees: Iterable[Attendee]) -> Iterable[Attendee]:
    return {attendee.person: attendee for attendee in attendees}.values()


def _article(here: Here, item: Item, canonical: str, event: Node | None) -> Node:
    facts, shown = item.facts, item.shown(here.language)
    front = shown.front
    photos = {a.name: here.addresses.absolute(here.addresses.file(a)) for a in item.attachments}
    published = facts.published or (item.date if isinstance(facts, ArticleFront) else None)
    return kept(
        {
            "@type": "NewsArticle",
            "@id": f"{canonical}#article",
            "url": canonical,
            "mainEntityOfPage": {"@id": canonical},
            "headline": front.title,
            "description": front.summary,
            "inLanguage": shown.language,
            "datePublished": published.isoformat() if published else None,
            "dateModified": front.updated.isoformat() if front.updated else None,
            "creditText": facts.author if isinstance(facts, ArticleFront) else None,
            "isPartOf": {"@id": website_id(here)},
            "license": here.site.config.licence,
            "image": [photos[photo.file] for photo in facts.photos if not photo.illustrative],
            "keywords": [here.topic(topic).text for topic in facts.topics],
            "about": {"@id": event["@id"]} if event else None,
            "mentions": [
                *(_document_named(here, document) for document in facts.documents),
                *(_person_named(here, person) for person in facts.people),
                *(_body_named(here, body) for body in facts.organisations),
            ],
            "citation": [_source(here, source) for source in facts.sources],
            "correction": [correction.text[here.language] for correction in facts.corrections],
        }
    )


def _source(here: Here, source: str) -> Node:
    return here.shelf.once(("source node", source), lambda: _made_source(here, source))


def _made_source(here: Here, source: str) -> Node:
    entry = here.site.registers.sources[source].entry
    return kept(
        {
            "@type": "CreativeWork",
            "name": entry.title,
            "url": entry.url,
            "inLanguage": entry.lang,
            "datePublished": _date(entry.date),
        }
    )


# Entries of the registers


def _person_named(here: Here, person: str) -> Node:
    return here.shelf.once(("person node", person), lambda: _made_person(here, person))


def _made_person(here: Here, person: str) -> Node:
    name = here.site.registers.people[person].entry.name
    return {"@type": "Person", "@id": _id(here, "people", person), "name": name}


def _body_named(here: Here, body: str) -> Node:
    return here.shelf.once(("body node", body), lambda: _made_body(here, body))


def _made_body(here: Here, body: str) -> Node:
    entry = here.site.registers.organisations[body].entry
    kind = _BODIES.get(entry.kind, "GovernmentOrganization")
    return {"@type": kind, "@id": _id(here, "organisations", body), "name": entry.name[here.language]}


def _document_named(here: Here, document: str) -> Node:
    return here.shelf.once(("document node", document), lambda: _made_document(here, document))


def _made_document(here: Here, document: str) -> Node:
    entry = here.site.registers.documents[document].entry
    mark = mark_of(document, entry.unnumbered)
    is_law = entry.type in _LEGISLATION
    return kept(
        {
            "@type": "Legislation" if is_law else "CreativeWork",
            "@id": _id(here, "documents", document),
            "name": entry.title[here.language],
            ("legislationIdentifier" if is_law else "identifier"): mark,
        }
    )


def _person(here: Here, canonical: str) -> Iterator[Node]:
    """A person, with their offices: in a body as its member, else as an occupation."""
    entry = here.site.registers.people[here.page.id].entry
    roles: dict[str, list[Node]] = {"memberOf": [], "hasOccupation": []}
    for role in entry.roles:
        body = _body_named(here, role.organisation) if role.organisation else None
        in_body = body is not None and body["@type"] != _PLACE
        work = kept({"@type": "Occupation", "name": role.title[here.language], "occupationLocation": body})
        name = "memberOf" if in_body else "hasOccupation"
        roles[name].append(
            kept(
                {
                    "@type": "OrganizationRole" if in_body else "Role",
                    "roleName": role.title[here.language],
                    "startDate": _date(role.start),
                    "endDate": _date(role.end),
                    name: body if in_body else work,
                }
            )
        )
    yield kept({**_person_named(here, here.page.id), "url": canonical, **roles})


def _organisation(here: Here, canonical: str) -> Iterator[Node]:
    entry = here.site.registers.organisations[here.page.id].entry
    node = _body_named(here, here.page.id)
    names = [entry.name[here.other], getattr(entry, f"abbr_{here.language}")]
    parent = _body_named(here, entry.parent) if entry.parent else None
    under = "containedInPlace" if node["@type"] == _PLACE else "parentOrganization"
    if parent and (parent["@type"] == _PLACE) != (node["@type"] == _PLACE):
        parent = None  # a body is in no place here, nor a place in a body
    yield kept({**node, "alternateName": [n for n in names if n], "url": canonical, under: parent})


def _document(here: Here, canonical: str) -> Iterator[Node]:
    entry = here.site.registers.documents[here.page.id].entry
    node, day = _document_named(here, here.page.id), _date(entry.date)
    issuer = _body_named(here, entry.issuer) if entry.issuer else None
    if issuer and issuer["@type"] == _PLACE:
        issuer = None
    is_law = node["@type"] == "Legislation"
    yield kept(
        {
            **node,
            "alternateName": entry.short[here.language] if entry.short else None,
            "url": canonical,
            "sameAs": entry.url,
            "legislationType": entry.type if is_law else None,
            ("legislationDate" if is_law else "dateCreated"): day,
            ("legislationPassedBy" if is_law else "creator"): issuer,
        }
    )


def _topic(here: Here, canonical: str) -> Iterator[Node]:
    entry = here.site.registers.topics[here.page.id].entry
    yield kept(
        {
            "@type": "DefinedTerm",
            "@id": _id(here, "topics", here.page.id),
            "name": entry.name[here.language],
            "alternateName": entry.name[here.other],
            "description": entry.description[here.language] if entry.description else None,
            "url": canonical,
        }
    )


def _glossary(here: Here, canonical: str) -> Iterator[Node]:
    """The terms of the glossary as a set."""
    language = here.language
    whole = here.addresses.absolute(Page("glossary", "", here.site.config.default_language))
    terms = []
    for term, placed in here.site.registers.glossary.items():
        entry = placed.entry
        names = [entry.term[here.other], getattr(entry, f"abbr_{language}")]
        terms.append(
            kept(
                {
                    "@type": "DefinedTerm",
                    "@id": f"{whole}#{term}",
                    "name": entry.term[language],
                    "alternateName": [name for name in names if name],
                    "description": entry.definition[language] if entry.definition else None,
                    "url": f"{canonical}#{term}",
                }
            )
        )
    yield {
        "@type": "DefinedTermSet",
        "@id": f"{whole}#it",
        "name": here.gettext("Glossary"),
        "url": canonical,
        "hasDefinedTerm": terms,
    }


def _open_data(here: Here, canonical: str) -> Iterator[Node]:
    """The catalogue of data sets, each with its files."""
    whole = here.addresses.absolute(Page("open_data", "", here.site.config.default_language))
    days = [item.date for item in here.site.items.values() if item.event and item.date]
    covered = f"{min(days)}/{max(days)}" if days else None
    sets = [_data_set(here, canonical, f"{whole}#{table.name}", table, covered) for table in TABLES.values()]
    yield {
        "@type": "DataCatalog",
        "@id": f"{whole}#it",
        "name": f"{here.site.config.name[here.language]}: {here.gettext('Open data')}",
        "url": canonical,
        "dataset": [{"@id": one["@id"]} for one in sets],
    }
    yield from sets


def _data_set(here: Here, canonical: str, name: str, table: Table, covered: str | None) -> Node:
    config = here.site.config
    return kept(
        {
            "@type": "Dataset",
            "@id": name,
            "name": f"{config.name[here.language]}: {here.gettext(table.title)}",
            "description": here.gettext(table.about),
            "url": f"{canonical}#{table.name}",
            "inLanguage": list(config.languages),
            "license": config.licence,
            "isAccessibleForFree": True,
            "temporalCoverage": covered,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": here.addresses.absolute(f"data/{file}"),
                    "encodingFormat": _FORMATS[ending],
                }
                for ending, file in zip(table.formats, table.files, strict=True)
            ],
        }
    )


_MAKERS: Mapping[str, Callable[[Here, str], Iterator[Node]]] = {
    "item": _item,
    "people": _person,
    "organisations": _organisation,
    "documents": _document,
    "topics": _topic,
    "glossary": _glossary,
    "open_data": _open_data,
}
_WHOLE = ("glossary", "open_data")
"""Pages that are about the whole of what they list."""
