"""Pictures as they are published: sizes, kinds, nothing said beside the pixels; what pages say of them."""

from __future__ import annotations

import io
import re
import struct
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageStat

from bulletin.build.options import Options
from bulletin.build.pipeline import Result, build
from bulletin.content.images import examine
from bulletin.diagnostics import Findings
from bulletin.output.photographs import resized
from bulletin.output.pictures import measures, widths
from bulletin.output.views.pictures import Resized
from tests.small_sites import FEATURES_DAY, lay, session

PHOTOS = """photos:
  - file: rong.jpg
    alt: {vi: Dải màu, en: A band of colour}
    caption: {vi: Một dải màu, en: A band}
    credit: Ban Biên tập
  - file: nho.png
    alt: {vi: Ô nhỏ, en: A small patch}
    credit: Ban Biên tập
    illustrative: true
"""
SECRETS = (
    b"Exif",
    b"GPS",
    b"http://ns.adobe.com/xap",
    b"ICC_PROFILE",
    b"iCCP",
    b"eXIf",
    b"tEXt",
    b"KHONG-DUOC-LO",
)
ITEM = "content/sessions/01"


@cache
def telling() -> bytes:
    """A photo as a phone makes it: on its side, with the place it was taken at, a comment, a profile."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "KHONG-DUOC-LO"
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 2.0, 3.0), 3: "E", 4: (105.0, 50.0, 6.0)})
    shade = Image.linear_gradient("L").resize((2000, 1200))
    image = Image.merge("RGB", (shade, shade.rotate(90).resize(shade.size), shade))
    written = io.BytesIO()
    image.save(
        written,
        "JPEG",
        quality=60,
        exif=exif,
        comment=b"KHONG-DUOC-LO",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    return written.getvalue()


def laid(folder: Path) -> Path:
    """A site with one such photo, a small drawing, and the photo once more in the text."""
    words = "Họp.\n\n![Dải màu trong bài](rong.jpg)\n\nXem [ảnh](rong.jpg).\n"
    lay(folder, {f"{ITEM}/vi.md": session(1, "2024-01-01", PHOTOS, words)})
    (folder / ITEM / "rong.jpg").write_bytes(telling())
    Image.new("RGB", (90, 60), "navy").save(folder / ITEM / "nho.png", dpi=(72, 72))
    return folder


def built(folder: Path) -> Result:
    result = build(Options(folder, folder / "public", FEATURES_DAY))
    assert result.release is not None, result.found
    return result


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = laid(tmp_path_factory.mktemp("photos"))
    built(folder)
    return folder


@pytest.fixture(scope="module")
def published(site: Path) -> list[Path]:
    """Every picture that is published and is no asset."""
    item = site / "public" / "phien-hop" / "1"
    return [f for f in sorted(item.iterdir()) if f.suffix in {".jpg", ".png", ".webp", ".avif"}]


def test_what_a_camera_wrote_is_not_published(site: Path, published: list[Path]) -> None:
    assert all(secret in telling() for secret in (b"Exif", b"KHONG-DUOC-LO", b"ICC_PROFILE"))
    for file in published:
        data = file.read_bytes()
        assert [secret for secret in SECRETS if secret in data] == [], file.name
        with Image.open(file) as image:
            assert not image.getexif(), file.name
            assert not {"exif", "icc_profile", "comment", "xmp", "dpi"} & image.info.keys(), file.name
    for file in (site / "public").rglob("*"):
        assert not file.is_file() or b"KHONG-DUOC-LO" not in file.read_bytes(), file


def test_pictures_stand_upright_in_each_size_and_none_is_larger_than_it_was(published: list[Path]) -> None:
    sizes = {}
    for file in published:
        with Image.open(file) as image:
            sizes[file.name] = image.size
    assert sizes == {
        "card.png": (1200, 630),
        "nho.png": (90, 60),
        "rong.jpg": (1200, 2000),
        **{
            f"rong.jpg.{w}.{kind}": (w, h)
            for w, h in ((480, 800), (960, 1600), (1200, 2000))
            for kind in ("avif", "webp")
        },
    }


def test_smaller_kinds_are_smaller(published: list[Path]) -> None:
    sizes = {file.name: file.stat().st_size for file in published}
    assert sizes["rong.jpg.480.avif"] < sizes["rong.jpg.1200.avif"] < sizes["rong.jpg"] / 2


@pytest.mark.parametrize("path", ["phien-hop/1/index.html", "en/sessions/1/index.html"])
def test_pages_name_files_that_are_there_in_the_sizes_they_have(site: Path, path: str) -> None:
    page = site / "public" / path
    sets = re.findall(
        r'<source type="image/(\w+)" srcset="([^"]+)" sizes="[^"]+">', page.read_text(encoding="utf-8")
    )
    assert [kind for kind, _ in sets] == ["avif", "webp"] * 2
    for kind, candidates in sets:
        for candidate in candidates.split(", "):
            address, width = candidate.split(" ")
            with Image.open(page.parent / address) as image:
                assert (image.format, f"{image.width}w") == (kind.upper(), width)


def test_the_first_photo_is_fetched_at_once_and_the_others_when_they_come_near(site: Path) -> None:
    text = (site / "public/phien-hop/1/index.html").read_text(encoding="utf-8")
    first, in_text, second = re.findall(r"<img src=\"[\w.-]+\.(?:jpg|png)\"[^>]*>", text)
    assert 'width="1200" height="2000" fetchpriority="high"' in first
    assert "lazy" not in first
    assert 'width="1200" height="2000" loading="lazy"' in in_text
    assert 'width="90" height="60" loading="lazy"' in second


def test_captions_credits_and_what_is_only_an_illustration_are_told(site: Path) -> None:
    text = (site / "public/en/sessions/1/index.html").read_text(encoding="utf-8")
    assert '<span class="caption">A band</span>' in text
    assert text.count("Photo: Ban Biên tập") == 2, "under the photo and in the list"
    assert text.count("Illustration: Ban Biên tập") == 2
    assert text.count("not a picture of this event") == 2
    assert '<a href="#photo-1">A band</a>' in text
    assert 'alt="A small patch"' in text


def test_pictures_are_made_once(tmp_path: Path) -> None:
    folder = laid(tmp_path)
    first = built(folder)
    with (folder / ITEM / "vi.md").open("a", encoding="utf-8") as file:
        file.write("\nThêm một câu.\n")
    second = built(folder)
    before = {f.name: f.stat().st_mtime_ns for f in (folder / "public/phien-hop/1").glob("rong.jpg*")}
    assert first.made["picture"] == 2
    assert second.made["picture"] == 0
    assert 0 < second.made["output"] < 20, "pages, and no picture"
    Image.new("RGB", (800, 700), "red").save(folder / ITEM / "rong.jpg")
    built(folder)
    after = {f.name: f.stat().st_mtime_ns for f in (folder / "public/phien-hop/1").glob("rong.jpg*")}
    assert after.keys() == {"rong.jpg", *(f"rong.jpg.{w}.{k}" for w in (480, 800) for k in ("avif", "webp"))}
    assert all(after[name] != before.get(name) for name in after)


def test_a_photo_needs_words_in_both_languages(tmp_path: Path) -> None:
    folder = laid(tmp_path)
    page = folder / ITEM / "vi.md"
    page.write_text(page.read_text(encoding="utf-8").replace(", en: A band of colour", ""), encoding="utf-8")
    result = build(Options(folder, folder / "public", FEATURES_DAY))
    assert result.release is None
    assert [found.span.line > 1 for found in result.found if "en" in str(found.values)] != []


# One picture


def shown(
    image: Image.Image, kind: str, size: tuple[int, int], drawing: bool = False, **said: object
) -> Image.Image:
    """A picture as a file of a kind, published at a size."""
    written = io.BytesIO()
    image.save(written, kind, **said)
    data = resized(written.getvalue(), Resized("a", "", "png", *size, drawing))
    made = Image.open(io.BytesIO(data))
    made.load()
    return made


def near(image: Image.Image, colour: tuple[int, ...], by: int = 6) -> bool:
    means = ImageStat.Stat(image).mean
    return all(abs(mean - want) <= by for mean, want in zip(means, colour, strict=True))


def test_a_picture_for_print_is_shown_in_the_colours_of_screens() -> None:
    found = shown(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG", (40, 30))
    assert found.mode == "RGB"
    red, green, blue = ImageStat.Stat(found).mean
    assert red > 200 > 90 > max(green, blue)


def test_colours_are_taken_as_the_profile_describes_them() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    image = Image.new("RGB", (40, 30), (255, 0, 0))
    assert near(shown(image, "PNG", (40, 30), icc_profile=lab.tobytes()), (255, 0, 0)), (
        "of no use: left alone"
    )
    assert near(shown(image, "PNG", (40, 30), icc_profile=b"damaged"), (255, 0, 0))
    assert near(shown(image, "PNG", (40, 30), icc_profile=_wide()), (255, 0, 0), 40)
    assert not near(
        shown(Image.new("RGB", (40, 30), (200, 80, 80)), "PNG", (40, 30), icc_profile=_wide()),
        (200, 80, 80),
        2,
    )


def _wide() -> bytes:
    """The sRGB profile with straight lines for the curves of its channels."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack(">I", data[128:132])
    for n in range(count):
        tag, offset, size = struct.unpack(">4sII", data[132 + 12 * n : 144 + 12 * n])
        if tag in {b"rTRC", b"gTRC", b"bTRC"}:
            data[offset : offset + size] = (b"curv" + bytes(8)).ljust(size, b"\0")
    return bytes(data)


