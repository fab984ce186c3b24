"""Compressed copies: of the right files, with the right bytes, made anew only where something changed."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

from bulletin.build.finished import unchanged
from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.build.precompress import compressed
from bulletin.build.release import rank
from tests.build.test_histories import tree
from tests.small_sites import FEATURES_DAY, lay, session, write

ONE = "content/sessions/01/vi.md"
FILES = {
    ONE: session(1, "2024-01-10", body="Họp bàn về dữ liệu. " * 20),
    "content/sessions/01/so-lieu.csv": "năm,giá trị\n" + "2024,1\n" * 200,
    "content/sessions/02/vi.md": session(2, "2024-02-10"),
}


def options(folder: Path) -> Options:
    """A build with compressed copies."""
    return Options(lay(folder, FILES), folder / "public", FEATURES_DAY, jobs=1, precompress=True)


def test_a_copy_unpacks_to_its_file_and_saves_something(tmp_path: Path) -> None:
    asked = options(tmp_path)
    assert build(asked).release is not None
    files = tree(asked.output)
    copies = [path for path in files if path.endswith(".gz")]
    for path in copies:
        data = files[path.removesuffix(".gz")]
        assert gzip.decompress(files[path]) == data
        assert len(files[path]) + 256 <= len(data)
    assert {"index.html.gz", "sitemap.xml.gz", "phien-hop/1/so-lieu.csv.gz"} <= {*copies}
    assert not [path for path in copies if path.endswith((".png.gz", ".woff2.gz", ".gz.gz"))]
    assert "release.json.gz" not in copies
    listed = json.loads(files["release.json"])
    assert {*copies} <= listed["files"].keys()
    assert all(listed["sizes"][path] == len(files[path]) for path in copies)


def test_a_file_that_an_editor_compressed_is_published_as_it_is(tmp_path: Path) -> None:
    asked = options(tmp_path)
    settings = (asked.site / "site_config.yaml").read_text(encoding="utf-8")
    write(asked.site, {"site_config.yaml": f"{settings}attachments: [gz]\n"})
    mine = asked.site / "content/sessions/01/so-lieu.csv.gz"
    mine.write_bytes(gzip.compress(b"mine", mtime=0))
    result = build(asked)
    assert result.release is not None, result.found
    assert (asked.output / "phien-hop/1/so-lieu.csv.gz").read_bytes() == mine.read_bytes()


def test_nothing_in_a_copy_tells_when_or_where_it_was_made() -> None:
    assert compressed(b"a" * 999)[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
    assert compressed(b"a" * 999) == compressed(b"a" * 999)


def test_an_edit_compresses_what_it_changed(tmp_path: Path) -> None:
    asked = options(tmp_path)
    first = build(asked).made["gzip"]
    before = tree(asked.output)
    assert build(asked).made.get("gzip", 0) == 0
    write(asked.site, {ONE: FILES[ONE].replace("dữ liệu", "số liệu")})
    again = build(asked)
    after = tree(asked.output)
    changed = {path for path in after if after[path] != before.get(path)}
    assert 0 < again.made["gzip"] < first / 4
    assert {path for path in changed if path.endswith(".gz")} <= {f"{path}.gz" for path in changed}
    clean = replace(asked, site=lay(tmp_path / "clean", FILES), output=tmp_path / "clean" / "public")
    write(clean.site, {ONE: FILES[ONE].replace("dữ liệu", "số liệu")})
    assert build(clean).release is not None
    assert tree(clean.output) == after


def test_lost_copies_come_back_and_unwanted_ones_go(tmp_path: Path) -> None:
    asked = options(tmp_path)
    assert build(asked).release is not None
    files = tree(asked.output)
    (asked.output / "index.html.gz").unlink()
    assert unchanged(asked) is None
    assert build(asked).release is not None
    assert tree(asked.output) == files
    plain = replace(asked, precompress=False)
    assert unchanged(plain) is None
    assert build(plain).release is not None
    assert not [*asked.output.rglob("*.gz")]


def test_a_copy_is_published_with_its_file() -> None:
    for path in ("a/index.html", "assets/style.css", "feed.xml", "data/x.csv"):
        assert rank(path + ".gz")[0] == rank(path)[0]
