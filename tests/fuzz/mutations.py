"""Ways to spoil a file: what slips of the finger, broken tools and ill will do to texts that were good."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.attacks.payloads import BODIES, REFUSED, REFUSED_BODIES, TEXTS

# ruff: noqa: E501 - a word list
WORDS: tuple[str, ...] = (
    # values of other kinds
    "", "~", "null", "true", "false", "no", "08", "-1", "0", "1.5", "40.590", "1e999", "nan", ".inf", "0x10",
    "9" * 5000, "0." + "9" * 5000, "999999999999", "2024-02-30", "0001-01-01", "9999-12-31", "1800-01-01",
    "2199-12-31", "2024-Q4", "2024-H2", "2024-01/2024-04", "2024-04/2024-01", "9999-Q4", "24/4/2024",
    "sessions/01#targets-2025", "sessions/02", "content/", "../..", "/", "//x", "/phien-hop/1/", "/con/", "con",
    "vi", "en", "draft: true", "142/QĐ-TTg", "57-NQ/TW", "1-" + "a-" * 40 + "@", "source:bao-mau", "a" * 300,
    "a" * 70_000, "Ủy", "ſ", "İ", "\u0301", "\u200b", "\ufeff", "😀", "\U0010ffff",
    # YAML
    ":", ": ", "- ", "-", "? ", "[", "]", "{", "}", "[" * 50, "{a: " * 50, "&a", "*a", "!!python/object:x {}",
    "!x", "<<: *a", "|", ">", "|+", ">-", '"', "'", '"\\x00"', '"\\ud800"', '"\\UFFFFFFFF"', "#", " #", "%YAML 1.1",
    "---", "...", "\t", "\n", "\n\n", "\r", "\r\n", "  ", "\x00", "\x1b[31m", "\x85", "\u2028", "{vi: x, en: y}",
    "{vi: x}", "[a, b]", "vi: x", "\n  vi: x\n  en: y\n", "\n- a\n- b\n",
    # Markdown
    "#", "# ", "####### ", "## ", "{#x}", "{#", "> ", ">" * 200, "- " * 200, "1. ", "```", "~~~", "`", "``", "**", "_",
    "***", "~~", "|", "| a | b |\n|---|---|\n", "|-" * 200, "![](x)", "![x](hoi-truong.png)", "[x](../01/vi.md)",
    "[x](#ket-qua)", "[x][y]\n\n[y]: z\n", "[x]: <", "<b>", "<!--", "&#0;", "&#x110000;", "&amp;", "\\", "[" * 300,
    "![" * 300 + "]" * 300, "\n===\n", "\n---\n",
    *TEXTS, *(sign for _, sign in REFUSED), *(one for one, _ in BODIES), *(one for one, _ in REFUSED_BODIES),
)  # fmt: skip

_VALUE = re.compile(r"(?m)^([ -]*[\w-]+:[ \t]*)(.*)$")


@dataclass(frozen=True, slots=True)
class Spoil:
    """One change: ``what`` is done, at the ``first`` and ``second`` place of as many as there are, with a word."""

    what: str
    first: int
    second: int
    word: str

    def on(self, text: str) -> str:
        """The spoilt text."""
        return _WAYS[self.what](text, self)


def _value(text: str, spoil: Spoil) -> str:
    """Another value for a field."""
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    one = found[spoil.first % len(found)]
    return text[: one.start(2)] + spoil.word + text[one.end(2) :]


def _exchange(text: str, spoil: Spoil) -> str:
    """The values of two fields, each in the other's place."""
    found = list(_VALUE.finditer(text))
    if len(found) < 2:
        return text
    one, other = sorted(
        (found[spoil.first % len(found)], found[spoil.second % len(found)]), key=re.Match.start
    )
    between = text[one.end(2) : other.start(2)]
    if one is other:
        return text
    return text[: one.start(2)] + other[2] + between + one[2] + text[other.end(2) :]


def _insert(text: str, spoil: Spoil) -> str:
    at = spoil.first % (len(text) + 1)
    return text[:at] + spoil.word + text[at:]


def _cut(text: str, spoil: Spoil) -> str:
    at = spoil.first % (len(text) + 1)
    return text[:at] + text[at + spoil.second % 40 :]


def _end(text: str, spoil: Spoil) -> str:
    return text[: spoil.first % (len(text) + 1)]


def _line(change: Callable[[list[str], int, int, str], Sequence[str]]) -> Callable[[str, Spoil], str]:
    def way(text: str, spoil: Spoil) -> str:
        lines = text.split("\n")
        return "\n".join(change(lines, spoil.first % len(lines), spoil.second % len(lines), spoil.word))

    return way


_WAYS: dict[str, Callable[[str, Spoil], str]] = {
    "value": _value,
    "exchange": _exchange,
    "insert": _insert,
    "cut": _cut,
    "end": _end,
    "drop a line": _line(lambda lines, i, j, word: [*lines[:i], *lines[i + 1 :]]),
    "repeat a line": _line(lambda lines, i, j, word: [*lines[:i], lines[j], *lines[i:]]),
    "indent": _line(lambda lines, i, j, word: [*lines[:i], "  " + lines[i], *lines[i + 1 :]]),
    "outdent": _line(lambda lines, i, j, word: [*lines[:i], lines[i].removeprefix("  "), *lines[i + 1 :]]),
    "add a line": _line(lambda lines, i, j, word: [*lines[:i], word, *lines[i:]]),
    "add a word": _line(lambda lines, i, j, word: [*lines[:i], lines[i] + " " + word, *lines[i + 1 :]]),
}

_numbers = st.integers(0, 10_000)
_words = st.sampled_from(WORDS) | st.text(max_size=12)
spoils = st.builds(Spoil, st.sampled_from(sorted(_WAYS)), _numbers, _numbers, _words)


def spoilt(data: bytes, changes: Sequence[Spoil]) -> bytes:
    """A file's bytes with some changes made to its text."""
    text = data.decode()
    for change in changes:
        text = change.on(text)
    return text.encode(errors="surrogatepass")
