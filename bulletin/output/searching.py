"""The documents of the search index: every item, and every entry of a register that has a place on a page.

Only what this build publishes is there. Entries come first, then items by date, so that of two hits worth the
same the newer has the higher number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin.config import LANGUAGES, Language
from bulletin.content.body import AbbrRef, HeadingRef, ImageRef, LinkRef, MarkRef
from bulletin.content.facts import Commitment, Figure
from bulletin.content.registers import Document as DocumentEntry
from bulletin.content.registers import Entry, Indicator, Organisation, Person, Term, Topic, mark_of
from bulletin.i18n.messages import N_
from bulletin.i18n.vietnamese import slugify
from bulletin.output.addresses import Page, rooted
from bulletin.output.bodies import entry_name
from bulletin.output.here import Here
from bulletin.search.document import HEADING, Document, Fact, Hole, Listed
from bulletin.site.model import Item, Links, Site, Version

REGISTERS = ("topics", "people", "organisations", "documents", "indicators", "glossary")
KINDS = {
    "topics": "topic",
    "people": "person",
    "organisations": "organisation",
    "documents": "document",
    "indicators": "indicator",
    "glossary": "term",
}
_TYPES = {
    "law": N_("Law"),
    "resolution": N_("Resolution"),
    "decree": N_("Decree"),
    "decision": N_("Decision"),
    "directive": N_("Directive"),
    "notice": N_("Notice"),
    "letter": N_("Official letter"),
    "plan": N_("Plan"),
    "draft": N_("Draft"),
}
_TOGETHER = 8  # entries whose texts share a file


def documents(here: Here) -> Iterator[Listed]:
    """Every document of one language's index, in its order."""
    site = here.site
    for register in REGISTERS:
        if Page(register, "", here.language) in here.pages:
            for place, (id, placed) in enumerate(sorted(site.registers[register].items())):
                yield Listed(
                    _entry(here, register, id, placed.entry),
                    tuple(_entry_facets(site, register, id, placed.entry)),
                    f"{register}-{place // _TOGETHER}",
                )
    dated = [item for item in site.items.values() if item.date]
    for item in (*(item for item in site.items.values() if not item.date), *dated):
        yield Listed(_item(here, item), tuple(_item_facets(item)), item.id)


def alias_names(site: Site) -> tuple[list[tuple[str, ...]], list[str]]:
    """The names that mean the same, by group; and those that people shorten to their initials."""
    groups, spoken = [], []
    for name in ("topics", "glossary", "organisations", "documents"):
        for placed in site.registers[name].values():
            names = [text for language in LANGUAGES for text in _called(placed.id, placed.entry, language)]
            groups.append(tuple(dict.fromkeys(names)))
            if not isinstance(placed.entry, DocumentEntry):
                spoken += _called(placed.id, placed.entry, "vi")[:1]
    return groups, spoken


def _called(id: str, entry: Entry, language: Language) -> list[str]:
    """The names of an entry in one language, its own first."""
    match entry:
        case Person():
            return [entry.name]
        case Term():
            also = getattr(entry.also, language, ())
            return [entry.term[language], *also, *_some(getattr(entry, f"abbr_{language}"))]
        case Organisation():
            return [entry.name[language], *_some(getattr(entry, f"abbr_{language}"))]
        case DocumentEntry():
            return [*_some(mark_of(id, entry.unnumbered)), *_some(_in(entry.short, language))]
        case Topic() | Indicator():
            return [entry.name[language]]
        case _:
            return []


def _some(text: str | None) -> Iterator[str]:
    if text:
        yield text


# Entries


def _entry(here: Here, register: str, id: str, entry: Any) -> Document:
    language = here.language
    page = Page(register, id, language)
    own = here.to(page) if page in here.pages else here.to_kind(register, anchor=id)
    named = _called(id, entry, language)
    title, summary, about = named[0] if named else id, "", []  # type: str, str, list[str]
    others = _called(id, entry, here.other)
    match entry:
        case Person():
            others = [role.title[here.other] for role in entry.roles]
            about = [role.title[language] for role in entry.roles]
            summary = about[-1] if about else ""
        case Topic():
            summary = _in(entry.description, language)
        case Term():
            summary = _in(entry.definition, language)
            about = others[:1]
        case DocumentEntry():
            title = _document_title(here, id, entry)
            summary = entry.title[language]
            others.append(entry.title[here.other])
            issuer = entry.issuer and here.site.registers.organisations[entry.issuer].entry.name
            about = [_in(issuer or entry.issuer_name, language), entry.signer or ""]
        case Indicator():
            summary = _in(entry.caveat, language)
    note = _in(entry.note, language)
    return Document(
        language=language,
        href=rooted(own, ""),
        kind=KINDS[register],
        title=title,
        date=entry.date if isinstance(entry, DocumentEntry) else None,
        summary=summary,
        names=tuple(name for name in named if name != title),
        about=tuple(text for text in about if text and text != summary),
        facts=(Fact("", "", note),) if note else (),
        others=tuple(others),
    )


def _document_title(here: Here, id: str, entry: DocumentEntry) -> str:
    """“Quyết định 142/QĐ-TTg”; the title alone where a document has no mark."""
    mark = mark_of(id, entry.unnumbered)
    return f"{here.gettext(_TYPES[entry.type])} {mark}" if mark else entry.title[here.language]


