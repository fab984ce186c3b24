"""Which file of an item is the original, and what its translation may say."""

from __future__ import annotations

from pathlib import Path

from tests.small_sites import features, lay, linked, session, text

ONE = "content/sessions/01/"


def test_the_default_language_is_the_original() -> None:
    item = features().site.items["sessions/01"]
    assert item.original.language == "vi"
    assert item.translation is not None
    assert item.translation.language == "en"


def test_the_file_that_says_so_is_the_original() -> None:
    item = features().site.items["sessions/04"]
    assert item.original.language == "en"
    assert item.number == 4
    assert item.version("vi") is item.translation


def test_a_lone_file_is_the_original_whatever_its_language() -> None:
    item = features().site.items["articles/english-only"]
    assert (item.original.language, item.translation) == ("en", None)
    assert item.shown("vi") is item.original


def test_the_default_language_is_the_configuration_s(tmp_path: Path) -> None:
    lay(tmp_path, {f"{ONE}en.md": session(1, "2024-01-10"), f"{ONE}vi.md": text("title: A\nsummary: B.")})
    config = tmp_path / "site_config.yaml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("default_language: vi", "default_language: en"),
        encoding="utf-8",
    )
    found = linked(tmp_path)
    assert found.codes == []
    assert found.site.items["sessions/01"].original.language == "en"


def test_two_originals(tmp_path: Path) -> None:
    both = {f"{ONE}{name}.md": session(1, "2024-01-10", "original: true") for name in ("vi", "en")}
    assert "two-originals" in linked(lay(tmp_path, both)).codes


def test_a_translation_repeats_no_fact(tmp_path: Path) -> None:
    files = {
        f"{ONE}vi.md": session(1, "2024-01-10"),
        f"{ONE}en.md": text(
            "title: A\nsummary: B.\ndate: 2024-01-10\nchair: le-binh\nslug: one\nupdated: 2024-01-11"
        ),
    }
    found = linked(lay(tmp_path, files)).findings.sorted()
    assert [(d.code, d.span.line, dict(d.values)["key"]) for d in found] == [
        ("repeated-fact", 4, "date"),
        ("repeated-fact", 5, "chair"),
    ]


def test_a_translation_needs_a_summary_where_its_original_has_one(tmp_path: Path) -> None:
    files = {f"{ONE}vi.md": session(1, "2024-01-10"), f"{ONE}en.md": text("title: A")}
    assert linked(lay(tmp_path, files)).codes == ["missing-field"]
    pages = {"content/pages/about/vi.md": text("title: A"), "content/pages/about/en.md": text("title: B")}
    assert linked(lay(tmp_path / "pages", pages)).codes == []


def test_what_an_original_must_have(tmp_path: Path) -> None:
    files = {
        f"{ONE}vi.md": text("title: A"),
        "content/milestones/a/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-10\nsources: [bao-mau]"),
        "content/articles/a/vi.md": text("title: A\ntranslates: 8c1f2e7a"),
        "content/conferences/a/vi.md": text(
            "title: A\nsummary: B.\ndate: 2024-01-10\nsources: [bao-mau]\nstatus: cancelled"
        ),
    }
    missing = [
        (d.span.path.split("/")[1], dict(d.values)["key"])
        for d in linked(lay(tmp_path, files)).findings.sorted()
        if d.code == "missing-field"
    ]
    assert missing == [
        ("articles", "date"),
        ("articles", "summary"),
        ("conferences", "reason"),
        ("milestones", "kind"),
        ("sessions", "date"),
        ("sessions", "number"),
        ("sessions", "sources"),
        ("sessions", "summary"),
    ]
    assert "translates-in-original" in linked(tmp_path).codes


def test_a_section_that_asks_for_every_language(tmp_path: Path) -> None:
    lay(tmp_path, {"content/articles/a/vi.md": text("title: A\nsummary: B.\ndate: 2024-01-10")})
    config = tmp_path / "site_config.yaml"
    asked = config.read_text(encoding="utf-8").replace("translation: hide", "translation: fail")
    assert linked(tmp_path).codes == []
    config.write_text(asked, encoding="utf-8")
    assert linked(tmp_path).codes == ["missing-translation"]


def test_the_slug_is_the_number_or_the_folder_unless_a_language_says_otherwise() -> None:
    items = features().site.items
    assert (items["sessions/02"].slug("vi"), items["sessions/02"].slug("en")) == ("2", "second")
    assert items["conferences/2024-09-05"].slug("en") == "2024-09-05"
    assert items["articles/nhin-lai"].slug("en") == "looking-back"


def test_fallbacks_go_by_the_section() -> None:
    site = features().site
    assert site.has_page(site.items["milestones/57-nq-tw"], "en")
    assert not site.has_page(site.items["articles/chi-tieng-viet"], "en")
    assert not site.has_page(site.items["articles/english-only"], "vi")
    assert site.has_page(site.items["pages/house-rules"], "vi")
