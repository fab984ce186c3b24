"""The calendars: valid by RFC 5545 as two libraries and a strict reading of lines see it, and stable."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from bulletin.output.calendar_files import calendar_text
from bulletin.output.views.data import CalendarFile
from tests.building import REPOSITORY
from tests.small_sites import FEATURES, features_plan, lay, linked, planned, real_plan, rendered, session

PATHS = [f"data/{name}.{language}.ics" for name in ("events", "deadlines") for language in ("vi", "en")]
LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]+))*:[^\x00-\x1f]*")


@cache
def text(site: str, path: str) -> str:
    """A calendar of one of two sites."""
    folder, plan = (FEATURES, features_plan()) if site == "features" else (REPOSITORY, real_plan())
    return rendered(folder, next(o for o in plan.outputs if o.path == path))


def entries(data: str) -> dict[str, Any]:
    """The entries of a calendar by their ids."""
    found = icalendar.Calendar.from_ical(data)
    events = found.walk("VEVENT")
    by_id = {str(event["UID"]): event for event in events}
    assert len(by_id) == len(events), "ids are unique"
    return by_id


def calendar(folder: Path, path: str = "data/events.vi.ics", day: date = date(2025, 1, 15)) -> str:
    """A calendar of a site written by a test."""
    outputs = planned(linked(folder, day).site).outputs
    return rendered(folder, next(o for o in outputs if o.path == path))


@pytest.mark.parametrize("site", ["features", "real"])
@pytest.mark.parametrize("path", PATHS)
def test_lines_are_as_the_standard_has_them(site: str, path: str) -> None:
    data = text(site, path).encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert b"\n" not in line
        assert len(line) <= 75, "octets, line break aside (3.1)"
        line.decode()  # no character is torn apart
    for whole in text(site, path).replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        assert LINE.fullmatch(whole), whole


@pytest.mark.parametrize("site", ["features", "real"])
@pytest.mark.parametrize("path", PATHS)
def test_another_library_finds_nothing_wrong(site: str, path: str) -> None:
    found = vobject.readOne(text(site, path))
    assert found.validate(raiseException=True)
    read = entries(text(site, path))
    theirs = {event.uid.value: event.summary.value for event in getattr(found, "vevent_list", [])}
    assert theirs == {uid: str(event["SUMMARY"]) for uid, event in read.items()}
    assert not icalendar.Calendar.from_ical(text(site, path)).errors


@pytest.mark.parametrize("path", PATHS)
def test_an_entry_says_all_it_should(path: str) -> None:
    for event in entries(text("real", path)).values():
        assert {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "URL"} <= event.keys()
        assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == 1
        assert type(event.decoded("DTSTART")) is date


def test_both_languages_have_the_same_events() -> None:
    vi, en = (entries(text("real", f"data/events.{language}.ics")) for language in ("vi", "en"))
    assert vi.keys() == en.keys()
    assert len(vi) == 26
    for uid, event in vi.items():
        for name in ("DTSTART", "DTSTAMP", "SEQUENCE", "STATUS"):
            assert event[name].to_ical() == en[uid][name].to_ical()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("scheduled", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("postponed", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_what_became_of_an_event_is_told(tmp_path: Path, status: str, told: str) -> None:
    reason = "reason: {vi: Bão., en: A storm.}\n" if status in {"postponed", "cancelled"} else ""
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", f"status: {status}\n{reason}")})
    (event,) = entries(calendar(tmp_path)).values()
    assert event["STATUS"] == told
    assert ("Bão." in event["DESCRIPTION"]) == bool(reason)
    assert (event["SUMMARY"] == "Phiên 1") == (told == "CONFIRMED")


def test_an_edit_raises_the_sequence_and_the_stamp_and_keeps_the_id(tmp_path: Path) -> None:
    found = []
    edit = "updated: 2024-02-01\n"
    corrected = f"{edit}corrections:\n  - {{date: 2024-03-01, text: {{vi: Sửa., en: Corrected.}}}}\n"
    for n, more in enumerate(("", edit, corrected)):
        lay(tmp_path / str(n), {"content/sessions/01/vi.md": session(1, "2024-01-10", more)})
        found.append(next(iter(entries(calendar(tmp_path / str(n))).items())))
    assert {uid for uid, _ in found} == {"sessions-01@mau.example"}
    sequences = [event["SEQUENCE"] for _, event in found]
    assert sequences == sorted(set(sequences))
    assert sequences[0] == 0
    stamps = [event.decoded("DTSTAMP") for _, event in found]
    assert stamps == sorted(set(stamps))


COMMITMENTS = """commitments:
  - {id: a-day, text: {vi: Ngày., en: Day.}, due: 2025-02-01, source: bao-mau}
  - {id: a-year, text: {vi: Năm., en: Year.}, due: 2025, source: bao-mau}
  - {id: past, text: {vi: Qua., en: Past.}, due: 2024-12-31, source: bao-mau}
  - {id: never, text: {vi: Không., en: None.}, source: bao-mau}
