"""Names that mean the same: an abbreviation and its words, a term in both languages, a body's short name.

Where a document has one of them, it is found by all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.search.words import Word, words

Form = tuple[Word, ...]

_INITIALS = range(3, 7)
"""Of how many syllables people make an abbreviation that nobody has noted (`DVC`: dịch vụ công)."""

ALWAYS: tuple[tuple[str, ...], ...] = (("Việt Nam", "Vietnam"),)


@dataclass(frozen=True, slots=True)
class Aliases:
    """``groups`` of forms."""

    groups: tuple[tuple[Form, ...], ...]

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
    return Aliases(tuple(groups))


def _initials(form: Form) -> Form | None:
    if len(form) not in _INITIALS or not all(word.key.isalpha() for word in form):
        return None
    marks = "".join("9" for word in form if word.marks[:1] == "9")
    return (Word("".join(word.key[0] for word in form), marks),)
