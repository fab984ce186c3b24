"""The registers of the bulletin against the facts, both ways: nothing else, and nothing left out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bulletin.i18n.periods import Period
from bulletin.i18n.vietnamese import fold, slugify
from tests.facts.facts import entries
from tests.facts.test_events import UNNUMBERED
from tests.small_sites import real

ADDRESSEES = {
    "cac-bo-nganh-dia-phuong",
    "cac-bo-nganh",
    "cac-dia-phuong",
    "thanh-vien-uy-ban",
    "cac-co-quan-lien-quan",
    "google",
    "ookla",
}
"""To whom tasks were given, or who counted; no bodies of the facts' list."""

OTHER_NAMES = {
    "wipo": "the facts print the abbreviation; the English name in British spelling",
    "thuong-truc-cp": "“standing members of the Government” in a sentence, a name here",
}

OTHER_TITLES = {
    "50/NQ-CP@2020": "with whose programme it is",
    "50/NQ-CP@2021": "with whose programme it is",
    "1964/QĐ-TTg": "with the Committee's whole name",
    "luat-bao-ve-quyen-loi-nguoi-tieu-dung": "the law's full name, by another source; a caveat says so",
    "13/2023/NĐ-CP": "the facts have its title from memory alone; here it has none, and the note says so",
    "71/NQ-CP": "the facts have no Vietnamese title",
}

NO_HEADLINE = {"dienbien-s2", "seed-003", "ttcs-laws", "luatvn-942s", "cafef-408", "laodong-1218"}
"""Sources whose headline was not returned: the facts describe them in brackets."""

OUR_TYPES = {"party document": "resolution", "law (draft)": "draft", "official letter": "letter"}

DATES_BY_THE_MARK = {
    "123/2020/NĐ-CP": "2020",
    "1964/QĐ-TTg": "2021-11",
    "luat-bao-ve-quyen-loi-nguoi-tieu-dung": "2023",
}
"""Dates no source gives: the year of the mark, or the month its event tells; each entry says so."""

NAMED_IN_A_NOTE = {"51/2005/QH11": "20/2023/QH15"}
"""Documents without an entry in the facts, named in the note of another: the mark is all there is."""

SERIES = {
    "online-services": (
        *("level-4-services-eligible", "level-4-services-all", "online-services-share"),
        *("full-process-eligible", "full-process-services", "files-submitted-online", "files-handled-online"),
    ),
    "adult-use-target": ("adult-use",),
    "satisfaction-target": ("satisfaction",),
    "personal-id-files-target": ("personal-id-files",),
    "dti-provincial-first": ("dti-rank-provinces",),
    "dti-hagiang": ("dti-rank-provinces",),
    "dti-binhdinh": ("dti-rank-provinces",),
    "dti-ministry-first": ("dti-rank-ministries",),
    "dti-top5-2022": ("dti-score",),
    "eid-accounts": ("eid-accounts-issued", "eid-accounts-activated"),
    "essential-services": ("essential-services-level-3-4",),
    "ecommerce-retail": ("ecommerce-retail-share", "ecommerce-growth", "ecommerce-revenue"),
    "signatures": ("digital-signatures",),
    "committee-targets": ("committee-targets-met", "committee-tasks-completed"),
}
"""Series of the facts that have another id here, and why:

a series whose points count different things is several indicators; that a value is a target is the figure's
basis, and whose rank it is the figure's scope, so neither makes an indicator of its own.
"""

ELSEWHERE = {
    "Ủy ban Quốc gia về chuyển đổi số": ("organisations", "ubqg-cds"),
    "Trung tâm Dữ liệu quốc gia": ("organisations", "tt-dlqg"),
    "Chương trình Chuyển đổi số quốc gia": ("documents", "749/QĐ-TTg"),
    "Chiến lược dữ liệu quốc gia": ("documents", "142/QĐ-TTg"),
}
"""Terms of the facts that are the name of one body or document: its own register has it."""

SAME_TERM = {"nền kinh tế số": "kinh tế số"}
"""Terms of the facts with the English of another: one entry a concept."""


def plain(text: str) -> str:
    """A name without brackets, marks, case, and ways of writing an apostrophe or a dash."""
    bare = re.sub(r"\s*\([^)]*\)", "", text)
    return " ".join(re.findall(r"\w+", fold(bare)))


