"""What is done to all words at once is what one would do to each."""

from __future__ import annotations

import random
from array import array
from collections import Counter
from itertools import pairwise

import pytest

from bulletin.search.postings import decoded, encoded, joined, posting
from bulletin.search.weighing import Stream, weighed

_OFTEN = (0.0, 1.0, 1.5, 2.0, 2.0, 2.5, 2.5, 2.5, 2.5, 3.0)
SO, DIGIT = 1, 2
Segment = tuple[int, float, list[int]]
Found = dict[tuple[int, int], list[tuple[int, int]]]


def _stream(segments: list[Segment]) -> Stream:
    return Stream(
        array("i", [word for _, _, words in segments for word in (*words, 0)]),
        array("i", [len(words) + 1 for _, _, words in segments]),
        array("i", [document for document, _, _ in segments]),
        array("d", [boost for _, boost, _ in segments]),
    )


def _one_by_one(segments: list[Segment]) -> Found:
    sums: dict[tuple[int, int], dict[int, float]] = {}
    for document, boost, words in segments:
        met = Counter((0, word) for word in words if word)
        met.update((a, b) for a, b in pairwise(words) if a and b)
        met.update(
            (a, b)
            for a, so, b in zip(words, words[1:], words[2:], strict=False)
            if a and so == SO and b == DIGIT
        )
        for key, count in met.items():
            of = sums.setdefault(key, {})
            of[document] = of.get(document, 0.0) + boost * _OFTEN[min(count, 9)]
    return {
        key: [(n, max(1, min(26, round(s if s <= 10 else 10 + (s - 10) * 0.4)))) for n, s in of.items()]
        for key, of in sums.items()
    }


def _read(segments: list[Segment], words: int, slice: int) -> Found:
    found: Found = {}
    for lines in weighed(_stream(segments), [SO], [DIGIT], words, slice):
        for first, second, signs in lines.each:
            key = (0, first) if second == 0 else (first, second)
            assert key not in found
            found[key] = decoded(f"!!{signs}")[1][""]
    return found


@pytest.mark.parametrize("slice", [1, 500, 100_000])
def test_words_and_pairs_are_counted_weighed_and_written(slice: int) -> None:
    rng = random.Random(6)
    segments: list[Segment] = []
    document = 0
    for _ in range(300):
        document += rng.choice((0, 1, 2, 40, 1500, 40_000))  # gaps of one sign to four
        for boost in rng.sample((1.0, 6 + 8 / 3, 3.0, 0.25, 0.5), 3):
            segments.append((document, boost, [rng.randrange(12) for _ in range(rng.randrange(1, 40))]))
    assert _read(segments, 12, slice) == _one_by_one(segments)


def test_nothing_is_found_in_nothing() -> None:
    assert _read([], 3, 10) == {}
    assert _read([(0, 1.0, [0])], 3, 10) == {}


def test_signs_are_joined_as_postings_are_written() -> None:
    rng = random.Random(7)
    for count in (3, 900, 1500):  # of two, the last are too many
        postings = {
            marks: [posting(n, rng.randint(1, 26)) for n in sorted(rng.sample(range(9000), count))]
            for marks in ("", "63")
        }
        assert joined({m: encoded({m: p}).split("!")[2] for m, p in postings.items()}) == encoded(postings)
