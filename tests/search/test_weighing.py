"""What is done to all words at once is what one would do to each."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest

from bulletin.search.postings import decoded
from bulletin.search.weighing import Ordered, Stream, weighed
from bulletin.search.words import Word

_OFTEN = (0.0, 1.0, 1.5, 2.0, 2.0, 2.5, 2.5, 2.5, 2.5, 3.0)
WORDS = Ordered(
    [
        Word("", ""),
        Word("1", ""),
        *(Word(key, marks) for key in "abc" for marks in ("", "1", "9")),
        Word("so", "1"),
    ]
)
DIGIT, SO = 1, 11
Segment = tuple[int, float, list[int], list[int]]
Found = dict[tuple[int, int], list[tuple[int, int]]]
Met = dict[tuple[str, str], int]


def _stream(segments: list[Segment]) -> Stream:
    """Of documents' fields: what a word counts for, their words, and those that count half."""
    stream = Stream()
    for place, (document, boost, *both) in enumerate(segments):
        stream.documents.append(document)
        stream.boosts.append(boost)
        for half, words in enumerate(both):
            stream.words.extend((*words, 0))
            stream.segments.extend([2 * place + half] * (len(words) + 1))
    return stream


def _one_by_one(segments: list[Segment], pairs: bool) -> Found:
    sums: dict[tuple[int, int], dict[int, float]] = {}
    for document, boost, *both in segments:
        for half, words in enumerate(both):
            for key, count in _met(words, pairs).items():
                of = sums.setdefault(key, {})
                of[document] = of.get(document, 0.0) + boost / (1 + half) * _OFTEN[min(count, 9)]
    return {
        key: [(n, max(1, min(26, round(s if s <= 10 else 10 + (s - 10) * 0.4)))) for n, s in of.items()]
        for key, of in sums.items()
    }


def _met(words: list[int], pairs: bool) -> Counter[tuple[int, int]]:
    if not pairs:
        return Counter((word, 0) for word in words if word)
    met = Counter((a, b) for a, b in pairwise(words) if a and b)
    met.update(
        (a, b) for a, so, b in zip(words, words[1:], words[2:], strict=False) if a and so == SO and b == DIGIT
    )
    return met


def _read(segments: list[Segment], pairs: bool, slice: int, kept: int = 1 << 20) -> tuple[Found, Met]:
    found: Found = {}
    left: Met = {}
    keys = []
    for lines in weighed(_stream(segments), WORDS, pairs, slice, kept):
        parts = zip(lines.first, lines.second, lines.starts, lines.ends, strict=True)
        for place, (first, second, start, end) in enumerate(parts):
            one, other = WORDS.words[first], WORDS.words[second]
            keys.append((one.key, other.key, one.marks, other.marks))
            before = keys[-2][:2] if place else None
            assert (place in lines.keys) == (keys[-1][:2] != before)
            if place in lines.keys:
                left[keys[-1][:2]] = lines.met[lines.keys.index(place)]
            found[first, second] = decoded(f"!!{lines.signs[start:end]}")[1][""]
    assert keys == sorted(set(keys))
    return found, left


@pytest.mark.parametrize("slice", [1, 500, 100_000])
@pytest.mark.parametrize("pairs", [False, True])
def test_words_and_pairs_are_counted_weighed_and_written(slice: int, pairs: bool) -> None:
    segments = _segments()
    found, met = _read(segments, pairs, slice)
    assert found == _one_by_one(segments, pairs)
    assert set(met.values()) == {0}


def _segments() -> list[Segment]:
    rng = random.Random(6)
    segments: list[Segment] = []
    document = 0
    for _ in range(300):
        document += rng.choice((0, 1, 2, 40, 1500, 40_000))  # gaps of one sign to four
        for boost in rng.sample((1.0, 6 + 8 / 3, 3.0, 0.25, 0.5), 3):
            own, half = ([rng.randrange(12) for _ in range(rng.randrange(1, most))] for most in (40, 9))
            segments.append((document, boost, own, half))
    return segments


@pytest.mark.parametrize("slice", [1, 100_000])
@pytest.mark.parametrize("kept", [1, 40, 250, 700])
@pytest.mark.parametrize("pairs", [False, True])
def test_of_a_key_that_many_have_the_weightiest_stay_and_of_these_the_newest(
    pairs: bool, kept: int, slice: int
) -> None:
    segments = _segments()
    by_key: dict[tuple[str, str], list[tuple[int, int, tuple[int, int]]]] = {}
    for (first, second), postings in _one_by_one(segments, pairs).items():
        some = by_key.setdefault((WORDS.words[first].key, WORDS.words[second].key), [])
        some += [(weight, document, (first, second)) for document, weight in postings]
    wanted: Found = {}
    for some in by_key.values():
        some.sort(reverse=True)
        least = some[:kept][-1][:2]
        for weight, document, pair in some:
            if (weight, document) >= least:
                wanted.setdefault(pair, []).append((document, weight))
    found, met = _read(segments, pairs, slice, kept)
    assert found == {pair: sorted(postings) for pair, postings in wanted.items()}
    assert met == {key: len(some) if len(some) > kept else 0 for key, some in by_key.items()}


@pytest.mark.parametrize("pairs", [False, True])
def test_nothing_is_found_in_nothing(pairs: bool) -> None:
    assert _read([], pairs, 10) == ({}, {})
    assert _read([(0, 1.0, [0], [])], pairs, 10) == ({}, {})
