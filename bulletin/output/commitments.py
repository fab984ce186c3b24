"""Commitments as pieces of pages: lines of lists, those of an event, steps of a history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bulletin.content.records import MilestoneFront
from bulletin.content.registers import mark_of
from bulletin.i18n.periods import Period
from bulletin.output.addresses import Page
from bulletin.output.evidence import Citations
from bulletin.output.here import Here
from bulletin.output.views.commitments import (
    Commitment,
    CommitmentLine,
    EventName,
    FollowUp,
    LastWord,
    Step,
)
from bulletin.site.model import Item, Tracked
from bulletin.site.standing import SETTLED, Status


def commitment_page_of(here: Here, name: str) -> str:
    """The reference to a commitment's own page."""
    return here.to(Page("commitment", name, here.language))


def event_name(here: Here, item: Item, anchor: str | None = None) -> EventName:
    mark, document = _issued(here, item) if item.kind == "milestone" else (None, None)
    return EventName(
        href=here.to(here.item_page(item), anchor),
        kind=item.kind,
        number=item.number,
        milestone=item.facts.kind if isinstance(item.facts, MilestoneFront) else None,
        date=item.date,
        document=document,
        mark=mark,
    )


def _issued(here: Here, item: Item) -> tuple[str | None, str | None]:
    """Mark and type of the one numbered document that an item cites and that is of its day."""
    register = here.site.registers.documents
    cited = [
        (mark_of(name, register[name].entry.unnumbered), register[name].entry)
        for name in item.facts.documents
    ]
    found = [
        (mark, entry.type)
        for mark, entry in cited
        if mark and entry.date and entry.date.kind == "day" and entry.date.first_day == item.date
    ]
    return found[0] if len(found) == 1 else (None, None)


def last_word(one: Tracked) -> LastWord | None:
    """What was said last; of what is settled, what settled it."""
    if not one.follow_ups:
        return None
    told = [followed.report for followed in one.follow_ups]
    if one.standing.status in SETTLED:
        told = [next(report for report in told if report.said in ("done", "dropped"))]
    return LastWord(told[-1].said, told[-1].day)


def line(here: Here, name: str) -> CommitmentLine:
    """A commitment as it stands in lists."""
    return here.shelf.once(("commitment", name), lambda: _line(here, here.site.commitments[name]))


def _line(here: Here, one: Tracked) -> CommitmentLine:
    return CommitmentLine(
        text=one.commitment.text[here.language],
        href=commitment_page_of(here, one.id),
        status=one.standing.status.value,
        due=one.standing.due,
        owners=tuple(here.organisation(owner) for owner in one.commitment.owners),
        event=event_name(here, here.site.items[one.item], one.commitment.id),
        last=last_word(one),
    )


def lines(here: Here, names: Iterable[str]) -> tuple[CommitmentLine, ...]:
    return tuple(line(here, name) for name in names)


def by_deadline(here: Here, names: Iterable[str]) -> list[str]:
    """The commitments by the deadline in force; those without one last, in the order of their events."""
    found = here.site.commitments

    def key(name: str) -> date:
        due = found[name].standing.due
        return due.last_day if due else date.max

    return sorted(names, key=key)


def owned_commitments(here: Here, organisation: str) -> tuple[CommitmentLine, ...]:
    """What events asked of a body, by deadline."""
    owned = [c.id for c in here.site.commitments.values() if organisation in c.commitment.owners]
    return lines(here, by_deadline(here, owned))


def commitments_on(here: Here, indicator: str) -> tuple[CommitmentLine, ...]:
    """What was asked for in numbers of an indicator, by deadline."""
    found = here.shelf.once("commitments on indicators", lambda: _by_indicator(here))
    return lines(here, by_deadline(here, found.get(indicator, ())))


def _by_indicator(here: Here) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in here.site.commitments.values():
        if one.commitment.indicator:
            found.setdefault(one.commitment.indicator, []).append(one.id)
    return found


# On an event's page


def commitment_views(here: Here, item: Item, cite: Citations) -> tuple[Commitment, ...]:
    """What the event set, in its own order."""
    own = (here.site.commitments[f"{item.id}#{c.id}"] for c in (item.event.commitments if item.event else ()))
    return tuple(_commitment(here, one, cite) for one in own)


