"""What kind of release is made: the same site for a server, for a folder without one, or for the preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LEAF = "index.html"
"""The file a server shows for a folder."""


@dataclass(frozen=True, slots=True)
class Edition:
    """``assets`` leads from the plain path of each asset to the one it is published at.

    ``offline``: the site is opened from a folder, by ``file://`` addresses. No server turns a folder into its
    ``index.html``, nothing may be fetched, and what speaks to servers alone is left out.
    """

    assets: Mapping[str, str] = field(default_factory=dict)
    offline: bool = False

    @property
    def leaf(self) -> str:
        """What the address of a folder must end in."""
        return LEAF if self.offline else ""
