"""The table of an event's figures: those of the whole country first, then place by place, each named once."""

from __future__ import annotations

import re

from tests.building import REPOSITORY
from tests.small_sites import real_plan, rendered

_GROUP = re.compile(r'<tr class="group"><th scope="rowgroup" colspan="5">(.*?)</th></tr>')
_ROW = re.compile(r'<tr id="figure-(\d+)">')


def test_figures_stand_under_the_place_they_speak_of() -> None:
    table = _table("phien-hop/3/index.html")
    groups = _GROUP.findall(table)
    assert groups[0] == "Cả nước"
    assert len(groups) == len(set(groups)) > 2
    numbers = [int(number) for number in _ROW.findall(table)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1)), "each figure once, its permalink kept"
    for part in re.split(_GROUP, table)[2::2]:
        rows = [int(number) for number in _ROW.findall(part)]
        assert rows == sorted(rows)


def test_where_all_speak_of_the_whole_country_nothing_is_said() -> None:
    tables = [_table(output.path) for output in real_plan().outputs if output.template == "item.html"]
    plain = [table for table in tables if table and not _GROUP.search(table)]
    assert plain
    assert all(table.count("<tbody>") == 1 for table in plain)


def _table(path: str) -> str:
    (output,) = [one for one in real_plan().outputs if one.path == path]
    found = re.search(r'<table class="figures">.*?</table>', rendered(REPOSITORY, output), re.S)
    return found[0] if found else ""