def test_people_have_the_names_of_the_facts() -> None:
    known = entries("people", "name")
    for person, placed in real().site.registers.people.items():
        assert placed.entry.name in known
        assert person == slugify(placed.entry.name)
        if known[placed.entry.name].get("unverified"):
            assert placed.entry.uncertain, placed.entry.name
            assert placed.entry.note


OTHER_SPANS = {
    ("pham-thi-thanh-tra", "2021-11"): "2021-11/2025-03",
    ("to-lam", "2023"): "2023-02/2023-07",
}
"""Offices dated otherwise than in the facts, and why: the events of the facts name her again in 2025; the two
sessions of 2023 that name him are known to the month."""


def roles_of_the_facts() -> list[tuple[str, int]]:
    """Every office of the facts: its holder and its place there."""
    people = entries("people", "name")
    return [(name, number) for name, one in people.items() for number in range(len(one["roles"]))]


def alike(one: set[str], other: set[str]) -> float:
    """How many words of the shorter of two titles the other has; of equal shares the longer match wins."""
    both = len(one & other)
    return both / min(len(one), len(other)) + both / 1000


@pytest.mark.parametrize(("name", "number"), roles_of_the_facts())
def test_every_office_of_the_facts_is_there_with_its_dates(name: str, number: int) -> None:
    told = entries("people", "name")[name]["roles"][number]
    person = slugify(name)
    roles = real().site.registers.people[person].entry.roles
    words = set(plain(told["role_vi"]).split())
    shares = [alike(words, set(plain(role.title["vi"]).split())) for role in roles]
    assert max(shares) >= 0.55, f"no office like “{told['role_vi']}”"
    role = roles[shares.index(max(shares))]
    when = str(told["when"])
    span = OTHER_SPANS.get((person, when), when)
    bare = span.removeprefix("from ").removesuffix(" in these sources")
    first, _, last = bare.replace(" to ", "/").partition("/")
    begins = role.start or role.seen
    assert begins is not None
    assert begins.first_day == Period.parse(first).first_day
    if not span.startswith("from "):
        ends = role.end or role.seen
        assert ends is not None
        assert ends.last_day == Period.parse(last or first).last_day
    elif first.count("-") == 2:
        assert role.start is not None, "a day that a source gives is an office's beginning"


def test_organisations_have_the_names_of_the_facts() -> None:
    known = entries("organisations")
    for body, placed in real().site.registers.organisations.items():
        name = placed.entry.name
        if body in known and body not in OTHER_NAMES:
            assert name.vi == known[body]["name_vi"]
            assert plain(name.en) == plain(known[body]["name_en"])
        elif body not in known and body not in ADDRESSEES:
            assert placed.entry.kind == "locality"
            assert re.match(r"(Tỉnh|Thành phố) ", name.vi)
            assert name.vi.partition(" ")[2].removeprefix("phố ") == re.sub(r" (Province|City)$", "", name.en)
    assert set(OTHER_NAMES) <= set(known)


def fact_of(document: str) -> Any:
    """The facts' entry of a document."""
    known = entries("documents", "number")
    marks = {bulletin: fact for fact, bulletin in UNNUMBERED.items()}
    mark, _, year = document.partition("@")
    return known[marks.get(document, f"{mark} ({year})" if year else mark)]


def listed_documents() -> dict[str, Any]:
    """The bulletin's documents but for those that the facts only name in a note."""
    documents = real().site.registers.documents
    return {document: placed for document, placed in documents.items() if document not in NAMED_IN_A_NOTE}


def test_what_replaced_what_is_what_the_facts_say() -> None:
    documents = real().site.registers.documents
    said = {(newer, older) for newer, placed in documents.items() for older in placed.entry.replaces}
    assert said == {(newer, older) for older, newer in NAMED_IN_A_NOTE.items()}
    for newer, older in said:
        assert f"replaces Law {older}" in fact_of(newer)["note"]
    known = entries("documents", "number").values()
    assert sum("replaces" in fact.get("note", "") for fact in known) == len(said)


