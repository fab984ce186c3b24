"""A first release is begun while its pages are being made, and is not seen before it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.build.place import place_of
from bulletin.build.publish import publish
from bulletin.build.release import MANIFEST
from bulletin.build.staging import Early, early
from bulletin.diagnostics import Findings
from tests.build.releases import as_files
from tests.small_sites import FEATURES, FEATURES_DAY

DAY = date(2026, 1, 1)
FILES = {"index.html": b"home", "en/index.html": b"english", "assets/a.css": b"a{}"}


def held(folder: Path) -> dict[str, bytes]:
    """The files of a folder but the list of them."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.fixture
def public(tmp_path: Path) -> Path:
    return tmp_path / "public"


@pytest.fixture
def begun(public: Path) -> Iterator[Early]:
    with early(place_of(public)) as found:
        assert found
        yield found


def published(public: Path, begun: Early) -> None:
    assert publish(public.parent, public, as_files(FILES), (), DAY, Findings(), early=begun) is not None
    assert held(public) == FILES
    assert {entry.name for entry in public.parent.iterdir()} <= {public.name, FOLDER}


def test_what_was_written_early_is_published_and_not_written_again(public: Path, begun: Early) -> None:
    assert begun.write("en/index.html", b"english")
    begun.written.add("en/index.html")
    inode = os.stat(f"{begun.release}/en/index.html").st_ino
    assert not public.exists()
    published(public, begun)
    assert (public / "en/index.html").stat().st_ino == inode


def test_what_could_not_be_written_early_is_written_by_publishing(public: Path, begun: Early) -> None:
    Path(begun.release, "en").write_bytes(b"in the way")
    assert not begun.write("en/index.html", b"english")
    Path(begun.release, "en").unlink()
    published(public, begun)


def test_half_a_file_does_not_stay(begun: Early, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert not begun.write("en/index.html", b"english")
    assert not Path(begun.release, "en/index.html").exists()


def test_a_folder_that_comes_meanwhile_is_published_into(public: Path, begun: Early) -> None:
    assert begun.write("en/index.html", b"english")
    begun.written.add("en/index.html")
    public.mkdir()
    published(public, begun)


def test_what_is_not_published_goes(public: Path) -> None:
    with suppress(ZeroDivisionError), early(place_of(public)) as found:
        assert found
        found.write("index.html", b"home")
        raise ZeroDivisionError
    assert os.listdir(public.parent) == []


def test_only_a_first_release_is_begun_early(public: Path) -> None:
    public.mkdir()
    with early(place_of(public)) as found:
        assert found is None


def test_somebody_elses_folder_is_left_to_publishing(public: Path) -> None:
    place = place_of(public)
    place.staging.mkdir()
    (place.staging / "theirs").write_bytes(b"")
    with early(place) as found:
        assert found is None
    assert (place.staging / "theirs").exists()


def test_an_error_of_a_page_leaves_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(FEATURES, site)
    options = Options(site, site / "public", as_of=FEATURES_DAY, jobs=2)
    layouts = site / "layouts"
    layouts.mkdir(exist_ok=True)
    (layouts / "topic.html").write_text("{{ page.nothing }}", encoding="utf-8")
    assert build(options).release is None
    assert not options.output.exists()
    assert not place_of(options.output).staging.exists()
    (layouts / "topic.html").unlink()
    assert build(options).release
    assert build(replace(options, output=site / "again", jobs=1)).release
    assert held(options.output) == held(site / "again")
