"""The parse phase: one file's bytes to a record, seeing nothing else (DESIGN 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.content.body import Body
from bulletin.content.discover import ItemFile, RegisterSource
from bulletin.content.markdown import parse_body
from bulletin.content.records import FRONTS, Front
from bulletin.content.registers import RegisterFile, parse_register
from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.syntax import yaml
from bulletin.syntax.schema import Positions, bind
from bulletin.syntax.text import decode

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One language of an item. ``keys`` are the fields that stand in the file, in its order."""

    file: ItemFile
    front: Front
    keys: tuple[str, ...]
    body: Body
    positions: Positions
    source: str  # the Markdown below the front matter


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What parsing one file gave. ``parsed`` is None where its front matter has errors."""

    parsed: ParsedItem | None
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class RegisterResult:
    parsed: RegisterFile
    found: tuple[Diagnostic, ...]


def parse_item(file: ItemFile, data: bytes) -> ItemResult:
    """Parse one language of an item; front matter and body report together."""
    findings = Findings()
    text = decode(data, file.path, findings)
    split = _split(text, file.path, findings) if text is not None else None
    if split is None:
        return ItemResult(None, tuple(findings))
    head, source, body_line = split
    body = parse_body(source, file.path, body_line, findings)
    node = yaml.read(head, file.path, findings, first_line=2)
    if node is None:
        return ItemResult(None, tuple(findings))
    model = FRONTS[file.section]
    front, positions = bind(node, model, model.OWNER, findings, root=Span(file.path, 1, 1, 3))
    if front is None:
        return ItemResult(None, tuple(findings))
    keys = tuple(e.key for e in node.entries if not (isinstance(e.value, yaml.Scalar) and e.value.empty))
    return ItemResult(ParsedItem(file, front, keys, body, positions, source), tuple(findings))


def parse_register_file(file: RegisterSource, data: bytes) -> RegisterResult:
    """Parse one register file."""
    findings = Findings()
    text = decode(data, file.path, findings)
    return RegisterResult(parse_register(file.register, text, file.path, findings), tuple(findings))


def _split(text: str, path: str, findings: Findings) -> tuple[str, str, int] | None:
    """Front matter, body, and the line the body begins on."""
    first = _FENCE.match(text)
    if not first:
        findings.add("no-front-matter", Span(path, 1, 1))
        return None
    second = _FENCE.search(text, first.end() + 1)
    if not second:
        findings.add("unclosed-front-matter", Span(path, 1, 1, 3))
        return None
    body_start = min(second.end() + 1, len(text))
    return text[first.end() + 1 : second.start()], text[body_start:], text.count("\n", 0, body_start) + 1
