"""Every session, conference and milestone of the bulletin against the facts it was written from."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bulletin.output.evidence import item_sources
from bulletin.site.model import Item
from tests.facts.facts import entries, events, fact_event, fact_events, front, number, sourced, values, words
from tests.small_sites import real

ITEMS = (
    *(f"sessions/{n:02}" for n in range(1, 10)),
    "conferences/2024-07-19",
    "conferences/2025-01-13",
    "conferences/2025-02-06",
    "milestones/committee-renamed",
    "milestones/day-2022",
    "milestones/day-2023",
    "milestones/day-2024",
    "milestones/government-steering-committee",
    *(f"milestones/{mark}-qd-ttg" for mark in ("749", "942", "06", "411", "505", "142")),
    "milestones/27-qd-ubqgcds",
    "milestones/02-ct-ttg",
    "milestones/57-nq-tw",
)

UNNUMBERED = {
    "NQ-DH13": "nghi-quyet-dai-hoi-xiii",
    "NQ18-HG": "nghi-quyet-18-ha-giang",
    "L-BVNTD": "luat-bao-ve-quyen-loi-nguoi-tieu-dung",
    "L-DTI": "luat-cong-nghiep-cong-nghe-so",
    "L-PDP": "luat-bao-ve-du-lieu-ca-nhan",
    "L-CNTT": "luat-cong-nghe-thong-tin",
    "L-ATTTM": "luat-an-toan-thong-tin-mang",
}
"""Documents without a mark: their ids in the facts and in the bulletin."""

MORE_DOCUMENTS = {
    ("conferences/2025-01-13", "57-NQ/TW"): "the resolution whose name the conference bears",
    ("conferences/2025-01-13", "03/NQ-CP"): "the programme for that resolution, of four days before",
    ("conferences/2025-02-06", "598/QĐ-TTg"): "the decision of March 2025 that answers the session's task",
    ("milestones/committee-renamed", "1964/QĐ-TTg"): "the list of the renamed committee's members",
    ("milestones/day-2022", "505/QĐ-TTg"): "the decision that made the day",
    ("milestones/day-2023", "505/QĐ-TTg"): "the decision that made the day",
    ("milestones/day-2024", "505/QĐ-TTg"): "the decision that made the day",
    ("milestones/government-steering-committee", "57-NQ/TW"): "what its first meeting was about",
    ("milestones/government-steering-committee", "408/TB-VPCP"): "the conclusions of its third meeting",
    ("milestones/749-qd-ttg", "52-NQ/TW"): "has the same aim for the digital economy",
    ("milestones/411-qd-ttg", "2844/VPCP-KSTT"): "the letter that had the strategy due seven months earlier",
    ("milestones/57-nq-tw", "52-NQ/TW"): "has an earlier aim for the same year",
    ("milestones/57-nq-tw", "03/NQ-CP"): "the Government's programme for the resolution",
    ("milestones/57-nq-tw", "229-QĐ/TW"): "set up the board above, 19 days later",
    ("milestones/57-nq-tw", "56/TB-VPCP"): "gives a deadline for the plans to carry it out",
}
NAMED_IN_ITS_TEXT = {
    "milestones/27-qd-ubqgcds": ("17/NQ-CP", "2289/QĐ-TTg", "950/QĐ-TTg"),
    "milestones/411-qd-ttg": ("52-NQ/TW", "50/NQ-CP (2020)", "50/NQ-CP (2021)", "16/2021/QH15", "99/NQ-CP"),
    "milestones/02-ct-ttg": ("17/NQ-CP",),
    "milestones/142-qd-ttg": (
        *("175/NQ-CP", "47/2020/NĐ-CP", "59/2022/NĐ-CP", "13/2023/NĐ-CP"),
        *("L-CNTT", "L-ATTTM"),
    ),
}
"""Documents that the excerpt of a decision names, by their numbers in the facts."""

FEWER_SOURCES = {
    ("conferences/2025-02-06", "dti-2022"): "gives only the rank of an earlier year, for comparison",
}
MORE_PEOPLE = {
    ("sessions/07", "Trần Văn Hiệp"): "named as the one whose place another took",
    ("conferences/2025-01-13", "Tô Lâm"): "head of the board announced there",
    ("conferences/2025-02-06", "Tô Lâm"): "named as head of the board above",
    **{
        ("milestones/committee-renamed", name): "on the list of the renamed committee's members"
        for name in (
            *("Phạm Minh Chính", "Vũ Đức Đam", "Nguyễn Mạnh Hùng", "Huỳnh Thành Đạt"),
            *("Hồ Đức Phớc", "Nguyễn Chí Dũng", "Phạm Thị Thanh Trà", "Nguyễn Thanh Long"),
            *("Nguyễn Kim Sơn", "Nguyễn Hồng Diên", "Nguyễn Thanh Nghị", "Lê Minh Hoan"),
            *("Trần Văn Sơn", "Nguyễn Thị Hồng", "Nguyễn Huy Dũng"),
        )
    },
    ("milestones/committee-renamed", "Nguyễn Xuân Phúc"): "chaired the committee under its old name",
    ("milestones/day-2024", "Trần Lưu Quang"): "named as the one who held another's office before",
    ("milestones/day-2024", "Trần Hồng Hà"): "on the list of a source that is not followed",
    ("milestones/day-2024", "Tô Lâm"): "on the list of a source that is not followed",
}

NOT_AMONG_THE_VALUES = {
    ("sessions/06", "dead-zone-hamlets-covered", "2416", "dx-h1-2023"): "2,416 of 3,924 (dx-h1-2023)",
    ("sessions/06", "population-database-ministries", "13", "dientu-s6"): "linked to 13 ministries",
    ("sessions/06", "dti-score", "0.6077", "dti-2022"): "score 0.6077",
    ("sessions/07", "digital-economy-growth-google", "28", "vnvn-s7"): "28% in 2022",
    ("sessions/08", "specialised-units-departments", "11", "seed-000"): "11 as departments (Cục)",
    ("sessions/08", "specialised-units-centres", "11", "seed-000"): "11 as public service centres",
    ("sessions/08", "open-data-plans", "64", "khanhhoa-s8"): "64% per the source",
    ("conferences/2025-02-06", "egdi-rise", "15", "quangngai-s10"): "up 15 on 2022",
    ("conferences/2025-02-06", "dti-score", "0.8340", "baomoi-dn"): "0.8340",
    ("conferences/2025-01-13", "central-committee-members", "19", "sggp-229"): "of 19 members",
    (
        "milestones/06-qd-ttg",
        "bodies-with-project-06-working-group",
        "38",
        "vnplus-0302",
    ): "38 ministries, sectors and localities had working groups",
    ("milestones/06-qd-ttg", "bodies-with-project-06-plan", "40", "vnplus-0302"): "40 had plans",
    (
        "sessions/04",
        "essential-services-online",
        "53",
        "sggpnews-s4",
    ): "Finish online provision of 53 essential",
}
"""Figures and targets that the facts give in words, in the note of another value or in a task, and in which.

