"""Holds the numbers and dates of two passages, one a language, against each other.

A number may be digits in one language and a word in the other, a date may be ``8/8`` and ``8 August``. What
is left when all that agree have been taken away is a difference; where something is left on both sides, the
two are told of together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bulletin.diagnostics import Span
from bulletin.i18n.numerals import Code, Number, Numeral, numerals
from bulletin.i18n.written_dates import Dated
from bulletin.review.passages import Passage

_TELLING = 4  # a word for less, which the other language does not have, is no finding


@dataclass(frozen=True, slots=True)
class Said:
    """A number or date of a passage. ``part_of`` is the date that it was taken out of."""

    numeral: Numeral
    passage: Passage
    part_of: Said | None = None

    @property
    def words(self) -> str:
        """As it is written."""
        whole = (self.part_of or self).numeral
        return " ".join(self.passage.text[whole.start : whole.end].split())

    @property
    def span(self) -> Span:
        """Where it is written."""
        whole = (self.part_of or self).numeral
        return self.passage.at(whole.start, whole.end)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: the code of its rule, what each language says (None: nothing)."""

    code: str
    there: Said | None
    here: Said | None


def differences(
    there: Sequence[Passage], here: Sequence[Passage], languages: tuple[str, str]
) -> list[Difference]:
    """What the original's passages (``there``) say and the translation's (``here``) do not; the reverse."""
    one, other = _read(there, languages[0]), _read(here, languages[1])
    found = _dates(one, other)
    one, other = _as_numbers(one), _as_numbers(other)
    return found + _codes(one, other) + _numbers(one, other)


def _read(side: Sequence[Passage], language: str) -> list[Said]:
    return [Said(numeral, passage) for passage in side for numeral in numerals(passage.text, language)]


def _take(one: list[Said], other: list[Said], agree: Callable[[Said, Said], bool]) -> list[tuple[Said, Said]]:
    """Take out of both lists what agrees, each with the first it agrees with."""
    taken = []
    for said in list(one):
        match = next((candidate for candidate in other if agree(said, candidate)), None)
        if match:
            one.remove(said)
            other.remove(match)
            taken.append((said, match))
    return taken


# Dates


def _dates(there: list[Said], here: list[Said]) -> list[Difference]:
    """Take out the dates that agree; whole dates that do not are differences."""
    _take(there, here, _same_date)
    wrong = _take(there, here, _swapped) + _take(there, here, _other_day)
    return [Difference("date-differs", a, b) for a, b in wrong]


def _same_date(a: Said, b: Said) -> bool:
    return isinstance(a.numeral, Dated) and isinstance(b.numeral, Dated) and a.numeral.said == b.numeral.said


def _swapped(a: Said, b: Said) -> bool:
    """8/4 for 4 August: day and month the wrong way round."""
    one, other = a.numeral, b.numeral
    if not (isinstance(one, Dated) and isinstance(other, Dated)) or one.part or other.part:
        return False
    return (
        (one.sure or other.sure) and (one.day, one.month) == (other.month, other.day) and one.day is not None
    )


def _other_day(a: Said, b: Said) -> bool:
    one, other = a.numeral, b.numeral
    if not (isinstance(one, Dated) and isinstance(other, Dated)):
        return False
    return one.sure and other.sure and one.day is not None and one.shape == other.shape


def _as_numbers(side: list[Said]) -> list[Said]:
    """The dates that are left, taken apart: the other language may write them apart (in April and in May)."""
    found = []
    for said in side:
        numeral = said.numeral
        if not isinstance(numeral, Dated):
            found.append(said)
            continue
        parts = [numeral.day, numeral.month, numeral.year, int(numeral.part[1:] or 0) or None]
        for part in parts:
            if part is not None:
                number = Number(Decimal(part), numeral.start, numeral.end)
                found.append(Said(number, said.passage, said if numeral.sure else None))
    return found


# Numbers


def _codes(there: list[Said], here: list[Said]) -> list[Difference]:
    """Words such as 5G, which are the same in both languages."""
    _take(there, here, _same_code)
    left = [[s for s in side if isinstance(s.numeral, Code)] for side in (there, here)]
    for side in (there, here):
        side[:] = [s for s in side if not isinstance(s.numeral, Code)]
    return _paired("number-differs", *left)


def _same_code(a: Said, b: Said) -> bool:
    return isinstance(a.numeral, Code) and isinstance(b.numeral, Code) and a.numeral.text == b.numeral.text


def _numbers(there: list[Said], here: list[Said]) -> list[Difference]:
    _take(there, here, _same(lambda a, b: a.certain and b.certain and _signature(a) == _signature(b)))
    _take(there, here, _same(lambda a, b: a.certain and b.certain and (a.word or b.word)))
    restated = _take(there, here, _same(lambda a, b: a.certain and b.certain))
    _take(there, here, _same(lambda a, b: a.certain or b.certain))
    left = [[s for s in side if _number(s).certain] for side in (there, here)]
    found = [Difference("number-restated", a, b) for a, b in restated]
    dates = [[s for s in side if s.part_of] for side in left]
    digits = [[s for s in side if not s.part_of and not _number(s).word] for side in left]
    words = [[s for s in side if _number(s).word] for side in left]
    if len(digits[0]) != len(digits[1]):  # a number in digits may have its wrong counterpart in words
        short, long = sorted((0, 1), key=lambda side: len(digits[side]))
        while len(digits[short]) < len(digits[long]) and words[short]:
            digits[short].append(words[short].pop(0))
    found += _paired("date-differs", *map(_once, dates))
    found += _paired("number-differs", *digits)
    return found + [d for d in _paired("count-differs", *words) if _counts(d)]


def _counts(found: Difference) -> bool:
    """Whether words that differ tell of a mistake: “both” and “the two” come and go in good translations."""
    alone = found.there or found.here if not (found.there and found.here) else None
    return alone is None or _number(alone).value >= _TELLING


def _number(said: Said) -> Number:
    assert isinstance(said.numeral, Number)
    return said.numeral


def _same(also: Callable[[Number, Number], bool]) -> Callable[[Said, Said], bool]:
    def agree(a: Said, b: Said) -> bool:
        return _number(a).value == _number(b).value and also(_number(a), _number(b))

    return agree


def _signature(number: Number) -> tuple[int, bool, bool]:
    return number.scale, number.percent, number.word


def _once(side: list[Said]) -> list[Said]:
    """A date of which several parts are left counts once."""
    return list({id(said.part_of): said for said in side}.values())


def _paired(code: str, there: list[Said], here: list[Said]) -> list[Difference]:
    """What is left on both sides, told of in pairs by place; then what has no partner."""
    both = min(len(there), len(here))
    found = [Difference(code, a, b) for a, b in zip(there, here, strict=False)]
    found += [Difference(code, a, None) for a in there[both:]]
    return found + [Difference(code, None, b) for b in here[both:]]
