"""Pictures on pages: the sizes each is published in, and what a page says of them.

Each keeps its own address, for links, feeds and browsers that know no better kind; beside it lie smaller ones
in kinds that take fewer bytes. None is larger than the editor's file, and none is that file: see
`photographs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletin.content.discover import Attachment
from bulletin.content.images import Picture
from bulletin.output.addresses import Addresses, reference
from bulletin.output.here import Here
from bulletin.output.views.parts import PictureSource
from bulletin.output.views.pictures import Resized
from bulletin.site.model import Site

_STEPS = (480, 960, 1600)
"""Widths in pixels: a phone, a phone of twice the density or a column, a wide screen of twice the density."""
_APART = 1.25  # a step nearer to the largest than this is worth no file
_SMALL = 320  # pixels: what is no wider is published in one size
_FORMATS = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif"}


def widths(picture: Picture) -> tuple[int, ...]:
    """The widths that a picture is published in, the largest last: never more than it has."""
    largest = min(picture.width, _STEPS[-1])
    return (*(step for step in _STEPS if step * _APART <= largest), largest)


def files(attachment: Attachment, picture: Picture, addresses: Addresses) -> Iterator[tuple[str, Resized]]:
    """Every file a picture is published as: its path, and what is to be in it."""
    path, sizes = addresses.file(attachment), widths(picture)
    make = partial(_resized, attachment, picture)
    yield path, make(_FORMATS[attachment.name.rpartition(".")[2].lower()], sizes[-1])
    for kind in _kinds(picture):
        for width in sizes:
            yield _beside(path, width, kind), make(kind, width)


def measures(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels of the largest that is published."""
    width = widths(picture)[-1]
    return width, _height(picture, width)


def sources(here: Here, attachment: Attachment, picture: Picture) -> tuple[PictureSource, ...]:
    """The kinds that a browser may choose from, the best first, each in its sizes."""
    path = here.addresses.file(attachment)
    return tuple(
        PictureSource(
            f"image/{kind}",
            ", ".join(f"{reference(_beside(path, width, kind))} {width}w" for width in widths(picture)),
        )
        for kind in _kinds(picture)
    )


def all_files(site: Site, addresses: Addresses) -> Iterator[tuple[Attachment, str, Resized]]:
    """The files of all pictures of a site."""
    for item in site.items.values():
        for attachment in item.attachments:
            if picture := site.images.get(attachment.path):
                for path, view in files(attachment, picture, addresses):
                    yield attachment, path, view


def _kinds(picture: Picture) -> tuple[str, ...]:
    """The kinds besides the picture's own. AVIF spoils the edges of drawings."""
    if picture.width <= _SMALL:
        return ()
    return ("webp",) if picture.drawing else ("avif", "webp")


def _beside(path: str, width: int, kind: str) -> str:
    return f"{path}.{width}.{kind}"


def _resized(attachment: Attachment, picture: Picture, kind: str, width: int) -> Resized:
    height = _height(picture, width)
    return Resized(attachment.path, picture.digest, kind, width, height, picture.drawing)


def _height(picture: Picture, width: int) -> int:
    return max(1, round(picture.height * width / picture.width))
