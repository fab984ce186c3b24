"""The glossary's terms: where the original uses one, the translation is to use the form the glossary gives.

A form counts in any order and with a word or two between (“national database on population” for “national
population database”), inflected (“reviewing” for “review”) and with or without a hyphen. Only a term whose
every form is absent is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bulletin.content.registers import Term
from bulletin.diagnostics import Findings
from bulletin.review.parity import Text
from bulletin.review.passages import Passage

_WORD = re.compile(r"\w+")
_BETWEEN = 3  # words that may stand between those of a term
_SMALL = frozenset({"a", "an", "and", "by", "for", "in", "of", "on", "the", "to", "with"})

_ENDINGS = ("ing", "ed", "es", "s", "e")
_SHORTEST = 3  # letters that an ending leaves

Words = list[str]


def compare_terms(
    original: Text,
    translation: Text,
    passages: Callable[[Text], Sequence[Passage]],
    terms: Sequence[Term],
    findings: Findings,
) -> None:
    """Tell of each term of an original that its translation has in no form."""
    there, here = passages(original), passages(translation)
    said = [_words(passage.text, translation.language) for passage in here]
    for term, index in _used(there, terms, original.language):
        forms = list(_forms(term, translation.language))
        if not any(_stands(_words(form, translation.language), words) for form in forms for words in said):
            place = here[index].span if len(here) == len(there) else translation.positions.root
            span = there[index].span
            findings.add(
                "term-not-used",
                place,
                there=f"“{term.term[original.language]}”",
                here=f"“{term.term[translation.language]}”",
                place=f"{span.path}:{span.line}",
            )


def _used(there: Sequence[Passage], terms: Sequence[Term], language: str) -> Iterator[tuple[Term, int]]:
    """The terms a text uses, with the first passage that does. In a longer term a shorter is not used."""
    texts = [" ".join(_words(passage.text, language)) for passage in there]
    for term in sorted(terms, key=lambda t: -len(t.term[language])):
        pattern = re.compile(rf"\b{re.escape(' '.join(_words(term.term[language], language)))}\b")
        found = next((i for i, text in enumerate(texts) if pattern.search(text)), None)
        if found is not None:
            texts = [pattern.sub("\0", text) for text in texts]
            yield term, found


def _forms(term: Term, language: str) -> Iterator[str]:
    yield term.term[language]
    if short := getattr(term, f"abbr_{language}"):
        yield short
    if term.also:
        yield from getattr(term.also, language)


def _words(text: str, language: str) -> Words:
    """The words of a text in lower case; English ones without their endings."""
    words = [word.lower() for word in _WORD.findall(text)]
    return [_stem(word) for word in words] if language == "en" else words


def _stem(word: str) -> str:
    """What the forms of an English word share, more or less: both sides of a comparison go through it."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    kept = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return word if word.endswith("ss") else next((stem for stem in kept if len(stem) >= _SHORTEST), word)


def _stands(form: Words, words: Words) -> bool:
    """Whether all telling words of a form stand close together."""
    wanted = set(form) - _SMALL or set(form)
    places = [i for i, word in enumerate(words) if word in wanted]
    reach = len(form) + _BETWEEN
    return any(wanted <= {words[i] for i in places if first <= i < first + reach} for first in places)
