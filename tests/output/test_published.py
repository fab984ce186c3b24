"""Which addresses count as published, and what a build may not lose of them."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from bulletin.build.finished import unchanged
from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.build.urls_lock import published_addresses
from bulletin.diagnostics import Findings
from bulletin.output.published import addresses_of, as_text, read
from tests.building import bulletin
from tests.small_sites import FEATURES_DAY, features_plan, lay, session, text, write

ONE = "content/sessions/01/vi.md"
TASK = """commitments:
  - id: viec-mot
    text: {vi: Việc., en: A task.}
    owners: [uy-ban]
    due: 2024-12-31
    source: bao-mau
"""
ARTICLE = text("title: A\nsummary: B.\ndate: 2024-01-10")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose addresses are locked: a session with a commitment and a file, an article."""
    lay(tmp_path / "site", {ONE: session(1, "2024-01-10", TASK), "content/articles/mot/vi.md": ARTICLE})
    write(tmp_path / "site", {"content/sessions/01/a b.txt": "x"})
    lock(tmp_path / "site")
    return tmp_path / "site"


def lock(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return bulletin("lock", "--site", str(folder), "--ui-lang", "en", *options)


def found(folder: Path, day: date | None = None) -> list[tuple[str, str]]:
    """The code and the address of each finding of a build."""
    result = build(Options(folder, folder / "public", day))
    assert (result.release is None) is any(d.code.endswith("-address") for d in result.found)
    return [(d.code, dict(d.values)["address"]) for d in result.found if d.code.endswith("-address")]


def replaced(file: Path, old: str, new: str) -> None:
    said = file.read_text(encoding="utf-8")
    assert old in said
    file.write_text(said.replace(old, new), encoding="utf-8")


def test_what_counts(tmp_path: Path) -> None:
    now = addresses_of(features_plan())
    assert now["phien-hop/1/"] == now["en/sessions/1/"] == "sessions/01"
    assert now["phien-hop/1/tai-lieu.txt"] == "content/sessions/01/tai-lieu.txt"
    assert {path.rpartition("/")[2] for path in now if "nen" in path} == {"nen.jpg"}, "not its other sizes"
    assert now["phien-hop/1/nen.jpg"] == "content/sessions/01/nen.jpg"
    assert now["chu-de/du-lieu/"] == "topics/data"
    assert (now["feed.xml"], now["data/events.json"], now["data/events.vi.ics"]) == (
        "feed",
        "data",
        "calendar",
    )
    assert (now["phien-hop/mot/"], now["bai-viet/da-go/"], now["phien-hop/1/cu.pdf"]) == (
        "moved",
        "gone",
        "gone",
    )
    assert (now[""], now["en/"]) == ("home", "home")
    for path in now:
        assert "trang-" not in path, "a leaf of a list"
        assert not path.startswith(("assets/", "search/", "luu-tru/2", "dong-thoi-gian/c")), path
    assert now.keys().isdisjoint({"sitemap.xml", "robots.txt", "404.html", "nhiem-vu/theo-chu-de/"})


def test_the_text_is_sorted_and_read_back() -> None:
    now = addresses_of(features_plan())
    written = as_text(now)
    lines = [line for line in written.splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)
    assert len(lines) == len(now)
    assert {path: one.what for path, one in read(written.encode(), Findings()).items()} == now
    crlf = written.replace("\n", "\r\n").encode()
    assert read(b"\xef\xbb\xbf" + crlf, Findings()) == read(written.encode(), Findings())


def test_a_locked_site_builds_and_nothing_is_told(site: Path) -> None:
    assert "/phien-hop/1/a%20b.txt content/sessions/01/a%20b.txt" in (site / "urls.lock").read_text("utf-8")
    assert found(site) == []
    assert lock(site, "--check").returncode == 0


def test_a_deleted_item_is_missed_once_with_all_that_was_its(site: Path) -> None:
    for file in (site / "content/sessions/01").iterdir():
        file.unlink()
    result = build(Options(site, site / "public"))
    missed = [dict(d.values) for d in result.found if d.code == "lost-address"]
    assert [
        (one["address"], one["what"], one["count"]) for one in missed if "sessions/01" in one["what"]
    ] == [
        ("/phien-hop/1/", "sessions/01", "5")  # two pages, two of the commitment, a file
    ]
    assert {one["what"] for one in missed} == {"sessions/01", "sessions", "commitments"}, (
        "their lists as well"
    )


def test_an_item_that_is_a_draft_again_is_missed(site: Path) -> None:
    replaced(site / "content/articles/mot/vi.md", "title: A\n", "title: A\ndraft: true\n")
    assert ("lost-address", "/bai-viet/mot/") in found(site)


def test_a_new_embargo_is_missed_today_and_not_for_another_day(site: Path) -> None:
    replaced(site / "content/articles/mot/vi.md", "title: A\n", "title: A\nembargo: 2024-06-01\n")
    assert found(site, date(2024, 5, 1)) == []
    replaced(site / "content/articles/mot/vi.md", "2024-06-01", "2099-06-01")
    assert ("lost-address", "/bai-viet/mot/") in found(site)


def test_another_slug_is_told_with_the_move_that_mends_it(site: Path) -> None:
    replaced(site / ONE, "number: 1\n", "number: 1\nslug: mot\n")
    result = build(Options(site, site / "public"))
    told = [dict(d.values) for d in result.found if d.code == "moved-address"]
    assert [(one["start"], one["to"], one["count"]) for one in told] == [
        ("/phien-hop/1/", "/phien-hop/mot/", "3")
    ]
    moved = f"moved:\n  - {{from: {told[0]['start']}, to: {told[0]['to']}}}\n"
    write(site, {"content/addresses.yaml": moved})
    assert found(site) == []


def test_an_alias_mends_it_too(site: Path) -> None:
    replaced(site / ONE, "number: 1\n", "number: 1\nslug: mot\naliases: [/phien-hop/1/]\n")
    assert found(site) == []


def test_another_slug_of_a_section_is_one_finding(site: Path) -> None:
    write(site, {"content/sessions/02/vi.md": session(2, "2024-02-10")})
    assert lock(site).returncode == 0
    replaced(site / "site_config.yaml", "vi: phien-hop", "vi: ky-hop")
    result = build(Options(site, site / "public"))
    told = [dict(d.values) for d in result.found if d.code.endswith("-address")]
    assert [(one["start"], one["to"]) for one in told] == [("/phien-hop/", "/ky-hop/")]
    write(site, {"content/addresses.yaml": "moved:\n  - {from: /phien-hop/, to: /ky-hop/}\n"})
    assert found(site) == []


def test_another_slug_of_a_topic_takes_its_feed_along(tmp_path: Path) -> None:
    site = lay(tmp_path, {ONE: session(1, "2024-01-10", "topics: [data]\n")})
    lock(site)
    replaced(site / "content/registers/topics.yaml", "vi: du-lieu,", "vi: so-lieu,")
    assert found(site) == [("moved-address", "/chu-de/du-lieu/")]
    write(site, {"content/addresses.yaml": "moved:\n  - {from: /chu-de/du-lieu/, to: /chu-de/so-lieu/}\n"})
    assert found(site) == []


def test_what_is_gone_is_not_missed(site: Path) -> None:
    (site / "content/articles/mot/vi.md").unlink()
    said = "date: 2025-01-01, reason: {vi: Gỡ., en: Gone.}}"
    lost = [address for code, address in found(site) if code == "lost-address"]
    write(
        site, {"content/addresses.yaml": "gone:\n" + "".join(f"  - {{address: {a}, {said}\n" for a in lost)}
    )
    assert found(site) == []


def test_an_alias_that_is_taken_away_again_is_missed(site: Path) -> None:
    replaced(site / ONE, "number: 1\n", "number: 1\naliases: [/cu/]\n")
    assert lock(site).returncode == 0
    replaced(site / ONE, "aliases: [/cu/]\n", "")
    assert ("lost-address", "/cu/") in found(site)


def test_drafts_and_embargoes_never_get_into_the_file(site: Path) -> None:
    secret = "title: A\nsummary: B.\ndate: 2024-01-10\n"
    write(site, {"content/articles/bi-mat/vi.md": text(secret + "draft: true")})
    write(site, {"content/articles/cho-ngay/vi.md": text(secret + "embargo: 2099-01-01\naliases: [/som/]")})
    assert lock(site).returncode == 0
    noted = (site / "urls.lock").read_text(encoding="utf-8")
    assert not any(word in noted for word in ("bi-mat", "cho-ngay", "som"))


def test_the_command_refuses_to_lose_an_address(site: Path) -> None:
    before = (site / "urls.lock").read_bytes()
    (site / "content/articles/mot/vi.md").unlink()
    done = lock(site)
    assert done.returncode == 1
    assert "error[lost-address]" in done.stderr
    assert (site / "urls.lock").read_bytes() == before


def test_new_addresses_are_told_by_check_alone(site: Path) -> None:
    write(site, {"content/articles/hai/vi.md": ARTICLE})
    assert found(site) == []
    done = lock(site, "--check")
    assert (done.returncode, "/bai-viet/hai/" in done.stderr) == (1, True)
    assert f" lock --site {site}" in done.stderr, "what it says to run can be run from here"
    assert "unlocked-address" in bulletin("check", "--site", str(site), "--ui-lang", "en").stderr
    assert "/bai-viet/hai/" not in (site / "urls.lock").read_text(encoding="utf-8")
    assert lock(site).returncode == 0
    assert lock(site, "--check").returncode == 0


def test_two_people_s_additions_merge(site: Path) -> None:
    lines = (site / "urls.lock").read_text(encoding="utf-8").splitlines(keepends=True)
    write(site, {"urls.lock": "".join([*lines, lines[-1], *lines[3:5]])})
    assert found(site) == []
    assert lock(site, "--check").returncode == 0, "the order and what stands twice make no difference"


def test_the_lock_is_an_input_of_the_build(site: Path) -> None:
    options = Options(site, site / "public", FEATURES_DAY)
    assert build(options).release is not None
    assert unchanged(options) is not None
    with (site / "urls.lock").open("a", encoding="utf-8") as file:
        file.write("/lac-mat/ articles/lac-mat\n")
    assert unchanged(options) is None
    assert build(options).release is None


def test_without_a_lock_nothing_is_asked(site: Path) -> None:
    (site / "urls.lock").unlink()
    (site / "content/articles/mot/vi.md").unlink()
    assert found(site) == []
    made = published_addresses(Options(site, site / "public"))
    assert (made.text is not None, made.locked) == (True, False)
