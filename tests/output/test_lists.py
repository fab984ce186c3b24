"""Paginated lists, the archive, the home page and the timeline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.output.overview import leaves
from tests.small_sites import features, features_plan, features_view


def titles(path: str) -> list[str]:
    """The titles of the cards of a list."""
    return [card.title for card in features_view(path).cards]


def test_the_pager_of_the_first_and_of_the_last_leaf() -> None:
    first = features_view("phien-hop/index.html").pager
    assert (first.number, first.total, first.previous, first.next) == (1, 2, None, "trang-2/")
    assert [(link.text, link.href, link.current) for link in first.pages] == [
        ("1", "./", True),
        ("2", "trang-2/", False),
    ]
    last = features_view("phien-hop/trang-2/index.html").pager
    assert (last.number, last.total, last.previous, last.next) == (2, 2, "../", None)


def test_a_list_that_fits_has_no_pager() -> None:
    assert features_view("cot-moc/index.html").pager is None
    assert features_view("hoi-nghi/index.html").pager is None


def test_newest_first_and_every_item_once() -> None:
    assert titles("phien-hop/index.html") == ["Phiên họp thứ tư", "Phiên họp thứ hai: dữ liệu"]
    assert titles("phien-hop/trang-2/index.html") == ["Phiên họp thứ nhất"]
    for prefix, language in (("luu-tru/", "vi"), ("en/archive/", "en")):
        leaf = "trang" if language == "vi" else "page"
        paths = [prefix + "index.html"] + [f"{prefix}{leaf}-{n}/index.html" for n in range(2, 9)]
        made = {output.path for output in features_plan().outputs}
        shown = [title for path in paths if path in made for title in titles(path)]
        site = features().site
        dated = [i for i in site.items.values() if i.date and site.has_page(i, language)]
        assert shown == [i.shown(language).front.title for i in reversed(dated)]


def test_the_archive_counts_its_years() -> None:
    years = features_view("luu-tru/2024/index.html").years
    assert [(y.link.text, y.count, y.link.current) for y in years] == [
        ("2025", 1, False),
        ("2024", 6, True),
        ("2023", 1, False),
    ]


@given(st.integers(0, 500), st.integers(2, 50))
@settings(derandomize=True, deadline=None, max_examples=100, database=None)
def test_leaves(count: int, size: int) -> None:
    found = leaves(count, size)
    assert found >= 1
    assert (found - 1) * size < max(1, count) <= max(1, found * size)


def test_a_card_of_a_foreign_text_says_so() -> None:
    (card,) = [c for c in features_view("en/conferences/index.html").cards if c.lang]
    assert (card.lang, card.href, card.title) == ("vi", "2024-09-05/", "Hội nghị tháng Chín")


def test_home() -> None:
    home = features_view("index.html")
    assert [card.title for card in home.featured] == ["Phiên họp thứ hai: dữ liệu"]
    assert [card.title for card in home.latest] == [
        "Hội nghị bị hoãn",
        "Nghị quyết mẫu ra đời",
        "Phiên họp thứ tư",
    ]
    assert [card.number for card in home.sessions] == [1, 2, 4]
    assert [(str(k.figure.value), k.event.number) for k in home.key_figures] == [("52", 2)], (
        "no target, newest"
    )
    assert [(c.link.text, c.count) for c in home.topics] == [("Dữ liệu", 4), ("Dịch vụ", 3)], (
        "none that is empty"
    )


@pytest.mark.parametrize(
    ("path", "year"), [("dong-thoi-gian/index.html", 2024), ("en/timeline/index.html", 2024)]
)
def test_the_timeline_shows_the_gap_before_the_session_after_it(path: str, year: int) -> None:
    (found,) = [y for y in features_view(path).years if y.year == year]
    assert [(leg.session.anchor, [(e.anchor, e.missing) for e in leg.between]) for leg in found.legs] == [
        ("sessions-01", []),
        ("sessions-02", [("conferences-2024-09-05", ()), ("gap-3", (3,))]),
        ("sessions-04", [("milestones-57-nq-tw", ())]),
    ]
    assert [leg.session.card.number_uncertain for leg in found.legs] == [False, False, True]


def test_a_filtered_timeline_holds_its_topic_alone_and_is_not_indexed() -> None:
    view = features_view("dong-thoi-gian/services/index.html")
    assert [leg.session.anchor for y in view.years for leg in y.legs] == ["sessions-01", "sessions-04"]
    assert [stop.href for stop in view.stops] == ["#sessions-01", "#sessions-04"]
    assert [f.text for f in view.filters if f.current] == ["Dịch vụ"]
    assert not view.chrome.index
    assert features_view("dong-thoi-gian/index.html").chrome.index


def test_a_postponed_event_says_why() -> None:
    view = features_view("en/conferences/2025-03-01/index.html")
    assert (view.status, view.reason) == ("postponed", "A great storm.")
    assert features_view("en/conferences/index.html").cards[0].status == "postponed"


def test_what_was_moved_names_the_promise_and_its_new_day() -> None:
    (follow,) = features_view("phien-hop/2/index.html").follows
    assert (follow.status, str(follow.due), follow.event.href) == ("moved", "2025-H1", "../1/#targets-2024")
    assert follow.text == "Đạt 80% dịch vụ trực tuyến."


def test_sources_are_numbered_once_a_page() -> None:
    view = features_view("phien-hop/1/index.html")
    assert [(s.number, s.anchor) for s in view.sources] == [(1, "source-bao-mau"), (2, "source-daily")]
    cited = {row.figure.anchor: row.figure.source for row in view.figures}
    assert {anchor: (source.number, source.href) for anchor, source in cited.items()} == {
        "figure-1": (1, "#source-bao-mau"),
        "figure-2": (2, "#source-daily"),
        "figure-3": (1, "#source-bao-mau"),
    }
