"""Words as numbers while an index is made, in the order in which they are met."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from bulletin.content.marks import MARK
from bulletin.search.keys import BREAK
from bulletin.search.words import HYPHENED, Word, words


class Vocabulary(dict[Word, int]):
    """The number of each word, from 1 on; 0 stands for a break."""

    def __init__(self) -> None:
        super().__init__({Word("", ""): 0})

    def __missing__(self, word: Word) -> int:
        number = self[word] = len(self)
        return number


class Rows:
    """Rows of numbers: ``numbers`` has them one after the other, ``ends`` where each ends, after a 0."""

    def __init__(self) -> None:
        self.numbers, self.ends = array("i"), array("i", [0])

    def append(self, row: Iterable[int]) -> None:
        self.numbers.extend(row)
        self.ends.append(len(self.numbers))


class Pieces(dict[str, int]):
    """The number of each piece of text between blanks. Its words are found once, however often it is met.

    ``words`` has a row of words for each piece, ``joined`` those by which it is also found: marks of legal
    documents and hyphened words as some type them (142qdttg, egovernment), each after a break.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self.words, self.joined = Rows(), Rows()
        self[BREAK] = 0
        self.words.append([0])
        self.joined.append([])

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self)
        self.words.append(map(self._vocabulary.__getitem__, words(piece)))
        self.joined.append(self._run_together(piece) if "/" in piece or "-" in piece else ())
        return number

    def _run_together(self, piece: str) -> Iterator[int]:
        for whole in (*MARK.finditer(piece), *HYPHENED.finditer(piece)):
            parts = words(whole.group().partition("@")[0])
            key, marks = "".join(part.key for part in parts), "".join(part.marks for part in parts)
            yield from (0, self._vocabulary[Word(key, marks)])
