"""Stamps and dismissals are written into the translation, and nothing else of it changes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bulletin.config import load
from bulletin.diagnostics import Findings
from bulletin.review.stamping import StampError, dismiss, stamp
from bulletin.review.works import Work, every_work
from bulletin.site.freshness import State
from tests.small_sites import lay, session, text

VI, EN = "content/sessions/01/vi.md", "content/sessions/01/en.md"
FRONT = "# a note\ntitle: 'A: b'  # why\nsummary: B.\nslug: one"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay(tmp_path, {VI: session(1, "2024-01-10"), EN: text(FRONT, "C.")})


def work(site: Path) -> Work:
    """The one item of the site."""
    config = load(site, Findings())
    assert config is not None
    (found,) = every_work(site, config)
    return found


def _stamp(site: Path) -> None:
    one = work(site)
    assert one.original is not None
    assert one.translation is not None
    assert one.freshness is not None
    stamp(site, one.original, one.translation, one.freshness.digest, date(2024, 5, 2))


def _dismiss(site: Path, reason: str) -> None:
    one = work(site)
    assert one.translation is not None
    assert one.freshness is not None
    dismiss(site, one.translation, one.freshness.digest, reason)


def _state(site: Path) -> tuple[str, bool]:
    known = work(site).freshness
    assert known is not None
    return str(known.state), known.dismissed


def _change(site: Path) -> None:
    file = site / VI
    file.write_text(file.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")


def test_a_stamp_adds_one_line_and_is_believed(site: Path) -> None:
    before = (site / EN).read_bytes()
    os.chmod(site / EN, 0o640)
    _stamp(site)
    after = (site / EN).read_bytes()
    (added,) = set(after.splitlines()) - set(before.splitlines())
    assert after.replace(added + b"\n", b"", 1) == before
    assert added.endswith(b"@2024-05-02")
    assert _state(site) == ("fresh", False)
    assert [p.name for p in (site / EN).parent.iterdir() if p.name.startswith(".")] == []
    if os.name == "posix":
        assert (site / EN).stat().st_mode & 0o777 == 0o640


def test_a_dismissal_keeps_quiet_until_the_next_change_and_a_stamp_ends_it(site: Path) -> None:
    _stamp(site)
    stamped = (site / EN).read_bytes()
    _change(site)
    assert _state(site) == ("stale", False)
    _dismiss(site, 'A "comma": no more')
    assert _state(site) == ("stale", True)
    _change(site)
    assert _state(site) == ("stale", False)
    _stamp(site)
    assert _state(site) == ("fresh", False)
    left = [line for line in (site / EN).read_bytes().splitlines() if b"translates" not in line]
    assert left == [line for line in stamped.splitlines() if b"translates" not in line]


def test_a_front_matter_that_cannot_be_changed_line_by_line_is_left_alone(site: Path) -> None:
    (site / EN).write_text(text("{title: A, summary: B., slug: one}"), encoding="utf-8")
    before = (site / EN).read_bytes()
    assert _state(site) == ("untracked", False)
    with pytest.raises(StampError):
        _stamp(site)
    assert (site / EN).read_bytes() == before


def test_states_of_a_site_with_all_of_them(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            VI: session(1, "2024-01-10"),
            "content/pages/about/vi.md": text("title: A"),
            "content/pages/about/en.md": text("title: A\ntranslates: 0123abcd"),
            "content/pages/left/en.md": text("title: A\ntranslates: 0123abcd"),
            "content/pages/new/vi.md": text("title: A"),
            "content/pages/new/en.md": text("title: A"),
            "content/pages/torn/vi.md": text("title: [A"),
            "content/pages/torn/en.md": text("title: A"),
        },
    )
    config = load(tmp_path, Findings())
    assert config is not None
    found = {one.id: one for one in every_work(tmp_path, config)}
    states = {item: one.freshness and one.freshness.state for item, one in found.items()}
    assert states == {
        "pages/about": State.STALE,
        "pages/left": State.ORPHAN,
        "pages/new": State.UNTRACKED,
        "pages/torn": None,
        "sessions/01": State.MISSING,
    }
    assert found["pages/torn"].broken == ("content/pages/torn/vi.md",)
