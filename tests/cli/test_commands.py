"""The commands as an editor meets them: words, streams, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bulletin import __version__, cli
from bulletin.cli import ui
from tests.building import REPOSITORY, bulletin


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.bulletin, [str(a) for a in arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    assert run("init", folder).exit_code == 0
    return folder


def break_date(site: Path) -> None:
    file = site / "content/sessions/01/vi.md"
    text = file.read_text(encoding="utf-8").replace("date: 2025-01-15", "date: 15/1/2025")
    file.write_text(text, encoding="utf-8")


def test_a_new_bulletin_builds_at_once_and_strictly(site: Path) -> None:
    done = run("build", "--site", site, "--strict", "--as-of", "2026-11-21", "--ui-lang", "en")
    assert done.exit_code == 0, done.output
    assert (site / "public/index.html").is_file()
    assert (site / "public/en/sessions/1/index.html").is_file()
    assert str(site / "public" / "index.html") in done.stdout


def test_init_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear editor", encoding="utf-8")
    done = run("init", tmp_path, "--ui-lang", "en")
    assert done.exit_code == 2
    assert "not empty" in done.output
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_errors_go_to_standard_error_and_leave_the_last_good_build(site: Path) -> None:
    assert run("build", "--site", site).exit_code == 0
    before = {p: p.read_bytes() for p in (site / "public").rglob("*") if p.is_file()}
    break_date(site)
    done = run("build", "--site", site, "--ui-lang", "en")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "content/sessions/01/vi.md:7:7: error[bad-date]" in done.stderr
    assert "1 error" in done.stderr
    assert {p: p.read_bytes() for p in (site / "public").rglob("*") if p.is_file()} == before


def test_findings_as_json_carry_both_languages(site: Path) -> None:
    break_date(site)
    done = run("build", "--site", site, "--format", "json")
    assert done.exit_code == 1
    (finding,) = [f for f in json.loads(done.stdout) if f["severity"] == "error"]
    assert finding["code"] == "bad-date"
    assert (finding["path"], finding["line"], finding["column"]) == ("content/sessions/01/vi.md", 7, 7)
    assert finding["message"]["vi"] != finding["message"]["en"]


def test_the_same_finding_in_vietnamese(site: Path) -> None:
    break_date(site)
    done = run("build", "--site", site, "--ui-lang", "vi")
    assert "lỗi[bad-date]" in done.stderr


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
    ],
)
def test_the_system_speaks_the_language(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ui.ui_language(None) == language
    assert ui.ui_language("vi") == "vi"


def test_catalogs_are_complete() -> None:
    done = run("messages", "check")
    assert done.exit_code == 0, done.stderr


def test_extraction_lists_texts_of_code_and_layouts(tmp_path: Path) -> None:
    file = tmp_path / "bulletin.pot"
    assert run("messages", "extract", "--output", file).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert 'msgid "Skip to main content"' in text
    assert 'msgid "Timeline"' in text
    assert run("messages", "extract").stdout == text


# Through the real entry point


def test_version_and_usage() -> None:
    assert __version__ in bulletin("--version").stdout
    wrong = bulletin("build", "--no-such-option")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


def test_output_is_utf8_whatever_the_system_says(site: Path) -> None:
    break_date(site)
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = bulletin("build", "--site", str(site), "--ui-lang", "vi", environment=environment)
    assert done.returncode == 1
    assert "lỗi[bad-date]" in done.stderr


def test_a_bug_of_ours_is_exit_3_with_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("the engine tripped")

    monkeypatch.setattr(cli.bulletin, "main", fail)
    monkeypatch.setattr(sys, "argv", ["bulletin", "build"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 3
    said = capsys.readouterr().err
    assert "Traceback" not in said
    log = Path(said.split(" ")[-1].strip())
    assert "the engine tripped" in log.read_text(encoding="utf-8")
    log.unlink()


def test_what_the_machine_refuses_is_exit_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "public")

    monkeypatch.setattr(cli.bulletin, "main", fail)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 3
    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith("bulletin: không có quyền: public; ")
    assert english.startswith("bulletin: no permission: public; ")


def test_help_names_every_command_without_loading_the_engine() -> None:
    done = bulletin("--help")
    for name in cli._COMMANDS:
        assert name in done.stdout
    heavy = {"jinja2", "markdown_it", "babel", "pydantic", "PIL"}
    code = f"import sys, bulletin.cli; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_every_command_is_a_click_command() -> None:
    context = click.Context(cli.bulletin)
    assert all(cli.bulletin.get_command(context, name) for name in cli._COMMANDS)
    assert cli.bulletin.get_command(context, "no-such-command") is None
