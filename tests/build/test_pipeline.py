"""The whole build: what stops it, what it leaves alone, and the day it speaks of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bulletin.build import options as options_module
from bulletin.build.options import Options, today
from bulletin.build.pipeline import build
from bulletin.config import SiteConfig
from bulletin.output.search_page import INDEX
from tests.small_sites import FEATURES, FEATURES_DAY, features, lay, session, text, write

ONE = "content/sessions/01/vi.md"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A small site, built once."""
    lay(tmp_path, {ONE: session(1, "2024-01-10")})
    found = Options(tmp_path, tmp_path / "public", FEATURES_DAY)
    assert build(found).release is not None
    return found


def state(options: Options) -> dict[str, tuple[bytes, int]]:
    """What the output folder holds, and when it was written."""
    return {
        p.relative_to(options.output).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns)
        for p in options.output.rglob("*")
        if p.is_file()
    }


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({ONE: "no front matter"}, "no-front-matter"),
        ({ONE: session(1, "2024-13-10")}, "bad-date"),
        ({ONE: session(1, "2024-01-10", "chair: nobody\n")}, "unknown-person"),
        ({ONE: session(1, "2024-01-10", body="[a](nowhere.md)")}, "dangling-link"),
        ({"content/pages/phien-hop/vi.md": text("title: A")}, "path-collision"),
        (
            {"content/pages/a/vi.md": text("title: A\nslug: search-index"), "content/pages/a/vi.json": ""},
            "path-collision",
        ),
        ({"layouts/item.html": "{{ page.nothing }}"}, "template-failed"),
        ({"layouts/item.html": "{% if %}"}, "template-syntax"),
        ({"site_config.yaml": "name: [a"}, "yaml-syntax"),
        ({"content/registers/topics.yaml": "a: b"}, "wrong-shape"),
    ],
)
def test_nothing_is_written_while_an_error_stands(options: Options, files: dict[str, str], code: str) -> None:
    before = state(options)
    write(options.site, files)
    result = build(options)
    assert result.release is None
    assert code in {found.code for found in result.found}
    assert state(options) == before


def test_a_first_build_that_fails_makes_no_folder(tmp_path: Path) -> None:
    lay(tmp_path, {ONE: session(1, "2024-13-10")})
    assert build(Options(tmp_path, tmp_path / "public", FEATURES_DAY)).release is None
    assert not (tmp_path / "public").exists()


def test_errors_of_all_files_come_together(options: Options) -> None:
    write(options.site, {ONE: session(1, "2024-13-10"), "content/sessions/02/vi.md": session(2, "x")})
    assert [(d.code, d.span.path) for d in build(options).found] == [
        ("bad-date", ONE),
        ("bad-date", "content/sessions/02/vi.md"),
    ]


def test_a_warning_stops_a_strict_build_alone(options: Options) -> None:
    write(options.site, {ONE: session(1, "2024-01-10", body="Theo 99/QĐ-UBM.")})
    relaxed = build(options)
    assert [d.code for d in relaxed.found] == ["unregistered-document"]
    assert relaxed.release is not None
    before = state(options)
    strict = build(Options(options.site, options.output, FEATURES_DAY, strict=True))
    assert strict.release is None
    assert state(options) == before


def test_the_same_again_writes_nothing(options: Options) -> None:
    before = state(options)
    release = build(options).release
    assert release is not None
    assert (release.written, release.removed) == (0, 0)
    assert state(options) == before


def test_an_edit_writes_only_what_it_changes(options: Options) -> None:
    before = state(options)
    write(options.site, {ONE: session(1, "2024-01-10", body="Họp khác.")})
    assert build(options).release is not None
    after = state(options)
    changed = {name for name in after if after[name] != before.get(name) and not name.startswith(INDEX)}
    pages = {"phien-hop/1/index.html", "en/sessions/1/index.html"}
    saved = {"phien-hop/1/phien-hop-1.html", "phien-hop/1/phien-hop-1.txt"}
    assert changed == {*pages, *saved, "release.json"}, "lists stay, and so does the share card"


def test_an_item_that_goes_takes_its_pages_along(options: Options) -> None:
    two = options.site / "content" / "sessions" / "02"
    write(two, {"vi.md": session(2, "2024-02-10"), "a.txt": "a"})
    assert build(options).release is not None
    before = state(options)
    assert (options.output / "phien-hop" / "2" / "a.txt").is_file()
    for name in ("vi.md", "a.txt"):
        (two / name).unlink()
    release = build(options).release
    assert release is not None
    gone = before.keys() - state(options).keys()
    assert release.removed == len(gone)
    saved = {"phien-hop/2/phien-hop-2.html", "phien-hop/2/phien-hop-2.txt", "phien-hop/2/card.png"}
    pages = {"phien-hop/2/index.html", "en/sessions/2/index.html"}
    assert {name for name in gone if not name.startswith(INDEX)} == {*pages, *saved, "phien-hop/2/a.txt"}
    assert not (options.output / "phien-hop" / "2").exists()


def test_another_folder_and_another_day_in_the_clock_give_the_same_bytes(tmp_path: Path) -> None:
    one = build(Options(FEATURES, tmp_path / "one", FEATURES_DAY))
    other = build(Options(FEATURES, tmp_path / "a" / "deeper" / "other", FEATURES_DAY))
    assert one.release is not None
    assert other.release is not None
    files = [
        {p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in (one.release.folder, other.release.folder)
    ]
    assert files[0] == files[1]


# The day


@pytest.fixture
def config() -> SiteConfig:
    """Settings with the zone Asia/Ho_Chi_Minh, seven hours ahead."""
    return features().site.config


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1736899200", date(2025, 1, 15)),
        ("1736960399", date(2025, 1, 15)),
        ("1736960400", date(2025, 1, 16)),
    ],
)
def test_source_date_epoch_in_the_site_s_zone(
    config: SiteConfig, monkeypatch: pytest.MonkeyPatch, epoch: str, day: date
) -> None:
    """17:00 in Greenwich is midnight in Hà Nội."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today(config.time_zone) == day


class Clock(datetime):
    """A clock that stands still: 20:00 in Greenwich, when the next day has come in Hà Nội."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime(2025, 1, 14, 20, tzinfo=UTC)


@pytest.mark.parametrize("epoch", [None, "", "yesterday", "-1", "1.5", "²", "9" * 30])
def test_without_an_epoch_today_in_the_site_s_zone(
    config: SiteConfig, monkeypatch: pytest.MonkeyPatch, epoch: str | None
) -> None:
    monkeypatch.setattr(options_module, "datetime", Clock)
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today(config.time_zone) == date(2025, 1, 15)


def test_the_day_asked_for_counts_before_the_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    with_day = build(Options(FEATURES, tmp_path / "one", FEATURES_DAY)).site
    without = build(Options(FEATURES, tmp_path / "two")).site
    assert with_day is not None
    assert without is not None
    assert (with_day.as_of, without.as_of) == (FEATURES_DAY, date(1970, 1, 1))


def test_the_day_is_written_into_the_release(options: Options) -> None:
    assert f'"as_of": "{FEATURES_DAY.isoformat()}"' in (options.output / "release.json").read_text(
        encoding="utf-8"
    )