def test_documents_have_the_titles_dates_types_and_signers_of_the_facts() -> None:
    for document, placed in listed_documents().items():
        entry, fact = placed.entry, fact_of(document)
        if document not in OTHER_TITLES:
            assert plain(entry.title.vi).removeprefix("du thao ") == plain(fact["title_vi"])
        assert entry.type == OUR_TYPES.get(fact["type"], fact["type"])
        assert entry.signer == fact.get("signer")
        date = str(entry.date) if entry.date else None
        assert date == (fact.get("date") or DATES_BY_THE_MARK.get(document))
        if date and not fact.get("date"):
            assert entry.note


def test_english_titles_are_of_the_same_documents() -> None:
    """They are the editors' own renderings, so only their telling words are compared."""
    for document, placed in listed_documents().items():
        wanted = {word for word in plain(fact_of(document)["title_en"]).split() if len(word) > 4}
        there = set(plain(placed.entry.title.en).split())
        assert 2 * len(wanted & there) >= len(wanted), document


def test_sources_have_the_titles_addresses_dates_and_reading_of_the_facts() -> None:
    known = entries("sources")
    for source, placed in real().site.registers.sources.items():
        entry, fact = placed.entry, known[source]
        if source not in NO_HEADLINE:
            assert plain(entry.title) == plain(fact["title"])
        assert entry.url == fact.get("url")
        assert (str(entry.date) if entry.date else None) == fact.get("date")
        assert entry.read == fact["read"]
        assert entry.lang in ({fact["lang"]} if fact["lang"] in {"vi", "en"} else {None, fact["lang"]})
        assert entry.machine_translation is ("machine translation" in fact["publisher"]), source


def telling(text: str) -> frozenset[str]:
    """The words of a term, whatever their order and number."""
    return frozenset(word.removesuffix("s") for word in plain(text).split()) - {"on", "of", "the", "for"}


def test_terms_of_the_facts_have_their_english() -> None:
    known: dict[str, set[frozenset[str]]] = {}
    for term in entries("glossary", "vi").values():
        english = [term["en"], *re.split(r"[;,/]", f"{term['en']};{term.get('other_en', '')}")]
        known.setdefault(plain(term["vi"]), set()).update(map(telling, english))
    checked = 0
    for placed in real().site.registers.glossary.values():
        wanted = known.get(plain(placed.entry.term.vi))
        if wanted and not placed.entry.uncertain:
            checked += 1
            assert telling(placed.entry.term.en) in wanted, placed.id
    assert checked > 20


# Nothing of the facts is left out


def test_every_person_and_body_and_source_of_the_facts_is_there() -> None:
    registers = real().site.registers
    assert {placed.entry.name for placed in registers.people.values()} == set(entries("people", "name"))
    assert set(entries("organisations")) <= set(registers.organisations)
    assert set(entries("sources")) == set(registers.sources)


def test_every_document_of_the_facts_is_there() -> None:
    facts = {fact_of(document)["number"] for document in listed_documents()}
    assert facts == set(entries("documents", "number"))


def test_every_series_of_the_facts_is_there() -> None:
    indicators = set(real().site.registers.indicators)
    missing = set(entries("indicators")) - indicators
    assert missing == set(SERIES)
    assert {indicator for found in SERIES.values() for indicator in found} <= indicators


def test_shares_and_ranks_of_the_facts_are_shares_and_ranks() -> None:
    for indicator, placed in real().site.registers.indicators.items():
        if fact := entries("indicators").get(indicator):
            assert (placed.entry.unit.id == "percent") is (fact["unit"] == "%"), indicator
            assert placed.entry.rank is fact["unit"].startswith("rank"), indicator


def test_every_term_of_the_facts_is_there() -> None:
    there = {plain(placed.entry.term.vi) for placed in real().site.registers.glossary.values()}
    missing = {vi for vi in entries("glossary", "vi") if plain(vi) not in there}
    assert missing == {*ELSEWHERE, *SAME_TERM}
    for one, other in SAME_TERM.items():
        assert plain(other) in there
        assert entries("glossary", "vi")[one]["en"] == entries("glossary", "vi")[other]["en"]


def test_terms_that_are_names_stand_in_the_register_of_what_they_name() -> None:
    registers = real().site.registers
    for vi, (register, name) in ELSEWHERE.items():
        if register == "organisations":
            pair = registers.organisations[name].entry.name
        else:
            short = registers.documents[name].entry.short
            assert short is not None
            pair = short
        assert pair.vi == vi
        assert telling(pair.en) == telling(entries("glossary", "vi")[vi]["en"])
