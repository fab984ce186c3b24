"""Abbreviations that a text explains nowhere and the registers do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.diagnostics import Findings
from bulletin.review.parity import Text
from bulletin.review.passages import Passage
from bulletin.review.review import Review
from bulletin.site.model import Registers

_ABBREVIATION = re.compile(r"(?<![\w/&.-])[A-ZĐƯƠ]{2,}(?:&[A-ZĐƯƠ]+)*(?![\w/&-])")
_ROMAN = re.compile(r"[IVXLC]+")
EVERYBODY_KNOWS = frozenset({"CC", "BY", "MIT", "US", "UK", "UN", "EU", "USD", "VND", "EUR", "ISO", "PDF"})
"""Countries, currencies, licences, formats: written out they would be harder to read."""


def check(review: Review, findings: Findings) -> None:
    """Tell of each unknown abbreviation, once a text, where it first stands."""
    for _, text in review.texts():
        known = EVERYBODY_KNOWS | _registered(review.site.registers, text.language)
        passages = review.passages(text)
        whole = " ".join(passage.text for passage in passages)
        told: set[str] = set()
        for passage in passages:
            for found in _unknown(passage, known):
                if found.group() not in told and not _explained(found.group(), whole):
                    _report(text, passage, found, findings)
                told.add(found.group())


def _unknown(passage: Passage, known: frozenset[str]) -> Iterator[re.Match[str]]:
    for found in _ABBREVIATION.finditer(passage.text):
        if found.group() not in known and not _ROMAN.fullmatch(found.group()):
            yield found


def _report(text: Text, passage: Passage, found: re.Match[str], findings: Findings) -> None:
    place = passage.at(found.start(), found.end())
    findings.add("unexplained-abbreviation", place, abbreviation=found.group())


def _explained(abbreviation: str, text: str) -> bool:
    """Whether the text has it in brackets behind its meaning, or its meaning in brackets behind it."""
    word = re.escape(abbreviation)
    return re.search(rf"\([^()]*\b{word}\b[^()]*\)|\b{word}\s+\(", text) is not None


def _registered(registers: Registers, language: str) -> frozenset[str]:
    """What the glossary and the organisations explain, and the names that sources and publishers go by."""
    found: set[str] = set()
    for register in (registers.glossary, registers.organisations):
        found |= {getattr(placed.entry, f"abbr_{language}") or "" for placed in register.values()}
    for placed in registers.sources.values():
        found |= set(_ABBREVIATION.findall(f"{placed.entry.publisher or ''}"))
    for document in registers.documents.values():
        found |= set(_ABBREVIATION.findall(document.entry.title[language]))
    return frozenset(found)
