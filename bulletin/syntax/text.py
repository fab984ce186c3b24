"""Bytes to text: UTF-8, Unicode NFC, line feeds, nothing invisible, plain spaces where syntax wants them."""

from __future__ import annotations

import re
import unicodedata

from bulletin.diagnostics import Findings, Span

_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, and spaces that are not there
_SPACES = "\u00a0\u2007\u202f"  # those at which no line breaks
_MARKER = re.compile(r"^[ \u00a0]*(?:(?:#{1,6}|[-*+>]|\d{1,9}[.)])[ \u00a0]+)+", re.MULTILINE)
"""What opens blocks at the beginning of a line, one within another, with the space behind each."""

LIMIT = 4 * 1024 * 1024  # bytes; a text file past this is no text an editor wrote
_STEERING = "\u202a-\u202e\u2066-\u2069"  # turns the direction of what follows: words that read as others
_CONTROL = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{_STEERING}\ud800-\udfff\ufffe\uffff]"
)


def decode(data: bytes, path: str, findings: Findings) -> str | None:
    """The text of a file, normalised, or None with a finding at the offending place.

    A byte order mark and what else nobody sees is dropped, CRLF and CR become LF, and the text
    is brought to NFC (DESIGN 4), so that columns count what an editor sees.
    """
    if len(data) > LIMIT:
        findings.add("file-too-large", Span(path), size=len(data), limit=LIMIT)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        rest = error.object  # without the byte order mark
        before = normalised(rest[: error.start].decode())
        findings.add("not-utf8", span_at(path, before, len(before)), byte=f"0x{rest[error.start]:02X}")
        return None
    text = normalised(text)
    if found := control_in(text):
        findings.add("control-character", span_at(path, text, found.start()), character=name_of(found))
        return None
    return text


def control_in(text: str) -> re.Match[str] | None:
    """The first character that no text may hold: control characters, and what turns the writing direction.

    An escape or an entity can bring one into a text whose bytes hold none.
    """
    return _CONTROL.search(text)


def name_of(found: re.Match[str]) -> str:
    """A character as messages name it: U+001B."""
    return f"U+{ord(found.group()):04X}"


def normalised(text: str) -> str:
    """``text`` in NFC, with line feeds and without what nobody sees, as every place in it is counted."""
    text = _replaced(text, _UNSEEN, "")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def with_plain_spaces(yaml: str) -> str:
    """YAML with plain spaces where no-break ones were typed; each keeps its column.

    Some keyboards type them unasked (Option+Space), and YAML would not take ``date:`` before one for a key.
    """
    return _replaced(yaml, _SPACES, " ")


def with_plain_markers(markdown: str) -> str:
    """Markdown with plain spaces behind what opens a block: ``##``, ``-``, ``1.``, ``>``. Others stay.

    Before a no-break space they would be words of a paragraph, and go out as such.
    """
    if "\u00a0" not in markdown:
        return markdown
    return _MARKER.sub(lambda found: found.group().replace("\u00a0", " "), markdown)


def _replaced(text: str, characters: str, by: str) -> str:
    """``text`` with ``by`` for each of a few characters; one after another, since ``translate`` is slow."""
    for character in characters:
        text = text.replace(character, by)
    return text


def span_at(path: str, text: str, offset: int, length: int = 1) -> Span:
    """The span of ``text[offset : offset + length]``."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(path, line, column, max(1, length))
