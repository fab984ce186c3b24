"""`bulletin diff` says what a release changes, and both it and the build ask before many pages go."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.build.release import too_many_pages_gone
from bulletin.review.releases import (
    ADDED,
    AROUND,
    DATA,
    FEEDS,
    FILES,
    GONE,
    LEADING,
    TEXT,
    differences,
    release,
)
from tests.building import bulletin
from tests.small_sites import FEATURES_DAY, lay, session, text, write

ONE = "content/sessions/01/vi.md"
ARTICLE = "title: Bài cũ\nsummary: B.\ndate: 2024-01-10"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A release, and the one after it: a session more, an article less, one renamed, one edited, a file."""
    folder = tmp_path_factory.mktemp("releases")
    files = {ONE: session(1, "2024-01-10"), "content/articles/di/vi.md": text(ARTICLE)}
    site = lay(folder / "site", {**files, "content/articles/cu/vi.md": text(ARTICLE)})
    assert build(Options(site, folder / "old", FEATURES_DAY)).release is not None
    write(site, {ONE: session(1, "2024-01-10", body="Họp xong."), "content/sessions/01/a.txt": "x"})
    write(site, {"content/sessions/02/vi.md": session(2, "2024-02-10")})
    shutil.rmtree(site / "content/articles/di")
    assert bulletin("move", "articles/cu", "moi", "--site", str(site)).returncode == 0
    assert build(Options(site, folder / "new", FEATURES_DAY)).release is not None
    return folder / "old", folder / "new"


def test_what_a_release_changes(releases: tuple[Path, Path]) -> None:
    old, new = map(release, releases)
    found = differences(old, new)
    told = {(one.group, one.path): one.title for one in found.changes}
    assert told[ADDED, "phien-hop/2/index.html"] == "Phiên 2"
    assert told[GONE, "bai-viet/di/index.html"] == "Bài cũ"
    assert told[TEXT, "phien-hop/1/index.html"] == "Phiên 1"
    assert (AROUND, "gioi-thieu/index.html") not in told
    assert (LEADING, "bai-viet/cu/index.html") in told
    assert (FEEDS, "feed.xml") in told
    assert (DATA, "data/events.json") in told
    assert (FILES, "phien-hop/1/a.txt") in told
    copy = "phien-hop/1/phien-hop-1.html"
    assert {group for group, path in told if path == copy} == {FILES}, "what readers save is no page more"
    assert not found.too_many
    assert {one.path for one in differences(new, new).changes} == set()


def test_a_change_of_the_design_is_none_of_the_text(releases: tuple[Path, Path], tmp_path: Path) -> None:
    site = releases[0].parent / "site"
    copy = Path(shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns(".bulletin")))
    write(copy, {"layouts/parts/footer.html": "<footer>Khác</footer>"})
    assert build(Options(copy, tmp_path / "public", FEATURES_DAY)).release is not None
    found = differences(release(releases[1]), release(tmp_path / "public"))
    pages = {one.group for one in found.changes if one.path.endswith("index.html")}
    assert pages == {AROUND}


@pytest.mark.parametrize("odd", [3, "x", None])
def test_a_list_that_says_nothing_of_earlier_addresses(
    releases: tuple[Path, Path], tmp_path: Path, odd: object
) -> None:
    file = tmp_path / "release.json"
    said = json.loads((releases[0] / "release.json").read_text(encoding="utf-8"))
    file.write_text(json.dumps(said | {"moved": odd, "gone": odd}), encoding="utf-8")
    assert differences(release(file), release(releases[1])).changes


def test_the_command(releases: tuple[Path, Path]) -> None:
    old, new = releases
    done = bulletin("diff", str(old), str(new), "--ui-lang", "vi")
    assert done.returncode == 0, done.stderr
    assert "/phien-hop/2/  Phiên 2" in done.stdout
    assert "%(" not in done.stdout
    lists = bulletin("diff", str(old / "release.json"), str(new / "release.json"), "--format", "json")
    said = json.loads(lists.stdout)
    assert any(one["path"] == "phien-hop/2/index.html" and one["title"] == "" for one in said["changes"])
    assert bulletin("diff", str(old), str(old.parent)).returncode == 2, "no release there"


def test_many_pages_are_not_dropped_unasked(tmp_path: Path) -> None:
    names = [f"content/articles/bai-{n:02}/vi.md" for n in range(40)]
    site = lay(tmp_path / "site", {ONE: session(1, "2024-01-10"), **dict.fromkeys(names, text(ARTICLE))})
    public = tmp_path / "public"
    assert build(Options(site, public, FEATURES_DAY)).release is not None
    shutil.copytree(public, tmp_path / "before")
    for name in names:
        shutil.rmtree((site / name).parent)
    refused = build(Options(site, public, FEATURES_DAY))
    assert [d.code for d in refused.found] == ["many-pages-gone"]
    assert refused.release is None
    assert (public / "bai-viet/bai-00/index.html").is_file()
    assert build(Options(site, public, FEATURES_DAY, allow_deletions=True)).release is not None
    assert not (public / "bai-viet/bai-00").exists()
    for options, status in (((), 1), (("--allow-deletions",), 0)):
        assert bulletin("diff", str(tmp_path / "before"), str(public), *options).returncode == status


@pytest.mark.parametrize(
    ("pages", "gone", "asks"),
    [
        (10, 10, False),
        (25, 25, False),
        (26, 26, True),
        (200, 25, False),
        (200, 26, True),
        (1000, 100, False),
        (1000, 101, True),
    ],
)
def test_the_bound(pages: int, gone: int, asks: bool) -> None:
    before = [f"{n}/index.html" for n in range(pages)]
    assert too_many_pages_gone([*before, *(f"{n}.png" for n in range(500))], before[gone:]) is asks
