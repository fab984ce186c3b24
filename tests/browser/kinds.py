"""Picks one page of each kind from an output folder, so that a slow check need not open them all.

Two pages are of one kind if their addresses differ only in the last part, or in the last two under a year:
`phien-hop/8/` is of the kind `phien-hop/*`, `van-ban/2024/142-qd-ttg/` of `van-ban/*/*`. Of each kind the
largest page stands for the rest, for it holds the most that can go wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def kind_of(path: str, languages: Iterable[str] = ("en",)) -> str:
    """The kind of the page at a path such as `en/sessions/8/index.html`."""
    parts = path.removesuffix("index.html").rstrip("/").split("/")
    lead = [parts.pop(0)] if parts[0] in languages else []
    if len(parts) > 1:
        parts[1:] = ["*"] * (len(parts) - 1)
    return "/".join(lead + [part for part in parts if part]) or "home"


def one_of_each(root: Path) -> dict[str, str]:
    """From each kind to the path of its largest page. A page that only sends elsewhere stands for no kind."""
    largest: dict[str, tuple[int, str]] = {}
    for file in sorted(root.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            continue
        path = file.relative_to(root).as_posix()
        largest[kind_of(path)] = max(largest.get(kind_of(path), (0, "")), (len(text), path))
    return {kind: path for kind, (_, path) in sorted(largest.items())}
