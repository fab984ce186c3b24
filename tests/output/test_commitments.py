"""The pages on commitments: what they show, and on which days they are made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bulletin.build.memo import contents
from bulletin.site.commitments import track
from tests.small_sites import features, features_view, planned, real, real_plan, seen

MOVED = "nhiem-vu/phien-hop/1/targets-2024/index.html"


def views(day: date) -> dict[str, bytes]:
    """Every view of `features` with its commitments as they stand on a day, as keys."""
    site = features().site
    site = replace(site, commitments=track(site.items, day))
    return {output.path: contents(output.view()) for output in planned(site).outputs}


def test_a_page_is_made_anew_only_where_a_status_changes() -> None:
    """The target of session 1 is due on 31 December 2024, and was moved on 10 July to the half-year."""
    still, later = date(2024, 8, 1), date(2025, 5, 31)  # 30 days before the end of June
    assert views(still) == views(later - timedelta(days=1))
    before, after = views(still), views(later)
    changed = {path for path in before if before[path] != after[path] and not path.startswith("en/")}
    assert MOVED in changed
    assert "phien-hop/1/index.html" in changed
    assert "phien-hop/4/index.html" not in changed
    assert "nhiem-vu/phien-hop/1/open-list/index.html" not in changed


def test_no_page_says_which_day_it_is() -> None:
    texts = (repr(output.view()) for output in planned(real().site).outputs if "nhiem-vu" in output.path)
    assert not any(repr(real().site.as_of) in text for text in texts)


def test_the_history_of_a_moved_deadline() -> None:
    page = features_view(MOVED)
    assert (page.status, str(page.due), str(page.due_now)) == ("moved", "2024-12-31", "2025-H1")
    assert [(step.said, str(step.due)) for step in page.steps] == [
        ("set", "2024-12-31"),
        ("moved", "2025-H1"),
        ("deadline", "2025-H1"),
    ]


def test_two_commitments_that_are_one_have_one_history() -> None:
    outputs = {output.path: output for output in real_plan().outputs}
    first, second = (
        seen(outputs[f"en/commitments/conferences/{name}/index.html"])
        for name in ("2024-07-19/full-process-services-2024", "2025-02-06/full-process-services-2025")
    )
    told = [("set", "2024-12-31"), ("deadline-passed", "2024-12-31"), ("moved", "2025-12-31")]
    for page in (first, second):
        assert [(step.said, str(step.due)) for step in page.steps][:3] == told
    assert [bool(step.text) for step in first.steps[:3]] == [False, False, True]
    assert [bool(step.text) for step in second.steps[:3]] == [True, False, False]


def test_what_was_done_late_shows_the_deadline_it_missed() -> None:
    outputs = {output.path: output for output in real_plan().outputs}
    page = seen(outputs["en/commitments/conferences/2025-02-06/merge-steering-committees/index.html"])
    assert [step.said for step in page.steps] == ["set", "deadline-passed", "done"]
    assert page.last.date == date(2025, 3, 13)


def test_every_commitment_stands_once_in_the_register_however_it_is_looked_at() -> None:
    outputs = {output.path: output for output in real_plan().outputs}
    every = sorted(real().site.commitments)
    for way in ("", "theo-thoi-han/", "theo-su-kien/"):
        page = seen(outputs[f"nhiem-vu/{way}index.html"])
        assert sum(len(group.lines) for group in page.groups) == len(every)
    counts = seen(outputs["nhiem-vu/index.html"]).statuses
    assert sum(count.count for count in counts) == len(every)
    assert [count.href for count in counts] == [f"#{count.status}" for count in counts]
    home = seen(outputs["index.html"])
    assert [count.count for count in home.commitments] == [count.count for count in counts]


def test_a_topic_s_register_holds_the_commitments_of_its_events() -> None:
    page = features_view("nhiem-vu/theo-chu-de/du-lieu/index.html")
    assert page.topic
    assert {line.event.number for group in page.groups for line in group.lines} == {1}


def test_a_milestone_goes_by_the_document_it_issued() -> None:
    outputs = {output.path: output for output in real_plan().outputs}
    page = seen(outputs["nhiem-vu/cot-moc/749-qd-ttg/gci-top-40-2025/index.html"])
    assert (page.event.document, page.event.mark) == ("decision", "749/QĐ-TTg")


def test_a_site_without_commitments_has_no_register() -> None:
    site = replace(features().site, commitments={})
    paths = {output.path for output in planned(site).outputs}
    pages = [path for path in paths if path.endswith(".html")]
    assert not any("nhiem-vu" in path or "commitments" in path for path in pages)
