"""Faults planted into real translations: every one is found, at its line, and nothing else is."""

from __future__ import annotations

import pytest

from tests.review.pairs import REAL, found, source

PLANTED = (
    # numbers
    ("sessions/07", "102 of the 126 tasks in the plan", "102 of the 162 tasks in the plan", "number-differs"),
    ("sessions/07", "| Completed | 18 | 29% |", "| Completed | 18 | 28% |", "number-differs"),
    ("sessions/07", "16.5% of GDP in 2023", "15.6% of GDP in 2023", "number-differs"),
    ("sessions/07", "| 17 | 27.5% |", "| 17 | 2.75% |", "number-differs"),
    ("sessions/07", "0.48 in 2020", "0.84 in 2020", "number-differs"),
    ("sessions/07", "level 6 of 10", "level 6 of 12", "number-differs"),
    ("sessions/07", "the 53 essential ones", "the essential ones", "number-differs"),
    ("sessions/07", "commercialise 5G early", "commercialise 4G early", "number-differs"),
    ("sessions/08", "80.44% were provided", "80.4% were provided", "number-differs"),
    (
        "sessions/08",
        "16 ministries and ministerial-level",
        "six ministries and ministerial-level",
        "number-differs",
    ),
    ("sessions/08", "a vision to 2045", "a vision to 2050", "number-differs"),
    ("sessions/08", "11 departments and 11 public", "11 departments and public", "number-differs"),
    ("sessions/08", "99.8% of the population", "99.8% of the population in 2023", "number-differs"),
    ("conferences/2025-02-06", "898 of 1,084", "898 of 1.084", "number-differs"),
    ("conferences/2025-02-06", "USD 25 billion", "USD 25 million", "number-differs"),
    ("conferences/2025-02-06", "55.25 million", "5.525 million", "number-differs"),
    ("conferences/2025-02-06", "ranked 71st of 193", "ranked 17th of 193", "number-differs"),
    ("conferences/2025-02-06", "63 localities", "64 localities", "number-differs"),
    (
        "sessions/08",
        "20 ministries and sectors and 62 localities had d",
        "22 ministries and sectors and 62 localities had d",
        "number-differs",
    ),
    ("sessions/07", "Seventh session: 102 of 126", "Seventh session: 102 of 127", "number-differs"),
    # the same number, written otherwise
    ("conferences/2025-02-06", "898 of 1,084", "898 of 1.084 thousand", "number-restated"),
    ("conferences/2025-02-06", "40 million", "40,000,000", "number-restated"),
    # words
    ("conferences/2024-07-19", "Three lessons were drawn", "Two lessons were drawn", "count-differs"),
    ("conferences/2024-07-19", "seven things clear", "eight things clear", "count-differs"),
    ("conferences/2024-07-19", "ninth session", "tenth session", "count-differs"),
    ("sessions/08", "its eighth session", "its seventh session", "count-differs"),
    # dates
    ("conferences/2024-07-19", "On 9 August 2024", "On 8 August 2024", "date-differs"),
    ("conferences/2024-07-19", "on 10 July", "on 10 June", "date-differs"),
    (
        "conferences/2024-07-19",
        "conference of 6 February 2025",
        "conference of 6 February 2024",
        "date-differs",
    ),
    ("conferences/2024-07-19", "conference of 6 February 2025", "conference of 2 June 2025", "date-differs"),
    ("sessions/08", "on 19 July.", "on 18 July.", "date-differs"),
    ("sessions/08", "would come out in April 2024", "would come out in May 2024", "date-differs"),
    ("conferences/2025-02-06", "fourth quarter of 2025", "third quarter of 2025", "date-differs"),
    # marks
    ("sessions/08", "Decision 142/QĐ-TTg", "Decision 124/QĐ-TTg", "mark-differs"),
    ("sessions/08", "as Notice 203/TB-VPCP", "as a notice", "mark-differs"),
    ("conferences/2024-07-19", "Decree 123/2020/NĐ-CP", "Decree 123/2021/NĐ-CP", "mark-differs"),
    # links
    ("sessions/08", "[the seventh](../07/en.md)", "[the seventh](../06/en.md)", "link-differs"),
    ("sessions/07", "[eighth session](../08/en.md)", "eighth session", "link-differs"),
    (
        "conferences/2024-07-19",
        "nine days earlier.",
        "nine days [earlier](https://example.org/).",
        "link-differs",
    ),
    # structure
    (
        "sessions/07",
        "- nearly 80% of the population used the Internet",
        "Nearly 80% of the population used the Internet",
        "list-differs",
        "- Global Innovation",
    ),
    (
        "conferences/2024-07-19",
        "\n- institutions, mechanisms and policies must continue to be improved",
        "",
        "list-differs",
        "- the whole political",
    ),
    (
        "conferences/2024-07-19",
        "\n| Adults using online public services | 40% | end of 2024 |",
        "",
        "table-differs",
        "| Target | Level",
    ),
    (
        "sessions/07",
        "- postal development: level 6 of 10",
        "1. postal development: level 6 of 10",
        "blocks-differ",
    ),
    # the original's language
    (
        "sessions/07",
        "In this list, only the commercialisation",
        "Trong danh sách này, chỉ có việc của các bộ. The commercialisation",
        "untranslated-text",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted[0]}: {planted[2]}"[:60])
def test_a_fault_in_a_real_translation(planted: tuple[str, ...]) -> None:
    item, old, new, code, *at = planted
    en = source(item, "en")
    assert en.count(old) == 1, "the text to change stands in the translation once"
    place = at[0] if at else old
    line = en[: en.index(place) + len(place) - len(place.lstrip("\n"))].count("\n") + 1
    differences = found(source(item, "vi"), en.replace(old, new), item)
    assert [(one.code, one.span.line) for one in differences] == [(code, line)]


@pytest.mark.parametrize("item", REAL)
def test_no_false_alarm_on_the_real_pairs(item: str) -> None:
    assert found(source(item, "vi"), source(item, "en"), item) == []
