"""The series of the facts and the values of the bulletin: no value, period, mark or body differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from bulletin.content.facts import Reading
from bulletin.site.indicators import series_of
from tests.facts.facts import facts
from tests.facts.test_registers import SERIES
from tests.small_sites import real

PERIODS = {
    "2020-2022 average": "2020/2022",
    "mid 2023": "2023-06/2023-07",
    "2022 end": "2022-12",
}
"""Periods that the facts give in words."""

BODIES = {"GSO": "gso", "MIC": "bttt", "Ookla": "ookla", "VNNIC": "vnnic"}
BOUNDS = {"more than": "more_than", "about": "approximate", "at least": "at_least", "nearly": "nearly"}
BASES = {"estimate": "estimate", "forecast": "forecast", "projection": "forecast"}

OTHER_PERIODS = {
    ("personal-id-files", "2025-12-31", "seed-003"): "2025",  # the source says “by 2025”
}
MARKED_BY_ITS_EVENT = {
    ("digital-firms", "67300"): "estimate",  # session 3 says “ước”
}


def period_of(point: Mapping[str, Any]) -> str:
    """The period of a point of the facts, as the bulletin writes it."""
    text = str(point["period"]).removesuffix(" target")
    if match := re.fullmatch(r"([QH]\d) (\d{4})", text):
        return f"{match[2]}-{match[1]}"
    return PERIODS.get(text, text)


def points() -> Iterator[tuple[tuple[str, ...], Mapping[str, Any], Mapping[str, Any]]]:
    """Every point of the facts, with the indicators it may stand under and its series."""
    for series in facts("indicators")["indicators"]:
        for point in series["points"]:
            yield SERIES.get(series["id"], (series["id"],)), series, point


def readings(indicator: str) -> list[Reading]:
    return [p.reading for one in series_of(real().site, indicator) for p in one.points]


def found(indicators: tuple[str, ...], point: Mapping[str, Any]) -> list[tuple[str, Reading]]:
    """The values of the bulletin by one of the point's sources."""
    value = Decimal(str(point["value"]))
    return [
        (indicator, one)
        for indicator in indicators
        for one in readings(indicator)
        if one.value == value and one.source in point["src"]
    ]


ALL = list(points())


@pytest.mark.parametrize("number", range(len(ALL)), ids=lambda n: f"{ALL[n][1]['id']}-{n}")
def test_every_point_of_the_facts_stands_in_the_bulletin_with_its_marks(number: int) -> None:
    indicators, series, point = ALL[number]
    candidates = found(indicators, point)
    assert candidates
    assert any(not differences(name, one, series, point) for name, one in candidates), [
        differences(name, one, series, point) for name, one in candidates
    ]


def differences(
    indicator: str, one: Reading, series: Mapping[str, Any], point: Mapping[str, Any]
) -> list[str]:
    """In what a value of the bulletin differs from a point of the facts."""
    wrong = []
    if not same_period(indicator, one, series, point):
        wrong.append(f"period {one.period}")
    notes = [note.strip() for note in str(point.get("note", "")).split(";")]
    bound = next((mark for phrase, mark in BOUNDS.items() if phrase in notes), None)
    if bound != one.bound:
        wrong.append(f"bound {one.bound}")
    if basis_of(indicator, series, point, notes) != one.basis:
        wrong.append(f"basis {one.basis}")
    by = next((body for name, body in BODIES.items() if str(point.get("by", "")).startswith(name)), None)
    if by and one.by != by:
        wrong.append(f"by {one.by}")
    return wrong


def same_period(indicator: str, one: Reading, series: Mapping[str, Any], point: Mapping[str, Any]) -> bool:
    if series["id"] == "dti-top5-2022":  # “period field holds the province”
        place = real().site.registers.organisations[one.scope].entry.name.vi
        return str(one.period) == "2022" and str(point["period"]) in place
    wanted = period_of(point)
    return str(one.period) == OTHER_PERIODS.get((indicator, wanted, one.source), wanted)


def basis_of(indicator: str, series: Mapping[str, Any], point: Mapping[str, Any], notes: list[str]) -> str:
    if point.get("derived"):
        return "derived"
    if "target" in f"{series['id']} {point['period']} {point.get('note')}".replace("committee-targets", ""):
        return "target" if "targets met" not in str(point.get("note")) else "reported"
    said = next((BASES[word] for note in notes for word in BASES if note.startswith(word)), "reported")
    return MARKED_BY_ITS_EVENT.get((indicator, str(point["value"])), said)


OWN = [
    (name, number)
    for name, placed in real().site.registers.indicators.items()
    for number in range(len(placed.entry.figures))
]


@pytest.mark.parametrize(("name", "number"), OWN)
def test_every_value_of_the_register_is_a_point_of_the_facts(name: str, number: int) -> None:
    entry = real().site.registers.indicators[name].entry
    reading = entry.figures[number]
    matching = [
        point
        for indicators, series, point in ALL
        if name in indicators
        and Decimal(str(point["value"])) == reading.value
        and reading.source in point["src"]
        and not differences(name, reading, series, point)
    ]
    assert matching
    if reading.of:
        (series,) = {series["id"]: series for ids, series, p in ALL if name in ids and p in matching}.values()
        assert f"of {reading.of}" in series["unit"]
    if reading.scope != "national":
        place = real().site.registers.organisations[reading.scope].entry.name.vi
        told = " ".join(f"{s['scope']} {p['period']} {p.get('note')}" for _, s, p in ALL if p in matching)
        names = [told, *(s["name_vi"] for _, s, p in ALL if p in matching)]
        assert any(re.sub(r"^(Tỉnh|Thành phố) ", "", place) in text for text in names)


@pytest.mark.parametrize(("name", "number"), OWN)
def test_no_event_reports_the_same_value(name: str, number: int) -> None:
    """What an event reports stands in its own front matter, and nowhere twice."""
    reading = real().site.registers.indicators[name].entry.figures[number]
    events = [v.figure for v in real().site.values.get(name, ())]
    twice = [
        f for f in events if (f.value, f.period, f.scope) == (reading.value, reading.period, reading.scope)
    ]
    assert all(f.source != reading.source for f in twice)


@pytest.mark.parametrize(("name", "number"), OWN)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_numbers_in_the_notes_are_those_of_the_facts(name: str, number: int, language: str) -> None:
    reading = real().site.registers.indicators[name].entry.figures[number]
    if reading.note is None:
        return
    known = {one for ids, series, point in ALL if name in ids for one in numbers(f"{series} {point}")}
    note = re.sub(r"tháng \d+", "", reading.note[language])  # in the facts and in English a name
    told = numbers(note, point="," if language == "vi" else ".")
    assert told <= known | IN_NAMES | IN_WORDS


IN_NAMES = {Decimal(52)}
"""Numbers in the marks of documents: 52-NQ/TW."""

IN_WORDS = {Decimal(2)}
"""Numbers that the facts have as words: up two places."""


def numbers(text: str, point: str = ".") -> set[Decimal]:
    """The numbers in a text whose decimals stand after ``point``."""
    group = "," if point == "." else "."
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return {Decimal(one.replace(group, "").replace(point, ".")) for one in found}