def _commitment(here: Here, one: Tracked, cite: Citations) -> Commitment:
    record = one.commitment
    return Commitment(
        anchor=record.id,
        href=commitment_page_of(here, one.id),
        text=record.text[here.language],
        status=one.standing.status.value,
        owners=tuple(here.organisation(owner) for owner in record.owners),
        due=record.due,
        due_now=one.standing.due if one.standing.due != record.due else None,
        last=last_word(one),
        note=record.note[here.language] if record.note else None,
        source=cite.note(record.source),
    )


def follow_views(here: Here, item: Item, cite: Citations) -> tuple[FollowUp, ...]:
    """What this event says of earlier events' commitments; of those not published yet nothing."""
    site = here.site
    told = ((f, site.commitments.get(f.commitment)) for f in (item.event.follows if item.event else ()))
    return tuple(
        FollowUp(
            said=follow.status,
            text=one.commitment.text[here.language],
            href=commitment_page_of(here, one.id),
            status=one.standing.status.value,
            event=event_name(here, site.items[one.item], one.commitment.id),
            due=follow.due,
            done_on=follow.done_on,
            note=follow.note[here.language] if follow.note else None,
            source=cite.note(follow.source),
        )
        for follow, one in told
        if one
    )


# History


def chain(here: Here, name: str) -> tuple[str, ...]:
    """The commitment with those it sets again and those that set it again, by the day they were set."""
    found, waiting = {name}, [name]
    while waiting:
        one = here.site.commitments[waiting.pop()]
        later = [f"{f.item}#{f.follow.set_again}" for f in one.follow_ups if f.follow.set_again]
        for other in (*one.earlier, *later):
            if other in here.site.commitments and other not in found:
                found.add(other)
                waiting.append(other)
    return tuple(known for known in here.site.commitments if known in found)


def history(here: Here, name: str, cite: Citations) -> tuple[Step, ...]:
    """What was set and said of a commitment, with the deadlines that passed between, oldest first."""
    names = chain(here, name)
    steps = [step for each in names for step in _steps(here, here.site.commitments[each], name, cite)]
    steps.sort(key=lambda step: step.event.date if step.event and step.event.date else date.max)
    overdue = here.site.commitments[names[-1]].standing.status is Status.OVERDUE
    return tuple(_with_deadlines(steps, overdue))


def _with_deadlines(steps: Iterable[Step], overdue: bool) -> Iterator[Step]:
    """The steps with each deadline in its place, until something settles the matter."""
    due: Period | None = None
    for step in steps:
        day = step.event.date if step.event else None
        if due and day and due.last_day < day:
            yield _deadline("deadline-passed", due)
            due = None
        yield step
        if step.said in ("done", "dropped"):
            return
        due = step.due or due
    if due:
        yield _deadline("deadline-passed" if overdue else "deadline", due)


def _deadline(said: str, due: Period) -> Step:
    return Step(said, None, None, None, due, None, (), ())


def _steps(here: Here, one: Tracked, name: str, cite: Citations) -> Iterator[Step]:
    """One commitment set, and each follow-up; one that sets it again is told with the new one."""
    yield _set(here, one, name, cite)
    for followed in one.follow_ups:
        if followed.follow.set_again is None:
            follow, item = followed.follow, here.site.items[followed.item]
            yield Step(
                said=follow.status,
                event=event_name(here, item, "page-follow-ups"),
                text=None,
                href=None,
                due=follow.due,
                done_on=follow.done_on,
                notes=(follow.note[here.language],) if follow.note else (),
                sources=(cite.note(follow.source),),
            )


def _set(here: Here, one: Tracked, name: str, cite: Citations) -> Step:
    item, record = here.site.items[one.item], one.commitment
    again = [
        f.follow
        for earlier in one.earlier
        for f in here.site.commitments[earlier].follow_ups
        if f.item == one.item and f.follow.set_again == record.id
    ]
    moved = any(follow.status == "moved" for follow in again)
    sources = dict.fromkeys((record.source, *(follow.source for follow in again)))
    notes = [pair[here.language] for pair in (record.note, *(follow.note for follow in again)) if pair]
    return Step(
        said="moved" if moved else "set-again" if again else "set",
        event=event_name(here, item, record.id),
        text=None if one.id == name else record.text[here.language],
        href=None if one.id == name else commitment_page_of(here, one.id),
        due=record.due,
        done_on=None,
        notes=tuple(notes),
        sources=cite.notes(sources),
    )


def cited(here: Here, names: Sequence[str]) -> Iterator[str]:
    """The sources of a history."""
    for name in names:
        one = here.site.commitments[name]
        yield one.commitment.source
        yield from (followed.follow.source for followed in one.follow_ups)
