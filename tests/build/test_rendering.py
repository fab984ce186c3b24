"""Rendering and parsing on several processes: the same bytes and findings, however they are begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.build import parsing, rendering
from bulletin.build.memo import Memo
from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.build.rendering import render_all
from bulletin.build.store import Store
from bulletin.build.workers import CAN_FORK
from bulletin.diagnostics import Findings
from bulletin.output.layouts import layout_folders, read_layouts
from tests.small_sites import FEATURES_DAY, features, features_plan, lay, session, write

WAYS = [(1, True), (3, True), (2, False)]


def digests(folder: Path, site: Path, jobs: int, *, fork: bool) -> tuple[dict[str, str], dict[str, bytes]]:
    """Of every output of the site that uses every feature, and the bytes of a few."""
    findings = Findings()
    with Store(folder) as store:
        layouts = read_layouts(site, layout_folders(site), findings)
        memo = Memo(store)
        files = render_all(site, features_plan().outputs, layouts, memo, jobs, findings, fork=fork)
        assert not len(findings)
        found = {path: file.digest for path, file in files.items()}
        return found, {path: files[path].content() for path in list(files)[::20]}


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_the_same_bytes_however_many_processes_and_however_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "_EACH", 1)
    site = features().folder
    made = [digests(tmp_path / f"{jobs}{fork}", site, jobs, fork=fork) for jobs, fork in WAYS]
    assert made[0] == made[1] == made[2]
    kept = digests(tmp_path / "1True", site, 2, fork=True)
    assert kept == made[0]


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_findings_of_several_processes_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = lay(
        tmp_path / "site", {f"content/sessions/0{n}/vi.md": session(n, f"2024-0{n}-10") for n in (1, 2, 3)}
    )
    found = []
    for each in (1, 1000):
        monkeypatch.setattr(parsing, "_EACH", each)
        monkeypatch.setattr(rendering, "_EACH", each)
        write(site, {"layouts/item.html": "{{ page.nothing }}"})
        told = [build(Options(site, tmp_path / f"public{each}", FEATURES_DAY, jobs=2)).found]
        write(site, {"content/sessions/01/vi.md": "---\ntitel: a\n---\n"})
        told.append(build(Options(site, tmp_path / f"public{each}", FEATURES_DAY, jobs=2)).found)
        write(site, {"content/sessions/01/vi.md": session(1, "2024-01-10")})
        found.append(told)
    assert found[0] == found[1]
    assert [d.code for d in found[0][0]] == ["template-failed"]


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")
def test_what_another_process_recognised_counts_as_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "_EACH", 1)
    site = lay(tmp_path / "site", {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    options = Options(site, tmp_path / "public", FEATURES_DAY, jobs=3)
    made = [build(options).made for _ in range(14)]
    assert made[0]["output"] > 10
    assert all("output" not in one for one in made[1:])
