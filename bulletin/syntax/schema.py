"""Binds a tree of YAML nodes to a record, and every complaint to the place it is about."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_
from bulletin.syntax.positions import Loc, Positions
from bulletin.syntax.scalars import Plain, Quoted, is_text
from bulletin.syntax.suggest import nearest
from bulletin.syntax.yaml import Mapping, Node, Scalar, Sequence

M = TypeVar("M")

_SHAPES = {
    "tuple_type": Sequence.SHAPE,
    "string_type": Scalar.SHAPE,
    "literal_error": Scalar.SHAPE,
    "dataclass_type": Mapping.SHAPE,
    "decimal_type": N_("a number"),
    "int_type": N_("a number"),
    "bool_type": N_("true or false"),
    "date_type": N_("a date"),
    "is_instance_of": N_("a period of time"),
}
"""What a field wants, by the type of pydantic's complaint about a value of another shape."""


def bind(
    node: Mapping, model: type[M], owner: str, findings: Findings, root: Span | None = None
) -> tuple[M | None, Positions]:
    """The record that ``node`` holds, or None with all its findings; and where its values stand.

    ``owner`` names the record in messages ("a session", "site_config.yaml"), and
    ``root`` is the place of what it lacks; default: where it begins.
    """
    values: dict[Loc, Span] = {}
    keys: dict[Loc, Span] = {}
    cut: dict[Loc, Scalar] = {}
    data = _plain(node, (), values, keys, cut)
    where = Positions(root or node.span, values, keys)
    _tell_of_cut_texts(cut, model, findings)
    problems = _unknown_and_empty(model, values, keys)
    from pydantic_core import ValidationError

    record = None
    try:
        record = checked(model, data)
    except ValidationError as error:
        problems += error.errors(include_url=False, include_input=True)
    misspelt = {(loc[:-1], _meant(loc, model)) for loc in (p["loc"] for p in problems if _is_unknown(p))}
    for problem in problems:
        if problem["type"] != "missing" or (problem["loc"][:-1], problem["loc"][-1]) not in misspelt:
            _report(problem, model, owner, where, findings)
    return (None if problems else record), where


def checked(model: type[M], data: Any) -> M:
    """The record that ``data`` (mappings, lists and texts) gives. Raises pydantic's ValidationError."""
    kind: Any = model
    found: M = _adapter(kind).validate_python(data)
    return found


