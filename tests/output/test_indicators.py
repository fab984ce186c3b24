"""Pages of indicators as they are rendered: the picture, the table under it, the way to the event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from bulletin.output.plan import Output
from tests.building import REPOSITORY
from tests.small_sites import FEATURES, features_plan, features_view, real_plan, rendered

KEPT = (
    "chi-so/bang-rong-di-dong/index.html",
    "en/indicators/digital-economy-gdp-reported/index.html",
    "en/indicators/egdi-rank/index.html",
    "chi-so/diem-dti-cap-tinh/index.html",
)


@cache
def pages() -> dict[str, str]:
    """The indicators of `features`, and a few of the bulletin's own, by path."""
    own = [(FEATURES, o) for o in features_plan().outputs if o.template == "indicator.html"]
    theirs = [(REPOSITORY, o) for o in real_plan().outputs if o.path in KEPT]
    assert len(theirs) == len(KEPT)
    return {f"{site.name}/{output.path}": text(site, output) for site, output in (*own, *theirs)}


def text(site: Path, output: Output) -> str:
    return rendered(site, output)


def charts() -> Iterator[tuple[str, str, str]]:
    """Each chart with its path and the table that follows it."""
    for path, page in pages().items():
        for part in re.findall(r'<svg class="plot.*?</table>', page, re.S):
            end = part.rindex("</figure>")
            yield path, part[:end], part[end:]


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ")


def test_every_number_of_a_chart_stands_in_the_table_under_it() -> None:
    found = 0
    for path, picture, table in charts():
        amounts = " | ".join(
            words(cell) for cell in re.findall(r'<td class="amount">(.*?)</td>', table, re.S)
        )
        labels = re.findall(r'<text (?:class="amount"|dx=)[^>]*>(.*?)</text>', picture)
        assert labels, path
        for label in map(unescape, labels):
            found += 1
            plain = label.lstrip("≈≥> ").replace("/", " ")
            assert all(part in amounts for part in plain.split()), f"{path}: {label}"
    assert found > 20


def test_a_chart_names_itself_to_those_who_do_not_see_it() -> None:
    seen = list(charts())
    assert seen
    for path, picture, _ in seen:
        (ids,) = re.findall(r'role="img" aria-labelledby="([^"]+)"', picture)
        title, desc = ids.split()
        assert f'<title id="{title}">' in picture, path
        assert f'<desc id="{desc}">' in picture, path
        assert "style=" not in picture
        assert "<script" not in picture


def test_bars_begin_at_the_left_edge() -> None:
    bars = [bar for _, picture, _ in charts() for bar in re.findall(r'<rect class="bar"[^>]*>', picture)]
    assert bars
    assert all(' x="0" ' in bar for bar in bars)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_value_leads_to_its_row_in_the_event_s_table(language: str) -> None:
    page = pages()[f"features/{'chi-so' if language == 'vi' else 'en/indicators'}/services/index.html"]
    event = "../../phien-hop/1/" if language == "vi" else "../../sessions/1/"
    assert f'href="{event}#figure-1"' in page
    assert f'href="{event}#figure-3"' in page
    outputs = {output.path: output for output in features_plan().outputs}
    path = "phien-hop/1/index.html" if language == "vi" else "en/sessions/1/index.html"
    assert '<tr id="figure-3">' in rendered(FEATURES, outputs[path])


def test_what_no_event_reports_says_so_and_cites_its_source() -> None:
    page = pages()["features/en/indicators/services/index.html"]
    (row,) = re.findall(r'<tr id="reading-1">.*?</tr>', page, re.S)
    assert "outside the events" in row
    assert "Calculated by the bulletin" in row
    assert 'href="#source-daily"' in row


def test_parts_of_the_country_have_a_table_of_their_own() -> None:
    view = features_view("en/indicators/services/index.html")
    assert [(sheet.anchor, len(sheet.series)) for sheet in view.sheets] == [("national", 3), ("local", 2)]
    assert [one.kind for one in view.sheets[0].series] == ["measured", "measured", "target"]
    assert [c.event.href for c in view.commitments] == ["../../sessions/1/#targets-2024"]


def test_an_event_s_figure_shows_the_course_it_belongs_to() -> None:
    rows = features_view("phien-hop/1/index.html").figures
    assert [(row.trend is not None, row.at) for row in rows] == [(True, 3), (False, 0), (False, 0)]


def test_the_index_tells_the_newest_value_and_its_change() -> None:
    groups = features_view("en/indicators/index.html").groups
    assert groups[0].anchor == "followed"
    lines = {line.anchor: line for group in groups for line in group.indicators}
    services = lines["services"]
    assert services.latest is not None
    assert (str(services.latest.figure.value), str(services.latest.change), services.latest.rough) == (
        *("45.5", "5.5", True),
    )
    assert services.count == 8
    assert lines["unused"].latest is None
    page = next(o for o in features_plan().outputs if o.path == "en/indicators/index.html")
    assert "up about 5.5 percentage points on 2022" in rendered(FEATURES, page)


def test_who_counted_all_values_of_a_sheet_is_said_once() -> None:
    ministry = "Bộ Thông tin và Truyền thông"
    path = "chi-so/diem-dti-cap-tinh/index.html"
    (page,) = (words(page) for name, page in pages().items() if name.endswith(path))
    assert f"Mọi số liệu do {ministry} công bố" in page
    assert page.split("Mọi số liệu do", 1)[1].count(ministry) == 1
    (mixed,) = (
        words(page) for name, page in pages().items() if name.endswith("bang-rong-di-dong/index.html")
    )
    assert "Mọi số liệu do" not in mixed
    assert mixed.count(ministry) > 1


def test_the_marked_point_of_a_sparkline_lies_on_top() -> None:
    page = next(o for o in features_plan().outputs if o.path == "phien-hop/1/index.html")
    sparks = re.findall(r'<svg class="spark".*?</svg>', rendered(FEATURES, page), re.S)
    assert sparks
    for spark in sparks:
        circles = re.findall(r"<circle[^>]*>", spark)
        assert ['class="here"' in circle for circle in circles] == [False] * (len(circles) - 1) + [True]
