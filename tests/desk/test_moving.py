"""`bulletin move` renames, mends what referred to the old name, lets the old address lead on: all or none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build, survey
from bulletin.desk import carrying_out
from bulletin.desk.carrying_out import carry_out, resume
from bulletin.desk.moving import MoveError, move
from bulletin.site.freshness import State
from tests.building import REPOSITORY, bulletin
from tests.small_sites import FEATURES, lay, session, text, write

ONE = "content/sessions/01/vi.md"
ARTICLE = "title: A\nsummary: B.\ndate: 2024-01-10\n"
SITE = {
    ONE: session(
        1,
        "2024-01-10",
        "slug: mot\n",
        "Xem [bài](../../articles/cu/vi.md#y).",
    ),
    "content/articles/cu/vi.md": text(
        f"{ARTICLE}aliases: [/xua/]  # từ năm ngoái", "## Ý {#y}\n\n[Đây](../cu/vi.md#y), [bảng](bang.pdf)."
    ),
    "content/articles/cu/en.md": text(
        "title: A\nsummary: B.", "## Point {#y}\n\n[Here][it], [table](bang.pdf).\n\n[it]: ../cu/en.md"
    ),
    "content/articles/cu/bang.pdf": "x",
    "content/articles/khac/vi.md": text(ARTICLE, "`[x](../cu/vi.md)` là mã; [x](../cu/vi.md) là liên kết."),
}


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and FOLDER not in path.parts and "public" not in path.parts
    }


def run(site: Path, old: str, new: str, *options: str) -> subprocess.CompletedProcess[str]:
    done = bulletin("move", old, new, "--site", str(site), "--ui-lang", "en", *options)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = lay(tmp_path / "site", SITE)
    assert bulletin("lock", "--site", str(folder)).returncode == 0
    return folder


def test_an_item_moves_with_all_that_refers_to_it(site: Path) -> None:
    before = files(site)
    done = run(site, "articles/cu", "articles/moi")
    assert done.returncode == 0, done.stderr
    assert "leads on: /bai-viet/cu/ to /bai-viet/moi/" in done.stdout
    assert f" check --site {site}”" in done.stdout
    assert not (site / "content/articles/cu").exists()
    after = {path: data.decode() for path, data in files(site).items()}
    assert "[bài](../../articles/moi/vi.md#y)" in after[ONE]
    assert "[Đây](vi.md#y), [bảng](bang.pdf)" in after["content/articles/moi/vi.md"]
    assert "[it]: en.md" in after["content/articles/moi/en.md"]
    assert "[x](../moi/vi.md) là liên kết" in after["content/articles/khac/vi.md"]
    assert "aliases: [/xua/, /bai-viet/cu/, /en/articles/cu/]" in after["content/articles/moi/vi.md"]
    assert after["content/articles/moi/bang.pdf"] == "x"
    same = {path for path, data in before.items() if files(site).get(path) == data}
    assert {"site_config.yaml", "urls.lock", "content/registers/people.yaml"} <= same
    result = build(Options(site, site / "public"))
    assert result.release is not None, result.found
    for old in ("bai-viet/cu/index.html", "en/articles/cu/index.html", "xua/index.html"):
        assert "moi/" in (site / "public" / old).read_text(encoding="utf-8")
    assert (site / "public/bai-viet/cu/bang.pdf").is_file()


def test_a_commitment_is_followed_under_its_event_s_new_name(tmp_path: Path) -> None:
    site = Path(shutil.copytree(FEATURES, tmp_path / "site"))
    assert run(site, "content/sessions/01/vi.md", "mot").returncode == 0
    said = (site / "content/sessions/02/vi.md").read_text(encoding="utf-8")
    assert "commitment: sessions/mot#targets-2024" in said
    assert "see: sessions/mot" in (site / "content/addresses.yaml").read_text(encoding="utf-8")
    assert build(Options(site, site / "public")).release is not None


def test_translations_that_were_in_step_stay_so(tmp_path: Path) -> None:
    site = lay(tmp_path, SITE)
    write(site, {"content/articles/khac/en.md": text("title: A\nsummary: B.", "[x](../cu/en.md).")})
    assert bulletin("translations", "stamp", "--all", "--site", str(site)).returncode == 0
    assert run(site, "articles/cu", "moi").returncode == 0
    _, linked = survey(Options(site, site / "public"))
    assert linked is not None
    states = {item.id: item.freshness.state for item in linked.items.values()}
    assert states["articles/khac"] is states["articles/moi"] is State.FRESH


def test_a_slug(site: Path) -> None:
    done = run(site, "/en/articles/cu/", "table")
    assert done.returncode == 0, done.stderr
    assert "slug: table" in (site / "content/articles/cu/en.md").read_text(encoding="utf-8")
    assert "aliases: [/xua/, /en/articles/cu/]" in (site / "content/articles/cu/vi.md").read_text(
        encoding="utf-8"
    )
    assert build(Options(site, site / "public")).release is not None


def test_an_entry_moves_with_all_that_names_it(tmp_path: Path) -> None:
    named = "topics: [services]\npeople: [le-binh]\nchair: le-binh\nattendees: [le-binh]\n"
    body = "Ông [](person:le-binh) và `person:le-binh`, [dịch vụ](topic:services)."
    site = lay(tmp_path, {ONE: session(1, "2024-01-10", named, body)})
    assert bulletin("lock", "--site", str(site)).returncode == 0
    for old, new in (("people/le-binh", "people/binh"), ("topics/services", "public-services")):
        done = run(site, old, new)
        assert done.returncode == 0, done.stderr
    said = (site / ONE).read_text(encoding="utf-8")
    assert "people: [binh]\nchair: binh\nattendees: [binh]" in said
    assert "[](person:binh) và `person:le-binh`, [dịch vụ](topic:public-services)" in said
    moved = (site / "content/addresses.yaml").read_text(encoding="utf-8")
    assert "{from: /chu-de/services/, to: /chu-de/public-services/}" in moved
    result = build(Options(site, site / "public"))
    assert result.release is not None, result.found
    assert "public-services/" in (site / "public/en/topics/services/index.html").read_text(encoding="utf-8")


def test_moves_are_added_to_those_there_are(tmp_path: Path) -> None:
    site = lay(tmp_path, {ONE: session(1, "2024-01-10", "topics: [services, empty]\n")})
    mine = "# của tôi\r\nmoved:  # cũ trước\r\n- {from: /a/, to: /phien-hop/}\r\ngone: []\r\n"
    (site / "content/addresses.yaml").write_bytes(mine.encode())
    assert run(site, "topics/services", "topics/dich-vu").returncode == 0
    said = (site / "content/addresses.yaml").read_bytes().decode()
    assert said.startswith(
        "# của tôi\r\nmoved:  # cũ trước\r\n- {from: /chu-de/services/, to: /chu-de/dich-vu/}\r\n"
    )
    assert said.endswith("- {from: /a/, to: /phien-hop/}\r\ngone: []\r\n")


def test_what_moves_back_leads_on_from_where_it_was(tmp_path: Path) -> None:
    site = lay(tmp_path, {ONE: session(1, "2024-01-10", "topics: [services]\n")})
    (site / "content/addresses.yaml").write_bytes(b"\xef\xbb\xbfmoved:\r\n- {from: /a/, to: /phien-hop/}\r\n")
    assert run(site, "topics/services", "topics/dich-vu").returncode == 0
    assert run(site, "topics/dich-vu", "topics/services").returncode == 0
    assert (site / "content/addresses.yaml").read_bytes().decode() == (
        "\ufeffmoved:\r\n"
        "- {from: /chu-de/dich-vu/, to: /chu-de/services/}\r\n"
        "- {from: /en/topics/dich-vu/, to: /en/topics/services/}\r\n"
        "- {from: /a/, to: /phien-hop/}\r\n"
    )
    result = build(Options(site, site / "public"))
    assert result.release is not None, result.found


def test_a_link_that_only_begins_alike_is_not_changed_for_another(tmp_path: Path) -> None:
    body = "[Một][a], [hai][b].\n\n[a]: topic:services-x\n[b]: topic:services"
    site = lay(tmp_path, {ONE: session(1, "2024-01-10", body=body)})
    with (site / "content/registers/topics.yaml").open("a", encoding="utf-8") as file:
        file.write("\nservices-x:\n  name: {vi: Khác, en: Other}\n")
    before = files(site)
    done = run(site, "topics/services", "topics/dich-vu")
    assert (done.returncode, "do it by hand" in done.stderr) == (2, True), done.stderr
    assert files(site) == before


def test_a_move_back_from_a_line_of_another_shape_is_refused(tmp_path: Path) -> None:
    site = lay(tmp_path, {ONE: session(1, "2024-01-10", "topics: [services]\n")})
    mine = "moved:\n  - from: /chu-de/dich-vu/\n    to: /chu-de/services/\n"
    write(site, {"content/addresses.yaml": mine})
    before = files(site)
    done = run(site, "topics/services", "topics/dich-vu")
    assert (done.returncode, "content/addresses.yaml:2" in done.stderr) == (2, True), done.stderr
    assert files(site) == before


def test_bytes_that_are_no_part_of_it_stay(site: Path) -> None:
    file = site / ONE
    odd = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").replace(
        "Tóm tắt".encode(), b"To\xcc\x81m ta\xcc\x86\xcc\x81t"
    )
    file.write_bytes(odd)
    assert run(site, "articles/cu", "articles/moi").returncode == 0
    assert file.read_bytes() == odd.replace(b"articles/cu/", b"articles/moi/")


def test_a_draft_needs_no_earlier_address(site: Path) -> None:
    write(site, {"content/articles/nhap/vi.md": text(f"{ARTICLE}draft: true")})
    done = run(site, "articles/nhap", "articles/ban-nhap")
    assert (done.returncode, "no published address changes" in done.stdout) == (0, True)
    assert "aliases" not in (site / "content/articles/ban-nhap/vi.md").read_text(encoding="utf-8")


def test_a_dry_run_says_the_same_and_does_nothing(site: Path) -> None:
    before = files(site)
    dry = run(site, "articles/cu", "articles/moi", "--dry-run")
    assert files(site) == before
    assert dry.stdout.splitlines()[:-1] == run(site, "articles/cu", "articles/moi").stdout.splitlines()[:-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("articles/cu", "articles/khac"),
        ("articles/cu", "pages/cu"),
        ("articles/cu", "Bài mới"),
        ("articles/cu", "../../ngoai"),
        ("articles/khong-co", "articles/moi"),
        ("people/le-binh", "people/do-thi-anh"),
        ("documents/142/QĐ-TTg", "143/QĐ-TTg"),
        ("/bai-viet/", "/bao/"),
        ("/bai-viet/cu/", "/en/articles/moi/"),
        ("/bai-viet/cu/", "Mới"),
        ("/bai-viet/cu/", "khac"),
        ("/bai-viet/cu/", "cu"),
        ("", ""),
        ("..", "a"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(old: str, new: str, site: Path) -> None:
    before = files(site)
    _, linked = survey(Options(site, site / "public", drafts=True))
    assert linked is not None
    with pytest.raises(MoveError):
        move(site, linked, old, new)
    assert files(site) == before


def test_a_site_with_errors_is_left_alone(site: Path) -> None:
    with (site / "content/articles/khac/vi.md").open("a", encoding="utf-8") as file:
        file.write("\n[x](../khong-co/vi.md)\n")
    before = files(site)
    assert run(site, "articles/cu", "articles/moi").returncode == 1
    assert files(site) == before


# Killed at any moment

_KILLED = """
import os, sys
from pathlib import Path
from bulletin.desk import carrying_out
calls, last = 0, int(sys.argv[2])
def deadly(real):
    def call(*args, **named):
        global calls
        calls += 1
        if calls == last:
            os._exit(9)
        return real(*args, **named)
    return call
