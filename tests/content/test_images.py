"""The size of a picture, read from its head, within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bulletin.content.images import is_picture, measure
from bulletin.diagnostics import Findings
from tests.bad_inputs.cases import png


def told(file: Path) -> list[tuple[str, str]]:
    findings = Findings()
    assert measure(file.read_bytes(), "a", findings) is None
    return [(f.code, dict(f.values)["reason"]) for f in findings]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("b.png", "JPEG")]
)
def test_sizes(tmp_path: Path, name: str, kind: str) -> None:
    Image.new("RGB", (7, 5)).save(tmp_path / name, format=kind)
    findings = Findings()
    assert measure((tmp_path / name).read_bytes(), name, findings) == (7, 5)
    assert list(findings) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is damaged, or no picture of these kinds"),
        (b"<svg/>", "it is damaged, or no picture of these kinds"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", "it is damaged, or no picture of these kinds"),
        (b"\xff\xd8\xff", "it is damaged, or no picture of these kinds"),
        (png(10, 10)[:20], "it is damaged, or no picture of these kinds"),
        (png(8000, 7501), "8000 × 7501"),
        (png(2**31 - 1, 2**31 - 1), "it has too many pixels"),
        (png(0, 5), "it is damaged, or no picture of these kinds"),
    ],
)
def test_what_is_no_picture(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert told(tmp_path / "a.png") == [("bad-image", reason)]


def test_the_bound(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(8000, 7500))
    assert measure((tmp_path / "a.png").read_bytes(), "a", Findings()) == (8000, 7500)


def test_every_cut_of_a_picture_is_a_size_or_a_finding(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        Image.new("RGB", (3, 2)).save(tmp_path / "whole", format=kind)
        whole = (tmp_path / "whole").read_bytes()
        for end in range(0, len(whole), 7):
            (tmp_path / "a.png").write_bytes(whole[:end])
            findings = Findings()
            assert (measure((tmp_path / "a.png").read_bytes(), "a", findings) is None) is (len(findings) == 1)


def test_endings() -> None:
    assert [
        n
        for n in ("a.JPG", "a.jpeg", "a.png", "a.WebP", "a.gif", "a.svg", "png", "a.png.pdf")
        if is_picture(n)
    ] == [
        "a.JPG",
        "a.jpeg",
        "a.png",
        "a.WebP",
    ]
