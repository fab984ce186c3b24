"""Names that mean the same: an abbreviation and its words, a term in both languages, a body's short name.

Where a document has one of them, it is found by all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.search.words import Word, word, words

Form = tuple[Word, ...]

_INITIALS = range(3, 7)
"""Of how many syllables people make an abbreviation that nobody has noted (`DVC`: dịch vụ công)."""

ALWAYS: tuple[tuple[str, ...], ...] = (("Việt Nam", "Vietnam"),)


class Beginnings(dict[str, tuple[tuple[Form, int], ...]]):
    """By a written word, the forms that begin with it, each with its group; found when first asked."""

    def __init__(self, first: dict[Word, tuple[tuple[Form, int], ...]]) -> None:
        super().__init__()
        self._first = first

    def __missing__(self, written: str) -> tuple[tuple[Form, int], ...]:
        found = self[written] = self._first.get(word(written), ())
        return found


@dataclass(frozen=True, slots=True)
class Aliases:
    """``groups`` of forms; ``beginnings`` finds them in a text."""

    groups: tuple[tuple[Form, ...], ...]
    beginnings: Beginnings

    @property
    def told(self) -> str:
        """All of it as one text, for a key."""
        return repr(self.groups)


def aliases(names: Iterable[Sequence[str]], short: Iterable[str] = ()) -> Aliases:
    """The aliases of groups of names; of each name in ``short`` its initials are one more."""
    spoken = set(short)
    groups = []
    for group in (*ALWAYS, *names):
        forms: dict[Form, None] = {}
        for name in group:
            if form := tuple(words(name)):
                forms[form] = None
                if name in spoken and (made := _initials(form)):
                    forms[made] = None
        if len(forms) > 1:
            groups.append(tuple(forms))
    first: dict[Word, dict[tuple[Form, int], None]] = {}
    for number, found in enumerate(groups):
        for form in found:
            first.setdefault(form[0], {})[(form, number)] = None
    beginnings = Beginnings({word: tuple(forms) for word, forms in first.items()})
    return Aliases(tuple(groups), beginnings)


def _initials(form: Form) -> Form | None:
    if len(form) not in _INITIALS or not all(word.key.isalpha() for word in form):
        return None
    marks = "".join("9" for word in form if word.marks[:1] == "9")
    return (Word("".join(word.key[0] for word in form), marks),)


def found_in(text: Sequence[str], known: Aliases) -> list[tuple[Form, int]]:
    """The forms that stand in a text of written words, each as often as it does, with its group."""
    begin = known.beginnings
    found = []
    for i in [i for i, forms in enumerate(map(begin.__getitem__, text)) if forms]:
        for form, group in begin[text[i]]:
            if len(form) == 1 or tuple(map(word, text[i : i + len(form)])) == form:
                found.append((form, group))
    return found
