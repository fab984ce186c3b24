"""The distributions carry all that the command needs, and the lower bounds of pyproject.toml are true."""

from __future__ import annotations

import re
import shutil
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from bulletin.diagnostics.explanations import PAGES
from tests.building import AS_OF, REPOSITORY
from tests.packaging import distribution, environment, program, run

CACHES = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
NOT_FOR_TESTS = ("mypy", "ruff", "types-", "uv", "selenium")


def source_files(folder: Path, under: str) -> set[str]:
    """The files below a folder of the sources, as they are called in a wheel."""
    return {
        f"{under}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and not CACHES & set(path.parts) and path.suffix != ".mo"
    }


def test_wheel_carries_layouts_and_data_and_the_sdist_gives_the_same(tmp_path: Path) -> None:
    wheel = distribution(REPOSITORY, tmp_path / "one", "wheel")
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = source_files(REPOSITORY / "bulletin", "bulletin")
    expected |= source_files(REPOSITORY / "layouts", "bulletin/_layouts")
    expected |= {f"bulletin/_docs/{name}" for name in PAGES.values()}
    assert held == expected
    assert any(name.endswith(".po") for name in held)

    sdist = distribution(REPOSITORY, tmp_path / "two", "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    again = distribution(unpacked, tmp_path / "three", "wheel")
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.heavy
def test_installed_command_makes_a_site_outside_the_repository(tmp_path: Path) -> None:
    sdist = distribution(REPOSITORY, tmp_path / "dist", "sdist")
    python = environment(tmp_path / "env")
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", REPOSITORY / "requirements.lock")
    run(*pip, sdist)
    run(python, "-m", "pip", "check")
    bulletin = program(tmp_path / "env", "bulletin")
    assert "0.1.0" in run(bulletin, "--version", cwd=tmp_path)
    run(bulletin, "init", "site", cwd=tmp_path)
    run(bulletin, "build", "--strict", "--as-of", AS_OF, cwd=tmp_path / "site")
    assert (tmp_path / "site" / "public" / "index.html").is_file()
    assert (tmp_path / "site" / "public" / "en" / "index.html").is_file()
    assert "bad-date" in run(bulletin, "explain", "bad-date", cwd=tmp_path)


@pytest.mark.heavy
def test_lowest_versions_that_are_asked_for_pass_the_tests(tmp_path: Path) -> None:
    lowest = tmp_path / "lowest.txt"
    compile_ = (sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "pyproject.toml")
    run(*compile_, "--python-version", "3.11", "--resolution", "lowest-direct", "--output-file", lowest)
    python = environment(tmp_path / "env")
    tools = [name for name in dev_names() if not name.startswith(NOT_FOR_TESTS)]
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
    run(*pip, "-r", lowest, *tools)
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns(*CACHES, ".git", ".hypothesis", ".venv", "node_modules")
    shutil.copytree(REPOSITORY, copy, ignore=ignored)
    output = run(
        *(python, "-m", "pytest", "-q", "-m", "not heavy and not browser and not validators"),
        *("-p", "no:cacheprovider", "-o", "filterwarnings=default", "-n", "2"),
        *("--ignore=tests/browser", "--ignore=tests/test_locks.py"),
        cwd=copy,
    )
    assert re.search(r"\d+ passed", output)


def dev_names() -> list[str]:
    """The distributions that developing asks for."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=]", entry)[0] for entry in project["optional-dependencies"]["dev"]]
