"""The version and the lock files agree with pyproject.toml, and the locks name no host to load from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import bulletin
from tests.building import REPOSITORY

RUNTIME = REPOSITORY / "requirements.lock"
DEV = REPOSITORY / "requirements-dev.lock"
PACKAGE_LOCK = REPOSITORY / "tests" / "tools" / "package-lock.json"
_PIN = re.compile(r"^([a-z0-9-]+)==([^ \\]+)", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    """From each distribution in a lock to its version."""
    return dict(_PIN.findall(lock.read_text(encoding="utf-8")))


def names(requirements: list[str]) -> set[str]:
    """The names of distributions in a list of requirements."""
    return {re.split(r"[<>=!~;\[ ]", entry, maxsplit=1)[0].lower() for entry in requirements}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return table


def test_locks_hold_what_the_project_asks_for(project: dict[str, Any]) -> None:
    assert names(project["dependencies"]) <= pins(RUNTIME).keys()
    assert names(project["optional-dependencies"]["dev"]) <= pins(DEV).keys()


def test_version_is_written_alike_in_both_places(project: dict[str, Any]) -> None:
    assert bulletin.__version__ == project["version"]


def test_dev_lock_holds_the_runtime_lock() -> None:
    assert pins(RUNTIME).items() <= pins(DEV).items()


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=lambda lock: lock.name)
def test_every_pin_has_hashes_and_no_lock_names_a_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_package_lock_names_no_host_and_pins_what_is_asked_for() -> None:
    lock = json.loads(PACKAGE_LOCK.read_text(encoding="utf-8"))
    packages: dict[str, dict[str, Any]] = lock["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []
    project = json.loads(PACKAGE_LOCK.with_name("package.json").read_text(encoding="utf-8"))
    asked = project["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    wants = [
        want for name, entry in packages.items() if name for want in entry.get("dependencies", {}).items()
    ]
    newest = {name for name, version in wants if version == "latest"}
    assert newest <= project["overrides"].keys(), "on the day of a new one, npm ci would refuse the lock"