Each is looked up there, with its source. No value of the bulletin is worked out by its editors.
"""

SUMS = {
    ("sessions/03", "committee-targets-met"): (3, 9),
    ("sessions/03", "committee-targets-not-met"): (3, 9),
}
"""Wholes that the facts do not print: the sum of the two parts they give, of which there is no third."""


@pytest.fixture(params=ITEMS)
def item(request: pytest.FixtureRequest) -> Item:
    """Each session, conference and milestone."""
    return real().site.items[str(request.param)]


def test_they_are_those_that_were_asked_for() -> None:
    assert {one.id for one in events()} == set(ITEMS)


def test_date_and_number(item: Item) -> None:
    fact = fact_event(item)
    assert front(item).date is not None
    assert str(front(item).date) == fact["date"]
    if item.kind == "session":
        assert item.number == fact["number"]
    assert front(item).status == "held"


def test_who_chaired(item: Item) -> None:
    chair, known = front(item).chair, fact_event(item).get("chair")
    named = real().site.registers.people[chair].entry.name if chair else None
    assert named == (known["name"] if known else None)


def test_the_time_of_day_where_a_source_gives_it(item: Item) -> None:
    known = fact_event(item).get("time_of_day") or {}
    assert front(item).time_of_day == known.get("value")


def test_who_attended_or_signed(item: Item) -> None:
    people, event = real().site.registers.people, front(item)
    points = [a.person for point in event.bridge_points for a in point.attendees]
    ids = [*(a.person for a in event.attendees), *points, *event.people]
    named = {people[person].entry.name for person in ids}
    fact = fact_event(item)
    known = {a["name"] for a in (*fact.get("attendees", ()), *filter(None, [fact.get("signer")]))}
    more = {name for where, name in MORE_PEOPLE if where == item.id}
    assert named == known | (more & named)
    assert more <= set(entries("people", "name"))


def test_the_documents(item: Item) -> None:
    known = {UNNUMBERED.get(d["doc"], d["doc"]) for d in fact_event(item).get("legal_documents", ())}
    cited = {document.partition("@")[0] for document in front(item).documents}
    more = {document for where, document in MORE_DOCUMENTS if where == item.id}
    more_named = {UNNUMBERED.get(d, d).partition(" ")[0] for d in NAMED_IN_ITS_TEXT.get(item.id, ())}
    assert more_named <= cited
    assert {mark.partition(" ")[0] for mark in known} == cited - more - more_named
    assert more <= set(entries("documents", "number"))


def test_the_documents_named_in_a_text_are_listed_by_its_excerpt() -> None:
    for item, documents in NAMED_IN_ITS_TEXT.items():
        read = {source["id"] for source in fact_event(real().site.items[item])["sources"]}
        for document in documents:
            assert read & set(entries("documents", "number")[document]["src"]), f"{item}: {document}"


def test_the_sources(item: Item) -> None:
    known = {source["id"] for source in fact_event(item)["sources"]}
    used = set(item_sources(front(item)))
    fewer = {source for where, source in FEWER_SOURCES if where == item.id}
    assert known - used <= fewer
    assert used <= set(entries("sources"))


def test_what_is_uncertain_is_said() -> None:
    items = real().site.items
    uncertain = [item.number for item in items.values() if item.number and item.number_uncertain]
    assert uncertain == [4, 6]
    names = front(items["conferences/2025-02-06"]).also_called
    assert names
    assert fact_events()["session-4"]["unverified"] is True


# Figures and targets


def in_words(item: Item, source: str, phrase: str) -> bool:
    """Whether the facts of an event hold a phrase, by this source."""
    return any(source in r["src"] and phrase in words(r) for r in sourced(fact_event(item)))


def claims(item: Item) -> list[tuple[str, Decimal, str]]:
    """The values an event states: indicator or task, value, source."""
    event = front(item)
    found = [(f.indicator, f.value, f.source) for f in event.figures]
    return found + [
        (c.indicator or c.id, c.value, c.source) for c in event.commitments if c.value is not None
    ]


def test_every_value_stands_in_the_facts_with_its_source(item: Item) -> None:
    unknown = []
    for name, value, source in claims(item):
        phrase = NOT_AMONG_THE_VALUES.get((item.id, name, str(value), source))
        known = in_words(item, source, phrase) if phrase else value in values(item, source)
        if not known:
            unknown.append(f"{name}: {value} ({source})")
    assert not unknown


DOCUMENTS = [item for item in ITEMS if item.endswith(("-ttg", "-ubqgcds", "-tw"))]
YEARLESS = {("milestones/942-qd-ttg", "30")}
"""Targets without a year, which no figure can have: they are commitments without a deadline."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_of_a_document_is_there(name: str) -> None:
    """A document's page is its targets, so none may be lost; each is a commitment with its deadline."""
    item = real().site.items[name]
    made = {(c.value, str(c.due) if c.due else None) for c in front(item).commitments}
    for target in fact_event(item).get("targets", ()):
        due = None if (name, str(target.get("number"))) in YEARLESS else target["due"]
        assert (number(target.get("number")), due) in made, target["what_en"]
    results = {number(result["value"]) for result in fact_event(item).get("results", ())}
    assert results <= {figure.value for figure in front(item).figures}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_figures_of_a_document_agree_with_its_commitments(name: str) -> None:
    event = front(real().site.items[name])
    made = {(c.indicator, c.value, str(c.due)) for c in event.commitments}
    for figure in event.figures:
        if figure.basis == "target":
            assert (figure.indicator, figure.value, str(figure.period)) in made


