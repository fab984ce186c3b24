"""What others made is locked, listed with its licence, and told in a bill of materials."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

from tests.building import REPOSITORY
from tests.packaging import run
from tests.tools.licences import FONTS, fonts, licence_of, listed, locked


def test_every_library_is_listed_with_its_licence() -> None:
    found = listed()
    assert [name for name in locked() if not found.get(name)] == []
    endings = tuple(kind.removeprefix("*") for kind in FONTS)
    assert [name for name in found if not name.endswith(endings)] == list(locked())


def test_licences_are_those_that_the_libraries_declare() -> None:
    found = listed()
    same = [name for name, version in locked().items() if installed(name) == version]
    assert {name: found[name] for name in same} == {name: licence_of(name) for name in same}


def installed(name: str) -> str | None:
    """The version that is installed; another than the locked one may be under another licence."""
    with suppress(PackageNotFoundError):
        return version_of(name)
    return None


def test_every_font_is_listed_and_has_its_licence_beside_it() -> None:
    found = listed()
    assert fonts()
    for font in fonts():
        assert found[font.relative_to(REPOSITORY).as_posix()].startswith("[OFL-1.1]")
        text = (font.parent / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_bill_of_materials_is_valid_and_names_every_library(tmp_path: Path) -> None:
    """As `make package` writes it; the tool holds what it writes against the schema of CycloneDX."""
    bill = tmp_path / "bill.json"
    command = (sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "requirements.lock")
    run(*command, "--pyproject", "pyproject.toml", "--output-reproducible", "--validate", "-o", bill)
    found = json.loads(bill.read_bytes())
    assert (found["bomFormat"], found["metadata"]["component"]["name"]) == ("CycloneDX", "bulletin-ssg")
    components = {component["name"]: component for component in found["components"]}
    assert {name: component["version"] for name, component in components.items()} == locked()
    for component in components.values():
        hashes = [h["alg"] for reference in component["externalReferences"] for h in reference["hashes"]]
        assert set(hashes) == {"SHA-256"}, component["name"]
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert " ".join(command[3:]) in makefile
