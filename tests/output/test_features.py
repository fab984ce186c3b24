"""The site that uses every feature: whole, valid, and without a broken link."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from tests.output.links import SiteFacts, check
from tests.output.pages import Output
from tests.output.validators import html_validate_complaints, nu_complaints
from tests.small_sites import FEATURES, features

FACTS = SiteFacts(base_url="https://mau.example/ban-tin/", languages={"": "vi", "en/": "en"})


def test_nothing_was_found() -> None:
    assert features().codes == []


def test_nothing_is_broken(features_output: Output) -> None:
    found = check(features_output, FACTS)
    assert not found, "\n".join(map(str, found))


@pytest.mark.validators
def test_nu_checker_has_no_complaint(features_built: Path) -> None:
    complaints = nu_complaints(features_built)
    assert not complaints, "\n".join(map(str, complaints))


@pytest.mark.validators
def test_html_validate_has_no_complaint(features_built: Path) -> None:
    complaints = html_validate_complaints(features_built)
    assert not complaints, "\n".join(map(str, complaints))


def test_attachments_are_copied_under_the_original_and_its_earlier_address(features_built: Path) -> None:
    item = FEATURES / "content" / "sessions" / "01"
    for name in ("hoi-truong.png", "nen.jpg", "tai-lieu.txt"):  # pictures without what lies beside pixels
        copies = sorted(features_built.rglob(name))
        found = [copy.relative_to(features_built).as_posix() for copy in copies]
        assert found == [f"phien-hop/1/{name}", f"phien-hop/mot/{name}"]
        assert len({sha(copy) for copy in copies}) == 1
        assert (sha(copies[0]) == sha(item / name)) is (name == "tai-lieu.txt")


def test_the_pictures_are_real() -> None:
    folder = FEATURES / "content" / "sessions" / "01"
    with Image.open(folder / "hoi-truong.png") as png, Image.open(folder / "nen.jpg") as jpeg:
        assert (png.format, png.size, jpeg.format, jpeg.size) == ("PNG", (8, 6), "JPEG", (1280, 800))


def test_the_site_s_own_layouts_and_assets_stand_in(features_built: Path) -> None:
    assets = features_built / "assets"
    assert len([*assets.glob("own.*.css")]) == 1
    assert len([*assets.glob("style.*.css")]) == 1, "the packaged one, which the site has not"
    (icon,) = assets.glob("icon.*.svg")
    assert sha(icon) == sha(FEATURES / "layouts" / "assets" / "icon.svg")
    assert '<footer class="site-footer own">' in (features_built / "index.html").read_text(encoding="utf-8")


def test_an_alias_leads_to_its_item(features_output: Output) -> None:
    page = features_output.pages["phien-hop/mot/index.html"]
    assert page.refresh == "../1/"
    assert page.canonical == "https://mau.example/ban-tin/phien-hop/1/"


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
