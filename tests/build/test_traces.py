"""What an output was seen to read spares the making of its view, as long as nothing of that is other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bulletin.build import rendering
from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.output.layouts import packaged_layouts
from bulletin.output.plan import Output
from tests.small_sites import FEATURES_DAY, lay, session, write

NAMES = ("01", "02", "03", "04")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the outputs whose views were made."""
    paths: list[str] = []
    whole = rendering.Recognising.__call__

    def noted(self: rendering.Recognising, output: Output) -> Any:
        paths.append(output.path)
        return whole(self, output)

    monkeypatch.setattr(rendering.Recognising, "__call__", noted)
    return paths


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A site of four sessions, built once."""
    files = {f"content/sessions/{n}/vi.md": session(int(n), f"2024-{n}-10") for n in NAMES}
    made = Options(lay(tmp_path / "site", files), tmp_path / "public", FEATURES_DAY, jobs=1)
    assert build(made).release
    return made


def edit(options: Options, name: str, old: str, new: str) -> None:
    path = options.site / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_an_edit_of_a_body_asks_for_the_pages_that_show_it(options: Options, asked: list[str]) -> None:
    edit(options, "content/sessions/02/vi.md", "Họp.", "Họp xong.")
    assert build(options).release
    assert {"phien-hop/2/index.html"} <= {*asked}
    assert len(asked) < 12
    assert not {"index.html", "feed.xml", "dong-thoi-gian/index.html"} & {*asked}


def test_an_edit_of_a_title_asks_for_the_lists_as_well(options: Options, asked: list[str]) -> None:
    edit(options, "content/sessions/02/vi.md", "title: Phiên 2", "title: Phiên hai")
    assert build(options).release
    assert {"phien-hop/2/index.html", "phien-hop/3/index.html", "feed.xml"} <= {*asked}
    assert "phien-hop/2/index.html" in asked


def test_what_comes_back_is_asked_for_again(options: Options, asked: list[str]) -> None:
    edit(options, "content/sessions/02/vi.md", "Họp.", "Họp xong.")
    assert build(options).made["output"]
    edit(options, "content/sessions/02/vi.md", "Họp xong.", "Họp.")
    asked.clear()
    result = build(options)
    assert "phien-hop/2/index.html" in asked
    assert "output" not in result.made, "its view is made, and known"


def test_a_fact_asks_for_everything(options: Options, asked: list[str]) -> None:
    edit(options, "content/sessions/02/vi.md", "date: 2024-02-10", "date: 2024-02-11")
    result = build(options)
    assert result.release
    assert len({*asked}) > 50
    assert {"index.html", "sitemap.xml", "phien-hop/4/index.html"} <= {*asked}


def test_a_template_asks_for_the_pages_that_it_makes(options: Options, asked: list[str]) -> None:
    text = (packaged_layouts() / "timeline.html").read_text(encoding="utf-8")
    write(options.site, {"layouts/timeline.html": f"{text}\n{{# mới #}}"})
    assert build(options).release
    assert asked
    assert {path for path in asked if "index.html" in path} == {*asked}
    assert all("dong-thoi-gian" in path or "timeline" in path for path in asked)


def test_another_day_is_another_frame(options: Options, asked: list[str]) -> None:
    later = Options(options.site, options.output, FEATURES_DAY.replace(year=2026), jobs=1)
    assert build(later).release
    assert len({*asked}) > 50
