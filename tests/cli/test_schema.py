"""``bulletin schema``: where the schemas go, and what becomes of an editor's settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulletin import cli
from bulletin.desk.schemas import schemas


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.bulletin, ["schema", *(str(a) for a in arguments), "--ui-lang", "en"])


def settings(site: Path) -> dict[str, object]:
    found = json.loads((site / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def mapped(site: Path) -> dict[str, list[str]]:
    found = settings(site)["yaml.schemas"]
    assert isinstance(found, dict)
    return found


def test_schemas_and_settings_are_written_once(tmp_path: Path) -> None:
    done = run("--site", tmp_path)
    assert done.exit_code == 0, done.output
    assert {f.name for f in (tmp_path / "schemas").iterdir()} == set(schemas())
    assert mapped(tmp_path)["./schemas/site_config.schema.json"] == ["site_config.yaml"]
    assert all((tmp_path / name).is_file() for name in mapped(tmp_path))
    assert "# yaml-language-server: $schema=../../schemas/people.schema.json" in done.stdout
    times = {f: f.stat().st_mtime_ns for f in tmp_path.rglob("*.json")}
    assert run("--site", tmp_path).exit_code == 0
    assert {f: f.stat().st_mtime_ns for f in tmp_path.rglob("*.json")} == times


def test_another_folder(tmp_path: Path) -> None:
    assert run("--site", tmp_path).exit_code == 0
    assert run("--site", tmp_path, "--output", tmp_path / "tools" / "yaml").exit_code == 0
    assert all(name.startswith("./tools/yaml/") for name in mapped(tmp_path))


def test_a_folder_elsewhere_is_named_whole(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert run("--site", tmp_path / "site", "--output", tmp_path / "schemas").exit_code == 0
    assert all(Path(name).is_file() for name in mapped(tmp_path / "site"))


def test_other_settings_stay(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    own = {"editor.tabSize": 2, "yaml.schemas": {"./own.json": ["own.yaml"]}, "x": "Đ"}
    (tmp_path / ".vscode/settings.json").write_text(json.dumps(own), encoding="utf-8")
    assert run("--site", tmp_path).exit_code == 0
    assert settings(tmp_path)["editor.tabSize"] == 2
    assert mapped(tmp_path)["./own.json"] == ["own.yaml"]
    assert "./schemas/people.schema.json" in mapped(tmp_path)


@pytest.mark.parametrize("text", ['{\n  // mine\n  "a": 1\n}\n', "[]\n", '{"yaml.schemas": 1}\n'])
def test_settings_that_cannot_be_read_are_left_alone(text: str, tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    file = tmp_path / ".vscode/settings.json"
    file.write_text(text, encoding="utf-8")
    done = run("--site", tmp_path)
    assert done.exit_code == 0
    assert file.read_text(encoding="utf-8") == text
    assert '"./schemas/people.schema.json": [' in done.stdout
