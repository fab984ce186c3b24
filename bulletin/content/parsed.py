"""What parsing gives, as the store keeps it: light to load, with nothing of the parsers themselves."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.content.body import Body
from bulletin.content.discover import ItemFile
from bulletin.content.former import FormerFile
from bulletin.content.records import Front
from bulletin.content.registers import RegisterFile
from bulletin.diagnostics import Diagnostic
from bulletin.syntax.positions import Positions


@dataclass(frozen=True)
class FrontMatter:
    """What stands above a text. ``keys`` are the fields that stand in the file, in its order."""

    record: Front
    keys: tuple[str, ...]
    positions: Positions


@dataclass(frozen=True)
class ParsedItem:
    """One language of an item. ``keys`` are the fields that stand in the file, in its order.

    ``source`` is the Markdown below the front matter, ``digest`` its hash, and ``stamp`` the digest of what
    there is to translate. The store keeps no ``source``: a build asks for nothing of it but these.
    """

    file: ItemFile
    front: Front
    keys: tuple[str, ...]
    body: Body
    positions: Positions
    source: str
    digest: bytes
    stamp: str

    @property
    def front_matter(self) -> FrontMatter:
        return FrontMatter(self.front, self.keys, self.positions)


@dataclass(frozen=True)
class ItemResult:
    """What parsing one file gave. ``parsed`` is None where its front matter has errors.

    ``sound``: nothing of what was found is about the front matter.
    """

    parsed: ParsedItem | None
    found: tuple[Diagnostic, ...]
    sound: bool = False


@dataclass(frozen=True)
class RegisterResult:
    parsed: RegisterFile
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class FormerResult:
    """``parsed`` is None where the file has errors."""

    parsed: FormerFile | None
    found: tuple[Diagnostic, ...]
