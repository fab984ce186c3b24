"""The views of what is drawn: share cards, and photos at their sizes."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class ShareCard:
    """All that stands on a share card."""

    lang: str
    kind: str  # in words; empty for the card of the site and for plain pages
    title: str
    date: datetime.date | None
    number: int | None  # of a session
    number_uncertain: bool
    site_name: str


@dataclass(frozen=True)
class Resized:
    """A picture of the content at one size, in one format."""

    source: str  # path of the file, from the site's folder
    digest: str  # of its bytes
    format: str  # avif | webp | jpeg | png
    width: int  # in pixels
    height: int
    drawing: bool