def test_the_exceptions_are_needed() -> None:
    made = {(i.id, name, str(value), source): value for i in events() for name, value, source in claims(i)}
    items = real().site.items
    for key in NOT_AMONG_THE_VALUES:
        assert key in made, "the bulletin has no such value any more"
        assert made[key] not in values(items[key[0]], key[3]), "it stands among the values by now"


def test_every_whole_a_value_is_part_of_stands_in_the_facts(item: Item) -> None:
    """“20 of 22”: the 22 stands in the words of the facts, or is itself a value there."""
    for figure in front(item).figures:
        if figure.of is None:
            continue
        said = {
            number(digits.replace(",", ""))
            for record in sourced(fact_event(item))
            for digits in re.findall(r"\d[\d,]*(?:\.\d+)?", words(record))
        }
        derived = SUMS.get((item.id, figure.indicator))
        if derived is not None:
            assert figure.of not in said
            assert figure.of == sum(derived)
            assert set(derived) <= values(item, figure.source)
        else:
            assert figure.of in said, f"{figure.indicator}: {figure.value} of {figure.of}"


def test_no_value_lost_its_bound(item: Item) -> None:
    """Where every record of a value says about, more than, at least or nearly, the bulletin does too."""
    bounds = {"more than": "more_than", "about": "approximate", "at least": "at_least", "nearly": "nearly"}
    for figure in front(item).figures:
        event = fact_event(item)
        records = [
            r
            for r in (*event.get("results", ()), *event.get("targets", ()))
            if number(r.get("value", r.get("number"))) == figure.value and figure.source in r["src"]
        ]
        units = [str(r.get("unit", "")) for r in records]
        notes = [str(r.get("note", "")) for r in records]
        for phrase, bound in bounds.items():
            said = [
                unit.endswith(phrase) or note.partition(";")[0] == phrase
                for unit, note in zip(units, notes, strict=True)
            ]
            if said and all(said):
                assert figure.bound == bound, f"{figure.indicator}: {figure.value}: {notes}"
