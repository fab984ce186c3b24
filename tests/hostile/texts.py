"""Texts that parsers are known to choke on, as long as asked for.

What reading them costs must stay in proportion. The Markdown follows the pathological tests of cmark and of
markdown-it; the YAML what made other readers slow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_REPEATED = {
    "strong within emphasis": "*a **a ",
    "closers alone": "a_ ",
    "openers alone": "_a ",
    "closing brackets": "a]",
    "opening brackets": "[a",
    "emphasis that never fits": "*a_ ",
    "brackets and emphasis": "[ a_",
    "brackets and parentheses": "[ (](",
    "pictures in pictures": "![[]()",
    "links and emphasis": "**x [a*b**c*](d)",
    "links without an end": "[a](<b",
    "links without a closer": "[a](b",
    "titles without an end": '[a](b "',
    "parentheses": "[a](((",
    "comments": "<!--",
    "instructions": "<?",
    "declarations": "<!A ",
    "character data": "<![CDATA[",
    "tags": "<a href='x' ",
    "backticks": "`a``b",
    "strikes": "~~a ",
    "backslashes": "\\",
    "entities": "&#65;",
    "ampersands": "&",
    "references": "[a]: u\n\n[a][a]",
    "definitions": "[a]: b\n",
    "quotations of a line": "> a\n\n",
    "rows": "|a|b|\n|-|-|\n|c|d|\n\n",
    "fences": "```\n",
    "headings": "## a\n\n",
    "anchors": "## a {#\n\n",
    "hard breaks": "a  \n",
    "marks of documents": "142/QĐ-TTg ",
    "almost marks": "1/AA-",
    "abbreviations": "ABC ",
    "almost abbreviations": "AaAa&",
    "addresses": "<http://a> ",
    "blank lines": "\n",
}


def _of(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


MARKDOWN: Mapping[str, Callable[[int], str]] = {
    **{name: _of(unit) for name, unit in _REPEATED.items()},
    "nested brackets": lambda size: "[" * (size // 2) + "a" + "]" * (size // 2),
    "nested quotations": lambda size: ">" * size + "a",
    "nested lists": lambda size: "".join("  " * n + "- a\n" for n in range(int(size**0.5))),
    "lists in a line": lambda size: "- " * (size // 2) + "a",
    "runs of backticks": lambda size: "".join("e" + "`" * n for n in range(int((2 * size) ** 0.5))),
    "a table of many columns and rows": lambda size: (
        "|x" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|y\n" * (size // 8)
    ),
    "blanks in a heading": lambda size: "## a" + " " * size + "b {#x",
    "one word": lambda size: "a" * size,
    "one line": lambda size: "a " * (size // 2),
}
"""By name, what gives a text of about so many characters."""

YAML: Mapping[str, Callable[[int], str]] = {
    "brackets": lambda size: "a: " + "[" * size,
    "braces": lambda size: "a: " + "{a: " * (size // 4),
    "dashes": lambda size: "- " * (size // 2),
    "question marks": lambda size: "? " * (size // 2),
    "doublings": lambda size: "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(size // 20)),
    "one key many times": lambda size: "title: v\n" * (size // 9),
    "unknown keys": lambda size: "".join(f"k{n}: v\n" for n in range(size // 12)),
    "one long key": lambda size: "k" * size + ": v",
    "one long number": lambda size: "number: " + "9" * size,
    "a long list": lambda size: "topics: [" + "a, " * (size // 3) + "]",
    "a long list of what is wrong": lambda size: "topics: [" + "A B, " * (size // 5) + "]",
    "entries that lack all": lambda size: "figures:\n" + "- {}\n" * (size // 5),
    "a text over many lines": lambda size: 'title: "a\n' + "  b\n" * (size // 4) + '"',
    "a long comment": lambda size: "title: a " + "#" * size,
}
