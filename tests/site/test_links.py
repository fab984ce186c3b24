"""What the holes of a body are found to mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.site.model import AnchorTarget, EntryTarget, FileTarget, ItemTarget, WebTarget
from tests.small_sites import features, lay, linked, session, text

A, B = "content/sessions/01/", "content/sessions/02/"


def test_every_kind_of_link() -> None:
    targets = features().site.links["sessions/02", "vi"].targets
    assert targets["../01/vi.md"] == ItemTarget("sessions/01")
    assert targets["person:nguyen-van-an"] == EntryTarget("people", "nguyen-van-an")
    assert targets["document:50/NQ-CP@2021"] == EntryTarget("documents", "50/NQ-CP@2021")
    assert targets["term:open-data"] == EntryTarget("glossary", "open-data")
    assert targets["mailto:ban@mau.example"] == WebTarget("mailto:ban@mau.example")
    first = features().site.links["sessions/01", "vi"].targets
    assert first["#targets-2024"] == AnchorTarget("targets-2024")
    assert first["../02/vi.md#viec-tiep-theo"] == ItemTarget("sessions/02", "viec-tiep-theo")
    assert first["tai-lieu.txt"] == FileTarget("sessions/01", "tai-lieu.txt")


def test_abbreviations_and_marks() -> None:
    links = features().site.links
    assert links["sessions/01", "vi"].marks == {"12/QĐ-UBM": "12/QĐ-UBM"}
    assert links["sessions/01", "vi"].meanings == {"CĐS": "chuyển đổi số", "UBM": "Ủy ban Mẫu"}
    assert links["sessions/01", "en"].meanings == {"DX": "digital transformation", "SC": "Sample Committee"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("[a](../09/vi.md)", "dangling-link"),
        ("[a](../02/vi.md#khong-co)", "dangling-anchor"),
        ("[a](#khong-co)", "dangling-anchor"),
        ("[a](khong-co.pdf)", "missing-file"),
        ("[a](../../../site_config.yaml)", "path-outside"),
        ("[a](../../../../etc/passwd)", "path-outside"),
        ("[a](javascript:alert)", "bad-scheme"),
        ("[a](//evil.example/)", "bad-address"),
        ("[a](person:khong-ai)", "unknown-person"),
        ("[a](document:50/NQ-CP)", "ambiguous-document"),
        ("50/NQ-CP", "ambiguous-document"),
        ("99/QĐ-UBM", "unregistered-document"),
        ("![a](khong-co.png)", "missing-file"),
        ("[](../02/vi.md)", "empty-link"),
    ],
)
def test_what_leads_nowhere_is_found_at_its_place(tmp_path: Path, words: str, code: str) -> None:
    files = {
        f"{A}vi.md": session(1, "2024-01-10", body=f"Dòng đầu.\n\nXem {words} ở đây."),
        f"{B}vi.md": session(2, "2024-02-10", body="## Có"),
    }
    found = linked(lay(tmp_path, files)).findings.sorted()
    assert [(d.code, str(d.span)) for d in found] == [(code, f"{A}vi.md:11:5")]


def test_an_ambiguous_mark_is_told_by_a_link(tmp_path: Path) -> None:
    body = "Theo [50/NQ-CP](document:50/NQ-CP@2020)."
    found = linked(lay(tmp_path, {f"{A}vi.md": session(1, "2024-01-10", body=body)}))
    assert found.codes == []
    assert found.site.links["sessions/01", "vi"].targets == {
        "document:50/NQ-CP@2020": EntryTarget("documents", "50/NQ-CP@2020")
    }


def test_an_anchor_must_stand_where_the_reader_is_led(tmp_path: Path) -> None:
    """From English the reader is led to the English page, though the link names the Vietnamese file."""
    files = {
        f"{A}vi.md": session(1, "2024-01-10", body="[a](../02/vi.md#chi-viet)"),
        f"{A}en.md": text("title: A\nsummary: B.", "[a](../02/vi.md#chi-viet)"),
        f"{B}vi.md": session(2, "2024-02-10", body="## Chi viet\n\n## Hai"),
        f"{B}en.md": text("title: A\nsummary: B.", "## One"),
    }
    found = linked(lay(tmp_path, files)).findings.sorted()
    assert [(d.code, d.span.path) for d in found] == [
        ("dangling-anchor", f"{A}en.md"),
        ("outline-differs", f"{B}en.md"),
    ]
    assert dict(found[0].values)["target"] == f"{B}en.md"


def test_ids_of_the_front_matter_are_looked_up(tmp_path: Path) -> None:
    more = (
        "chair: ai\ntopics: [gi]\ndocuments: [50/NQ-CP, 1/QĐ-X]\norganisations: [dau]\n"
        "caveats:\n  - text: {vi: a, en: b}\n    sources: [nao]\n"
        "figures:\n  - {indicator: may, value: 1, period: 2024, source: nao, scope: dau}\n"
        "follows:\n  - {commitment: sessions/09#x, status: done, source: bao-mau}\n"
        "photos:\n  - {file: x.png, alt: {vi: a, en: b}, credit: c}\n"
    )
    found = linked(lay(tmp_path, {f"{A}vi.md": session(1, "2024-01-10", more)}))
    assert sorted(found.codes) == sorted(
        [
            "unknown-person",
            "unknown-topic",
            "ambiguous-document",
            "unknown-document",
            "unknown-organisation",
            "unknown-organisation",
            "unknown-source",
            "unknown-source",
            "unknown-indicator",
            "unknown-commitment",
            "missing-file",
        ]
    )


def test_two_sessions_of_one_number(tmp_path: Path) -> None:
    files = {f"{A}vi.md": session(1, "2024-01-10"), f"{B}vi.md": session(1, "2024-02-10")}
    assert linked(lay(tmp_path, files)).codes == ["duplicate-number"]
