"""Binds a tree of YAML nodes to a record, and every complaint to the place it is about."""

from __future__ import annotations

from collections.abc import Mapping as Map
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_
from bulletin.syntax.record import Pair
from bulletin.syntax.scalars import Plain, Quoted
from bulletin.syntax.suggest import nearest
from bulletin.syntax.yaml import Mapping, Node, Scalar, Sequence

Loc = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_SHAPES = {
    "tuple_type": N_("a list"),
    "list_type": N_("a list"),
    "string_type": N_("a text"),
    "model_type": N_("a group of keys"),
    "model_attributes_type": N_("a group of keys"),
    "dict_type": N_("a group of keys"),
}


class Positions:
    """Where each value stands, by its path in the record: ``("figures", 0, "value")``.

    ``at`` answers for any path: what stands in no file of its own has the place
    of the nearest thing around it.
    """

    __slots__ = ("_keys", "_values", "root")

    def __init__(self, root: Span, values: Map[Loc, Span], keys: Map[Loc, Span]) -> None:
        self.root = root
        self._values = dict(values)
        self._keys = dict(keys)

    def at(self, *loc: str | int) -> Span:
        """The span of the value at ``loc``."""
        return self._nearest(self._values, loc)

    def key(self, *loc: str | int) -> Span:
        """The span of the key at ``loc``."""
        return self._nearest(self._keys, loc)

    def _nearest(self, spans: Map[Loc, Span], loc: Loc) -> Span:
        while loc:
            if span := spans.get(loc):
                return span
            loc = loc[:-1]
            if span := self._keys.get(loc):
                return span
        return self.root


def bind(node: Mapping, model: type[M], owner: str, findings: Findings) -> tuple[M | None, Positions]:
    """The record that ``node`` holds, or None with all its findings; and where its values stand.

    ``owner`` names the record in messages ("a session", "figures").
    """
    values: dict[Loc, Span] = {}
    keys: dict[Loc, Span] = {}
    data = _plain(node, (), values, keys)
    positions = Positions(node.span, values, keys)
    try:
        return model.model_validate(data), positions
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=True):
            _report(problem, model, owner, positions, findings)
        return None, positions


def _plain(node: Node, loc: Loc, values: dict[Loc, Span], keys: dict[Loc, Span]) -> Any:
    values[loc] = node.span
    match node:
        case Scalar():
            return Plain(node.text) if node.plain else Quoted(node.text)
        case Sequence():
            full = [item for item in node.items if not (isinstance(item, Scalar) and item.empty)]
            return [_plain(item, (*loc, i), values, keys) for i, item in enumerate(full)]
        case Mapping():
            found = {}
            for entry in node.entries:
                keys[(*loc, entry.key)] = entry.key_span
                if not (isinstance(entry.value, Scalar) and entry.value.empty):
                    found[entry.key] = _plain(entry.value, (*loc, entry.key), values, keys)
            return found


def _report(problem: Any, model: type[BaseModel], owner: str, where: Positions, findings: Findings) -> None:
    kind, loc, context = problem["type"], tuple(problem["loc"]), problem.get("ctx", {})
    last = str(loc[-1]) if loc else owner
    names = [str(part) for part in loc[:-1] if isinstance(part, str)]
    holder = names[-1] if names else owner
    if kind == "missing":
        parent = _model_at(model, loc[:-1])
        span = where.key(*loc[:-1]) if len(loc) > 1 else where.root
        code = "missing-side" if parent is not None and issubclass(parent, Pair) else "missing-field"
        findings.add(code, span, owner=holder, key=last)
    elif kind == "extra_forbidden":
        parent = _model_at(model, loc[:-1])
        known = list(_fields_as_written(parent)) if parent else []
        _suggesting(findings, "unknown-key", where.key(*loc), last, known, owner=holder, key=last)
    elif kind == "literal_error":
        annotation = _annotation_at(model, loc)
        known = [str(a) for a in get_args(annotation)]
        value = str(problem["input"])
        _suggesting(findings, "bad-choice", where.at(*loc), value, known, value=value, key=last)
    elif kind in _SHAPES:
        found = N_("a list") if isinstance(problem["input"], list) else N_("a group of keys")
        found = N_("a text") if isinstance(problem["input"], str) else found
        findings.add("wrong-shape", where.at(*loc), expected=_SHAPES[kind], found=found, key=last)
    else:
        values = {k: v for k, v in context.items() if k != "code"}
        findings.add(kind, where.at(*loc), **{"key": last, **values})


def _suggesting(
    findings: Findings, code: str, span: Span, word: str, known: list[str], **values: object
) -> None:
    """Add a finding whose hint names the known words and, where one is near, the likely one."""
    findings.add(code, span, **values, known=", ".join(known), guess=nearest(word, known) or "")


def _annotation_at(model: type[BaseModel], loc: Loc) -> Any:
    """The annotation of the field at ``loc``, seen through lists and optionals."""
    annotation: Any = model
    for part in loc:
        if isinstance(part, int):
            annotation = next((a for a in get_args(annotation) if a is not Ellipsis), None)
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
            annotation = _fields_as_written(annotation).get(part)
        annotation = _without_none(annotation)
    return annotation


def _fields_as_written(model: type[BaseModel]) -> dict[str, Any]:
    """The annotation of each field, by the key an editor writes."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in {Union, UnionType}:
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    found = _annotation_at(model, loc)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def choices(annotation: Any) -> tuple[str, ...]:
    """The words of a ``Literal``."""
    return tuple(get_args(annotation)) if get_origin(annotation) is Literal else ()
