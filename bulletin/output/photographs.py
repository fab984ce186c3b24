"""A picture at another size, as a file: upright, in sRGB, and with nothing said beside its pixels.

What cameras and programs write into a picture (the place and the time it was taken, whose camera it was,
small views of what was cut away) is left out of everything that is published.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from bulletin.content.images import KINDS
from bulletin.output.views.pictures import Resized

if TYPE_CHECKING:
    from PIL.Image import Image

_LOSSY: dict[str, dict[str, Any]] = {
    # one thread and one tile: how many processors there are would show in the file
    "avif": {"quality": 58, "speed": 6, "max_threads": 1, "autotiling": False},
    "webp": {"quality": 76, "method": 4},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {"compress_level": 9},
}
_LOSSLESS: dict[str, dict[str, Any]] = {**_LOSSY, "webp": {"lossless": True, "quality": 80, "method": 4}}


def resized(data: bytes, view: Resized) -> bytes:
    """The picture in ``data``, sound as `content.images.examine` found it, as ``view`` wants it."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=KINDS) as opened:
            profile = opened.info.get("icc_profile")
            longer = 2 * max(view.width, view.height)
            opened.draft(None, (longer, longer))  # a large JPEG is read at a half or a quarter of its size
            image = _plain(ImageOps.exif_transpose(opened))
    if image.size != (view.width, view.height):
        size = (view.width, view.height)
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = _in_srgb(image, profile)
    if view.format == "jpeg" and image.mode == "RGBA":  # a PNG by another name: JPEG knows nothing clear
        image = _on_white(image)
    image.info.clear()
    if view.drawing and view.format == "png":
        image = _few_colours(image)
    written = io.BytesIO()
    image.save(written, view.format.upper(), **(_LOSSLESS if view.drawing else _LOSSY)[view.format])
    return written.getvalue()


def _plain(image: Image) -> Image:
    """The picture in a mode that can be made smaller: of eight bits, not by numbers of a palette."""
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel: the upper eight
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode not in {"L", "RGB", "RGBA", "CMYK", "LAB"}:
        return image.convert("RGB")
    return image


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The colours as browsers take them to be where a picture says nothing (CSS Color 4: sRGB)."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    made = (_translated(colours, profile) if profile else None) or colours.convert("RGB")
    if alpha:
        made.putalpha(alpha)
    return made


def _translated(image: Image, profile: bytes) -> Image | None:
    """The colours by the profile they are described in; None where that is of no use."""
    from PIL import ImageCms

    try:
        described = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, described, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _on_white(image: Image) -> Image:
    from PIL import Image

    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _few_colours(image: Image) -> Image:
    """A drawing by numbers of a palette, a third of the bytes, where that loses nothing."""
    from PIL import Image

    if image.mode != "RGB" or image.getcolors(256) is None:
        return image
    made = image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return made if made.convert("RGB").tobytes() == image.tobytes() else image