"""


def follow(status: str, due: str = "") -> str:
    """What a later event says of the first commitment."""
    more = f", due: {due}" if due else ""
    return f"follows:\n  - {{commitment: 'sessions/01#a-day', status: {status}, source: bao-mau{more}}}\n"


def days(folder: Path, day: date) -> dict[str, tuple[date, str]]:
    """The deadlines to come as a day sees them."""
    found = entries(calendar(folder, "data/deadlines.en.ics", day))
    return {
        uid.partition("@")[0].removeprefix("sessions-01-"): (event.decoded("DTSTART"), str(event["STATUS"]))
        for uid, event in found.items()
    }


def test_deadlines_are_the_last_days_of_what_is_still_due(tmp_path: Path) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", COMMITMENTS)})
    first, last = (date(2025, 2, 1), "CONFIRMED"), (date(2025, 12, 31), "CONFIRMED")
    assert days(tmp_path, date(2025, 2, 1)) == {"a-day": first, "a-year": last}
    assert days(tmp_path, date(2025, 2, 2)) == {"a-year": last}
    assert days(tmp_path, date(2026, 1, 1)) == {}
    assert "past" in days(tmp_path, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (follow("done"), None),
        (follow("late"), (date(2025, 2, 1), "CONFIRMED")),
        (follow("late", "2025-03"), (date(2025, 3, 31), "CONFIRMED")),
        (follow("continued"), (date(2025, 2, 1), "CONFIRMED")),
        (follow("dropped"), (date(2025, 2, 1), "CANCELLED")),
        (follow("moved", "2025-Q2"), (date(2025, 6, 30), "CONFIRMED")),
    ],
)
def test_a_later_event_settles_moves_or_drops_a_deadline(
    tmp_path: Path, said: str, told: tuple[date, str] | None
) -> None:
    files = {
        "content/sessions/01/vi.md": session(1, "2024-01-10", COMMITMENTS),
        "content/sessions/02/vi.md": session(2, "2024-06-10", said),
    }
    lay(tmp_path, files)
    assert days(tmp_path, date(2025, 1, 15)).get("a-day") == told


def test_a_calendar_without_entries_is_still_one() -> None:
    view = CalendarFile(
        "en", "Name", "About", "https://a.example/", "https://a.example/x.ics", "Asia/Tokyo", ()
    )
    data = calendar_text(view)
    assert vobject.readOne(data).validate(raiseException=True)
    (zone,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Tokyo"


def test_the_library_is_loaded_only_to_write() -> None:
    import subprocess
    import sys

    code = "import sys, bulletin.output.plan, bulletin.output.templates; print('icalendar' in sys.modules)"
    shown = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, text=True, cwd=REPOSITORY, check=True
    )
    assert shown.stdout.strip() == "False"
