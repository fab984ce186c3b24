"""Reads an editor's file whole, unless it is larger than any of its kind could be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bulletin.diagnostics import Findings, Span
from bulletin.syntax.text import LIMIT

TEXT_LIMIT = 1024 * 1024
"""Bytes of an item's text: some 150,000 words of Vietnamese."""
ATTACHMENT_LIMIT = 100 * 1024 * 1024
"""Bytes of an attachment: code hosts take no larger file."""


_LIMITS = {"md": TEXT_LIMIT, "yaml": LIMIT, "yml": LIMIT}


def is_text(name: str) -> bool:
    """Whether a file of this name is a text or a register, by its ending."""
    return name.rpartition(".")[2] in _LIMITS


def limit_of(name: str) -> int:
    """The most bytes that a file of this name may have: a text, a register or an attachment."""
    return _LIMITS.get(name.rpartition(".")[2], ATTACHMENT_LIMIT)


def read_bounded(
    site: Path, path: str, findings: Findings, read: Callable[[Path], bytes] = Path.read_bytes
) -> bytes | None:
    """A file's bytes; None, with a finding, where it cannot be read or is too large to be.

    The size is asked for first: a file can be larger than the memory.
    """
    file, limit = site / path, limit_of(path)
    try:
        size = file.stat().st_size
        if size <= limit:
            return read(file)
    except OSError as error:
        findings.add("unreadable-file", Span(path), reason=error.strerror or str(error))
    else:
        findings.add("file-too-large", Span(path), size=size, limit=limit)
    return None
