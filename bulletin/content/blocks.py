"""The block rules of a parser, each asked only where it can begin.

markdown-it-py asks every rule at every line of a text, and once more at the lines of a paragraph, which
another block may end: ten questions a line, nearly all of which its first sign answers. Here that sign is
looked at once. What the rules decide is untouched, and a rule that is not told of below is asked everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

Rule = Callable[[StateBlock, int, int, bool], bool]

_SIGNS: Mapping[str, str] = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The signs with which a line begins, behind its indent, that a rule takes."""

_CHAINS = ("paragraph", "reference", "blockquote", "list")
"""What another block can end, as the parser calls its lists of rules that do."""

_DIVIDER = frozenset("|-:")
_UNDERLINE = re.compile(r"[-=][ \t]*$", re.MULTILINE)


def ask_by_sign(parser: MarkdownIt) -> None:
    """Have a parser, set as it shall be, ask each of its block rules only where it can begin."""
    ruler = parser.block.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    names = {rule: name for name, rule in rules.items()}
    ends = {chain: [names[rule] for rule in ruler.getRules(chain)] for chain in _CHAINS}
    for name, rule in rules.items():
        ruler.at(name, rule)  # ends nothing any longer
    first = next(iter(rules))
    rules |= {"table": _table(rules["table"]), "lheading": _heading(rules["lheading"])}
    ruler.before(first, "begins", _begins(rules))
    for chain, ending in ends.items():
        rule = _one_of({name: rules[name] for name in ending})
        ruler.before(first, f"ends a {chain}", rule, {"alt": [chain]})


def _begins(rules: Mapping[str, Rule]) -> Rule:
    """The rule that stands before all others, and leaves them nothing: any line is a paragraph at least."""
    code = rules["code"]
    begins = _one_of({name: rule for name, rule in rules.items() if name != "code"})

    def rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if state.is_code_block(line):  # all other rules refuse it
            return code(state, line, end, silent)
        return begins(state, line, end, silent)

    return rule


def _one_of(rules: Mapping[str, Rule]) -> Rule:
    """The rule that asks these, in their order, as far as they take the sign a line begins with."""
    by_sign = {sign: _taking(sign, rules) for sign in "".join(_SIGNS.values())}
    others = _taking("", rules)

    def rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        sign = state.src[start : start + 1]  # a slice: the last line may be empty
        for each in by_sign.get(sign, others):  # noqa: SIM110 - `any` would take half as long again
            if each(state, line, end, silent):
                return True
        return False

    return rule


def _taking(sign: str, rules: Mapping[str, Rule]) -> Sequence[Rule]:
    return [rule for name, rule in rules.items() if name not in _SIGNS or (sign and sign in _SIGNS[name])]


def _table(table: Rule) -> Rule:
    """A table begins where the line below begins as the one between head and rows does."""

    def rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        below = line + 1
        if below >= end:
            return False
        start = state.bMarks[below] + state.tShift[below]
        return state.src[start : start + 1] in _DIVIDER and table(state, line, end, silent)

    return rule


def _heading(underlined: Rule) -> Rule:
    """A heading that is underlined needs an underline: most texts have none."""

    def rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return _has_underline(state.src) and underlined(state, line, end, silent)

    return rule


@lru_cache(maxsize=1)
def _has_underline(text: str) -> bool:
    return _UNDERLINE.search(text) is not None
