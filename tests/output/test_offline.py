"""The offline edition: every reference names a file, and a usual build after it is what it always was."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from bulletin.build.finished import unchanged
from bulletin.build.options import Options
from bulletin.build.pipeline import build
from tests.build.test_histories import tree
from tests.small_sites import FEATURES, FEATURES_DAY, lay

_REFERENCE = re.compile(r'\b(?:href|src|action|poster|data-index)="([^"]*)"|\burl=([^"]*)"')


def usual(site: Path) -> Options:
    """A usual build of a site."""
    return Options(site, site / "public", FEATURES_DAY, jobs=1)


def offline(site: Path) -> Options:
    """An offline build of it."""
    return replace(usual(site), output=site / "public-offline", offline=True)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Both editions of the site that uses every feature: the usual one, the offline one."""
    site = tmp_path_factory.mktemp("editions") / "site"
    shutil.copytree(FEATURES, site)
    for options in (usual(site), offline(site)):
        assert build(options).release is not None
    return tree(site / "public"), tree(site / "public-offline")


def references(page: bytes) -> list[str]:
    """What a page refers to within the site."""
    found = (unescape(one or other) for one, other in _REFERENCE.findall(page.decode()))
    return [one for one in found if one and not urlsplit(one).scheme and not one.startswith("#")]


def test_every_reference_names_a_file(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    _, files = editions
    wrong, count = [], 0
    for path, data in files.items():
        for reference in references(data) if path.endswith(".html") else ():
            count += 1
            target = unquote(urlsplit(urljoin(f"/{path}", reference)).path).removeprefix("/")
            if target not in files:
                wrong.append(f"{path}: {reference}")
    assert not wrong
    assert count > 1000


def test_what_speaks_to_servers_is_left_out(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    served, files = editions
    assert served.keys() >= {"404.html", "en/404.html", "robots.txt", "sitemap.xml", "feed.xml"}
    pages = {path for path in served if path.endswith(".html")}
    assert {path for path in files if path.endswith(".html")} == pages - {"404.html", "en/404.html"}
    assert not files.keys() & {"robots.txt", "sitemap.xml"}
    assert "feed.xml" in files


def test_canonical_addresses_stay(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    served, files = editions
    canonical = re.compile(rb'<link rel="canonical" href="([^"]*)">')
    for path in ("index.html", "en/index.html", "phien-hop/1/index.html", "phien-hop/mot/index.html"):
        assert canonical.findall(served[path]) == canonical.findall(files[path]) != []


def test_the_index_is_made_of_scripts(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    served, files = editions
    names = {path for path in served if path.startswith("search-index/")}
    assert {path for path in files if path.startswith("search-index/")} == {n[:-5] + ".js" for n in names}
    addresses = []
    for name in names:
        data = files[name[:-5] + ".js"]
        assert data.startswith(b"document.currentScript.data=")
        value, usual = json.loads(data.partition(b"=")[2]), json.loads(served[name])
        if isinstance(usual, list) and isinstance(usual[0], dict):
            addresses += [record["h"].partition("#")[0] for record in value]
            usual = [{**one, "h": record["h"]} for one, record in zip(usual, value, strict=True)]
        assert value == usual
    assert len(addresses) > 10
    assert all(unquote(address) in files for address in addresses)


def test_no_edition_makes_the_other_wrong(tmp_path: Path) -> None:
    site = lay(tmp_path, {})
    for options in (usual(site), offline(site), usual(site), offline(site)):
        assert unchanged(options) is None
        assert build(options).release is not None
        assert unchanged(options) is not None
    release = build(replace(offline(site), output=site / "public")).release  # into the other's folder
    assert release is not None
    assert tree(site / "public") == tree(site / "public-offline")
    again = build(usual(site)).release
    assert again is not None
    clean = lay(tmp_path / "clean", {})
    assert build(usual(clean)).release is not None
    assert tree(site / "public") == tree(clean / "public")
