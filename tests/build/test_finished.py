"""The shortcut: taken when nothing has changed, never when anything has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bulletin.build import finished
from bulletin.build.finished import unchanged
from bulletin.build.inputs import Inputs
from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.build.publish import publish
from bulletin.content.discover import discover
from tests.bad_inputs.cases import picture
from tests.building import REPOSITORY
from tests.small_sites import FEATURES_DAY, lay, session, write

ONE = "content/sessions/01/vi.md"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A small site with one warning, a picture and a layout of its own, built once."""
    site = lay(tmp_path / "site", {ONE: session(1, "2024-01-10"), "layouts/assets/own.css": "/* own */"})
    (site / "content/sessions/01/anh.png").write_bytes(picture("PNG"))
    with (site / ONE).open("a", encoding="utf-8") as file:
        file.write("\n<b>HTML</b>\n")
    found = Options(site, tmp_path / "public", FEATURES_DAY)
    result = build(found)
    assert result.release is not None
    assert [d.code for d in result.found if d.code == "raw-html"]
    return found


def test_nothing_has_changed(options: Options) -> None:
    last = unchanged(options)
    assert last is not None
    assert last.found == build(options).found
    assert last.total == sum(p.is_file() for p in options.output.rglob("*"))


def edited(options: Options) -> None:
    file = options.site / ONE
    file.write_text(file.read_text(encoding="utf-8") + "\nMột câu nữa.\n", encoding="utf-8")


def edited_and_back_in_time(options: Options) -> None:
    file = options.site / ONE
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("HTML", "LMTH"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def a_new_file(options: Options) -> None:
    write(options.site, {"content/articles/moi/vi.md": "---\ntitle: Mới\n---\n"})


def a_stray_file(options: Options) -> None:
    write(options.site, {"content/stray.txt": "lạc"})


def a_deleted_file(options: Options) -> None:
    (options.site / "content/sessions/01/anh.png").unlink()


def a_renamed_file(options: Options) -> None:
    file = options.site / "content/sessions/01/anh.png"
    file.rename(file.with_name("khac.png"))


def a_setting(options: Options) -> None:
    file = options.site / "site_config.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\npage_size: 7\n", encoding="utf-8")


def an_asset(options: Options) -> None:
    write(options.site, {"layouts/assets/own.css": "/* other */"})


def a_layout(options: Options) -> None:
    write(options.site, {"layouts/parts/footer.html": ""})


def an_output_gone(options: Options) -> None:
    (options.output / "index.html").unlink()


def an_output_touched(options: Options) -> None:
    file = options.output / "index.html"
    os.utime(file, ns=(0, 0))


def an_output_longer(options: Options) -> None:
    file = options.output / "index.html"
    before = file.stat()
    file.write_bytes(file.read_bytes() + b"\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def a_note_of_nonsense(options: Options) -> None:
    (options.site / FOLDER / "finished.json").write_text("[1, 2]", encoding="utf-8")


def a_note_cut_short(options: Options) -> None:
    file = options.site / FOLDER / "finished.json"
    file.write_bytes(file.read_bytes()[:-30])


def no_note(options: Options) -> None:
    (options.site / FOLDER / "finished.json").unlink()


@pytest.mark.parametrize(
    "change",
    [
        edited,
        edited_and_back_in_time,
        a_new_file,
        a_stray_file,
        a_deleted_file,
        a_renamed_file,
        a_setting,
        an_asset,
        a_layout,
        an_output_gone,
        an_output_touched,
        an_output_longer,
        a_note_of_nonsense,
        a_note_cut_short,
        no_note,
    ],
)
def test_any_change_is_noticed(change: Callable[[Options], None], options: Options) -> None:
    change(options)
    assert unchanged(options) is None


def test_another_question_is_another_build(options: Options) -> None:
    assert options.as_of is not None
    for other in (
        replace(options, strict=True),
        replace(options, drafts=True),
        replace(options, as_of=options.as_of + timedelta(days=1)),
        replace(options, output=options.output.with_name("elsewhere")),
    ):
        assert unchanged(other) is None


def test_another_engine_is_another_build(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished, "engine_digest", lambda: b"another")
    assert unchanged(options) is None


def test_the_day_comes_from_the_clock_where_none_is_asked_for(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = replace(options, as_of=None)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1736900000")
    assert build(asked).release is not None
    assert unchanged(asked) is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1736990000")
    assert unchanged(asked) is None


def test_a_build_that_fails_leaves_the_last_good_one_standing(options: Options) -> None:
    file = options.site / ONE
    good = file.read_bytes()
    file.write_text("no front matter", encoding="utf-8")
    assert build(options).release is None
    assert unchanged(options) is None
    file.write_bytes(good)
    assert unchanged(options) is not None


def test_a_file_that_changes_during_the_build_is_not_taken_for_built(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor saves after the text was read and before the build ends."""
    real = publish

    def late(*arguments: object, **named: object) -> object:
        edited(options)
        return real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("bulletin.build.pipeline.publish", late)
    edited(options)
    assert build(options).release is not None
    assert unchanged(options) is None


def test_a_file_that_comes_during_the_build_is_not_taken_for_read(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = discover

    def early(*arguments: object) -> object:
        found = real(*arguments)  # type: ignore[arg-type]
        a_stray_file(options)
        return found

    monkeypatch.setattr("bulletin.build.pipeline.discover", early)
    edited(options)
    assert build(options).release is not None
    assert unchanged(options) is None


def test_a_file_that_gives_two_answers_leaves_no_note(tmp_path: Path) -> None:
    site = lay(tmp_path, {ONE: session(1, "2024-01-10")})
    inputs = Inputs(site)
    inputs.read(site / ONE)
    (site / ONE).write_text("another", encoding="utf-8")
    inputs.read(site / ONE)
    assert inputs.seen() is None


def test_what_systems_leave_behind_stops_no_shortcut(options: Options) -> None:
    write(options.site, {"content/sessions/.DS_Store": "x", "layouts/README.md": "x"})
    assert build(options).release is not None
    assert unchanged(options) is not None


def test_the_note_names_no_more_than_it_needs(options: Options) -> None:
    note = json.loads((options.site / FOLDER / "finished.json").read_bytes())
    assert sorted(note) == ["asked", "files", "found", "inputs", "zone"]


def test_to_see_that_nothing_has_changed_nothing_is_loaded_that_reads_or_makes(options: Options) -> None:
    """Importing the records alone would take a third of the time of such a build."""
    code = (
        "import sys; from bulletin.cli import bulletin\n"
        f"sys.argv[1:] = ['build', '--site', {str(options.site)!r}, '--output', {str(options.output)!r}]\n"
        f"bulletin.main([*sys.argv[1:], '--as-of', '{FEATURES_DAY}'], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    environment = {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command,
        cwd=options.site,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "bulletin.build.finished" in loaded
    heavy = {"jinja2", "markdown_it", "pydantic", "yaml", "babel", "PIL", "sqlite3"}
    ours = {"bulletin.build.pipeline", "bulletin.config", "bulletin.content.registers", "bulletin.site.model"}
    assert loaded.isdisjoint(heavy | ours)
