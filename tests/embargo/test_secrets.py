"""What is not out is nowhere: not in a page, a feed, an index, a file of data, a list, a file's name.

Secrets are planted in every field of unpublished items; then every byte that was published is searched,
whatever the file: what another kind of output says is searched without being named here.
"""

from __future__ import annotations

import gzip
import re
import shutil
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.config import LANGUAGES
from tests.preview.driving import driving, run
from tests.small_sites import FEATURES, FEATURES_DAY, text, write

LATER = date(2031, 1, 1)
PICTURE = FEATURES / "content" / "sessions" / "01" / "hoi-truong.png"
PLACES = (
    "folder", "slug", "slugen", "title", "titleen", "summary", "summaryen", "body", "bodyen",
    "heading", "alias", "venue", "theme", "participants", "place", "role", "name", "figurenote",
    "commitment", "commitmenttext", "commitmentnote", "follownote", "caveat", "correction",
    "attachment", "inattachment", "photo", "alt", "caption", "credit", "number",
)  # fmt: skip
WAITING = {"draft": "draft: true", "embargo": "embargo: 2030-05-01", "published": "published: 2030-05-01"}
"""The ways in which an item is not out."""


def secret(item: str, place: str) -> str:
    """A word that stands nowhere else, and comes through folding and slugs as it is."""
    return f"zx{item}{place}qj"


def pair(key: str, item: str, place: str) -> str:
    word = secret(item, place)
    return f"{key}: {{vi: {word}, en: {word}}}\n"


def original(item: str, number: int) -> str:
    """A session that is not out, with a secret in every field that takes words."""

    def s(place: str) -> str:
        return secret(item, place)

    front = (
        f"number: {number}\ndate: 2024-11-11\ntitle: {s('title')}\nsummary: {s('summary')}\n"
        f"slug: {s('slug')}\n"
        f"sources: [bao-mau]\naliases: [/{s('alias')}/]\ntopics: [data]\nchair: nguyen-van-an\n"
        f"people: [le-binh]\ndocuments: [12/QĐ-UBM]\n{WAITING[item]}\n"
        + pair("number_note", item, "number")
        + pair("venue", item, "venue")
        + pair("theme", item, "theme")
        + pair("participants", item, "participants")
        + f"attendees:\n  - person: do-thi-anh\n    {pair('role', item, 'role')}"
        + f"bridge_points:\n  - {pair('place', item, 'place')}"
        + f"also_called:\n  - {pair('name', item, 'name')}    sources: [bao-mau]\n"
        + "figures:\n  - {indicator: services, value: 47.5, period: 2024, source: bao-mau,"
        + f" note: {{vi: {s('figurenote')}, en: {s('figurenote')}}}}}\n"
        + f"commitments:\n  - id: {s('commitment')}\n    {pair('text', item, 'commitmenttext')}"
        + f"    {pair('note', item, 'commitmentnote')}    source: bao-mau\n"
        + "follows:\n  - {commitment: sessions/01#open-list, status: done, source: bao-mau,"
        + f" note: {{vi: {s('follownote')}, en: {s('follownote')}}}}}\n"
        + f"caveats:\n  - {pair('text', item, 'caveat')}"
        + f"corrections:\n  - date: 2024-12-01\n    {pair('text', item, 'correction')}"
        + f"photos:\n  - file: {s('photo')}.png\n    {pair('alt', item, 'alt')}"
        + f"    {pair('caption', item, 'caption')}"
        + f"    credit: {s('credit')}\n"
    )
    body = f"{s('body')} của 12/QĐ-UBM.\n\n## {s('heading')}\n\n[x]({s('attachment')}.txt)"
    return text(front, body)


def lay_secrets(site: Path) -> None:
    """The features' site with items that are not out, and a translation that is still a draft."""
    shutil.copytree(FEATURES, site)
    for number, item in enumerate(WAITING, 90):
        folder = f"content/sessions/{secret(item, 'folder')}"
        title, summary, slug = (secret(item, place) for place in ("titleen", "summaryen", "slugen"))
        body = f"{secret(item, 'bodyen')}\n\n## {secret(item, 'heading')}"
        files = {
            "vi.md": original(item, number),
            "en.md": text(f"title: {title}\nsummary: {summary}\nslug: {slug}", body),
            f"{secret(item, 'attachment')}.txt": secret(item, "inattachment"),
        }
        write(site / folder, files)
        shutil.copyfile(PICTURE, site / folder / f"{secret(item, 'photo')}.png")
    late = "title: zxtransltitleqj\nsummary: zxtranslsummaryqj\nslug: zxtranslslugqj\ndraft: true"
    write(site, {"content/articles/chi-tieng-viet/en.md": text(late, "zxtranslbodyqj")})


