"""Pictures beside the texts: their size, read from the file's head, within bounds."""

from __future__ import annotations

import io

from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
MILLIONS = 60  # pixels; what no phone can show and no editor means to publish


def is_picture(name: str) -> bool:
    """Whether a file's name says that it is a picture of a kind we publish."""
    return name.lower().endswith(ENDINGS)


def measure(data: bytes, path: str, findings: Findings) -> tuple[int, int] | None:
    """Width and height of the picture at ``file``, or None with a finding where it cannot be used."""
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged by our own bound
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
                width, height = picture.size
    except Image.DecompressionBombError:
        reason = N_("it has too many pixels")
    except (UnidentifiedImageError, ValueError):
        reason = N_("it is damaged, or no picture of these kinds")
    except OSError as error:
        reason = error.strerror or N_("it is damaged, or no picture of these kinds")
    else:
        if 0 < width * height <= MILLIONS * 1_000_000:
            return width, height
        reason = f"{width} × {height}"
    findings.add("bad-image", Span(path), file=path.rpartition("/")[2], reason=reason, limit=MILLIONS)
    return None
