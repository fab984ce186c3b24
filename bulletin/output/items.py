"""The view of an item's page."""

from __future__ import annotations

from urllib.parse import quote

from bulletin.config import LANGUAGE_NAMES
from bulletin.content.facts import Attendee
from bulletin.content.records import ArticleFront, MilestoneFront, SessionFront
from bulletin.output import pictures
from bulletin.output.addresses import Page, reference
from bulletin.output.bodies import body_html
from bulletin.output.chrome import chrome, section_crumb
from bulletin.output.commitments import commitment_views, follow_views
from bulletin.output.documents import document_views
from bulletin.output.evidence import (
    also_called_views,
    caveat_views,
    item_citations,
)
from bulletin.output.here import Here, is_fallback
from bulletin.output.indicators import figure_rows
from bulletin.output.since import since_last
from bulletin.output.views.pages import ItemPage
from bulletin.output.views.parts import (
    Behind,
    BridgePoint,
    Correction,
    Fallback,
    Heading,
    Link,
    Person,
    Photo,
    Saved,
)
from bulletin.site.model import Item, Version


def item_page(here: Here) -> ItemPage:
    """The page of one item in the language of ``here``; a fallback shows the original.

    The copies that readers save are made of the same view, and follow it.
    """
    return here.shelf.latest(here.page, lambda: _item_page(here))


def _item_page(here: Here) -> ItemPage:
    item = here.site.items[here.page.id]
    shown, facts, event, language = item.shown(here.language), item.facts, item.event, here.language
    cite = item_citations(here, item)
    before, after = (here.site.items[other] if other else None for other in here.site.neighbours[item.id])
    summary = shown.front.summary or ""

    def pair(name: str) -> str | None:
        value = getattr(facts, name, None)
        return value[language] if value else None

    return ItemPage(
        chrome=chrome(here, item.kind, shown.front.title, summary, section_crumb(here, item)),
        kind=item.kind,
        lang=here.foreign(shown.language),
        fallback=_fallback(here, item) if is_fallback(here) else None,
        behind=_behind(here, item) if shown is item.translation else None,
        title=shown.front.title,
        summary=summary,
        date=item.date,
        number=item.number,
        number_note=pair("number_note") if isinstance(facts, SessionFront) else None,
        milestone=facts.kind if isinstance(facts, MilestoneFront) else None,
        time_of_day=event.time_of_day if event else None,
        status=event.status if event else None,
        reason=pair("reason"),
        format=event.format if event else None,
        venue=pair("venue"),
        theme=pair("theme"),
        author=facts.author if isinstance(facts, ArticleFront) else None,
        chair=_person(here, item, Attendee(person=event.chair)) if event and event.chair else None,
        attendees=tuple(_person(here, item, a) for a in event.attendees) if event else (),
        participants=pair("participants"),
        bridge_points=_bridge_points(here, item),
        also_called=also_called_views(here, event, cite) if event else (),
        caveats=caveat_views(here, facts, cite),
        topics=tuple(here.topic(topic) for topic in facts.topics),
        people=tuple(_person(here, item, Attendee(person=person)) for person in facts.people),
        organisations=tuple(here.organisation(body) for body in facts.organisations),
        documents=document_views(here, facts.documents),
        contents=_contents(shown),
        body=body_html(here, item, shown),
        figures=figure_rows(here, item),
        commitments=commitment_views(here, item, cite),
        follows=follow_views(here, item, cite),
        since=since_last(here, item),
        sources=cite.listed(),
        photos=_photos(here, item),
        corrections=tuple(Correction(c.date, c.text[language]) for c in facts.corrections),
        related=tuple(here.card(here.site.items[other]) for other in here.site.related.get(item.id, ())),
        previous=here.card(before) if before else None,
        next=here.card(after) if after else None,
        published=facts.published,
        updated=shown.front.updated,
        saved=_saved(here, shown.front.title),
    )


def has_copies(here: Here) -> bool:
    """Whether the page has copies to save: the settings want them, and it is one to pass on."""
    return here.site.config.copies and _is_passed_on(here)


def _is_passed_on(here: Here) -> bool:
    """Whether readers keep the page or send it: it is an item's own, and its links can be made whole."""
    return here.page.kind == "item" and bool(here.site.config.base_url) and not is_fallback(here)


def copy_path(here: Here, ending: str) -> str:
    """Where a copy lies: beside the page, under a name that tells it in a folder of downloads."""
    name = here.path.strip("/").replace("/", "-") or here.language
    return f"{here.path}{name}.{ending}"


def _saved(here: Here, title: str) -> Saved | None:
    if not _is_passed_on(here):
        return None
    kept = has_copies(here)
    address = here.addresses.absolute(here.page) or ""
    mail = f"mailto:?subject={quote(title, safe='')}&body={quote(address, safe='')}"
    facebook = f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}"
    return Saved(
        html=reference(copy_path(here, "html")) if kept else "",
        text=reference(copy_path(here, "txt")) if kept else "",
        share=(Link(here.gettext("Share on Facebook"), facebook), Link(here.gettext("Send by e-mail"), mail)),
        base=here.site.config.base_url or "",
    )


def _fallback(here: Here, item: Item) -> Fallback:
    return Fallback(item.original.language, _original(here, item))


def _behind(here: Here, item: Item) -> Behind | None:
    return Behind(item.freshness.since, _original(here, item)) if item.freshness.behind else None


def _original(here: Here, item: Item) -> Link:
    language = item.original.language
    return Link(LANGUAGE_NAMES[language], here.to(Page("item", item.id, language)), language)


def _person(here: Here, item: Item, attendee: Attendee) -> Person:
    link = here.person(attendee.person)
    return Person(link.text, link.href, here.role(attendee, item))


def _bridge_points(here: Here, item: Item) -> tuple[BridgePoint, ...]:
    points = item.event.bridge_points if item.event else ()
    return tuple(
        BridgePoint(p.place[here.language], tuple(_person(here, item, a) for a in p.attendees))
        for p in points
    )


def _contents(version: Version) -> tuple[Heading, ...]:
    pairs = zip(version.body.headings, version.anchors, strict=True)
    return tuple(Heading(h.level, anchor, h.text) for h, anchor in pairs if h.level <= 3)


def _photos(here: Here, item: Item) -> tuple[Photo, ...]:
    found = []
    for number, photo in enumerate(item.facts.photos, 1):
        attachment = next(a for a in item.attachments if a.name == photo.file)
        picture = here.site.images[attachment.path]
        width, height = pictures.measures(picture)
        found.append(
            Photo(
                anchor=f"photo-{number}",
                href=reference(here.addresses.file(attachment)),
                sources=pictures.sources(here, attachment, picture),
                alt=photo.alt[here.language],
                caption=photo.caption[here.language] if photo.caption else None,
                credit=photo.credit,
                illustrative=photo.illustrative,
                width=width,
                height=height,
            )
        )
    return tuple(found)
