"""Front matter to a record: what YAML and pydantic are loaded for."""

from __future__ import annotations

from bulletin.content.discover import ItemFile
from bulletin.content.parsed import FrontMatter
from bulletin.content.records import FRONTS
from bulletin.diagnostics import Findings, Span
from bulletin.syntax import yaml
from bulletin.syntax.schema import bind


def read_front(head: str, file: ItemFile, findings: Findings) -> FrontMatter | None:
    """What ``head``, the text between the fences of an item's file, says; None with findings."""
    node = yaml.read(head, file.path, findings, first_line=2)
    if node is None:
        return None
    model = FRONTS[file.section]
    record, positions = bind(node, model, model.OWNER, findings, root=Span(file.path, 1, 1, 3))
    if record is None:
        return None
    keys = tuple(e.key for e in node.entries if not (isinstance(e.value, yaml.Scalar) and e.value.empty))
    return FrontMatter(record, keys, positions)
