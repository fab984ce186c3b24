"""The parse phase for an item: one file's bytes to a record, seeing nothing else (DESIGN 3)."""

from __future__ import annotations

import re
from hashlib import blake2b

from bulletin.content.discover import ItemFile
from bulletin.content.markdown import parse_body
from bulletin.content.parsed import FrontMatter, ItemResult, ParsedItem
from bulletin.content.translatable import translatable_digest
from bulletin.diagnostics import Findings, Span
from bulletin.syntax.text import decode, with_plain_markers

_FENCE = re.compile(r"^---[ \t\u00a0]*$", re.MULTILINE)
_ABOVE = re.compile(rb"(?:\xef\xbb\xbf)?---[^\n]*\n.*?(?<=\n)---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def parse_item(file: ItemFile, data: bytes, known: FrontMatter | None = None) -> ItemResult:
    """Parse one language of an item; front matter and body report together.

    ``known`` is what the same front matter of the same file gave before. It is not read again then, and what
    reads it (a YAML reader, pydantic) takes longer to load than a text to parse.
    """
    findings = Findings()
    text = decode(data, file.path, findings)
    split = split_front_matter(text, file.path, findings) if text is not None else None
    if split is None:
        return ItemResult(None, tuple(findings))
    head, source, body_line = split
    body = parse_body(source, file.path, body_line, findings)
    said = len(findings)
    front = known or _front(head, file, findings)
    if front is None:
        return ItemResult(None, tuple(findings))
    digest = blake2b(source.encode(), digest_size=16).digest()
    stamp = translatable_digest(front.record, source)
    parsed = ParsedItem(file, front.record, front.keys, body, front.positions, source, digest, stamp)
    return ItemResult(parsed, tuple(findings), sound=len(findings) == said)


def _front(head: str, file: ItemFile, findings: Findings) -> FrontMatter | None:
    from bulletin.content.front import read_front

    return read_front(head, file, findings)


def split_front_matter(text: str, path: str, findings: Findings) -> tuple[str, str, int] | None:
    """Front matter, body, and the line the body begins on; None with a finding where there is none."""
    first = _FENCE.match(text)
    if not first:
        findings.add("no-front-matter", Span(path, 1, 1))
        return None
    second = _FENCE.search(text, first.end() + 1)
    if not second:
        findings.add("unclosed-front-matter", Span(path, 1, 1, 3))
        return None
    body_start = min(second.end() + 1, len(text))
    body = with_plain_markers(text[body_start:])
    return text[first.end() + 1 : second.start()], body, text.count("\n", 0, body_start) + 1


def front_bytes(data: bytes) -> bytes | None:
    """The bytes from which the front matter of a file is read, to the end of a closing fence.

    None where they are not told from the rest without decoding it (line ends of an old Macintosh, characters
    nobody sees within the fence).
    """
    found = _ABOVE.match(data)
    return found.group() if found else None
