"""The register of commitments, the ways to look at it, and a page for each commitment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from bulletin.diagnostics import Span
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome
from bulletin.output.commitments import (
    by_deadline,
    chain,
    cited,
    event_name,
    history,
    last_word,
    lines,
)
from bulletin.output.evidence import Citations
from bulletin.output.here import Here
from bulletin.output.shelf import Shelf
from bulletin.output.views.commitments import (
    CommitmentGroup,
    CommitmentLine,
    CommitmentPage,
    CommitmentsPage,
    StatusCount,
)
from bulletin.output.views.parts import Count, Link
from bulletin.site.model import Tracked
from bulletin.site.standing import Status

Planned = tuple[Page, str, Callable[[Here], Any], Callable[[], Span]]

WAYS = ("deadline", "event", "owner", "topic")
"""The ways to look at the register besides its own page, which goes by status."""

_UNDATED = "undated"
_STATUSES = (
    Status.DUE_SOON,
    Status.OVERDUE,
    Status.OPEN,
    _UNDATED,
    Status.MOVED,
    Status.SET_AGAIN,
    Status.DONE,
    Status.DONE_LATE,
    Status.DROPPED,
)
"""In the order of the register: what a reader should look at first comes first."""


def pages(shelf: Shelf, config: Callable[[], Span]) -> Iterator[Planned]:
    """Every page on commitments in one language, each with its template, its maker and its owner."""
    site, language = shelf.site, shelf.language
    if not site.commitments:
        return
    for way in ("", *WAYS):
        yield Page("commitments", way, language), "commitments.html", register_page, config
    for topic in _by_topic(shelf):
        owner = site.registers.topics[topic].positions.at
        yield Page("commitments-on", topic, language), "commitments.html", register_page, owner
    for one in site.commitments.values():
        owner = partial(site.items[one.item].original.positions.at, "commitments", one.index, "id")
        yield Page("commitment", one.id, language), "commitment.html", commitment_page, owner


def register_page(here: Here) -> CommitmentsPage:
    """The register by status, or by what the page's id says; on one topic where it is a topic's page."""
    topic = here.page.id if here.page.kind == "commitments-on" else None
    by = "topic" if topic else here.page.id or "status"
    name = here.topic(topic).text if topic else None
    title = here.gettext("Commitments")
    titles = {
        "status": title,
        "deadline": here.gettext("Commitments by deadline"),
        "event": here.gettext("Commitments by event"),
        "owner": here.gettext("Commitments by organisation"),
        "topic": here.gettext("Commitments by topic"),
    }
    own_title = f"{title}: {name}" if name else titles[by]
    about = here.gettext("What was directed or targeted, and what our sources say became of it.")
    crumbs = (Link(title, here.to_kind("commitments")),) if here.page.id else ()
    shown = _by_topic(here.shelf)[topic] if topic else tuple(here.site.commitments)
    return CommitmentsPage(
        chrome=chrome(here, "commitments", own_title, about, crumbs),
        title=own_title,
        by=by,
        topic=name,
        views=_views(here),
        statuses=status_counts(here, shown) if topic or by == "status" else (),
        entries=_entries(here, by),
        groups=tuple(_groups(here, "status" if topic else by, shown)),
    )


def status_counts(here: Here, names: Iterable[str] | None = None) -> tuple[StatusCount, ...]:
    """How many commitments stand how; on the register's pages to their groups, elsewhere to the register."""
    page = (
        here.page
        if here.page.kind in ("commitments", "commitments-on")
        else Page("commitments", "", here.language)
    )
    found = _by_status(here, here.site.commitments if names is None else names)
    return tuple(StatusCount(status, here.to(page, status), len(held)) for status, held in found.items())


def _by_status(here: Here, names: Iterable[str]) -> dict[str, list[str]]:
    """The commitments of each status, by deadline."""
    found: dict[str, list[str]] = {str(status): [] for status in _STATUSES}
    for name in by_deadline(here, names):
        standing = here.site.commitments[name].standing
        undated = standing.status is Status.OPEN and standing.due is None
        found[_UNDATED if undated else standing.status.value].append(name)
    return {status: held for status, held in found.items() if held}


def _views(here: Here) -> tuple[Link, ...]:
    ways = {
        "": here.gettext("Status"),
        "deadline": here.gettext("Deadline"),
        "event": here.gettext("Event"),
        "owner": here.gettext("Organisation"),
        "topic": here.gettext("Topic"),
    }
    kind, current = here.page.kind, "topic" if here.page.kind == "commitments-on" else here.page.id
    return tuple(
        Link(text, here.to_kind("commitments", way), current=kind == "commitments" and way == current)
        for way, text in ways.items()
    )


