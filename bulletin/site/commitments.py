"""The register of commitments: what events set, with what later events said of it, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bulletin.content.facts import FollowUp
from bulletin.diagnostics import Findings
from bulletin.site.anchors import RESERVED
from bulletin.site.model import Followed, Item, Tracked
from bulletin.site.standing import Report, in_order, standing
from bulletin.syntax.suggest import nearest


def track(items: Mapping[str, Item], as_of: date) -> dict[str, Tracked]:
    """Every commitment by its id (``sessions/01#targets-2025``), in the order of its events.

    Follow-ups later than ``as_of`` are left out: they are not known yet.
    """
    told = {name: known for name, every in _by_commitment(items).items() if (known := _known(every, as_of))}
    set_by: dict[str, list[str]] = {}
    for name, known in told.items():
        for one in known:
            if one.follow.set_again:
                set_by.setdefault(f"{one.item}#{one.follow.set_again}", []).append(name)
    found = {}
    for item in items.values():
        for index, commitment in enumerate(item.event.commitments if item.event else ()):
            name = f"{item.id}#{commitment.id}"
            found[name] = Tracked(
                id=name,
                item=item.id,
                index=index,
                commitment=commitment,
                follow_ups=told.get(name, ()),
                standing=standing(commitment.due, (one.report for one in told.get(name, ())), as_of),
                earlier=tuple(set_by.get(name, ())),
            )
    return found


def _by_commitment(items: Mapping[str, Item]) -> dict[str, list[Followed]]:
    """All follow-ups by the commitment they speak of, each list in order."""
    found: dict[str, list[Followed]] = {}
    for item in items.values():
        for follow in item.event.follows if item.event else ():
            if item.date:
                found.setdefault(follow.commitment, []).append(
                    Followed(item.id, follow, report_of(follow, item.date))
                )
    for told in found.values():
        told.sort(key=lambda one: (in_order(one.report), one.item))
    return found


def _known(told: list[Followed], as_of: date) -> tuple[Followed, ...]:
    return tuple(one for one in told if one.report.day <= as_of)


def report_of(follow: FollowUp, day: date) -> Report:
    """What a follow-up says, as said on ``day``."""
    return Report(day, follow.status, follow.due, follow.done_on, follow.set_again is not None)


# Checks


@dataclass(frozen=True, slots=True)
class _Told:
    """A follow-up in its place."""

    item: Item
    index: int
    follow: FollowUp
    report: Report


def check_commitments(items: Mapping[str, Item], broken: frozenset[str], findings: Findings) -> None:
    """Report ids used twice, follow-ups that lead nowhere, and those that cannot be.

    ``broken`` are the paths of files that could not be parsed: what they hold is not known.
    """
    known = {f"{i.id}#{c.id}": i for i in items.values() if i.event for c in i.event.commitments}
    told: dict[str, list[_Told]] = {}
    for item in items.values():
        _check_ids(item, findings)
        for one in _told(item):
            _check_names(one, known, broken, findings)
            if origin := known.get(one.follow.commitment):
                _check_days(one, origin, findings)
                told.setdefault(one.follow.commitment, []).append(one)
    for all_told in told.values():
        _check_end(all_told, findings)


def _told(item: Item) -> Iterator[_Told]:
    for index, follow in enumerate(item.event.follows if item.event else ()):
        yield _Told(item, index, follow, report_of(follow, item.date or date.max))


def _check_ids(item: Item, findings: Findings) -> None:
    seen: set[str] = set()
    for i, commitment in enumerate(item.event.commitments if item.event else ()):
        place = item.original.positions.at("commitments", i, "id")
        if commitment.id in seen:
            findings.add("duplicate-id", place, id=commitment.id)
        if commitment.id.startswith(RESERVED):
            findings.add("bad-anchor", place, value=commitment.id)
        seen.add(commitment.id)


def _check_names(one: _Told, known: Mapping[str, Item], broken: frozenset[str], findings: Findings) -> None:
    """The commitment it speaks of, and the one of its own event that sets it again, must be there."""
    name, again = one.follow.commitment, one.follow.set_again
    positions = one.item.original.positions
    where = f"content/{name.partition('#')[0]}/"
    if name not in known and not any(path.startswith(where) for path in broken):
        place = positions.at("follows", one.index, "commitment")
        guess = nearest(name, sorted(known)) or ""
        findings.add("unknown-commitment", place, id=name, where=where, guess=guess)
    own = [c.id for c in one.item.event.commitments] if one.item.event else []
    if again and again not in own:
        place, guess = positions.at("follows", one.index, "set_again"), nearest(again, own) or ""
        findings.add("unknown-commitment", place, id=again, where=one.item.original.path, guess=guess)


def _check_days(one: _Told, origin: Item, findings: Findings) -> None:
    """A follow-up comes from a later event, and what was done was done between the two."""
    if origin.date is None or one.item.date is None:
        return  # a draft without a day
    positions, said, done = one.item.original.positions, one.item.date, one.follow.done_on
    name = {"id": one.follow.commitment}
    if one.item is origin or said < origin.date:
        place = positions.at("follows", one.index, "commitment")
        findings.add("early-follow-up", place, **name, set=origin.date, day=said)
    elif done and not (origin.date <= done.last_day and done.first_day <= said):
        place = positions.at("follows", one.index, "done_on")
        findings.add("done-out-of-time", place, **name, value=done, set=origin.date, day=said)


def _check_end(told: list[_Told], findings: Findings) -> None:
    """What was done or dropped is not said to go on, nor to have ended otherwise."""
    ended: _Told | None = None
    for one in sorted(told, key=lambda one: (in_order(one.report), one.item.id)):
        if ended and one.follow.status != ended.follow.status:
            place = one.item.original.positions.at("follows", one.index, "status")
            findings.add(
                "contradicting-follow-ups",
                place,
                id=one.follow.commitment,
                first=ended.follow.status,
                day=ended.report.day,
                other=ended.item.original.path,
                second=one.follow.status,
            )
        elif ended is None and one.follow.status in ("done", "dropped"):
            ended = one
