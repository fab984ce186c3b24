"""The parse phase: one file's bytes to a record, seeing nothing else (DESIGN 3)."""

from __future__ import annotations

import re
from hashlib import blake2b

from bulletin.content.discover import FormerSource, ItemFile, RegisterSource
from bulletin.content.former import OWNER, FormerAddresses, FormerFile
from bulletin.content.markdown import parse_body
from bulletin.content.parsed import FormerResult, ItemResult, ParsedItem, RegisterResult
from bulletin.content.records import FRONTS
from bulletin.content.registers import ALL, REGISTERS, Entry, Placed, RegisterFile
from bulletin.content.translatable import translatable_digest
from bulletin.diagnostics import Findings, Span
from bulletin.syntax import yaml
from bulletin.syntax.positions import Positions
from bulletin.syntax.scalars import is_id, is_mark
from bulletin.syntax.schema import bind
from bulletin.syntax.text import decode, with_plain_markers

_FENCE = re.compile(r"^---[ \t\u00a0]*$", re.MULTILINE)


def parse_item(file: ItemFile, data: bytes) -> ItemResult:
    """Parse one language of an item; front matter and body report together."""
    findings = Findings()
    text = decode(data, file.path, findings)
    split = split_front_matter(text, file.path, findings) if text is not None else None
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
    digest = blake2b(source.encode(), digest_size=16).digest()
    stamp = translatable_digest(front, source)
    parsed = ParsedItem(file, front, keys, body, positions, source, digest, stamp)
    return ItemResult(parsed, tuple(findings))


def parse_register_file(file: RegisterSource, data: bytes) -> RegisterResult:
    """Parse one register file."""
    findings = Findings()
    text = decode(data, file.path, findings)
    return RegisterResult(parse_register(file.register, text, file.path, findings), tuple(findings))


def parse_former(file: FormerSource, data: bytes) -> FormerResult:
    """Parse what became of earlier addresses."""
    findings = Findings()
    text = decode(data, file.path, findings)
    node = yaml.read(text, file.path, findings) if text is not None else None
    if node is None:
        return FormerResult(None, tuple(findings))
    said, positions = bind(node, FormerAddresses, OWNER, findings, root=Span(file.path, 1, 1))
    return FormerResult(FormerFile(said, positions) if said else None, tuple(findings))


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


def parse_register(name: str, text: str | None, path: str, findings: Findings) -> RegisterFile:
    """The entries of one register file, in the file's order; those with errors are left out."""
    root = yaml.read(text, path, findings) if text is not None else None
    if root is None:
        return RegisterFile(name, path, (), frozenset({ALL}))
    model, owner = REGISTERS[name]
    found, broken = [], set()
    for item in root.entries:
        _check_id(name, item, findings)
        entry, positions = _entry(item, model, owner, findings)
        if entry is None or positions is None:
            broken.add(item.key)
        else:
            found.append(Placed(item.key, entry, positions))
    return RegisterFile(name, path, tuple(found), frozenset(broken))


def _entry(
    item: yaml.Entry, model: type[Entry], owner: str, findings: Findings
) -> tuple[Entry | None, Positions | None]:
    node = item.value
    if isinstance(node, yaml.Scalar) and node.empty:
        node = yaml.Mapping((), item.key_span)
    if not isinstance(node, yaml.Mapping):
        expected, found = yaml.Mapping.SHAPE, node.SHAPE
        findings.add("wrong-shape", node.span, expected=expected, found=found, key=item.key)
        return None, None
    return bind(node, model, owner, findings, root=item.key_span)


def _check_id(register: str, item: yaml.Entry, findings: Findings) -> None:
    if register != "documents":
        if not is_id(item.key):
            findings.add("bad-id", item.key_span, value=item.key)
    elif not is_mark(item.key) and not (_unnumbered(item.value) and is_id(item.key)):
        findings.add("bad-mark", item.key_span, value=item.key)


def _unnumbered(node: yaml.Node) -> bool:
    entries = node.entries if isinstance(node, yaml.Mapping) else ()
    return any(
        e.key == "unnumbered" and isinstance(e.value, yaml.Scalar) and e.value.text == "true" for e in entries
    )
