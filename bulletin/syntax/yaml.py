"""YAML as editors use it: mappings, lists and texts, each with its place, and nothing guessed.

Scalars stay text (``no`` is not False, ``08`` is not an octal number); anchors,
aliases, tags and several documents are refused, so a file can neither grow
while it is read nor make objects.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn

import yaml as pyyaml

from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_
from bulletin.syntax.text import control_in, name_of, with_plain_spaces
from bulletin.syntax.yaml_problems import explain

_DEPTH = 20
_COMMENT = re.compile(r"\s*(#.*?)\s*$")
_Loader = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    SHAPE: ClassVar[str] = N_("a text")

    text: str
    plain: bool  # written without quotes
    span: Span
    comment: str = ""  # what follows a plain text on its line as a comment, from its # on

    @property
    def empty(self) -> bool:
        """Absent by our rule: nothing written, or a bare ``~`` or ``null``."""
        return not self.text.strip() or (self.plain and self.text in {"~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Sequence:
    SHAPE: ClassVar[str] = N_("a list")

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    SHAPE: ClassVar[str] = N_("a group of keys")

    entries: tuple[Entry, ...]
    span: Span


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """What these files may not hold; the finding is already noted."""


def read(text: str, path: str, findings: Findings, first_line: int = 1) -> Mapping | None:
    """The mapping that ``text`` holds, or None with findings.

    ``first_line`` is where the text stands in its file (front matter begins on 2).
    An empty text is an empty mapping. Duplicate keys are findings; the first one counts.
    """
    text = with_plain_spaces(text)
    reader = _Reader(text, path, findings, first_line)
    try:
        root = reader.document()
    except pyyaml.MarkedYAMLError as error:
        problem, line, column = explain(error, text.split("\n"))
        findings.add("yaml-syntax", Span(path, line + first_line, column + 1), problem=problem)
        return None
    except pyyaml.YAMLError as error:
        findings.add("yaml-syntax", Span(path, first_line, 1), problem=str(error).splitlines()[0])
        return None
    except _RefusedError:
        return None
    if isinstance(root, Mapping):
        return root
    if isinstance(root, Scalar) and root.empty:
        return Mapping((), Span(path, first_line, 1))
    findings.add("wrong-shape", root.span, expected=Mapping.SHAPE, found=root.SHAPE, key=path)
    return None


class _Reader:
    """Builds nodes from PyYAML's events: events carry places, and nothing has been resolved yet."""

    def __init__(self, text: str, path: str, findings: Findings, first_line: int) -> None:
        self._events: Iterator[Any] = iter(pyyaml.parse(text, Loader=_Loader))
        self._lines = text.split("\n")
        self._path = path
        self._findings = findings
        self._first_line = first_line

    def document(self) -> Node:
        root: Node = Scalar("", True, Span(self._path, self._first_line, 1))
        documents = 0
        for event in self._events:
            if isinstance(event, pyyaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "“---”", 3)
                root = self._node(next(self._events), 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, pyyaml.AliasEvent):
            self._refuse(event, f"*{event.anchor}")
        if getattr(event, "anchor", None):
            self._refuse(event, f"&{event.anchor}")
        if getattr(event, "tag", None) and event.tag != "!":
            self._refuse(event, event.tag.replace("tag:yaml.org,2002:", "!!"))
        if depth > _DEPTH:
            self._findings.add("yaml-depth", self._span(event), limit=_DEPTH)
            raise _RefusedError
        if isinstance(event, pyyaml.ScalarEvent):
            plain = not event.style  # libyaml: "", PyYAML: None
            text = self._unescaped(event) if event.style == '"' else event.value
            return Scalar(text, plain, self._span(event), self._comment_after(event) if plain else "")
        if isinstance(event, pyyaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _unescaped(self, event: Any) -> str:
        """A text in double quotes, whose escapes can write what `decode` has looked for in vain."""
        if found := control_in(event.value):
            self._findings.add("control-character", self._span(event), character=name_of(found))
            raise _RefusedError
        return unicodedata.normalize("NFC", event.value)

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, pyyaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._span(start))

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self._events:
            if isinstance(event, pyyaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "“?”", 1)
            value = self._node(next(self._events), depth + 1)
            entry = Entry(key.text, key.span, value)
            if first := entries.get(key.text):
                self._findings.add("duplicate-key", key.span, key=key.text, line=first.key_span.line)
            else:
                entries[key.text] = entry
        return Mapping(tuple(entries.values()), self._span(start))

    def _comment_after(self, event: Any) -> str:
        end = event.end_mark
        found = _COMMENT.match(self._lines[end.line], end.column) if end.line < len(self._lines) else None
        return found.group(1) if found else ""

    def _refuse(self, event: Any, feature: str, length: int | None = None) -> NoReturn:
        self._findings.add("yaml-feature", self._span(event, length or len(feature)), feature=feature)
        raise _RefusedError

    def _span(self, event: Any, length: int | None = None) -> Span:
        start, end = event.start_mark, event.end_mark
        if length is None:
            length = end.column - start.column if end.line == start.line else 1
        return Span(self._path, start.line + self._first_line, start.column + 1, max(1, length))