def _in(pair: Any, language: str) -> str:
    return pair[language] if pair else ""


def _entry_facets(site: Site, register: str, id: str, entry: Entry) -> Iterator[str]:
    yield f"kind:{KINDS[register]}"
    if register == "topics":
        yield f"topic:{id}"
    if isinstance(entry, DocumentEntry) and entry.date:
        yield f"year:{entry.date.first_day.year}"
    named = (site.items[mention.item] for mention in site.mentions.get((register, id), ()))
    for number in sorted({item.number for item in named if item.number is not None}):
        yield f"session:{number}"


# Items


def _item(here: Here, item: Item) -> Document:
    language, shown = here.language, item.shown(here.language)
    translated = item.version(here.other) if item.version(language) else None
    links = here.site.links[(item.id, shown.language)]
    return Document(
        language=language,
        href=rooted(here.to(here.item_page(item)), ""),
        kind=item.kind,
        title=shown.front.title,
        lang=here.foreign(shown.language),
        date=item.date,
        session=item.number,
        summary=shown.front.summary or "",
        names=tuple(_item_names(here, item)),
        about=tuple(_about(here, item)),
        facts=tuple(_facts(here, item)),
        others=_outline(translated) if translated else (),
        html=shown.body.html,
        holes=tuple(_holes(here, shown, links)),
    )


def _item_names(here: Here, item: Item) -> Iterator[str]:
    """Other names of an event; a milestone is also called by the document it is named after."""
    if item.event:
        yield from (also.name[here.language] for also in item.event.also_called)
    for id in item.facts.documents:
        entry = here.site.registers.documents[id].entry
        if slugify(id.partition("@")[0]) == item.id.partition("/")[2]:
            yield _document_title(here, id, entry)
            yield from _some(_in(entry.short, here.language))


def _about(here: Here, item: Item) -> Iterator[str]:
    """Whom and what an item is of, and what else its page says beside the text."""
    facts, event, registers, language = item.facts, item.event, here.site.registers, here.language
    yield from (registers.topics[topic].entry.name[language] for topic in facts.topics)
    yield from (registers.people[person].entry.name for person in facts.people)
    yield from (registers.organisations[body].entry.name[language] for body in facts.organisations)
    for id in facts.documents:
        entry = registers.documents[id].entry
        yield f"{_document_title(here, id, entry)} {_in(entry.short, language)}"
    if event:
        attendees = [a.person for a in event.attendees]
        yield from (registers.people[p].entry.name for p in (*_some(event.chair), *attendees))
        yield from (_in(pair, language) for pair in (event.venue, event.theme, event.participants))
        for point in event.bridge_points:
            yield point.place[language]
            yield from (registers.people[a.person].entry.name for a in point.attendees)


def _facts(here: Here, item: Item) -> Iterator[Fact]:
    language, event, say = here.language, item.event, here.gettext
    if event:
        for number, figure in enumerate(event.figures, 1):
            yield _figure(here, figure, number)
        for commitment in event.commitments:
            yield _commitment(here, commitment)
        yield from (Fact("", "", follow.note[language]) for follow in event.follows if follow.note)
    for caveat in item.facts.caveats:
        yield Fact(say("What is still uncertain"), "page-caveats", caveat.text[language])
    for number, photo in enumerate(item.facts.photos, 1):
        told = _in(photo.caption, language)
        yield Fact(say("Photos in this article"), f"photo-{number}", photo.alt[language], note=told)


def _figure(here: Here, figure: Figure, number: int) -> Fact:
    language = here.language
    indicator = here.site.registers.indicators[figure.indicator].entry
    unit, note = (figure.unit or indicator.unit).label(language), _in(figure.note, language)
    name = indicator.name[language]
    return Fact(here.gettext("Figures"), f"figure-{number}", name, figure.value, unit, note)


def _commitment(here: Here, commitment: Commitment) -> Fact:
    bodies, language = here.site.registers.organisations, here.language
    owners = ", ".join(bodies[owner].entry.name[language] for owner in commitment.owners)
    note = "; ".join(filter(None, (owners, _in(commitment.note, language))))
    return Fact(
        here.gettext("Commitments and deadlines"), commitment.id, commitment.text[language], note=note
    )


def _outline(version: Version) -> tuple[str, ...]:
    """What a translation says of itself: title, summary, headings."""
    return (
        version.front.title,
        version.front.summary or "",
        *(heading.text for heading in version.body.headings),
    )


def _holes(here: Here, version: Version, links: Links) -> Iterator[Hole]:
    """What stands in the holes of a body, as plain words."""
    anchors = iter(version.anchors)
    for ref in version.body.refs:
        match ref:
            case HeadingRef():
                yield Hole(HEADING + next(anchors), "")
            case LinkRef():
                target = links.targets.get(ref.target) if ref.empty else None
                yield Hole(entry_name(here.site, target, version.language) if target else "", "")
            case MarkRef():
                yield Hole(ref.text.partition("@")[0])
            case AbbrRef():
                yield Hole(ref.text)
            case ImageRef():
                yield Hole("")


def _item_facets(item: Item) -> Iterator[str]:
    yield f"kind:{item.kind}"
    if item.date:
        yield f"year:{item.date.year}"
    if item.number is not None:
        yield f"session:{item.number}"
    yield from (f"topic:{topic}" for topic in dict.fromkeys(item.facts.topics))
