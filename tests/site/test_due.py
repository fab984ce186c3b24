"""What the calendar alone will change: what is foretold is what builds of those days show."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bulletin.site.due import Due, due
from bulletin.site.model import Site
from tests.building import REPOSITORY, bulletin
from tests.small_sites import REAL_DAY, lay, linked, session

DAY = date(2025, 1, 15)
SET = """commitments:
  - id: report
    text:
      vi: Báo cáo.
      en: Report.
    due: 2025-03-31
    source: bao-mau
"""
DONE = "follows:\n  - {commitment: sessions/01#report, status: done, source: bao-mau}\n"
FILES = {
    "content/sessions/01/vi.md": session(1, "2024-01-10", SET + "featured_until: 2025-02-10\n"),
    "content/sessions/02/vi.md": session(2, "2025-01-10", "embargo: 2025-02-01\n"),
    "content/sessions/03/vi.md": session(3, "2025-01-11", "published: 2025-02-03\nembargo: 2025-02-02\n"),
    "content/sessions/04/vi.md": session(4, "2025-01-12", "draft: true\nembargo: 2025-02-01\n"),
}
SOON = Due(date(2025, 3, 1), "commitment", "sessions/01#report", "open", "due-soon")
OVERDUE = Due(date(2025, 4, 1), "commitment", "sessions/01#report", "due-soon", "overdue")


def everything(folder: Path, day: date) -> Site:
    """The site with all its items."""
    return linked(folder, day, drafts=True).site


def test_each_thing_on_its_day(tmp_path: Path) -> None:
    site = everything(lay(tmp_path, FILES), DAY)
    assert due(site.items, DAY) == (
        Due(date(2025, 2, 1), "published", "sessions/02"),
        Due(date(2025, 2, 3), "published", "sessions/03"),
        Due(date(2025, 2, 11), "featured-ends", "sessions/01"),
        SOON,
        OVERDUE,
    )


def test_what_has_become_due_since_a_day(tmp_path: Path) -> None:
    items = everything(lay(tmp_path, FILES), DAY).items
    assert due(items, date(2025, 2, 1), date(2025, 2, 2)) == ()
    assert [one.id for one in due(items, date(2025, 1, 31), date(2025, 2, 1))] == ["sessions/02"]
    assert due(items, date(2025, 3, 1), date(2025, 3, 31)) == ()
    assert due(items, date(2025, 3, 31), date(2025, 4, 1)) == (OVERDUE,)


def test_what_is_done_becomes_due_no_more_and_an_embargoed_report_does_at_its_release(tmp_path: Path) -> None:
    files = FILES | {"content/sessions/05/vi.md": session(5, "2025-01-13", f"{DONE}embargo: 2025-03-10\n")}
    told = [one for one in due(everything(lay(tmp_path, files), DAY).items, DAY) if one.kind == "commitment"]
    assert told == [SOON, Due(date(2025, 3, 10), "commitment", "sessions/01#report", "due-soon", "done")]


@pytest.mark.parametrize("start", [date(2024, 3, 1), REAL_DAY])
def test_what_is_foretold_of_the_real_site_is_what_its_days_show(start: date) -> None:
    """Over 60 days, statuses and items come to differ exactly where it was said."""
    items = everything(REPOSITORY, start).items
    foretold = due(items, start)
    sites = [linked(REPOSITORY, start + timedelta(days=n)).site for n in range(0, 61, 20)]
    for before, after in pairwise(sites):
        told = [one for one in foretold if before.as_of < one.day <= after.as_of]
        assert {one.id for one in told if one.kind == "published"} == after.items.keys() - before.items.keys()
        last = {one.id: one.after for one in told if one.kind == "commitment"}
        for name, tracked in after.commitments.items():
            if name in before.commitments:
                status = before.commitments[name].standing.status
                assert last.get(name, status) == tracked.standing.status, (name, after.as_of)


def test_the_command_prints_lines_json_or_nothing(tmp_path: Path) -> None:
    site = str(lay(tmp_path, FILES))
    lines = bulletin("next", "--site", site, "--as-of", "2025-01-15", "--ui-lang", "en")
    assert lines.returncode == 0
    assert lines.stdout.splitlines()[0] == "2025-02-01\tsessions/02\tis published"
    assert lines.stdout.splitlines()[-1].endswith("goes from “Due soon” to “Deadline passed”")
    vietnamese = bulletin("next", "--site", site, "--as-of", "2025-01-15", "--ui-lang", "vi").stdout
    assert "chuyển từ “Sắp đến hạn” sang “Đã qua thời hạn”" in vietnamese
    since = ("next", "--site", site, "--as-of", "2025-02-02", "--due-since")
    told = bulletin(*since, "2025-01-31", "--format", "json")
    assert [one["id"] for one in json.loads(told.stdout)] == ["sessions/02"]
    assert bulletin(*since, "2025-02-01").stdout == ""
    assert bulletin("next", "--site", site, "--due-since", "heute").returncode == 2
