"""Telex and VNI: what somebody typed whose input method was off (`chuyeenr ddooir`, `chuye63n d9o6i3`)."""

from __future__ import annotations

import re

from bulletin.search.words import Word, root

_TELEX_TONE = re.compile(r"([a-z]*?[aeiouyw][a-z]*?)([sfrxj])([a-z]*)")
_TONES = {"s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}
_LETTERS = (
    ("dd", "d9"),
    ("aa", "a6"),
    ("ee", "e6"),
    ("oo", "o6"),
    ("aw", "a8"),
    ("ow", "o7"),
    ("uw", "u7"),
    ("w", "u7"),
)


def decoded(text: str) -> Word | None:
    """The word that these keystrokes may stand for; None where they are no keystrokes."""
    if re.fullmatch("[a-z]+", text):
        tone = _TELEX_TONE.fullmatch(text)
        typed = tone[1] + tone[3] if tone else text
        for keys, letter in _LETTERS:
            typed = typed.replace(keys, letter)
        text = typed + (_TONES[tone[2]] if tone else "")
    if not re.fullmatch("[a-z][a-z1-9]*[1-9][a-z1-9]*", text):
        return None
    text = re.sub("uo7(?=[a-z])", "u7o7", text, count=1)  # one keystroke makes both letters of ươ
    letters = ("9" if "9" in text else "") + "".join(re.findall("[6-8]", text))
    return Word(root(re.sub("[0-9]", "", text)), letters + "".join(re.findall("[1-5]", text)[-1:]))
