"""The parse phase for registers and former addresses: one file's bytes to its records (DESIGN 3)."""

from __future__ import annotations

from bulletin.content.discover import FormerSource, RegisterSource
from bulletin.content.former import OWNER, FormerAddresses, FormerFile
from bulletin.content.parsed import FormerResult, RegisterResult
from bulletin.content.registers import ALL, REGISTERS, Entry, Placed, RegisterFile
from bulletin.diagnostics import Findings, Span
from bulletin.syntax import yaml
from bulletin.syntax.positions import Positions
from bulletin.syntax.scalars import is_id, is_mark
from bulletin.syntax.schema import bind
from bulletin.syntax.text import decode


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
