"""Pictures beside the texts: what they are, looked at within bounds."""

from __future__ import annotations

import io
import struct
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
MILLIONS = 60  # pixels; what no phone can show and no editor means to publish

_FEW = 4096  # colours, edges and shades counted: a drawing has fewer, a photo many times as many
_ORIENTATION = 0x0112  # the tag of EXIF that says how a camera was held; from 5 on it lay on its side
_DAMAGED = N_("it is damaged, or no picture of these kinds")


class Picture(NamedTuple):
    """A picture as it is to be shown, upright: pixels, the digest of its file, whether it is a drawing."""

    width: int
    height: int
    digest: str
    drawing: bool  # few colours, without loss so far: a chart, a screenshot of a text


def is_picture(name: str) -> bool:
    """Whether a file's name says that it is a picture of a kind we publish."""
    return name.lower().endswith(ENDINGS)


def digest_of(data: bytes) -> str:
    """What tells the states of a picture's file."""
    return blake2b(data, digest_size=16).hexdigest()


def examine(data: bytes, path: str, findings: Findings) -> Picture | None:
    """The picture that a file at ``path`` holds, or None with a finding where it cannot be used.

    It is decoded to its end: half a picture has a sound head.
    """
    import warnings

    from PIL import Image, UnidentifiedImageError

    name = path.rpartition("/")[2]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, judged by our own bound, and of odd metadata
            with Image.open(io.BytesIO(data), formats=KINDS) as image:
                width, height = image.size
                if not 0 < width * height <= MILLIONS * 1_000_000:
                    raise _UnfitError(f"{width} × {height}")
                if image.format != "MPO" and getattr(image, "is_animated", False):
                    findings.add("moving-image", Span(path), file=name)
                    return None
                return _decoded(image, digest_of(data))
    except _UnfitError as unfit:
        reason = str(unfit)
    except Image.DecompressionBombError:
        reason = N_("it has too many pixels")
    except (UnidentifiedImageError, ValueError, SyntaxError, EOFError, struct.error, zlib.error):
        reason = _DAMAGED
    except (IndexError, KeyError, TypeError, OverflowError, RuntimeError):  # what decoders make of damage
        reason = _DAMAGED
    except OSError as error:
        reason = error.strerror or _DAMAGED
    findings.add("bad-image", Span(path), file=name, reason=reason, limit=MILLIONS)
    return None


class _UnfitError(Exception):
    """The picture is sound, and not to be used."""


def _decoded(image: Image, digest: str) -> Picture:
    width, height = image.size
    on_its_side = image.getexif().get(_ORIENTATION, 1) in {5, 6, 7, 8}
    lossless = image.format == "PNG"
    image.draft("L", (width // 8 or 1, height // 8 or 1))  # read to its end all the same
    image.load()
    drawing = lossless and image.getcolors(_FEW) is not None
    return Picture(*((height, width) if on_its_side else (width, height)), digest, drawing)
