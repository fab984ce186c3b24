"""What a picture is: its size upright, whether it is whole, whether it is a drawing; within bounds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from bulletin.content.images import Picture, examine, is_picture
from bulletin.diagnostics import Findings
from tests.bad_inputs.cases import png


def told(file: Path) -> list[tuple[str, str]]:
    findings = Findings()
    assert examine(file.read_bytes(), "a", findings) is None
    return [(f.code, dict(f.values)["reason"]) for f in findings]


def sound(data: bytes) -> Picture:
    findings = Findings()
    found = examine(data, "a", findings)
    assert found is not None, list(findings)
    assert list(findings) == []
    return found


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("b.png", "JPEG")]
)
def test_sizes(tmp_path: Path, name: str, kind: str) -> None:
    Image.new("RGB", (7, 5)).save(tmp_path / name, format=kind)
    assert sound((tmp_path / name).read_bytes())[:2] == (7, 5)


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


def test_the_bound() -> None:
    written = io.BytesIO()
    Image.new("1", (8000, 7500)).save(written, "PNG")
    assert sound(written.getvalue())[:2] == (8000, 7500)


@pytest.mark.parametrize(("orientation", "size"), [(1, (7, 5)), (3, (7, 5)), (6, (5, 7)), (8, (5, 7))])
def test_a_picture_taken_sideways_is_measured_upright(orientation: int, size: tuple[int, int]) -> None:
    written, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (7, 5)).save(written, "JPEG", exif=exif)
    assert sound(written.getvalue())[:2] == size


def test_a_drawing_is_told_from_a_photo_by_its_colours() -> None:
    flat, rich = Image.new("RGB", (300, 300), "navy"), Image.effect_noise((300, 300), 90)
    many = Image.merge("RGB", (rich, rich.rotate(90), rich.rotate(180)))
    for image, kind, drawing in ((flat, "PNG", True), (many, "PNG", False), (flat, "JPEG", False)):
        written = io.BytesIO()
        image.save(written, kind)
        assert sound(written.getvalue()).drawing is drawing


def test_a_phone_s_picture_with_a_second_one_behind_it_is_a_picture() -> None:
    written = io.BytesIO()
    image = Image.new("RGB", (7, 5))
    image.save(written, "MPO", save_all=True, append_images=[image.copy()])
    assert sound(written.getvalue())[:2] == (7, 5)


def test_every_cut_of_a_picture_is_a_size_or_a_finding(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        Image.new("RGB", (3, 2)).save(tmp_path / "whole", format=kind)
        whole = (tmp_path / "whole").read_bytes()
        for end in range(0, len(whole), 7):
            (tmp_path / "a.png").write_bytes(whole[:end])
            findings = Findings()
            assert (examine((tmp_path / "a.png").read_bytes(), "a", findings) is None) is (len(findings) == 1)


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
