"""What an original said before: the store remembers it, or git does, or nobody."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bulletin.config import load
from bulletin.diagnostics import Findings
from bulletin.review.history import keep
from bulletin.review.standing import changes, standings, translated
from bulletin.review.works import Work, every_work
from tests.small_sites import lay, session, text

VI, EN = "content/sessions/01/vi.md", "content/sessions/01/en.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one session, whose translation follows the original as it stands."""
    lay(
        tmp_path,
        {VI: session(1, "2024-01-10", body="Một.\n\nHai.\n\nBa."), EN: text("title: A\nsummary: B.", "C.")},
    )
    digest = _digest(tmp_path)
    file = tmp_path / EN
    file.write_text(text(f"title: A\nsummary: B.\ntranslates: {digest}@2024-02-01", "C."), encoding="utf-8")
    return tmp_path


def _work(site: Path) -> Work:
    config = load(site, Findings())
    assert config is not None
    (work,) = every_work(site, config)
    return work


def _digest(site: Path) -> str:
    known = _work(site).freshness
    assert known is not None
    return known.digest


def _change(site: Path) -> None:
    file = site / VI
    file.write_text(file.read_text(encoding="utf-8").replace("Hai.", "Hai, bốn."), encoding="utf-8")


def _git(site: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", "-C", str(site), *identity, *arguments), check=True, capture_output=True)


def test_nobody_remembers(site: Path) -> None:
    _change(site)
    assert changes(site, _work(site)) is None
    (one,) = standings(site, [_work(site)])
    assert (one.state, one.changed, one.passages) == ("stale", None, 0)


def test_the_store_remembers(site: Path) -> None:
    original = _work(site).original
    assert original is not None
    keep(site, original.front, original.body)
    _change(site)
    earlier = translated(site, _work(site))
    assert earlier is not None
    assert earlier.source == "store"
    found = changes(site, _work(site))
    assert found is not None
    assert [line for line in found if line[:1] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-Hai.",
        "+Hai, bốn.",
    ]
    (one,) = standings(site, [_work(site)])
    assert (one.state, one.changed, one.passages) == ("stale", 1, 5)


@pytest.mark.parametrize("content", ["", "[]", '["a", "b", "c"]', "{"])
def test_a_damaged_memory_is_none(site: Path, content: str) -> None:
    digest = _digest(site)
    (site / ".bulletin/translated").mkdir(parents=True)
    (site / f".bulletin/translated/{digest}.json").write_text(content, encoding="utf-8")
    _change(site)
    assert translated(site, _work(site)) is None


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_git_remembers_through_renames_and_in_a_folder_of_a_repository(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository = tmp_path_factory.mktemp("repository")
    site = site.rename(repository / "site")
    _git(repository, "init", "--quiet")
    _git(repository, "add", "-A")
    _git(repository, "commit", "--quiet", "-m", "one")
    _git(repository, "mv", "site/content/sessions/01", "site/content/sessions/05")
    _git(repository, "commit", "--quiet", "-m", "two")
    file = site / "content/sessions/05/vi.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Hai.", "Hai, bốn."), encoding="utf-8")
    _git(repository, "commit", "--quiet", "-am", "three")
    earlier = translated(site, _work(site))
    assert earlier is not None
    assert (earlier.source, earlier.body) == ("git", "Một.\n\nHai.\n\nBa.")