os.replace = deadly(os.replace)
for name in ("write_bytes", "rename", "unlink", "mkdir"):
    setattr(Path, name, deadly(getattr(Path, name)))
new = {"content/a.md": b"new", "content/x/b.md": b"new"}
carrying_out.carry_out(Path(sys.argv[1]), new, ("content/x", "content/y"))
print("done")
"""


def test_killed_anywhere_it_is_done_wholly_or_not_at_all(tmp_path: Path) -> None:
    outcomes = set[str]()
    for last in range(1, 30):
        site = write(tmp_path / str(last), {"content/a.md": "old", "content/x/b.md": "old"})
        done = subprocess.run(
            (os.sys.executable, "-c", _KILLED, str(site), str(last)),  # type: ignore[attr-defined]
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=False,
        )
        resume(site)
        after = files(site)
        assert after in (
            {"content/a.md": b"old", "content/x/b.md": b"old"},
            {"content/a.md": b"new", "content/y/b.md": b"new"},
        ), last
        assert not (site / FOLDER / "move").exists()
        assert not (site / FOLDER / "move.new").exists()
        outcomes.add("new" if after["content/a.md"] == b"new" else "old")
        if done.returncode == 0:
            break
    else:
        pytest.fail("it never came to its end")
    assert outcomes == {"old", "new"}
    assert last > 8


def test_the_next_command_carries_out_what_was_decided(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, linked = survey(Options(site, site / "public", drafts=True))
    assert linked is not None
    moving = move(site, linked, "articles/cu", "articles/moi")
    monkeypatch.setattr(carrying_out, "resume", lambda _: False)
    carry_out(site, moving.files, moving.renamed)
    assert (site / "content/articles/cu").is_dir()
    assert bulletin("build", "--site", str(site)).returncode == 0
    assert (site / "content/articles/moi/vi.md").is_file()


@pytest.mark.parametrize(
    "plan",
    [
        '{"files": ["../x"], "renamed": null}',
        '{"files": ["/x"], "renamed": null}',
        '{"files": [], "renamed": ["content/a", "../b"]}',
        '{"files": ["content/../../x"], "renamed": null}',
        '{"files": 1, "renamed": null}',
        '{"files": [], "renamed": 5}',
        '{"files": [], "renamed": ["content/a"]}',
        "[]",
        "no json",
    ],
)
def test_a_plan_that_is_none_of_ours_is_thrown_away(plan: str, tmp_path: Path) -> None:
    site = write(
        tmp_path / "site",
        {f"{FOLDER}/move/plan.json": plan, f"{FOLDER}/move/0": "evil", "content/a/vi.md": "x"},
    )
    assert resume(site) is False
    assert files(tmp_path) == {"site/content/a/vi.md": b"x"}


def test_nothing_is_written_through_a_link_to_elsewhere(tmp_path: Path) -> None:
    plan = '{"files": ["content/a/x"], "renamed": null}'
    site = write(tmp_path / "site", {f"{FOLDER}/move/plan.json": plan, f"{FOLDER}/move/0": "evil"})
    (site / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (site / "content/a").symlink_to(tmp_path / "elsewhere")
    assert resume(site) is False
    assert not [*(tmp_path / "elsewhere").iterdir()]
    with pytest.raises(PermissionError):
        carry_out(site, {"content/a/x": b"y"}, None)
