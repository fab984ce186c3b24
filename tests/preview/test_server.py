"""What the server answers: to whom, with which head, and never with anything outside the snapshot."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from bulletin.preview.addresses import content_type
from bulletin.preview.server import application, name_of
from tests.preview.driving import FILES, PAGE, ask, driving, run

PHOTO = FILES | {"content/sessions/01/ghi-chu.txt": "Tệp kèm."}
NO_STORE = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/", "text/html; charset=utf-8"),
        (PAGE, "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/feed.xml", "application/atom+xml"),
        ("/phien-hop/1/ghi-chu.txt", "text/plain; charset=utf-8"),
        ("/_preview/", "text/html; charset=utf-8"),
        ("/_preview/~/client.js", "text/javascript; charset=utf-8"),
        ("/_preview/~/client.css", "text/css; charset=utf-8"),
        ("/_preview/~/boards.css", "text/css; charset=utf-8"),
    ],
)
def test_what_is_there_has_its_type(tmp_path: Path, path: str, kind: str) -> None:
    async def scene() -> None:
        async with driving(tmp_path, PHOTO) as driver:
            answer = await driver.get(path)
            assert answer.status == 200
            assert answer.head["content-type"] == kind
            assert answer.body
            assert NO_STORE.items() <= answer.head.items()

    run(scene())


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.JPG", "image/jpeg"), ("b.pdf", "application/pdf"), ("c", "application/octet-stream")],
)
def test_types_of_files(name: str, kind: str) -> None:
    assert content_type(f"x/{name}") == kind


@pytest.mark.parametrize(("path", "lang"), [("/khong-co/", "vi"), ("/khong.co", "vi"), ("/en/nowhere", "en")])
def test_what_is_not_there_is_the_sites_own_404(tmp_path: Path, path: str, lang: str) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            answer = await driver.get(path)
            assert answer.status == 404
            assert f'<html lang="{lang}">' in answer.text
            assert "client.js" in answer.text
            assert NO_STORE.items() <= answer.head.items()

    run(scene())


@pytest.mark.parametrize(
    "path",
    [
        "/../site_config.yaml",
        "/site_config.yaml",
        "/content/sessions/01/vi.md",
        "/assets/../site_config.yaml",
        "/assets/",
        "/assets",
        "//etc/passwd",
        "/etc/passwd",
        "/phien-hop/1/../../../site_config.yaml",
        "/phien-hop/1/vi.md",
        "/phien-hop/1/\x00",
        "/phien-hop\\1\\",
        "/.bulletin/store.sqlite3",
        "/_preview/~/../preview.py",
        "/_preview/~/server.py",
        "/_preview/~/",
        "/_preview/../site_config.yaml",
        "/layouts/base.html",
    ],
)
def test_nothing_outside_the_snapshot_is_served(tmp_path: Path, path: str) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            answer = await driver.get(path)
            assert answer.status == 404
            assert "time_zone" not in answer.text
            assert "import" not in answer.text

    run(scene())


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_an_attachment_that_became_a_link_to_elsewhere_is_not_served(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path / "site", PHOTO) as driver:
            file = driver.site / "content/sessions/01/ghi-chu.txt"
            secret = tmp_path / "secret.txt"
            secret.write_text("secret", encoding="utf-8")
            assert (await driver.get("/phien-hop/1/ghi-chu.txt")).text == "Tệp kèm."
            file.unlink()
            assert (await driver.get("/phien-hop/1/ghi-chu.txt")).status == 404
            file.symlink_to(secret)
            assert (await driver.get("/phien-hop/1/ghi-chu.txt")).status == 404

    run(scene())


@pytest.mark.parametrize(
    ("host", "asked", "good"),
    [
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "LOCALHOST", True),
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "evil.example", False),
        ("127.0.0.1", "localhost.evil.example:8000", False),
        ("127.0.0.1", "192.168.1.7:8000", False),
        ("127.0.0.1", "", False),
        ("0.0.0.0", "192.168.1.7:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
        ("pc.local", "pc.local:8000", True),
        ("pc.local", "other.local:8000", False),
    ],
)
def test_only_known_names_are_answered(tmp_path: Path, host: str, asked: str, good: bool) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            app = application(driver.preview, host)
            for path in (PAGE, "/_preview/~/events", "/assets/style.css"):
                if good and path.endswith("events"):
                    continue
                answer = await ask(app, path, asked)
                assert answer.status == (200 if good else 421)
                assert NO_STORE.items() <= answer.head.items()
                if not good:
                    assert "http://localhost:8000/" in answer.text
                    assert len(answer.text.splitlines()) == 2  # in both languages

    run(scene())


def test_names_in_host_headers() -> None:
    assert [name_of(h) for h in ("A.b:1", "[::1]:2", "x", "")] == ["a.b", "::1", "x", ""]


def test_a_folder_without_its_slash_leads_to_it(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            answer = await driver.get("/phien-hop/1")
            assert (answer.status, answer.head["location"]) == (302, "/phien-hop/1/")

    run(scene())


def test_the_sites_own_path_leads_to_its_root_and_to_no_other_host(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            file = driver.site / "site_config.yaml"
            text = file.read_text(encoding="utf-8")
            based = re.sub("base_url: .*", "base_url: https://tin.example/so/", text)
            driver.save({"site_config.yaml": based})
            await driver.built(1)
            assert (await driver.get("/so/phien-hop/1/")).head["location"] == "/phien-hop/1/"
            assert (await driver.get("/so//evil.example/")).head["location"] == "/evil.example/"

    run(scene())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(tmp_path: Path, method: str) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            assert (await driver.get(PAGE, method=method)).status == 405

    run(scene())


def test_pages_bring_the_client_and_nothing_else_is_added(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            page = await driver.text()
            assert len(re.findall("<script [^>]*src=", page)) == 3  # reading settings, search, ours
            assert page.index("client.js") < page.index("</body>")
            found = re.search('data-files="([^"]*)"', page)
            assert found
            files = json.loads(found[1].replace("&quot;", '"'))
            assert "assets/style.css" in files
            snapshot = driver.preview.snapshot
            assert snapshot is not None
            assert "assets/search.js" in page
            built = re.sub("<script.*?</script>", "", page)
            assert "<script" not in built
            assert "client.js" not in (await driver.get("/robots.txt")).text

    run(scene())