SECRET = re.compile(r"zx(?:draft|embargo|published|transl)[a-z]+?qj")


def published(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file's path with all it says: names, words, compressed ones too, however they are escaped."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file():
            data = file.read_bytes()
            yield (
                path,
                said(path.encode() + b"\n" + (gzip.decompress(data) if path.endswith(".gz") else data)),
            )


def said(data: bytes) -> str:
    """Bytes as words, with what addresses and JSON write in their own way, letter case and marks aside."""
    words = data.decode("utf-8", errors="replace")
    words = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), words)
    both = f"{words}\n{unquote(words)}\n{data.decode('utf-16-le', errors='replace')}"
    unfolded = re.sub(r"\r?\n[ \t]", "", both)  # long lines of calendars
    return unicodedata.normalize("NFKD", f"{both}\n{unfolded}").casefold()


def leaks(folder: Path) -> dict[str, set[str]]:
    """The secrets that each file tells."""
    found = {path: set(SECRET.findall(words)) for path, words in published(folder)}
    return {path: secrets for path, secrets in found.items() if secrets}


def built(site: Path, output: Path, **options: bool) -> Path:
    result = build(Options(site, output, FEATURES_DAY, jobs=1, **options))
    assert result.release is not None, [
        f"{d.span} {d.code} {d.values}" for d in result.found if d.severity == "error"
    ]
    return output


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("secrets") / "site"
    lay_secrets(folder)
    return folder


def test_with_drafts_every_secret_is_told(site: Path, tmp_path: Path) -> None:
    """So the search finds what is there."""
    found = set().union(*leaks(built(site, tmp_path / "public", drafts=True)).values())
    every = {secret(item, place) for item in WAITING for place in PLACES if place != "folder"}
    every |= {f"zxtransl{place}qj" for place in ("title", "summary", "slug", "body")}
    assert every - found == set()


@pytest.mark.parametrize("offline", [False, True])
def test_nothing_that_is_not_out_is_told(site: Path, tmp_path: Path, offline: bool) -> None:
    assert leaks(built(site, tmp_path / "public", offline=offline)) == {}


def test_nor_after_it_was_out_by_mistake(site: Path, tmp_path: Path) -> None:
    """A build over one with drafts takes all of it away, from a store that knows all of it."""
    built(site, tmp_path / "public", drafts=True)
    assert leaks(built(site, tmp_path / "public", allow_deletions=True)) == {}


def test_an_embargo_hides_until_its_day_and_no_longer(site: Path, tmp_path: Path) -> None:
    result = build(Options(site, tmp_path / "public", LATER, jobs=1))
    assert result.release is not None
    found = set().union(*leaks(tmp_path / "public").values())
    assert secret("embargo", "title") in found
    assert secret("published", "title") in found
    assert not any(word.startswith(("zxdraft", "zxtransl")) for word in found)


def test_the_preview_without_drafts_shows_none(tmp_path: Path) -> None:
    """Its list of all items names drafts, and says so; the site itself does not."""
    lay_secrets(tmp_path / "all")
    files = {
        file.relative_to(tmp_path / "all").as_posix(): file.read_text(encoding="utf-8")
        for file in (tmp_path / "all" / "content").rglob("*")
        if file.suffix in {".md", ".txt"}
    }
    pictures = [file for file in (tmp_path / "all" / "content").rglob("*") if file.suffix in {".png", ".jpg"}]

    async def scene() -> None:
        site = tmp_path / "site"
        for picture in pictures:
            target = site / picture.relative_to(tmp_path / "all")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(picture, target)
        async with driving(site, files) as driver:
            snapshot = driver.preview.snapshot
            assert snapshot is not None
            assert len(snapshot.outputs) > 100
            for path in (*snapshot.outputs, *snapshot.copies):
                answer = await driver.get(f"/{path}")
                assert not SECRET.search(said(answer.body + path.encode())), path
            for item in WAITING:
                address = f"/phien-hop/{secret(item, 'slug')}/"
                for missing in (address, address + secret(item, "attachment") + ".txt"):
                    answer = await driver.get(missing)
                    assert (answer.status, SECRET.search(answer.text)) == (404, None), missing

    run(scene())


def test_what_is_published_is_more_than_pages(site: Path, tmp_path: Path) -> None:
    paths = {path for path, _ in published(built(site, tmp_path / "public"))}
    endings = {Path(path).suffix for path in paths}
    assert {".html", ".json", ".csv", ".ics", ".xml", ".txt"} <= endings
    assert {f"{'' if language == 'vi' else 'en/'}feed.xml" for language in LANGUAGES} <= paths
    assert "release.json" in paths
