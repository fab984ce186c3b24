"""What is out on a day: drafts, embargoes, days of publication; and the office a person held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bulletin.content.registers import Role
from bulletin.site.freshness import State
from bulletin.syntax.schema import checked
from tests.small_sites import FEATURES, features, lay, linked, planned, seen, session, text, write

BEFORE, ON, AFTER = date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 2)
DRAFT, EMBARGOED = "articles/nhap", "articles/cho-ngay"


@pytest.mark.parametrize(("day", "out"), [(BEFORE, False), (ON, True), (AFTER, True)])
def test_an_embargo_ends_with_its_day(day: date, out: bool) -> None:
    assert (EMBARGOED in linked(FEATURES, day).site.items) is out


@pytest.mark.parametrize(("day", "out"), [(BEFORE, False), (ON, True), (AFTER, True)])
def test_so_does_the_wait_for_the_day_of_publication(tmp_path: Path, day: date, out: bool) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", "published: 2025-02-01\n")})
    assert ("sessions/01" in linked(tmp_path, day).site.items) is out


def test_an_event_to_come_is_shown_before_its_day() -> None:
    item = features().site.items["conferences/2025-03-01"]
    assert item.date is not None
    assert item.date > features().site.as_of


def test_drafts_are_built_only_when_asked_for() -> None:
    assert not {DRAFT, EMBARGOED} & features().site.items.keys()
    assert {DRAFT, EMBARGOED} <= linked(FEATURES, drafts=True).site.items.keys()


def test_a_translation_may_be_a_draft_while_the_original_is_out(tmp_path: Path) -> None:
    one = {
        "content/articles/a/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-10"),
        "content/articles/a/en.md": text("title: A\ndraft: true", "Chưa dịch."),
        "content/articles/b/vi.md": text("title: B\nsummary: B.\ndate: 2024-01-10", "[a](../a/vi.md)"),
        "content/articles/b/en.md": text("title: B\nsummary: B.", "[a](../a/en.md)"),
    }
    lay(tmp_path, one)
    found = linked(tmp_path)
    assert found.codes == []
    assert found.site.items["articles/a"].translation is None
    assert found.site.items["articles/a"].freshness.state is State.MISSING
    pages = {output.path: seen(output) for output in planned(found.site).outputs}
    assert '<a href="../../../bai-viet/a/" hreflang="vi">a</a>' in pages["en/articles/b/index.html"].body
    both = linked(tmp_path, drafts=True)
    assert both.codes == []
    assert both.site.items["articles/a"].translation is not None
    assert both.site.items["articles/a"].freshness.state is State.UNTRACKED


def test_a_draft_may_lack_its_summary_and_its_sources_and_no_more(tmp_path: Path) -> None:
    front = "number: 1\ntitle: Phiên 1\ndate: 2024-01-10\ndraft: true"
    lay(tmp_path, {"content/sessions/01/vi.md": text(front)})
    assert linked(tmp_path).codes == []
    shown = linked(tmp_path, drafts=True)
    assert shown.codes == []
    assert planned(shown.site).outputs
    write(tmp_path, {"content/sessions/01/vi.md": text(front.replace("date: 2024-01-10\n", ""))})
    assert linked(tmp_path).codes == ["missing-field"]
    write(tmp_path, {"content/sessions/01/vi.md": text(front.replace("draft: true", "draft: false"))})
    assert linked(tmp_path).codes == ["missing-field", "missing-field"]


def test_a_section_that_wants_every_language_lets_drafts_wait(tmp_path: Path) -> None:
    original = session(1, "2024-01-10")
    lay(tmp_path, {"content/sessions/01/vi.md": original})
    config = tmp_path / "site_config.yaml"
    settings = config.read_text(encoding="utf-8")
    config.write_text(
        settings.replace(
            "sections:\n  sessions:\n", "sections:\n  sessions:\n    missing_translation: fail\n"
        ),
        encoding="utf-8",
    )
    assert linked(tmp_path).codes == ["missing-translation"]
    write(tmp_path, {"content/sessions/01/en.md": text("title: A\nsummary: B.\ndraft: true")})
    assert linked(tmp_path).codes == ["missing-translation"]
    assert linked(tmp_path, drafts=True).codes == []
    write(tmp_path, {"content/sessions/01/vi.md": original.replace("number: 1", "number: 1\ndraft: true")})
    assert linked(tmp_path).codes == []


def test_a_link_to_what_is_not_out_stays_words(tmp_path: Path) -> None:
    files = {
        "content/articles/a/vi.md": text(
            "title: A\nsummary: B.\ndate: 2024-01-10", "Xem [bài ấy](../b/vi.md) nhé."
        ),
        "content/articles/b/vi.md": text("title: B\nsummary: B.\ndate: 2024-01-10\nembargo: 2025-02-01"),
    }
    lay(tmp_path, files)
    before, after = linked(tmp_path, BEFORE), linked(tmp_path, ON)
    assert before.codes == ["unpublished-link"]
    assert after.codes == []
    bodies = [
        next(seen(o).body for o in planned(found.site).outputs if o.path == "bai-viet/a/index.html")
        for found in (before, after)
    ]
    assert bodies == ["<p>Xem bài ấy nhé.</p>\n", '<p>Xem <a href="../b/">bài ấy</a> nhé.</p>\n']


def test_an_unpublished_item_leaves_nothing_behind() -> None:
    hidden = linked(FEATURES, BEFORE)
    made = planned(hidden.site)
    paths = {output.path for output in made.outputs} | {copy.path for copy in made.copies}
    assert not [path for path in paths if "cho-ngay" in path or "nhap" in path]


@pytest.mark.parametrize(
    ("day", "featured"), [(date(2025, 1, 14), True), (date(2025, 1, 15), True), (date(2025, 1, 16), False)]
)
def test_featured_up_to_and_including_its_day(day: date, featured: bool) -> None:
    home = next(seen(o) for o in planned(linked(FEATURES, day).site).outputs if o.path == "index.html")
    assert [card.title for card in home.featured] == (["Phiên họp thứ hai: dữ liệu"] if featured else [])
    assert not featured or "Phiên họp thứ hai: dữ liệu" not in [card.title for card in home.latest]


def role(**dates: str) -> Role:
    """An office with these dates."""
    return checked(Role, {"title": {"vi": "Chủ nhiệm", "en": "Chairman"}, **dates})


@pytest.mark.parametrize(
    ("dates", "held"),
    [
        ({"from": "2024-01-10"}, True),
        ({"from": "2024-01-11"}, False),
        ({"to": "2024-01-10"}, True),
        ({"to": "2024-01-09"}, False),
        ({"to": "2024-01"}, True),
        ({"from": "2023", "to": "2024"}, True),
        ({"seen": "2024"}, True),
        ({"seen": "2023-01/2023-12"}, False),
        ({"from": "2023", "seen": "2023"}, False),
        ({"from": "2024-02", "seen": "2024"}, False),
        ({"from": "2023", "seen": "2022/2024"}, True),
        ({"to": "2023", "seen": "2022"}, False),
        ({}, False),
    ],
)
def test_an_office_on_a_day(dates: dict[str, str], held: bool) -> None:
    assert role(**dates).covers(date(2024, 1, 10)) is held


def test_the_office_shown_is_that_of_the_day() -> None:
    pages = {o.path: seen(o) for o in planned(features().site).outputs}
    assert pages["phien-hop/1/index.html"].chair.role == "Chủ nhiệm, Đại biểu"
    assert pages["phien-hop/2/index.html"].chair.role == "Cố vấn"
    assert pages["en/sessions/second/index.html"].chair.role == "Adviser"
    guest = pages["en/sessions/1/index.html"].attendees[1]
    assert (guest.name, guest.role) == ("Lê Bình", "Guest"), "what the event says comes before the register"
    assert pages["phien-hop/1/index.html"].attendees[0].role is None
