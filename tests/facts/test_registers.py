"""The registers of the bulletin against the facts: names, titles, dates, addresses."""

from __future__ import annotations

import re
from typing import Any

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
}

NO_HEADLINE = {"dienbien-s2", "seed-003", "ttcs-laws"}
"""Sources whose headline was not returned: the facts describe them in brackets."""

OUR_TYPES = {"party document": "resolution", "law (draft)": "draft"}

DATES_BY_THE_MARK = {
    "123/2020/NĐ-CP": "2020",
    "1964/QĐ-TTg": "2021-11",
    "luat-bao-ve-quyen-loi-nguoi-tieu-dung": "2023",
}
"""Dates no source gives: the year of the mark, or the month its event tells; each entry says so."""


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


def test_documents_have_the_titles_dates_types_and_signers_of_the_facts() -> None:
    for document, placed in real().site.registers.documents.items():
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
    for document, placed in real().site.registers.documents.items():
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
        english = re.split(r"[;,/]", f"{term['en']};{term.get('other_en', '')}")
        known.setdefault(plain(term["vi"]), set()).update(map(telling, english))
    checked = 0
    for placed in real().site.registers.glossary.values():
        wanted = known.get(plain(placed.entry.term.vi))
        if wanted and not placed.entry.uncertain:
            checked += 1
            assert telling(placed.entry.term.en) in wanted, placed.id
    assert checked > 20
