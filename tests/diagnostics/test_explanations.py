"""The pages that explain diagnostics agree with the rules and with each other."""

from __future__ import annotations

import re

import pytest

from bulletin.diagnostics.codes import CATALOGUE
from bulletin.diagnostics.explanations import PAGES, Explanation, explanations
from bulletin.diagnostics.render import severity_word
from bulletin.i18n.messages import translate
from tests.building import REPOSITORY

DO = {"en": "Do: ", "vi": "Cách sửa: "}
EVERY = [(language, code) for language in PAGES for code in CATALOGUE]


def one(language: str, code: str) -> Explanation:
    return explanations(language)[code]


@pytest.mark.parametrize(("language", "code"), EVERY)
def test_each_says_why_and_what_to_do(language: str, code: str) -> None:
    explained = one(language, code)
    assert explained.group
    assert explained.blocks[-1].startswith(DO[language])
    assert len(explained.blocks) >= 2
    words = [re.sub("`[^`]*`", "", block) for block in explained.blocks if not block.startswith("    ")]
    assert not any(re.search(r"\*|\]\(|`", block) for block in words)


@pytest.mark.parametrize(("language", "code"), EVERY)
def test_the_message_shown_is_the_rule_s(language: str, code: str) -> None:
    message = translate(CATALOGUE[code].message, {}, language)
    parts = re.split(r"(%\(\w+\)[sd])", message)
    pattern = "".join(".+" if i % 2 else re.escape(part) for i, part in enumerate(parts))
    assert re.fullmatch(pattern, one(language, code).message)


@pytest.mark.parametrize(("language", "other"), [("en", "vi"), ("vi", "en")])
def test_both_pages_show_severity_and_both_messages(language: str, other: str) -> None:
    text = (REPOSITORY / "docs" / PAGES[language]).read_text(encoding="utf-8")
    for code, rule in CATALOGUE.items():
        section = text[text.index(f"### `{code}`\n") :]
        lines = section.split("\n")[2:4]
        escaped = [explanations(name)[code].message.replace("<", "\\<") for name in (language, other)]
        assert lines == [f"**{severity_word(rule.severity, language)}** · {escaped[0]}\\", f"*{escaped[1]}*"]


def test_both_pages_have_one_order_and_the_same_examples() -> None:
    english, vietnamese = explanations("en"), explanations("vi")
    assert list(english) == list(vietnamese)
    for code, explained in english.items():
        examples = [[b for b in e.blocks if b.startswith("    ")] for e in (explained, vietnamese[code])]
        assert len(examples[0]) == len(examples[1]), code
