"""What a build is asked for, and the day it speaks of. Light: the quickest build loads little more."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = ".bulletin"
"""In the site's folder: what builds remember."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for.

    ``as_of`` None means today in the site's time zone, ``jobs`` None as many processes as there are
    processors; the output is the same however many. ``offline``: the site is to be opened from a folder.
    ``allow_deletions``: however many pages of the last release are gone, it is meant.
    ``precompress``: compressed copies stand beside the files.
    """

    site: Path
    output: Path
    as_of: date | None = None
    strict: bool = False
    drafts: bool = False
    jobs: int | None = None
    offline: bool = False
    allow_deletions: bool = False
    precompress: bool = False


def today(zone: str) -> date:
    """The day the build speaks of: ``SOURCE_DATE_EPOCH`` if set, else today in the time zone ``zone``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = re.fullmatch(r"\d{1,11}", epoch, re.ASCII)  # up to the year 5138
    moment = datetime.fromtimestamp(int(epoch), UTC) if known else datetime.now(UTC)
    return moment.astimezone(ZoneInfo(zone)).date()


def cache_folder() -> Path | None:
    """Where this user's programs keep what can be made again; None where the system names no place.

    ``XDG_CACHE_HOME`` where it is set, else the system's own custom.
    """
    named = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    try:
        home = Path.home()
    except RuntimeError:
        return Path(named) / "bulletin" if named else None
    usual = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return Path(named or usual) / "bulletin"
