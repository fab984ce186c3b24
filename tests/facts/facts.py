"""The facts that the bulletin was written from, and the bulletin's own records beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bulletin.content.records import EventFront
from bulletin.site.model import EVENTS, Item
from tests.small_sites import real

COPY = Path(__file__).resolve().parent

OTHER_IDS = {
    "conferences/2025-01-13": "national-conference-2025-01-13",
    "milestones/government-steering-committee": "government-steering-committee-2025",
    "milestones/749-qd-ttg": "decision-749",
    "milestones/942-qd-ttg": "decision-942",
    "milestones/06-qd-ttg": "project-06",
    "milestones/27-qd-ubqgcds": "committee-plan-2022",
    "milestones/411-qd-ttg": "decision-411",
    "milestones/505-qd-ttg": "decision-505",
    "milestones/02-ct-ttg": "directive-02",
    "milestones/142-qd-ttg": "decision-142",
    "milestones/57-nq-tw": "resolution-57",
}
"""Items whose event has another id in the facts than its number, day or folder would give."""


@cache
def facts(name: str) -> Any:
    """One file of the facts."""
    return yaml.safe_load((COPY / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def entries(name: str, key: str = "id") -> Mapping[str, Any]:
    """The entries of one file of the facts."""
    found = facts(name)
    return {entry[key]: entry for entry in found["terms" if name == "glossary" else name]}


@cache
def fact_events() -> Mapping[str, Any]:
    """The events of the facts, by id."""
    return {event["id"]: event for event in facts("sessions")["events"]}


def events() -> list[Item]:
    """The bulletin's sessions, conferences and milestones."""
    return [item for item in real().site.items.values() if item.kind in EVENTS]


def front(item: Item) -> EventFront:
    """The facts of an item in its front matter."""
    assert item.event is not None
    return item.event


def fact_event(item: Item) -> Any:
    """What the facts say of an item's event."""
    folder = item.id.partition("/")[2]
    names = {"session": f"session-{item.number}", "conference": f"conference-{folder}", "milestone": folder}
    return fact_events()[OTHER_IDS.get(item.id, names[item.kind])]


def sourced(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every record that names its sources, anywhere below a value."""
    if isinstance(value, dict):
        if "src" in value:
            yield value
        for one in value.values():
            yield from sourced(one)
    elif isinstance(value, list):
        for one in value:
            yield from sourced(one)


def number(value: Any) -> Decimal | None:
    """A number of the facts, exactly; None for what is none."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def words(record: Mapping[str, Any]) -> str:
    """All the words of a record of the facts."""
    return " | ".join(f"{value}" for value in record.values() if not isinstance(value, dict | list))


def values(item: Item, source: str) -> set[Decimal]:
    """The results and targets that the facts give an event by this source, and the points of their series."""
    event = fact_event(item)
    records = [*event.get("results", ()), *event.get("targets", ())]
    records += [point for series in facts("indicators")["indicators"] for point in series["points"]]
    found = (number(r.get("value", r.get("number"))) for r in records if source in r["src"])
    return {one for one in found if one is not None}
