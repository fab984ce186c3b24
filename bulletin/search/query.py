"""A query as words, some of them in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.search.words import Word, prepared, word, written

_QUOTES = re.compile("[“”„«»]")
_OPEN_END = re.compile(r"[^\W_]$")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a query: as it was typed, as it is read, in which quotes (0: in none)."""

    typed: str
    word: Word
    quotes: int = 0
    begun: bool = False  # the last word: it may go on


@dataclass(frozen=True, slots=True)
class Query:
    terms: tuple[Term, ...]

    @property
    def phrases(self) -> list[list[int]]:
        """The places of the words in each pair of quotes."""
        found: dict[int, list[int]] = {}
        for place, term in enumerate(self.terms):
            if term.quotes:
                found.setdefault(term.quotes, []).append(place)
        return list(found.values())


def parsed(text: str) -> Query:
    """The query that somebody typed. Quotes that do not end are none."""
    text = _QUOTES.sub('"', prepared(text))
    pieces = text.split('"')
    terms = [
        Term(one, word(one), place if place % 2 and place < len(pieces) - 1 else 0)
        for place, piece in enumerate(pieces)
        for one in written(piece)
    ]
    if terms and _OPEN_END.search(text):
        last = terms[-1]
        terms[-1] = Term(last.typed, last.word, 0, begun=True)
    return Query(tuple(terms))