def test_sixteen_bits_become_eight() -> None:
    found = shown(Image.new("I;16", (40, 30), 0x8000), "PNG", (40, 30))
    assert near(found.convert("RGB"), (128, 128, 128), 2)


def test_what_is_clear_stays_clear() -> None:
    found = shown(Image.new("RGBA", (40, 30), (255, 0, 0, 128)), "PNG", (20, 15))
    assert found.mode == "RGBA"
    assert near(found, (255, 0, 0, 128), 2)
    palette = Image.new("P", (40, 30), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    assert near(shown(palette, "PNG", (20, 15), transparency=1).convert("RGBA").getchannel("A"), (0,), 1)


def test_a_clear_picture_by_the_name_of_a_jpeg_is_white_where_it_is_clear() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (40, 30), (255, 0, 0, 0)).save(written, "PNG")
    found = resized(written.getvalue(), Resized("a.jpg", "", "jpeg", 20, 15, drawing=True))
    with Image.open(io.BytesIO(found), formats=("JPEG",)) as made:
        assert near(made, (255, 255, 255), 2)


def test_a_drawing_keeps_its_colours_and_takes_few_bytes() -> None:
    image = Image.new("RGB", (800, 400), "white")
    image.paste((10, 74, 76), (100, 100, 300, 300))
    found = shown(image, "PNG", (800, 400), drawing=True)
    assert found.mode == "P"
    assert found.convert("RGB").getcolors() == image.getcolors()


@pytest.mark.parametrize(
    ("size", "found"),
    [
        ((1, 1), (1,)),
        ((319, 40), (319,)),
        ((500, 9), (500,)),
        ((601, 9), (480, 601)),
        ((1000, 9), (480, 1000)),
        ((1600, 9), (480, 960, 1600)),
        ((9000, 9), (480, 960, 1600)),
    ],
)
def test_widths(size: tuple[int, int], found: tuple[int, ...]) -> None:
    written = io.BytesIO()
    Image.new("L", size).save(written, "PNG")
    picture = examine(written.getvalue(), "a.png", Findings())
    assert picture is not None
    assert widths(picture) == found
    assert min(measures(picture)) >= 1


@pytest.mark.parametrize("kind", ["avif", "webp", "jpeg", "png"])
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    view = Resized("a", "", kind, 480, 800, False)
    first = resized(telling(), view)
    assert resized(telling(), view) == first
    assert Image.open(io.BytesIO(first)).size == (480, 800)
