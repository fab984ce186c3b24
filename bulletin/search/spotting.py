"""Names that mean the same, found in the words of many documents at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bulletin.search.aliases import Aliases
from bulletin.search.vocabulary import Rows, Vocabulary

Numbers = NDArray[np.int64]
Words = NDArray[np.int32]


def picked(rows: Rows, which: NDArray[np.signedinteger]) -> tuple[Words, Numbers]:
    """The numbers that stand in these rows, one row after the other, and how many stand in each."""
    ends = np.asarray(rows.ends, np.int64)
    starts = ends[which]
    counts = ends[which + 1] - starts
    before = np.cumsum(counts) - counts
    places = np.repeat(starts - before, counts) + np.arange(counts.sum())
    return np.asarray(rows.numbers)[places], counts


class Spotter:
    """Finds the forms of all groups; ``others`` has a row for what each end of a form tells of.

    In that row stand all other forms of its groups, each after a break. The forms are kept as a tree: its
    branches lead from a state, at first 0, by a word to the next.
    """

    def __init__(self, known: Aliases, vocabulary: Vocabulary) -> None:
        branches: dict[tuple[int, int], int] = {}
        told: list[list[int]] = [[]]
        self._longest = 1
        for group in known.groups:
            numbered = [[vocabulary[word] for word in form] for form in group]
            for form in numbered:
                state = 0
                for word in form:
                    state = branches.setdefault((state, word), len(told))
                    if state == len(told):
                        told.append([])
                for other in numbered:
                    if other != form:
                        told[state] += (0, *other)
                self._longest = max(self._longest, len(form))
        self.others = Rows()
        for row in told:
            self.others.append(row)
        ordered = sorted(branches)
        self._branches = np.array([state << 32 | word for state, word in ordered], np.int64)
        self._states = np.array([branches[branch] for branch in ordered], np.int64)
        self._ends = np.array([bool(row) for row in told])
        self._first = np.zeros(len(vocabulary) + 1, np.int64)  # the last for all words that are in no form
        for (state, word), after in branches.items():
            if not state:
                self._first[word] = after

    def found_in(self, text: Words) -> tuple[Numbers, Numbers]:
        """Where forms begin in a text that ends with a break, each with its end; in no order."""
        states = self._first[np.minimum(text, len(self._first) - 1)]
        at = np.flatnonzero(states)
        states = states[at]
        found = []
        for length in range(1, self._longest + 1):
            ends = self._ends[states]
            found.append((at[ends], states[ends]))
            branches = states << 32 | text[np.minimum(at + length, len(text) - 1)]
            places = np.minimum(np.searchsorted(self._branches, branches), len(self._branches) - 1)
            goes_on = self._branches[places] == branches
            at, states = at[goes_on], self._states[places[goes_on]]
        return np.concatenate([one for one, _ in found]), np.concatenate([end for _, end in found])
