"""The marks of legal documents, and abbreviations, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# 142/QĐ-TTg, 57-NQ/TW, 20/2023/QH15, 27/QĐ-UBQGCĐS, 56/TB-VPCP; never 16/2021 (a date) or 63/63.
MARK = re.compile(
    r"(?<![\w/-])(?<!\d[.:,])\d+[A-Za-z]?(?:/\d{4})?"
    r"[/-][A-ZĐ]{2}[\wĐ&]*(?:[-/][A-ZĐ][\wĐ&]*)*(?:@\d{4})?(?![\w/-])"
)
"""What looks like the mark of a legal document."""

_ABBR = r"(?<![\w/-])(?=[\w&]*[A-ZĐƯƠ][\w&]*[A-ZĐƯƠ])[A-ZĐƯƠ][\w]*(?:&[A-ZĐ]+)*(?![\w/-])"
_WORDS = re.compile(f"(?P<mark>{MARK.pattern})|(?P<abbr>{_ABBR})")
_CAPITALS = "A-ZĐƯƠ"
_CANDIDATE = re.compile(rf"[{_CAPITALS}\d](?<![\w/-].)[^\W{_CAPITALS}]*+[{_CAPITALS}&/-]")
"""How each of them begins: up to a second capital, or to what joins its parts."""


def words(text: str) -> Iterator[re.Match[str]]:
    """The marks and abbreviations in a running text, as `_WORDS` finds them.

    Most words that begin with a capital or a digit are none: those are passed over without trying the whole
    pattern, which takes many times as long.
    """
    end = 0
    while candidate := _CANDIDATE.search(text, end):
        found = _WORDS.match(text, candidate.start())
        if found:
            yield found
        end = (found or candidate).end()
