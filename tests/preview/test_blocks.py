"""Blocks of a body, and the blocks of two languages beside each other."""

from __future__ import annotations

import random

import pytest

from bulletin.preview.blocks import Block, aligned, blocks


def of(*tags: str) -> tuple[Block, ...]:
    """Blocks by tag and words: ``h2#a Title``, ``p Some words``."""
    found = []
    for text in tags:
        head, _, words = text.partition(" ")
        tag, _, anchor = head.partition("#")
        found.append(Block(tag, f"<{tag}>{words}</{tag}>", words, anchor))
    return tuple(found)


def test_the_outermost_elements_are_the_blocks() -> None:
    html = (
        '<h2 id="a">One <em>two</em></h2>\n<p>x<br>y &lt;b&gt; <img src="a" alt=""></p>\n'
        "<ul>\n<li><p>p</p></li>\n<li>q</li>\n</ul>\n<hr>\n"
        '<figure><img src="a" alt="b"></figure>\n'
    )
    found = blocks(html)
    assert [block.tag for block in found] == ["h2", "p", "ul", "hr", "figure"]
    assert "\n".join(block.html for block in found) == html.strip()
    assert found[0].anchor == "a"
    assert [block.text for block in found] == ["One two", "xy <b>", "p q", "", ""]


def test_no_body_has_no_blocks() -> None:
    assert blocks("") == ()
    assert aligned((), ()) == ()


def test_texts_that_agree_stand_side_by_side() -> None:
    one = of("p Mở đầu", "h2#a Một", "p Đoạn", "ul a b", "h2#b Hai", "p Cuối")
    two = of("p Opening", "h2#a One", "p Paragraph", "ul a b", "h2#b Two", "p End")
    assert aligned(one, two) == tuple((i, i) for i in range(6))


def test_what_only_one_language_has_stands_alone() -> None:
    one = of("p Mở đầu", "h2#a Một", "p Có 20 bộ.", "p Có 62 tỉnh.", "h2#b Hai", "p Cuối")
    two = of(
        "p Opening",
        "h2#a One",
        "p There are 62 provinces.",
        "h2#b Two",
        "p End",
        "p And here is something more.",
    )
    assert aligned(one, two) == ((0, 0), (1, 1), (2, None), (3, 2), (4, 3), (5, 4), (None, 5))


def test_headings_never_stand_beside_paragraphs() -> None:
    one, two = of("h2#a Một", "p Đoạn"), of("p Paragraph", "h2#z One")
    for i, j in aligned(one, two):
        assert i is None or j is None or one[i].tag == two[j].tag


def test_a_translation_that_is_not_there_leaves_the_original_alone() -> None:
    assert aligned(of("p a", "p b"), ()) == ((0, None), (1, None))


@pytest.mark.parametrize("seed", range(20))
def test_every_block_stands_once_and_in_its_order(seed: int) -> None:
    chance = random.Random(seed)
    sides = [
        of(*(f"{chance.choice(('h2', 'h3', 'p', 'ul'))} {n}" for n in range(chance.randint(0, 12))))
        for _ in range(2)
    ]
    rows = aligned(sides[0], sides[1])
    for side in range(2):
        places = [row[side] for row in rows if row[side] is not None]
        assert places == list(range(len(sides[side])))
    assert all(row != (None, None) for row in rows)
