"""Compiled templates outlive the process, in the user's own cache folder and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.build.compiled import Compiled
from bulletin.build.engine import engine_digest
from bulletin.build.options import Options, cache_folder
from bulletin.build.pipeline import build
from bulletin.output.templates import _Bytecode
from tests.small_sites import FEATURES_DAY, lay, session, write

HOME = "content/sessions/01/vi.md"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder in place of the user's."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr(_Bytecode, "_code", {})  # what this process has compiled already
    return folder


def test_what_was_kept_is_there_for_the_same_language_name_and_source(tmp_path: Path) -> None:
    Compiled(tmp_path).put("vi", "a.html", b"source", b"code")
    again = Compiled(tmp_path)
    assert again.get("vi", "a.html", b"source") == b"code"
    assert again.get("en", "a.html", b"source") is None
    assert again.get("vi", "b.html", b"source") is None
    assert again.get("vi", "a.html", b"sourc") is None
    assert again.get("v", "ia.html", b"source") is None


def test_without_a_folder_nothing_is_kept_and_nothing_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file", encoding="utf-8")
    for compiled in (Compiled(None), Compiled(tmp_path)):
        compiled.put("vi", "a.html", b"source", b"code")
        assert compiled.get("vi", "a.html", b"source") is None


def test_engines_not_used_lately_go(tmp_path: Path) -> None:
    for n in range(9):
        (tmp_path / "templates" / f"engine{n}").mkdir(parents=True)
    Compiled(tmp_path).put("vi", "a.html", b"source", b"code")
    left = [found.name for found in (tmp_path / "templates").iterdir()]
    assert len(left) == 4
    assert engine_digest().hex() in left


def test_the_cache_folder_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "bulletin"
    monkeypatch.delenv("XDG_CACHE_HOME")
    found = cache_folder()
    assert found is not None
    assert found.is_relative_to(Path.home())


def test_an_edited_layout_counts_at_once_and_damage_does_no_harm(tmp_path: Path, cache: Path) -> None:
    site = lay(tmp_path / "site", {HOME: session(1, "2024-01-10")})
    options = Options(site, tmp_path / "public", FEATURES_DAY)
    assert build(options).release is not None
    kept = [file for file in cache.rglob("*") if file.is_file()]
    assert len(kept) > 20
    for file in kept:
        file.write_bytes(b"damaged")
    write(site, {"layouts/robots.txt": "# one\n"})
    assert build(options).release is not None
    assert (options.output / "robots.txt").read_text(encoding="utf-8") == "# one\n"
    write(site, {"layouts/robots.txt": "# two\n"})
    assert build(options).release is not None
    assert (options.output / "robots.txt").read_text(encoding="utf-8") == "# two\n"
