"""Outputs that are pictures: what draws each, in place of a template.

Their names have no ending, so no template can bear one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bulletin.content.images import digest_of
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_


class PictureChangedError(Exception):
    """A file is not what it was when the build looked at it first."""


def draw_card(view: Any, site: Path) -> bytes:
    """A share card; see `cards`."""
    from bulletin.output.cards.drawing import card_png

    return card_png(view)


def draw_picture(view: Any, site: Path) -> bytes:
    """A picture of the content at another size; see `photographs`."""
    from bulletin.output.photographs import resized

    data = (site / view.source).read_bytes()
    if digest_of(data) != view.digest:
        raise PictureChangedError(view.source)
    return resized(data, view)


DRAWERS: Mapping[str, Callable[[Any, Path], bytes]] = {
    "card": draw_card,
    "picture": draw_picture,  # under its own name, for all to link to
    "variant": draw_picture,  # in another size or kind, for a page to choose from
}
"""Each is given the view and the folder of the site."""


def drawn(template: str, view: Any, site: Path, findings: Findings) -> bytes | None:
    """The bytes of one picture; None, with a finding, where its file has changed since it was looked at."""
    try:
        return DRAWERS[template](view, site)
    except PictureChangedError as error:
        findings.add("unreadable-file", Span(str(error)), reason=N_("it changed while the build was at it"))
    except OSError as error:
        findings.add("unreadable-file", Span(view.source), reason=error.strerror or str(error))
    return None