def _entries(here: Here, by: str) -> tuple[Count, ...]:
    """The topics or bodies to choose from, each with how many commitments it has."""
    if by == "topic":
        found = _by_topic(here.shelf)
        topics = ((t, Page("commitments-on", t, here.language)) for t in found)
        return tuple(
            Count(Link(here.topic(t).text, here.to(page), current=page == here.page), len(found[t]))
            for t, page in topics
        )
    if by == "owner":
        owned = (
            (o, sum(o in c.commitment.owners for c in here.site.commitments.values()))
            for o in here.site.registers.organisations
        )
        counts = [
            Count(Link(here.organisation(o).text, here.to_kind("organisations", o, "page-commitments")), n)
            for o, n in owned
            if n
        ]
        return tuple(sorted(counts, key=lambda count: -count.count))
    return ()


def _groups(here: Here, by: str, names: tuple[str, ...]) -> Iterator[CommitmentGroup]:
    found = here.site.commitments
    if by == "status":
        for status, held in _by_status(here, names).items():
            yield CommitmentGroup(status, status, "", None, None, lines(here, held))
    elif by == "deadline":
        years: dict[int, list[str]] = {}
        for name in by_deadline(here, names):
            due = found[name].standing.due
            years.setdefault(due.last_day.year if due else 0, []).append(name)
        for year, held in years.items():
            anchor, heading = f"year-{year or 'none'}", str(year or here.gettext("No deadline set"))
            yield CommitmentGroup(anchor, None, heading, None, None, lines(here, held))
    elif by == "event":
        for item in reversed(tuple(here.site.items.values())):
            held = [one.id for one in found.values() if one.item == item.id]
            if held:
                title, event = here.item_link(item), event_name(here, item, "page-commitments")
                anchor = item.id.replace("/", "-")
                yield CommitmentGroup(anchor, None, title.text, event, title.lang, lines(here, held))
    elif by == "owner":
        held = by_deadline(here, [name for name in names if not found[name].commitment.owners])
        if held:
            heading = here.gettext("No organisation named in our sources")
            yield CommitmentGroup("no-owner", None, heading, None, None, lines(here, held))


def _by_topic(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """The commitments of each topic: those of the events that have it."""
    return shelf.once("commitments by topic", lambda: _made_by_topic(shelf))


def _made_by_topic(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {topic: [] for topic in shelf.site.registers.topics}
    for one in shelf.site.commitments.values():
        for topic in dict.fromkeys(shelf.site.items[one.item].facts.topics):
            found[topic].append(one.id)
    return {topic: tuple(held) for topic, held in found.items() if held}


def topic_register(here: Here, topic: str) -> str | None:
    """The register's page on a topic, where it has commitments."""
    return here.to_kind("commitments-on", topic) if topic in _by_topic(here.shelf) else None


# A commitment's own page


def commitment_page(here: Here) -> CommitmentPage:
    """A commitment with its history and every source of it."""
    one = here.site.commitments[here.page.id]
    record, item = one.commitment, here.site.items[one.item]
    text = record.text[here.language]
    cite = Citations(here, cited(here, chain(here, one.id)), here.page)
    crumbs = (Link(here.gettext("Commitments"), here.to_kind("commitments")),)
    return CommitmentPage(
        chrome=chrome(here, "commitment", text.rstrip("."), item.shown(here.language).front.title, crumbs),
        text=text.rstrip("."),
        status=one.standing.status.value,
        event=event_name(here, item, record.id),
        event_title=here.item_link(item, record.id),
        owners=tuple(here.organisation(owner) for owner in record.owners),
        due=record.due,
        due_now=one.standing.due if one.standing.due != record.due else None,
        last=last_word(one),
        indicator=_indicator(here, record.indicator),
        topics=tuple(here.topic(topic) for topic in item.facts.topics),
        steps=history(here, one.id, cite),
        alike=_alike(here, one),
        sources=cite.listed(),
    )


def _indicator(here: Here, indicator: str | None) -> Link | None:
    """The indicator of a target."""
    if indicator is None:
        return None
    name = here.site.registers.indicators[indicator].entry.name[here.language]
    return Link(name, here.to_kind("indicators", indicator))


def _alike(here: Here, one: Tracked) -> tuple[CommitmentLine, ...]:
    """Other commitments on the same indicator that are no part of this one's history."""
    own = chain(here, one.id)
    indicator = one.commitment.indicator
    every = here.site.commitments.values()
    return lines(
        here, [c.id for c in every if indicator and c.commitment.indicator == indicator and c.id not in own]
    )
