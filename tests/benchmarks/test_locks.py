"""The peers' lock files pin everything and name no host to load from."""

from __future__ import annotations

import json
import re

import pytest

from tests.benchmarks.peers import LOCKS

PYTHON_LOCKS = ("hugo", "mkdocs", "pagefind", "pelican")


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_pin_has_hashes_and_no_lock_names_a_host(name: str) -> None:
    text = (LOCKS / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_package_lock_names_no_host_and_pins_what_is_asked_for() -> None:
    lock = json.loads((LOCKS / "eleventy" / "package-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []
    asked = json.loads((LOCKS / "eleventy" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
