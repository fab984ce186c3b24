"""The words of an index as numbers while it is made, in the order in which they are met."""

from __future__ import annotations

from bulletin.search.words import Word, word

BREAK = "\x02"
"""Between words that do not follow each other."""

PAIR = "~"
"""Before the key of two words that follow each other."""

READY = "\t"
"""In a word that is given as `key TAB marks`."""

_NUMBER = {"so", "number", "no"}


class Vocabulary(dict[str, int]):
    """The number of each written word, from 1 on; 0 for a break. Unlike words have unlike keys or marks.

    ``so`` are the numbers of “số” and its like, ``digits`` those of numbers.
    """

    def __init__(self) -> None:
        super().__init__({BREAK: 0})
        self._words: list[Word] = [Word("", "")]
        self._known: dict[Word, int] = {}
        self.so: list[int] = []
        self.digits: list[int] = []

    def __missing__(self, written: str) -> int:
        key, ready, marks = written.partition(READY)
        found = Word(key, marks) if ready else word(written)
        number = self._known.get(found)
        if number is None:
            number = self._known[found] = len(self._words)
            self._words.append(found)
            if found.key in _NUMBER:
                self.so.append(number)
            if found.key[:1].isdigit():
                self.digits.append(number)
        self[written] = number
        return number

    @property
    def count(self) -> int:
        """How many numbers there are, with that of a break."""
        return len(self._words)

    def line(self, first: int, second: int) -> str:
        """`key TAB marks` of a pair; of a word by itself, whose ``second`` is 0."""
        key, marks = self._words[first]
        if not second:
            return f"{key}\t{marks}"
        after, more = self._words[second]
        return f"{PAIR}{key} {after}\t{marks} {more}" if marks or more else f"{PAIR}{key} {after}\t"
