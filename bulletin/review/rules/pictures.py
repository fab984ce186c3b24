"""Pictures too large to be worth their bytes on a phone."""

from __future__ import annotations

from bulletin.diagnostics import Findings, Span
from bulletin.review.review import Review

PIXELS = 6000  # on the longer side: more than a wide screen shows
MEGABYTES = 5


def check(review: Review, findings: Findings) -> None:
    """Tell of each picture of a published item past the bounds."""
    for item in review.site.items.values():
        for attachment in item.attachments:
            picture = review.site.images.get(attachment.path)
            weight = review.sizes.get(attachment.path, 0)
            if picture and (max(picture.width, picture.height) > PIXELS or weight > MEGABYTES * 1_000_000):
                findings.add(
                    "large-image",
                    Span(attachment.path),
                    file=attachment.name,
                    width=picture.width,
                    height=picture.height,
                    size=f"{weight / 1_000_000:.1f}",
                    pixels=PIXELS,
                    limit=MEGABYTES,
                )
