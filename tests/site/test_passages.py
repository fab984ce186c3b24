"""Passages: which sentence of a text names an entry, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.site.passages import Passage, passages, told
from tests.small_sites import lay, linked, real, session

MARK = ("documents", "12/QĐ-UBM")


def found(tmp_path: Path, body: str, entry: tuple[str, str] = MARK, *names: str) -> list[Passage]:
    """The passages of a session with this text."""
    site = linked(lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-03-10", body=body)})).site
    version = site.items["sessions/01"].original
    text = told(version, site.links[("sessions/01", "vi")], lambda target: f"<{target.id}>")
    return list(passages(text, *entry, names, limit=5))


def whole(passage: Passage) -> str:
    return passage.before + passage.words + passage.after


def test_the_sentence_of_a_mark(tmp_path: Path) -> None:
    body = "Câu đầu. Theo Quyết định 12/QĐ-UBM, kế hoạch *bắt đầu* ngay. Câu cuối."
    assert found(tmp_path, body) == [
        Passage("Theo Quyết định ", "12/QĐ-UBM", ", kế hoạch bắt đầu ngay.", None)
    ]


def test_an_item_of_a_list_without_what_joins_it_to_the_next(tmp_path: Path) -> None:
    body = "Văn bản:\n\n- Quyết định 12/QĐ-UBM;\n- việc khác."
    assert [whole(p) for p in found(tmp_path, body)] == ["Quyết định 12/QĐ-UBM"]


def test_a_row_of_a_table_is_one_passage(tmp_path: Path) -> None:
    body = "| Việc | Theo |\n|---|---|\n| Lập kế hoạch | 12/QĐ-UBM |"
    assert [whole(p) for p in found(tmp_path, body)] == ["Lập kế hoạch · 12/QĐ-UBM"]


def test_the_heading_it_stands_under(tmp_path: Path) -> None:
    body = "Mở đầu.\n\n## Một\n\nÝ một.\n\n## Hai 12/QĐ-UBM\n\nTheo 12/QĐ-UBM & kế hoạch."
    assert found(tmp_path, body) == [Passage("Theo ", "12/QĐ-UBM", " & kế hoạch.", 1)], "a heading is none"


def test_a_link_with_words_of_its_own(tmp_path: Path) -> None:
    body = "Ông [Chủ nhiệm](person:nguyen-van-an) chủ trì."
    assert found(tmp_path, body, ("people", "nguyen-van-an")) == [
        Passage("Ông ", "Chủ nhiệm", " chủ trì.", None)
    ]


def test_a_link_without_words_has_the_entry_s_name(tmp_path: Path) -> None:
    told = found(tmp_path, "Có [](person:nguyen-van-an) dự.", ("people", "nguyen-van-an"))
    assert told == [Passage("Có ", "<nguyen-van-an>", " dự.", None)]


def test_a_name_that_is_no_link_is_found_whole(tmp_path: Path) -> None:
    body = "Nguyễn Văn Ánh dự. Ông Nguyễn Văn An chủ trì."
    told = found(tmp_path, body, ("people", "nguyen-van-an"), "Nguyễn Văn An")
    assert [whole(p) for p in told] == ["Ông Nguyễn Văn An chủ trì."]


def test_the_longest_name_counts(tmp_path: Path) -> None:
    told = found(tmp_path, "Theo Kế hoạch năm mới.", MARK, "Kế hoạch", "Kế hoạch năm")
    assert [p.words for p in told] == ["Kế hoạch năm"]


@pytest.mark.parametrize(
    "body",
    [
        "Tại TP. Huế, 12/QĐ-UBM được công bố.",
        "Ông N. H. Sơn nêu 12/QĐ-UBM.",
        "Tỷ lệ là 3.5 theo 12/QĐ-UBM.",
        "Hỏi: vì sao? vì 12/QĐ-UBM.",
    ],
)
def test_where_a_sentence_goes_on(tmp_path: Path, body: str) -> None:
    assert [whole(p) for p in found(tmp_path, body)] == [body]


def test_not_more_than_wanted(tmp_path: Path) -> None:
    site = linked(
        lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-03-10", body="12/QĐ-UBM. " * 9)})
    ).site
    text = told(site.items["sessions/01"].original, site.links[("sessions/01", "vi")], str)
    assert len(passages(text, *MARK, (), limit=2)) == 2


def test_every_mark_of_the_bulletin_has_a_passage_unless_a_heading_alone_has_it() -> None:
    site = real().site
    for (item_id, language), links in site.links.items():
        version = site.items[item_id].version(language)
        assert version is not None
        text = told(version, links, str)
        marks = {("documents", document) for document in links.marks.values()}
        for entry in {*text.entries, *marks}:
            found = passages(text, *entry, (), limit=1)
            assert found or entry not in marks, (item_id, language, entry)
            for passage in found:
                assert whole(passage) == whole(passage).strip()
                assert not set(whole(passage)) & {"\x00", "\x01", "\x02", "\x03", "\x04", "<", ">"}
