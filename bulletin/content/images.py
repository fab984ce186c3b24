"""Pictures beside the texts: their size, read from the file's head, within bounds."""

from __future__ import annotations

from pathlib import Path

from bulletin.diagnostics import Findings, Span

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
MILLIONS = 60  # pixels; what no phone can show and no editor means to publish


def is_picture(name: str) -> bool:
    """Whether a file's name says that it is a picture of a kind we publish."""
    return name.lower().endswith(ENDINGS)


def measure(file: Path, path: str, findings: Findings) -> tuple[int, int] | None:
    """Width and height of the picture at ``file``, or None with a finding where it cannot be used."""
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged by our own bound
            with Image.open(file, formats=("JPEG", "PNG", "WEBP")) as picture:
                width, height = picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        reason = type(error).__name__ if isinstance(error, OSError) else str(error)
        findings.add("bad-image", Span(path), file=file.name, reason=reason, limit=MILLIONS)
        return None
    if width * height > MILLIONS * 1_000_000:
        size = f"{width} × {height}"
        findings.add("bad-image", Span(path), file=file.name, reason=size, limit=MILLIONS)
        return None
    return width, height
