"""The pages of people and documents: events in order, with passages, and the office held then."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.small_sites import FEATURES, features_view, linked, planned, rendered, seen, session, write


def test_events_in_order_with_the_sentence_and_the_office_of_the_day() -> None:
    person = features_view("nhan-vat/nguyen-van-an/index.html")
    assert [(m.card.number, m.role) for m in person.mentions] == [
        (1, "Chủ nhiệm, Đại biểu"),
        (2, "Cố vấn"),
    ]
    first, second = person.mentions
    assert first.passages == (), "the chair of the first session is not in its text"
    assert [p.words for p in second.passages] == ["Nguyễn Văn An"]
    assert [d.mark for d in person.signed] == ["12/QĐ-UBM"]


def test_what_an_event_says_of_a_role_counts_before_the_register() -> None:
    guest = features_view("nhan-vat/le-binh/index.html").mentions[0]
    assert (guest.card.number, guest.role) == (1, "Khách mời")


def test_a_document_with_its_signer_its_issue_and_what_it_replaced() -> None:
    plan = features_view("van-ban/2024/12-qd-ubm/index.html")
    assert plan.signer.name == "Nguyễn Văn An"
    assert plan.signer.href == "../../../nhan-vat/nguyen-van-an/"
    assert plan.signer.role == "Chủ nhiệm, Đại biểu"
    assert plan.issued_before == 1, "the first session spoke of it a month before"
    assert plan.mentions[0].passages[0].words == "12/QĐ-UBM"
    newer = features_view("van-ban/2021/50-nq-cp/index.html")
    older = features_view("van-ban/2020/50-nq-cp/index.html")
    assert [d.href for d in newer.replaces] == ["../../2020/50-nq-cp/"]
    assert [d.href for d in older.replaced_by] == ["../../2021/50-nq-cp/"]
    assert newer.replaced_by == older.replaces == ()


def test_people_named_have_their_office_on_the_event_s_page() -> None:
    assert [(p.name, p.role) for p in features_view("phien-hop/1/index.html").people] == [("Lê Bình", None)]


def test_a_passage_that_is_not_translated_says_its_language() -> None:
    passages = features_view("en/documents/2024/12-qd-ubm/index.html").mentions[0].passages
    assert all(p.lang is None for p in passages)
    mention = next(
        m for m in features_view("en/people/le-binh/index.html").mentions if m.card.kind == "conference"
    )
    assert mention.card.lang == "vi"


def test_a_page_quotes_and_marks_the_words(tmp_path: Path) -> None:

    shutil.copytree(FEATURES, tmp_path, dirs_exist_ok=True)
    front = "documents: [12/QĐ-UBM]\n"
    write(
        tmp_path,
        {"content/sessions/09/vi.md": session(9, "2024-12-01", front, "## Căn cứ\n\nTheo 12/QĐ-UBM & khác.")},
    )
    outputs = {o.path: o for o in planned(linked(tmp_path).site).outputs}
    page = rendered(tmp_path, outputs["van-ban/2024/12-qd-ubm/index.html"])
    assert '<p>Theo <mark><span class="mark">12/QĐ-UBM</span></mark> &amp; khác.</p>' in page
    assert "/phien-hop/9/#can-cu" in page


def test_only_what_is_quoted_is_in_the_view(tmp_path: Path) -> None:
    """An edit elsewhere in a text leaves the pages of people and documents as they were."""
    views = []
    for n, body in enumerate(("Theo 12/QĐ-UBM. Họp.", "Theo 12/QĐ-UBM. Họp lâu hơn.", "Nêu 12/QĐ-UBM. Họp.")):
        folder = tmp_path / str(n)
        shutil.copytree(FEATURES, folder)
        write(folder, {"content/sessions/09/vi.md": session(9, "2024-12-01", body=body)})
        outputs = {o.path: o for o in planned(linked(folder).site).outputs}
        views.append(seen(outputs["van-ban/2024/12-qd-ubm/index.html"]))
    assert views[0] == views[1] != views[2]
