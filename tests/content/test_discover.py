"""What lies in the content folder, whatever the system it lies on."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.content.discover import Inventory, discover
from bulletin.diagnostics import Findings


def lay(site: Path, *names: str) -> None:
    for name in names:
        path = site / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def found(site: Path) -> tuple[Inventory, list[str]]:
    findings = Findings()
    inventory = discover(site, findings)
    return inventory, [f"{f.span} {f.code}" for f in findings.sorted()]


def test_items_attachments_and_registers(tmp_path: Path) -> None:
    lay(tmp_path, "sessions/08/vi.md", "sessions/08/en.md", "sessions/08/anh.jpg", "pages/about/vi.md")
    lay(tmp_path, "registers/people.yaml", "registers/topics.yml")
    inventory, told = found(tmp_path)
    assert told == []
    assert [(i.path, i.item, i.section, i.language) for i in inventory.items] == [
        ("content/pages/about/vi.md", "pages/about", "pages", "vi"),
        ("content/sessions/08/en.md", "sessions/08", "sessions", "en"),
        ("content/sessions/08/vi.md", "sessions/08", "sessions", "vi"),
    ]
    assert [(a.path, a.item, a.name) for a in inventory.attachments] == [
        ("content/sessions/08/anh.jpg", "sessions/08", "anh.jpg")
    ]
    assert [r.register for r in inventory.registers] == ["people", "topics"]


def test_what_systems_and_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, "sessions/08/vi.md", "sessions/08/.DS_Store", "sessions/08/Thumbs.db", "sessions/08/vi.md~")
    lay(tmp_path, "sessions/08/~$vi.md", ".obsidian/app.json", "desktop.ini", "sessions/08/.vi.md.swp")
    inventory, told = found(tmp_path)
    assert told == []
    assert len(inventory.items) == 1
    assert inventory.attachments == ()


def test_a_decomposed_name_is_read_as_it_is_stored_and_known_composed(tmp_path: Path) -> None:
    stored = unicodedata.normalize("NFD", "ảnh.png")
    lay(tmp_path, "sessions/08/vi.md", f"sessions/08/{stored}")
    inventory, told = found(tmp_path)
    assert told == []
    (attachment,) = inventory.attachments
    assert attachment.name == unicodedata.normalize("NFC", stored)
    assert (tmp_path / attachment.path).is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take the two for one file")
def test_names_that_differ_in_how_their_marks_are_stored(tmp_path: Path) -> None:
    one, other = (unicodedata.normalize(form, "ảnh.png") for form in ("NFC", "NFD"))
    lay(tmp_path, "sessions/08/vi.md", f"sessions/08/{one}", f"sessions/08/{other}")
    assert [line.rpartition(" ")[2] for line in found(tmp_path)[1]] == ["name-twins"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such name")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    lay(tmp_path, "sessions/08/vi.md")
    (tmp_path / "content/sessions/08" / os.fsdecode(b"b\xe1o.pdf")).write_bytes(b"")
    inventory, told = found(tmp_path)
    assert told == ["content/sessions/08/b?o.pdf unreadable-file"]
    assert inventory.attachments == ()


def test_a_folder_that_may_not_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "sessions/08/vi.md", "sessions/09/vi.md")
    scan = os.scandir

    def forbidding(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("09"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", forbidding)
    assert found(tmp_path)[1] == ["content/sessions/09 unreadable-file"]


def test_no_content_at_all(tmp_path: Path) -> None:
    inventory, told = found(tmp_path)
    assert told == ["content no-content"]
    assert inventory == Inventory((), (), ())


def test_the_order_is_that_of_the_paths(tmp_path: Path) -> None:
    names = ["sessions/10/vi.md", "sessions/02/vi.md", "articles/b/vi.md", "articles/a/vi.md"]
    lay(tmp_path, *names)
    inventory, _ = found(tmp_path)
    assert [i.path.removeprefix("content/") for i in inventory.items] == sorted(names)
