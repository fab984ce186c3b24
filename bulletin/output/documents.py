"""Legal documents: as lines of lists, their index by year, and a page each with what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from bulletin.content.registers import Document as Entry
from bulletin.content.registers import Person as PersonEntry
from bulletin.content.registers import mark_of
from bulletin.i18n.periods import Period
from bulletin.output.chrome import chrome
from bulletin.output.evidence import entry_citations
from bulletin.output.here import Here
from bulletin.output.indexes import crumb_to, note_of
from bulletin.output.threads import thread
from bulletin.output.views.lists import DocumentGroup, DocumentIndexPage
from bulletin.output.views.parts import Document, Link, Person
from bulletin.output.views.registers import DocumentPage, Mention


def document_view(here: Here, document: str) -> Document:
    """A legal document as a line of a list."""
    return here.shelf.once(("document", document), lambda: _document(here, document))


def _document(here: Here, document: str) -> Document:
    entry = here.site.registers.documents[document].entry
    issuer = here.site.registers.organisations[entry.issuer].entry.name if entry.issuer else entry.issuer_name
    return Document(
        mark=mark_of(document, entry.unnumbered),
        title=entry.title[here.language],
        short=entry.short[here.language] if entry.short else None,
        type=entry.type,
        date=entry.date,
        issuer=issuer[here.language] if issuer else None,
        href=here.to_kind("documents", document),
    )


def document_views(here: Here, documents: Sequence[str]) -> tuple[Document, ...]:
    return tuple(document_view(here, document) for document in documents)


def documents_index(here: Here) -> DocumentIndexPage:
    """By year, the newest first; what has no date last."""
    title = here.gettext("Documents")
    placed = here.site.registers.documents

    def order(document: str) -> tuple[int, int, str]:
        date = placed[document].entry.date
        return (0 if date else 1, -date.first_day.toordinal() if date else 0, document)

    groups: dict[str, list[str]] = {}
    for document in sorted(placed, key=order):
        date = placed[document].entry.date
        groups.setdefault(str(date.first_day.year) if date else "", []).append(document)
    views = tuple(
        DocumentGroup(
            year or here.gettext("No date in our sources"),
            f"year-{year or 'none'}",
            document_views(here, documents),
        )
        for year, documents in groups.items()
    )
    return DocumentIndexPage(chrome(here, "documents", title), title, views)


def document_page(here: Here) -> DocumentPage:
    document = here.page.id
    entry = here.site.registers.documents[document].entry
    mark, title = mark_of(document, entry.unnumbered), entry.title[here.language]
    cite = entry_citations(here, entry)
    issuer = here.organisation(entry.issuer) if entry.issuer else None
    if entry.issuer_name:
        issuer = Link(entry.issuer_name[here.language], "")
    crumbs = crumb_to(here, "documents", here.gettext("Documents"))
    mentions = thread(here, "documents", document, _names(here, entry))
    return DocumentPage(
        chrome=chrome(here, "document", f"{mark}: {title}" if mark else title, title, crumbs),
        mark=mark,
        title=title,
        title_other=entry.title[here.other],
        other_lang=here.other,
        short=entry.short[here.language] if entry.short else None,
        type=entry.type,
        date=entry.date,
        issued_before=_issued_before(entry.date, mentions),
        issuer=issuer,
        signer=_signer(here, entry),
        replaces=document_views(here, entry.replaces),
        replaced_by=document_views(here, replaced_by(here).get(document, ())),
        url=entry.url,
        note=note_of(here, entry),
        uncertain=entry.uncertain,
        mentions=mentions,
        sources=cite.listed(),
    )


def _names(here: Here, entry: Entry) -> tuple[str, ...]:
    """What texts of either language call a document that they do not cite by its mark.

    A fallback shows the original's words, so both languages count.
    """
    pairs = [entry.short] if entry.short else []
    if entry.unnumbered:
        pairs.append(entry.title)
    return tuple(dict.fromkeys(pair[language] for pair in pairs for language in ("vi", "en")))


def _issued_before(date: Period | None, mentions: Sequence[Mention]) -> int | None:
    """How many of the events were before the day of issue; None without a date."""
    if date is None:
        return None
    days = [mention.card.date for mention in mentions if mention.card.date]
    return bisect_left(days, date.first_day)


def _signer(here: Here, entry: Entry) -> Person | None:
    """Who signed, and in which office; with a page where the register has exactly one person of that name."""
    if entry.signer is None:
        return None
    register: Mapping[str, PersonEntry] = {p.id: p.entry for p in here.site.registers.people.values()}
    same = [person for person, known in register.items() if known.name == entry.signer]
    if len(same) != 1:
        return Person(entry.signer, None, None)
    day = entry.date.first_day if entry.date and entry.date.first_day == entry.date.last_day else None
    return Person(entry.signer, here.person(same[0]).href, here.office(same[0], day))


def replaced_by(here: Here) -> Mapping[str, tuple[str, ...]]:
    """For each document those that took its place, as they say of themselves."""

    def turned() -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for placed in here.site.registers.documents.values():
            for older in placed.entry.replaces:
                found[older] = (*found.get(older, ()), placed.id)
        return found

    return here.shelf.once("replaced", turned)
