"""The views of what is drawn: share cards."""

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
