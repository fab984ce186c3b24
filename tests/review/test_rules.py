"""The rules of the check, at their edges: what contradicts, what is overdue, what a term is, what leaks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from bulletin.build.options import Options
from bulletin.content.registers import Term
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.review.check import RULES, check
from bulletin.review.review import Review
from bulletin.review.rules import figures as contradictions_of
from bulletin.review.terms import compare_terms
from bulletin.review.works import every_work
from bulletin.syntax.record import Pair
from tests.building import REPOSITORY
from tests.review.pairs import passages
from tests.review.pairs import text as source
from tests.small_sites import FEATURES_DAY, REAL_DAY, lay, linked, session, text

FIGURE = "  - indicator: services\n    value: {value}\n    period: {period}\n    source: bao-mau\n"
ONE, TWO = "content/sessions/01/vi.md", "content/sessions/02/vi.md"


def found(folder: Path, *codes: str) -> list[Diagnostic]:
    """What the rules find of these codes; nothing is rendered."""
    site = linked(folder).site
    works = {work.id: work for work in every_work(folder, site.config)}
    findings = Findings()
    for rule in RULES:
        rule.check(Review(site, works, {}, {}), findings)
    return [one for one in findings.sorted() if one.code in codes]


def figures(value: str, period: str = "2023", more: str = "") -> str:
    """The front matter of one figure."""
    return f"figures:\n{FIGURE.format(value=value, period=period)}{more}"


def contradictions(folder: Path, one: str, other: str) -> int:
    """How many contradictions there are between two sessions with these figures."""
    files = {ONE: session(1, "2024-01-10", one), TWO: session(2, "2024-02-10", other)}
    return len(found(lay(folder, files), "contradicting-figures"))


CONTRADICT = (
    (figures("20"), figures("21")),
    (figures("20"), figures("20", more="    of: 22\n") + FIGURE.format(value="19", period="2023")),
    (figures("20", more="    of: 22\n"), figures("20", more="    of: 23\n")),
    (figures("20"), figures("22", more="    approximate: true\n")),
    (figures("20"), figures("21", more="    at_least: true\n")),
    (figures("20"), figures("20", more="    more_than: true\n")),
    (figures("20"), figures("20", more="    nearly: true\n")),
    (figures("20", "2023-04"), figures("20.5", "2023-04")),
    (figures("20", more="    by: chinh-phu\n"), figures("21", more="    by: chinh-phu\n")),
    (figures("20", more="    basis: target\n"), figures("21", more="    basis: target\n")),
)
AGREE = (
    (figures("20"), figures("20")),
    (figures("20"), figures("20.0")),
    (figures("20"), figures("21", "2022")),
    (figures("20"), figures("21", "2023-Q4")),
    (figures("20"), figures("21", more="    basis: target\n")),
    (figures("20"), figures("21", more="    by: chinh-phu\n")),
    (figures("20"), figures("21", more="    scope: chinh-phu\n")),
    (figures("20"), figures("21", more="    unit: number\n")),
    (figures("20"), figures("20.5", more="    approximate: true\n")),
    (figures("20"), figures("19", more="    more_than: true\n")),
    (figures("20"), figures("18", more="    at_least: true\n")),
    (figures("20"), figures("20.4", more="    nearly: true\n")),
    (figures("20"), figures("20", more="    of: 22\n")),
)


@pytest.mark.parametrize(("one", "other"), CONTRADICT)
def test_figures_that_contradict(tmp_path: Path, one: str, other: str) -> None:
    assert contradictions(tmp_path, one, other) == 1


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_figures_that_do_not(tmp_path: Path, one: str, other: str) -> None:
    assert contradictions(tmp_path, one, other) == 0


def test_figures_of_one_item_contradict_each_other_too(tmp_path: Path) -> None:
    twice = figures("20") + FIGURE.format(value="21", period="2023")
    (one,) = found(lay(tmp_path, {ONE: session(1, "2024-01-10", twice)}), "contradicting-figures")
    assert (one.span.path, dict(one.values)["place"]) == (ONE, f"{ONE}:9")


def test_a_figure_of_the_register_contradicts_an_event(tmp_path: Path) -> None:
    event = figures("41", "2022", "    by: uy-ban\n")
    (one,) = found(lay(tmp_path, {ONE: session(1, "2024-01-10", event)}), "contradicting-figures")
    assert one.span.path == "content/registers/indicators.yaml"
    assert dict(one.values)["place"] == f"{ONE}:9"


COMMITMENT = (
    "commitments:\n  - id: open\n    text:\n      vi: a\n      en: b\n    due: {due}\n    source: bao-mau\n"
)
FOLLOW = "follows:\n  - commitment: sessions/01#open\n    status: {}\n    source: bao-mau\n"


@pytest.mark.parametrize(
    ("due", "follow", "overdue"),
    [
        ("2024-12-31", "", True),
        ("2025-01-15", "", False),  # the day itself
        ("2025-Q1", "", False),
        ("2024", FOLLOW.format("done"), False),
        ("2024", FOLLOW.format("continued"), True),  # that it goes on does not end it
        ("2024", FOLLOW.format("moved\n    due: 2025-12-31"), False),
        ("2024-06", FOLLOW.format("moved\n    due: 2024-12"), True),
    ],
)
def test_commitments_past_their_date(tmp_path: Path, due: str, follow: str, overdue: bool) -> None:
    files = {
        ONE: session(1, "2024-01-10", COMMITMENT.format(due=due)),
        TWO: session(2, "2024-07-10", follow),
    }
    assert bool(found(lay(tmp_path, files), "overdue-commitment")) is overdue


@pytest.mark.parametrize(
    ("vi", "en", "told"),
    [
        ("Bàn về chuyển đổi số.", "On computers.", True),
        ("Bàn về chuyển đổi số.", "On digital transformation.", False),
        ("Bàn về chuyển đổi số.", "On transformations that are digital.", False),
        ("Bàn về chuyển đổi số.", "On digitally transforming.", True),
        ("Bàn về chuyển đổi số.", "On DX.", False),
        ("Bàn về Chuyển Đổi Số.", "On computers.", True),
        ("Bàn về số.", "On computers.", False),
        ("Đầu.\n\nBàn về chuyển đổi số.", "On digital things.\n\nAnd a transformation.", True),
    ],
)
def test_terms(tmp_path: Path, vi: str, en: str, told: bool) -> None:
    pair = {"content/pages/a/vi.md": text("title: A", vi), "content/pages/a/en.md": text("title: A", en)}
    assert bool(found(lay(tmp_path, pair), "term-not-used")) is told


def test_another_form_that_the_glossary_has_counts(tmp_path: Path) -> None:
    pair = {
        "content/pages/a/vi.md": text("title: A", "Bàn về chuyển đổi số."),
        "content/pages/a/en.md": text("title: A", "On going digital."),
    }
    lay(tmp_path, pair)
    glossary = tmp_path / "content/registers/glossary.yaml"
    entry = "en: digital transformation}\n"
    known = glossary.read_text(encoding="utf-8")
    assert known.count(entry) == 1
    glossary.write_text(
        known.replace(entry, f"{entry}  also:\n    en: [go digital, going digital]\n"), encoding="utf-8"
    )
    assert found(tmp_path, "term-not-used") == []


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("review", "The conference reviewing 2024."),
        ("reorganise", "It was reorganised."),
        ("wrap-up review", "Reviews, and a wrap-up of the year."),
        ("village with no signal", "Villages that had no signal."),
        ("public policies", "A public policy."),
    ],
)
def test_inflected_forms_are_the_same_term(form: str, said: str) -> None:
    findings = Findings()
    term = Term(term=Pair(vi="tổng kết", en=form))
    original = source(text("title: A", "Về tổng kết."), "vi")
    compare_terms(original, source(text("title: A", said), "en"), passages, [term], findings)
    assert list(findings) == []
    compare_terms(original, source(text("title: A", "On something."), "en"), passages, [term], findings)
    assert [one.code for one in findings] == ["term-not-used"]


@pytest.mark.parametrize("allow", ["chuyển đổi số", "digital transformation", "term-not-used"])
def test_a_term_may_mean_something_else(tmp_path: Path, allow: str) -> None:
    reason = f"title: A\nparity:\n  - allow: {allow}\n    reason: Another sense."
    pair = {
        "content/pages/a/vi.md": text("title: A", "Bàn về chuyển đổi số."),
        "content/pages/a/en.md": text(reason, "On changing numbers."),
    }
    assert found(lay(tmp_path, pair), "term-not-used", "unused-allowance") == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Bộ XYZ họp.", ["XYZ"]),
        ("Bộ XYZ họp, XYZ bàn.", ["XYZ"]),
        ("Bộ Xa Yêu Zô (XYZ) họp. XYZ bàn.", []),
        ("Bộ XYZ (Xa Yêu Zô) họp.", []),
        ("Đại hội XIII, 5 tỷ USD, VNeID, COVID-19, 12/QĐ-UBM.", []),
        ("CĐS là chuyển đổi số.", []),
    ],
)
def test_abbreviations(tmp_path: Path, body: str, told: list[str]) -> None:
    lay(tmp_path, {"content/pages/a/vi.md": text("title: Tin", body)})
    said = found(tmp_path, "unexplained-abbreviation")
    assert [dict(one.values)["abbreviation"] for one in said] == told


DRAFT = "title: {}\nsummary: Tóm tắt.\ndate: 2024-01-10\n{}"


@pytest.mark.parametrize(
    ("more", "title", "told"),
    [
        ("draft: true", "Chuyện & việc chưa ai biết", True),
        ("embargo: 2025-02-01", "Chuyện & việc chưa ai biết", True),
        ("published: 2025-02-01", "Chuyện & việc chưa ai biết", True),
        ("embargo: 2025-01-15", "Chuyện & việc chưa ai biết", False),
        ("draft: true", "Chuyện khác hẳn, không ai nhắc", False),
    ],
)
def test_titles_that_leak(tmp_path: Path, more: str, title: str, told: bool) -> None:
    files = {
        "content/articles/a/vi.md": text(DRAFT.format(title, more)),
        "content/pages/a/vi.md": text("title: Tin", "Xem Chuyện & việc\nchưa ai biết."),
    }
    said = check(Options(lay(tmp_path, files), tmp_path / "public", FEATURES_DAY)).found
    assert ("leaked-title" in {one.code for one in said}) is told


def test_the_title_of_a_translation_that_is_a_draft_leaks_too(tmp_path: Path) -> None:
    files = {
        ONE: session(1, "2024-01-10"),
        ONE.replace("vi.md", "en.md"): text("title: Nobody knows of this\nsummary: A.\ndraft: true"),
        "content/pages/a/vi.md": text("title: Tin", "Xem Nobody knows of this."),
    }
    said = check(Options(lay(tmp_path, files), tmp_path / "public", FEATURES_DAY)).found
    assert "leaked-title" in {one.code for one in said}


# The repository's own content

PLANTED = (
    ("fibre-households", "81", "2024-04", "", "sessions/08"),
    ("commune-network", "99.5", "2023-H1", "", "sessions/06"),
    ("localities-with-yearly-plan", "61", "2024-04", "of: 63", "sessions/08"),
    ("committee-tasks-completed", "102", "2023", "of: 127", "sessions/07"),
    ("gii-rank", "45", "2023", "of: 132, by: wipo", "sessions/07"),
    ("digital-economy-gdp-reported", "16", "2023", "by: bttt, basis: estimate", "sessions/07"),
    ("full-process-services", "85", "2025-12-31", "basis: target", "conferences/2025-02-06"),
    ("community-groups", "80000", "2023-07", "nearly: true", "sessions/06"),
    ("dti-rank-provinces", "2", "2022", "scope: thanh-pho-da-nang, by: bttt", "sessions/06"),
    ("dti-rank-provinces", "30", "2022", "of: 63, scope: tinh-binh-dinh, by: bttt", "registers"),
)
"""Figures for the ninth session that contradict what the bulletin has, and where it has it."""
SOUND = (
    ("fibre-households", "80.5", "2024-05", ""),
    ("commune-network", "99.5", "2023-H1", "by: bttt"),
    ("gii-rank", "48", "2022", "of: 132, by: wipo"),
    ("digital-economy-growth", "21", "2024", "more_than: true"),
)


def test_contradictions_planted_into_the_real_content_are_all_found(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "site_config.yaml", tmp_path)
    name = "content/sessions/09/vi.md"
    entry = "  - {{indicator: {}, value: {}, period: {}, source: sggp-s9{}}}\n"
    lines = [entry.format(*one[:3], f", {one[3]}" if one[3] else "") for one in (*PLANTED, *SOUND)]
    head, rest = (tmp_path / name).read_text(encoding="utf-8").split("figures:\n", 1)
    (tmp_path / name).write_text(f"{head}figures:\n{''.join(lines)}{rest}", encoding="utf-8")
    findings = Findings()
    contradictions_of.check(Review(linked(tmp_path).site, {}, {}, {}), findings)
    pairs = {(f"{one.span.path}:{one.span.line}", str(dict(one.values)["place"])) for one in findings}
    first = head.count("\n") + 2
    for n, planted in enumerate(PLANTED):
        here = f"{name}:{first + n}"
        (pair,) = (pair for pair in pairs if here in pair)
        assert any(place.startswith(f"content/{planted[4]}") for place in pair), planted
    assert len(pairs) == len(PLANTED), "nothing else contradicts"


@pytest.fixture(scope="module")
def real() -> Any:
    """The check of the real content."""
    return check(Options(REPOSITORY, REPOSITORY / "public", REAL_DAY, strict=True))


def test_the_real_content_is_clean_even_strictly(real: Any) -> None:
    assert [f"{one.span} {one.code}" for one in real.found if str(one.severity) != "notice"] == []
    assert real.pairs >= 11


def test_no_difference_of_the_real_content_is_allowed_without_need(real: Any) -> None:
    assert [one for one in real.found if one.code == "unused-allowance"] == []
