"""The reference of how a query ranks documents; docs/search.md explains it, `search.js` does the same.

Every number is made by the same steps on both sides, so both give the same order to the last document.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bulletin.search.keys import FACET, PAIR
from bulletin.search.keystrokes import decoded as keystrokes
from bulletin.search.postings import Postings
from bulletin.search.query import Query, Term, parsed
from bulletin.search.reading import Reader
from bulletin.search.words import Word, same_but_tone, words

OTHER_TONE, OTHER_LETTERS = 0.7, 0.4
"""What a word counts that differs from the typed one in its tone, in its letters."""

GOES_ON = 0.5
"""What a word counts that goes on where the typed one ends."""

HALF = 4
"""The weight that is worth half of what any weight can be worth."""

COVERED = 0.7
"""A hit has so much of the query, measured against the document that has most of it."""

Weights = dict[int, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, by its number in the index."""

    document: int
    score: int


@dataclass(frozen=True, slots=True)
class _Found:
    """Which documents have a word or a pair, with what weight, and what it is worth."""

    weights: Weights
    worth: int


def search(reader: Reader, text: str, facets: Iterable[str] = ()) -> list[Hit]:
    """The documents that a query finds among those with all these facets, best first.

    A query without words finds all of them, the newest first.
    """
    query = parsed(text)
    allowed = _allowed(reader, facets)
    if not query.terms:
        return [Hit(document, 0) for document in sorted(allowed or (), reverse=True)]
    hits = _ranked(reader, query, allowed)
    phrases = [[query.terms[place].word for place in places] for places in query.phrases]
    return [hit for hit in hits if all(_says(reader, hit.document, phrase) for phrase in phrases)]


def _allowed(reader: Reader, facets: Iterable[str]) -> set[int] | None:
    """The documents with all facets; None where none is asked for."""
    allowed: set[int] | None = None
    for facet in facets:
        _, postings = reader.postings(FACET + facet) or (0, {})
        having = {document for document, _ in postings.get("", ())}
        allowed = having if allowed is None else allowed & having
    return allowed


def _ranked(reader: Reader, query: Query, allowed: set[int] | None) -> list[Hit]:
    terms = [_resolved(reader, term) for term in query.terms]
    marked = any(term.word.marks for term in terms)
    singles = [_found(reader, term.word.key, "", term, marked) for term in terms]
    pairs = [
        _found(reader, f"{PAIR}{a.word.key} {b.word.key}", f"{a.word.marks} ", b, marked)
        for a, b in pairwise(terms)
    ]
    whole = sum(one.worth for one in singles)
    scored: list[tuple[int, float, float]] = []
    for document in set().union(*(one.weights for one in (*singles, *pairs))):
        if allowed is None or document in allowed:
            covered, score = _scored(document, singles, pairs)
            share = covered / whole
            scored.append((document, share, score * share * share))
    if not scored:
        return []
    bound = COVERED * max(share for _, share, _ in scored)
    hits = [
        Hit(document, math.floor(score * 1000 + 0.5)) for document, share, score in scored if share >= bound
    ]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.document))


def _scored(document: int, singles: list[_Found], pairs: list[_Found]) -> tuple[float, float]:
    """What of the query's worth a document covers, and its score."""
    covered = score = 0.0
    beside = [pair.weights.get(document, 0.0) for pair in pairs]
    for i, single in enumerate(singles):
        weight = max(single.weights.get(document, 0.0), *beside[max(0, i - 1) : i + 1], 0.0)
        if weight:
            covered += single.worth
            score += single.worth * weight / (weight + HALF)
    for pair, weight in zip(pairs, beside, strict=True):
        if weight:
            score += pair.worth * (weight + HALF) / (weight + 2 * HALF)
    return covered, score


def _found(reader: Reader, key: str, marks: str, term: Term, marked: bool) -> _Found:
    """The documents that have a key, or one that goes on from it where the term is only begun."""
    wanted = (marks + term.word.marks).strip(" ") and marks + term.word.marks
    own = reader.postings(key)
    weights: Weights = {}
    if own:
        _gather(weights, own[1], 1.0, wanted if marked else None)
    if term.begun and not (own and key[-1].isdigit()):
        for other, (_, postings) in reader.beginning(key):
            if other != key:
                _gather(weights, postings, GOES_ON, wanted if marked else None)
    having = own[0] if own else len(weights)
    return _Found(weights, math.floor(100 * math.log2(1 + reader.count / max(1, having)) + 0.5))


def _gather(weights: Weights, postings: Postings, factor: float, wanted: str | None) -> None:
    for marks, found in postings.items():
        if wanted is None or marks == wanted:
            exact = factor
        else:
            exact = factor * (OTHER_TONE if same_but_tone(marks, wanted) else OTHER_LETTERS)
        for document, weight in found:
            weighed = weight * exact
            if weighed > weights.get(document, 0.0):
                weights[document] = weighed


# What a typed word means


def _resolved(reader: Reader, term: Term) -> Term:
    """The term as the index knows it: as typed, as keystrokes, as begun, or with one letter put right."""
    key = term.word.key
    if reader.postings(key):
        return term
    word = keystrokes(term.typed)
    known = reader.postings(word.key) if word else None
    if word and known and any(same_but_tone(word.marks, marks) for marks in known[1]):
        return Term(term.typed, word, term.quotes, term.begun)
    if term.begun:
        if next(reader.beginning(key), None):
            return term
        if word and next(reader.beginning(word.key), None):
            return Term(term.typed, word, term.quotes, term.begun)
    meant = _meant(reader, key)
    return Term(term.typed, Word(meant, term.word.marks), term.quotes) if meant else term


def _meant(reader: Reader, key: str) -> str | None:
    """Of the words that one letter makes this one, the commonest."""
    if len(key) < 3 or key[0].isdigit():
        return None
    near = [(-count, other) for other, (count, _) in reader.beginning(key[0]) if _one_apart(key, other)]
    return min(near)[1] if near else None


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two that changed places tell two words apart."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return (len(one) < 2 and len(other) < 2) or (len(one) == 2 and other == one[::-1])


# Phrases


def _says(reader: Reader, document: int, phrase: list[Word]) -> bool:
    """Whether a document has a phrase, its words one after the other; with marks, where any are typed."""
    marked = any(word.marks for word in phrase)
    wanted = [word if marked else word.key for word in phrase]
    for line in _lines(reader.record(document)):
        said = words(line)
        having = said if marked else [word.key for word in said]
        if any(having[i : i + len(wanted)] == wanted for i in range(len(having) - len(wanted) + 1)):
            return True
    return False


def _lines(record: Mapping[str, object]) -> Iterator[str]:
    yield str(record["t"])
    yield str(record.get("s", ""))
    yield from map(str, record.get("n", ()))  # type: ignore[call-overload]
    for _, heading, text in record["x"]:  # type: ignore[attr-defined]
        yield heading
        yield from text.split("\n")
