"""Block rules that are asked by the sign of a line: the tokens are the very same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from bulletin.content.blocks import ask_by_sign
from tests.building import REPOSITORY


def _dialect(**options: bool) -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 20, **options}).enable(["table", "strikethrough"])


PLAIN, BY_SIGN = _dialect(html=False), _dialect(html=False)
PLAIN_HTML, BY_SIGN_HTML = _dialect(html=True), _dialect(html=True)
ask_by_sign(BY_SIGN)
ask_by_sign(BY_SIGN_HTML)


def read(parser: MarkdownIt, text: str) -> tuple[list[Any], dict[str, Any]]:
    """Everything the parser's tokens say, and the references it found."""
    env: dict[str, Any] = {}
    return [token.as_dict() for token in parser.parse(text, env)], env


def assert_same(text: str) -> None:
    assert read(BY_SIGN, text) == read(PLAIN, text)
    assert read(BY_SIGN_HTML, text) == read(PLAIN_HTML, text)


_BEGINNINGS = (
    *("> ", ">", ">\t", "- ", "-\t", "* ", "+ ", "-", "1. ", "2) ", "10.\t", "123456789. ", "1234567890. "),
    *("# ", "## ", "####### ", "#", "```", "~~~", "````", "``", "---", "***", "- - -", "_ _ _", "==", "="),
    *("--", "|", "| a | b |", "|---|---|", "--|:-:", ":-", ": -"),
    *("[a]: /b", "[a]:", "[", "<div>", "<!-- ", "<b>"),
    *(" ", "  ", "   ", "    ", "      ", "\t", " \t", "\\", "\u00a0", "\f"),
)
_ENDS = ("", "chữ", "a | b", "a\\|b", " ", "  ", "\t", " #", " ---", "```", "-->", "</div>", "=", '"t"')

lines = st.builds(
    lambda beginnings, end: "".join(beginnings) + end,
    st.lists(st.sampled_from(_BEGINNINGS), max_size=4),
    st.sampled_from(_ENDS),
)
texts = st.builds(
    lambda found, end: "\n".join(found) + end,
    st.lists(lines, max_size=12),
    st.sampled_from(("", "\n", "\n\n")),
)


@given(texts)
@settings(derandomize=True, deadline=None, max_examples=1500, database=None)
def test_blocks_one_within_another(text: str) -> None:
    assert_same(text)


@given(st.text(alphabet="a1.)>-*+_#`~|:=[]<! \t\n", max_size=60))
@settings(derandomize=True, deadline=None, max_examples=1500, database=None)
def test_signs_in_any_order(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "   ",
        "chữ",
        "chữ\n\t",
        "Tựa\n===\nchữ\n---",
        "hai\ndòng\n---\n",
        "> chữ\nlười\n===\n",
        "> chữ\n---\n",
        "> Tựa\n> ---\n\n- Tựa\n  ---\n",
        "- a\n - b\n  - c\n   - d\n    - e\n",
        "1. a\n2. b\n\n10) c\n-\n\n  d\n",
        "chữ\n2. không\n1. danh sách\n",
        "chữ\n- \nchữ\n1.\n",
        "- a\n\n      mã\n\n  > trích\n  lười\n- - b\n  1. c\n",
        "a | b\n--|--\nc | d\n> trích\n",
        "a | b\n-- | --",
        "chữ\na | b\n--|:-\n1 | 2\n- chữ\n",
        "- a | b\n  --|--\n  c | d\nngoài\n",
        "> a | b\n> --|--\n> c | d\nngoài | bảng\n",
        "a\n-\nb",
        "a | b\n- | -\nc",
        "[a]: /b\n'tựa\nhai dòng'\n# T\n[a]",
        "[a]: /b\n[c]:\n- chữ",
        "```\n# mã\n~~~\n```\n~~~ py\n> mã\n",
        "    mã\n\n\tmã\n  chữ\n",
        "\u00a0# chữ\n\f# chữ\n",
        ">" * 30 + " sâu",
        "- " * 30 + "sâu",
    ],
)
def test_where_one_block_ends_another(text: str) -> None:
    assert_same(text)


def test_the_texts_of_this_site() -> None:
    files = sorted(REPOSITORY.glob("content/**/*.md"))
    assert files
    for file in files:
        assert_same(file.read_text(encoding="utf-8"))


def test_a_rule_of_another_s_making_is_asked_everywhere() -> None:
    """Nothing is known of the signs it begins with."""

    def percent(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if not state.src.startswith("%", state.bMarks[line] + state.tShift[line]):
            return False
        if not silent:
            state.push("percent", "hr", 0)
            state.line = line + 1
        return True

    parser = _dialect()
    parser.block.ruler.before("hr", "percent", percent, {"alt": ["paragraph"]})
    ask_by_sign(parser)
    found = [token.type for token in parser.parse("chữ\n% chữ\n\n%")]
    assert found == ["paragraph_open", "inline", "paragraph_close", "percent", "percent"]


def test_few_rules_are_asked() -> None:
    """What this is for: a paragraph's lines ask no rule but the paragraph."""
    asked: list[str] = []
    parser = _dialect()
    ruler = parser.block.ruler
    chains = {name: ruler.getRules(name) for name in ("paragraph", "reference", "blockquote", "list")}
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        ends = [chain for chain, rules in chains.items() if rule in rules]

        def told(*given: Any, name: str = name, rule: Any = rule) -> bool:
            asked.append(name)
            return bool(rule(*given))

        ruler.at(name, told, {"alt": ends})
    ask_by_sign(parser)
    parser.parse("Một đoạn\nhai dòng\nba dòng\n\nđoạn nữa\n")
    assert asked == ["paragraph", "paragraph"]
