"""Names are found in all documents at once as one would find them in each."""

from __future__ import annotations

import random

import numpy as np

from bulletin.search.aliases import aliases
from bulletin.search.spotting import Spotter, picked
from bulletin.search.vocabulary import Pieces, Vocabulary
from bulletin.search.words import words

GROUPS = [("a", "b c", "b c a"), ("c", "b c"), ("a a", "b"), ("c a b", "a b a b")]


def test_every_form_is_found_wherever_it_stands_and_tells_of_the_others() -> None:
    rng = random.Random(8)
    text = [rng.choice("abcd") if rng.random() < 0.9 else "" for _ in range(2000)] + [""]
    vocabulary = Vocabulary()
    spotter = Spotter(aliases(GROUPS), vocabulary)
    numbers = [vocabulary[words(letter)[0]] if letter else 0 for letter in text]
    places, ends = spotter.found_in(np.array(numbers, np.int32))
    told = sorted(
        (int(place), tuple(picked(spotter.others, np.array([end]))[0].tolist()))
        for place, end in zip(places, ends, strict=True)
    )
    assert told == sorted(_one_by_one(text, vocabulary))


def _one_by_one(text: list[str], vocabulary: Vocabulary) -> list[tuple[int, tuple[int, ...]]]:
    forms = {tuple(form.split()) for group in GROUPS for form in group}
    found = []
    for at in range(len(text)):
        for form in forms:
            if tuple(text[at : at + len(form)]) == form:
                others = [
                    (0, *(vocabulary[words(word)[0]] for word in other.split()))
                    for group in GROUPS
                    for other in group
                    if form in {tuple(one.split()) for one in group} and tuple(other.split()) != form
                ]
                found.append((at, tuple(number for other in others for number in other)))
    return found


def test_without_names_nothing_is_found() -> None:
    vocabulary = Vocabulary()
    spotter = Spotter(aliases([]), vocabulary)
    numbers = [vocabulary[word] for word in words("an bình")]
    places, ends = spotter.found_in(np.array([*numbers, 0], np.int32))
    assert not len(places)
    assert not len(ends)


def test_a_piece_has_its_words_and_is_found_run_together() -> None:
    vocabulary = Vocabulary()
    pieces = Pieces(vocabulary)
    known = [pieces[piece] for piece in ("142/QĐ-TTg,", "–", "e-government", "142/QĐ-TTg,")]
    assert known[0] == known[3]
    spelt = list(vocabulary)

    def told(rows: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> list[str]:
        return [spelt[number].key for number in rows.tolist()]

    own, counts = picked(pieces.words, np.array(known))
    assert counts.tolist() == [3, 0, 2, 3]
    assert told(own) == ["142", "qd", "ttg", "e", "government", "142", "qd", "ttg"]
    together, counts = picked(pieces.joined, np.array(known))
    assert counts.tolist() == [2, 0, 2, 2]
    assert told(together) == ["", "142qdttg", "", "egovernment", "", "142qdttg"]
