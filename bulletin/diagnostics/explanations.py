"""What the documentation says of each diagnostic.

The pages in ``docs/`` are the one source: they are read by people there, and by
``bulletin explain`` from the package, which carries a copy when installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PAGES = {"en": "diagnostics.md", "vi": "diagnostics.vi.md"}

_CODE = re.compile(r"### `([a-z0-9-]+)`")
_MESSAGE = re.compile(r"\*\*\w[\w ]*\*\* · (.*)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*{1,2}([^*]+)\*{1,2}")


@dataclass(frozen=True, slots=True)
class Explanation:
    """``message`` is one as it is printed; ``blocks`` are paragraphs, and examples (each line indented)."""

    code: str
    group: str
    message: str
    blocks: tuple[str, ...]


def explanations(language: str) -> Mapping[str, Explanation]:
    """Every explanation in ``language``, by code, in the order of the page."""
    text = (_folder() / PAGES[language]).read_text(encoding="utf-8")
    found: dict[str, Explanation] = {}
    group, code, blocks = "", "", list[str]()
    for block in (*_blocks(text), "## "):
        heading = _CODE.fullmatch(block)
        if heading or block.startswith("## "):
            if code:
                found[code] = _explanation(code, group, blocks)
            code, blocks = (heading[1], []) if heading else ("", [])
            group = group if heading else block.removeprefix("## ")
        else:
            blocks.append(block)
    return found


def _explanation(code: str, group: str, blocks: list[str]) -> Explanation:
    """From the blocks below a heading: first the message in both languages, then what is to be said of it."""
    message = _MESSAGE.match(blocks[0].partition("\\\n")[0])
    shown = message[1].replace("\\", "") if message else ""
    return Explanation(code, group, shown, tuple(_plain(block) for block in blocks[1:]))


def _folder() -> Path:
    """The documentation that comes with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_docs"
    return inside if inside.is_dir() else package.parent / "docs"


def _blocks(text: str) -> Iterator[str]:
    """The blocks of a page, which blank lines part; a fenced example is one block."""
    for i, piece in enumerate(re.split(r"^```", text, flags=re.MULTILINE)):
        if i % 2:
            yield "\n".join(f"    {line}" for line in piece.split("\n")[1:]).rstrip()
        else:
            yield from (block.strip() for block in re.split(r"\n\s*\n", piece) if block.strip())


def _plain(block: str) -> str:
    """A paragraph on one line, without Markdown's signs; an example as it is."""
    if block.startswith("    "):
        return block
    pieces = re.split("(`[^`]*`)", " ".join(block.split()))
    return "".join(p if i % 2 else _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", p)) for i, p in enumerate(pieces))
