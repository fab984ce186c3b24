"""Changes single fields of a front matter in its file, and leaves every other byte as it is.

Comments, quotes, order, line ends and a byte order mark stay. The file is edited line by line: a field at the
top level begins its line, and what belongs to it is indented below.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping, Sequence

Value = str | Mapping[str, str]
"""A word that YAML reads as it stands, or texts by key."""

_FENCE = re.compile(r"---[ \t\u00a0]*")


def with_fields(data: bytes, fields: Mapping[str, Value | None]) -> bytes:
    """The file with these fields of its front matter set, or taken out where the value is None.

    A word takes the place of the word before; a comment behind it stays. New fields stand at the end. Raises
    ValueError where the file is no UTF-8 text with a front matter.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = data.removeprefix(mark).decode().splitlines(keepends=True)
    end = _end(lines)
    newline = "\r\n" if lines[0].endswith("\r\n") else "\r" if lines[0].endswith("\r") else "\n"
    head = lines[1:end]
    for key, value in fields.items():
        head = _with_field(head, key, value, newline)
    return mark + "".join((lines[0], *head, *lines[end:])).encode()


def _end(lines: Sequence[str]) -> int:
    """The index of the line that closes the front matter."""
    if lines and _FENCE.fullmatch(lines[0].rstrip("\r\n")):
        for i, line in enumerate(lines[1:], 1):
            if _FENCE.fullmatch(line.rstrip("\r\n")):
                return i
    raise ValueError("no front matter")


def _with_field(head: list[str], key: str, value: Value | None, newline: str) -> list[str]:
    begins = re.compile(rf"(?:{re.escape(key)}|\"{re.escape(key)}\"|'{re.escape(key)}')[ \t]*:(?=\s|$)")
    at = next((i for i, line in enumerate(head) if begins.match(line)), None)
    if at is None:
        return [*head, *_lines(key, value, newline)]
    rest = at + 1
    while rest < len(head) and head[rest][:1] in {" ", "\t", "-"}:
        rest += 1
    if isinstance(value, str) and rest == at + 1:
        return [*head[:at], _replaced(head[at], value), *head[rest:]]
    return [*head[:at], *_lines(key, value, newline), *head[rest:]]


def _replaced(line: str, value: str) -> str:
    """One line with another word behind its colon."""
    return re.sub(
        r"^([^:]+:)([ \t\u00a0]*)(?:\"[^\"]*\"|'[^']*'|[^\s#\"']\S*)?",
        lambda m: f"{m[1]}{m[2] or ' '}{value}",
        line,
        count=1,
    )


def _lines(key: str, value: Value | None, newline: str) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [f"{key}: {value}{newline}"]
    inner = [f"  {name}: {_text(text)}{newline}" for name, text in value.items()]
    return [f"{key}:{newline}", *inner]


def _text(text: str) -> str:
    """A text as YAML reads it: plain words as they are, all else in double quotes."""
    text = " ".join(text.split())
    if re.fullmatch(r"[^\W_][\w ,.;()/’“”–-]*", text):
        return text
    return json.dumps(text, ensure_ascii=False)
