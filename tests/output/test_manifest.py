"""The web manifest of each language, and the icons beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from bulletin.output.manifest import BAND, PAPER
from tests.building import REPOSITORY

LAYOUTS = REPOSITORY / "layouts"


@pytest.mark.parametrize(("folder", "lang"), [("", "vi"), ("en/", "en")])
def test_each_language_has_one(features_built: Path, folder: str, lang: str) -> None:
    said = json.loads((features_built / folder / "manifest.webmanifest").read_bytes())
    base = f"https://mau.example/{folder}manifest.webmanifest"
    assert said["lang"] == lang
    assert said["name"]
    assert urljoin(base, said["start_url"]) == f"https://mau.example/{folder}"
    assert urljoin(base, said["scope"]) == "https://mau.example/"
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        with Image.open(features_built / urljoin(f"/{folder}", icon["src"]).removeprefix("/")) as image:
            assert (image.format, f"{image.width}x{image.height}") == ("PNG", icon["sizes"])


@pytest.mark.parametrize("page", ["index.html", "en/sessions/second/index.html"])
def test_pages_lead_to_it_and_to_icons_that_are_there(features_built: Path, page: str) -> None:
    text = (features_built / page).read_text(encoding="utf-8")
    found = dict(re.findall(r'<link rel="(manifest|apple-touch-icon|icon)" href="([^"]+)"', text))
    assert found.keys() == {"manifest", "apple-touch-icon", "icon"}
    for href in found.values():
        assert (features_built / page).parent.joinpath(href).is_file(), href


def test_its_colours_are_those_of_the_pages() -> None:
    """Three files name the band's colour; browsers read two of them before any stylesheet."""
    style = (LAYOUTS / "assets" / "style.css").read_text(encoding="utf-8")
    head = (LAYOUTS / "parts" / "head.html").read_text(encoding="utf-8")
    for name, colour in (("--band", BAND), ("--paper", PAPER)):
        assert re.search(rf"{name}: var\(--l, {colour}\)", style), name
    light, dark = re.findall(r'name="theme-color" media="[^"]+" content="(#\w+)"', head)
    assert light == BAND
    assert re.search(rf"--band: .*var\(--d, {dark}\)", style)


def test_icons_are_small_and_of_the_size_they_say() -> None:
    for file in (LAYOUTS / "assets" / "icons").iterdir():
        side = int(re.findall(r"-(\d+)\.png", file.name)[0])
        with Image.open(file) as image:
            assert image.size == (side, side)
        assert file.stat().st_size < 10_000