@cache
def _adapter(model: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(model)


def _plain(
    node: Node, loc: Loc, values: dict[Loc, Span], keys: dict[Loc, Span], cut: dict[Loc, Scalar]
) -> Any:
    values[loc] = node.span
    match node:
        case Scalar():
            if node.comment:
                cut[loc] = node
            return Plain(node.text) if node.plain else Quoted(node.text)
        case Sequence():
            full = [item for item in node.items if not (isinstance(item, Scalar) and item.empty)]
            return [_plain(item, (*loc, i), values, keys, cut) for i, item in enumerate(full)]
        case Mapping():
            found = {}
            for entry in node.entries:
                keys[(*loc, entry.key)] = entry.key_span
                if not (isinstance(entry.value, Scalar) and entry.value.empty):
                    found[entry.key] = _plain(entry.value, (*loc, entry.key), values, keys, cut)
            return found


def _tell_of_cut_texts(cut: Map[Loc, Scalar], model: type, findings: Findings) -> None:
    """Warn of texts that YAML ends at `` #``: “Phiên họp #3” would go out as “Phiên họp”."""
    for loc, scalar in cut.items():
        if is_text(_written_annotation_at(model, loc)):
            key = next(part for part in reversed(loc) if isinstance(part, str))
            findings.add("text-cut", scalar.span, key=key, text=scalar.text, cut=scalar.comment)


def _unknown_and_empty(model: type, values: Map[Loc, Span], keys: Map[Loc, Span]) -> list[Any]:
    """Unknown keys without a value, as pydantic would tell of them: an empty value never reaches it."""
    found = []
    for loc in keys.keys() - values.keys():
        parent = _model_at(model, loc[:-1])
        if parent is not None and loc[-1] not in _fields_as_written(parent):
            found.append({"type": "unexpected_keyword_argument", "loc": loc, "input": None})
    return found


def _is_unknown(problem: Any) -> bool:
    return bool(problem["type"] == "unexpected_keyword_argument")


def _meant(loc: Loc, model: type) -> str:
    """The known key most like the unknown one at ``loc``, or nothing."""
    return nearest(str(loc[-1]), _keys_at(model, loc[:-1])) or ""


def _report(problem: Any, model: type, owner: str, where: Positions, findings: Findings) -> None:
    kind, context = problem["type"], problem.get("ctx", {})
    if kind in {"missing", "unexpected_keyword_argument"}:
        _report_key(kind, tuple(problem["loc"]), model, owner, where, findings)
        return
    loc = where.written(tuple(problem["loc"]))
    key = next((part for part in reversed(loc) if isinstance(part, str)), owner)
    value = problem["input"]
    if kind == "literal_error" and isinstance(value, str):
        known = [str(a) for a in get_args(_annotation_at(model, tuple(problem["loc"])))]
        guess = nearest(value, known) or ""
        values = {"value": value, "key": key, "known": ", ".join(known), "guess": guess}
        findings.add("bad-choice", where.at(*loc), **values)
    elif kind in _SHAPES:
        findings.add("wrong-shape", where.at(*loc), expected=_SHAPES[kind], found=_shape(value), key=key)
    elif kind == "too_short":
        _report_key("missing", tuple(problem["loc"]), model, owner, where, findings)
    elif kind == "missing-side":
        findings.add(kind, where.key(*loc), owner=key, key=context["key"])
    else:
        place = max((where.key(*loc, k) for k in context.get("keys", ())), default=where.at(*loc))
        values = {"key": key, **context}
        findings.add(kind, place, **{k: v for k, v in values.items() if k not in {"code", "keys"}})


def _report_key(kind: str, loc: Loc, model: type, owner: str, where: Positions, findings: Findings) -> None:
    """A key that is missing or unknown."""
    around, key = loc[:-1], str(loc[-1])
    names = [part for part in around if isinstance(part, str)]
    owner = f"“{names[-1]}”" if names else owner
    if kind == "unexpected_keyword_argument":
        known = ", ".join(_keys_at(model, around))
        guess = _meant(loc, model)
        findings.add("unknown-key", where.key(*loc), owner=owner, key=key, known=known, guess=guess)
        return
    parent = _model_at(model, around)
    one_side = parent is not None and {"vi", "en"} == _fields_as_written(parent).keys()
    findings.add("missing-side" if one_side else "missing-field", where.key(*loc), owner=owner, key=key)


def _shape(value: Any) -> str:
    if isinstance(value, str):
        return Scalar.SHAPE
    return Sequence.SHAPE if isinstance(value, list) else Mapping.SHAPE


def _keys_at(model: type, loc: Loc) -> list[str]:
    parent = _model_at(model, loc)
    return list(_fields_as_written(parent)) if parent else []


def _model_at(model: type, loc: Loc) -> type | None:
    found = _annotation_at(model, loc)
    return found if isinstance(found, type) and is_dataclass(found) else None


def _annotation_at(model: type, loc: Loc) -> Any:
    """The annotation of the field at ``loc``, seen through lists and optionals."""
    return _bare(_written_annotation_at(model, loc))


def _written_annotation_at(model: type, loc: Loc) -> Any:
    """The same with what an ``Annotated`` says beside the type."""
    annotation: Any = model
    for part in loc:
        annotation = _bare(annotation)
        if isinstance(part, int):
            annotation = next((a for a in get_args(annotation) if a is not Ellipsis), None)
        elif isinstance(annotation, type) and is_dataclass(annotation):
            annotation = _fields_as_written(annotation).get(part)
        else:
            return None
        annotation = _without_none(annotation)
    return annotation


@cache
def _fields_as_written(model: type) -> dict[str, Any]:
    """The annotation of each field, by the key an editor writes."""
    hints = get_type_hints(model, include_extras=True)
    return {str(f.metadata.get("alias", f.name)): hints[f.name] for f in fields(model)}


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in {Union, UnionType}:
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    return annotation


def _bare(annotation: Any) -> Any:
    """Without what an ``Annotated`` says beside the type."""
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation
