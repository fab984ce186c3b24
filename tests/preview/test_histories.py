"""The preview's key test: after every step of a generated history it shows what a clean build publishes."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from posixpath import basename

import pytest

from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.diagnostics import Findings
from bulletin.output.assets import published, tightened
from bulletin.output.layouts import layout_folders, read_assets
from bulletin.preview.changes import EVERYTHING, Change
from bulletin.preview.press import Press
from bulletin.preview.snapshot import Attempt
from bulletin.preview.workshop import Workshop
from tests.build.test_histories import CHANGES, History, go_back, let_days_pass, tree, unlike

STEPS = [change for change in CHANGES if change is not let_days_pass]
"""A preview speaks of one day as long as it runs, or of each day as it comes."""


class Seen:
    """A preview that follows a history."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.options = Options(history.site, history.output, history.day, jobs=1)
        self.workshop = Workshop(self.options)
        self.press = Press(history.site)
        self.press.open()
        self.attempt = self.workshop.rebuild(EVERYTHING)

    def step(self, change: object = None) -> str:
        """Change something; the preview is told which files are others, as a watch would."""
        before = self.history.files()
        self.history.past.append(before)
        chosen = self.history.random.choice(STEPS) if change is None else go_back
        chosen(self.history)
        after = self.history.files()
        names = frozenset(name for name in before | after if before.get(name) != after.get(name))
        self.attempt = self.workshop.rebuild(Change(names))
        return chosen.__name__

    def shown(self, attempt: Attempt) -> tuple[dict[str, bytes], Findings]:
        """All that could be asked for, and all that was found."""
        findings = Findings(attempt.found)
        snapshot = attempt.snapshot
        if snapshot is None:
            return {}, findings
        files = {  # stylesheets as a build tightens them
            path: tightened(data) if path.endswith(".css") else data for path, data in snapshot.assets.items()
        }
        files |= {path: (self.history.site / source).read_bytes() for path, source in snapshot.copies.items()}
        files |= {path: file.content() for path, file in self.press.index(snapshot).items()}
        failed: set[tuple[str, object]] = set()
        for path in snapshot.outputs:
            sheet = self.press.sheet(snapshot, path)
            assert sheet is not None
            files[path] = sheet.data or b""
            new = [one for one in sheet.found if (one.code, one.span) not in failed]
            failed |= {(one.code, one.span) for one in new}
            findings.extend(new)
        return files, findings

    def check(self, told: list[str]) -> bool:
        """Compare with a clean build; whether the site was sound."""
        clean = self.history.clean
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.history.site, clean / "site", ignore=shutil.ignore_patterns(FOLDER))
        options = replace(self.options, site=clean / "site", output=clean / "public")
        fresh = build(options)
        files, findings = self.shown(self.attempt)
        assert findings.sorted() == fresh.found, told
        if fresh.release is None:
            return False
        released = tree(clean / "public")
        released.pop("release.json")
        assert not unlike(files, by_plain_names(released, clean / "site")), told
        return True


def by_plain_names(files: dict[str, bytes], site: Path) -> dict[str, bytes]:
    """A release as the preview shows it: assets by the names they have in the layouts."""
    names = published(read_assets(layout_folders(site))).names
    plain = {named: path for path, named in names.items()}
    bases = {basename(named).encode(): basename(path).encode() for named, path in plain.items()}
    either = re.compile(b"|".join(map(re.escape, bases)))
    return {
        plain.get(path, path): either.sub(lambda match: bases[match[0]], data) for path, data in files.items()
    }


def follow(folder: Path, seed: int, steps: int) -> int:
    """Take the steps; gives after how many the site was sound."""
    seen = Seen(History(folder, seed))
    sound = 0
    told: list[str] = []
    for _ in range(steps):
        told.append(seen.step())
        if seen.check(told):
            sound += 1
        else:
            seen.step(go_back)
    seen.press.close()
    return sound


@pytest.mark.parametrize("seed", range(3))
def test_a_short_history(seed: int, tmp_path: Path) -> None:
    assert follow(tmp_path, seed, 10) >= 3


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(200, 203))
def test_a_long_history(seed: int, tmp_path: Path) -> None:
    assert follow(tmp_path, seed, 60) >= 20
