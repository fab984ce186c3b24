"""A document is told in plain values and made of them again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bulletin.search.document import HEADING, Document, Fact, Hole, told, untold

BARE = Document("vi", "phien-hop/8/", "session", "Phiên họp lần thứ 8")
FULL = Document(
    "en",
    "sessions/8/",
    "session",
    "Eighth session",
    lang="vi",
    date=date(2024, 4, 24),
    session=8,
    summary="What was decided.",
    names=("Session 8", "8th session"),
    about=("Digital economy",),
    facts=(
        Fact("Figures", "figure-1", "Ministries", Decimal("20.0"), "%", "reported"),
        Fact("", "", "A note"),
    ),
    others=("Phiên họp lần thứ 8", ""),
    html="<h2>\x000\x00Kinh tế số\x00-\x00</h2><p>\x001\x00</p>",
    holes=(Hole(f"{HEADING}kinh-te-so", ""), Hole("142/QĐ-TTg")),
)


@pytest.mark.parametrize("document", [BARE, FULL])
def test_nothing_is_lost(document: Document) -> None:
    again = untold(told(document), document.html)
    assert again == document
    assert list(map(type, again.facts + again.holes)) == list(map(type, document.facts + document.holes))
    assert [str(fact.value) for fact in again.facts] == [str(fact.value) for fact in document.facts]


def test_every_field_but_the_text_is_told() -> None:
    assert len(told(FULL)) == len(FULL.__slots__) - 1
    assert FULL.html not in told(FULL)
