"""The guards that make a view stand for all its template can see (DESIGN 3)."""

from __future__ import annotations

import pickle
import types
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from markupsafe import Markup

from bulletin.build.memo import contents
from bulletin.build.telling import Shared
from bulletin.i18n.periods import Period
from bulletin.output.drawers import DRAWERS
from bulletin.output.plan import Plan
from tests.small_sites import FEATURES, features_plan, real_plan, rendered

SCALARS = {str, int, bool, Decimal, date, Markup, type(None)}


def inner(hint: Any) -> tuple[Any, ...]:
    """The types a hint is made of: of a union its sides, of a tuple what it holds."""
    if get_origin(hint) in {Union, types.UnionType}:
        return get_args(hint)
    if get_origin(hint) is tuple:
        held = get_args(hint)
        assert len(held) == 2
        assert held[1] is Ellipsis
        return (held[0],)
    return ()


def is_concrete(hint: Any) -> bool:
    """Whether a hint names exactly what will be there."""
    if parts := inner(hint):
        return all(map(is_concrete, parts))
    if not isinstance(hint, type):
        return False
    return hint in SCALARS or issubclass(hint, Enum) or is_view(hint)


def is_view(hint: Any) -> bool:
    """Whether a class is a frozen dataclass, derived from nothing."""
    if not (isinstance(hint, type) and is_dataclass(hint)):
        return False
    parameters = hint.__dataclass_params__  # type: ignore[attr-defined]
    return bool(parameters.frozen and hint.__bases__ == (object,))


def reachable(
    start: type, found: dict[type, Mapping[str, Any]] | None = None
) -> dict[type, Mapping[str, Any]]:
    """Every view class that a view of class `start` may hold, with its hints."""
    found = {} if found is None else found
    if start not in found:
        found[start] = get_type_hints(start)
        waiting = list(found[start].values())
        while waiting:
            hint = waiting.pop()
            waiting.extend(inner(hint))
            if isinstance(hint, type) and is_dataclass(hint):
                reachable(hint, found)
    return found


@cache
def classes() -> dict[type, Mapping[str, Any]]:
    """Every view class that the plan of `features` reaches, by its hints."""
    found: dict[type, Mapping[str, Any]] = {}
    for output in features_plan().outputs:
        reachable(type(output.view()), found)
    return found


def test_the_walk_reaches_every_view_there_is() -> None:
    from bulletin.output.views import (
        commitments,
        data,
        indicators,
        lists,
        machine,
        pages,
        parts,
        pictures,
        registers,
        search,
        since,
    )

    every = {
        value
        for module in (
            commitments,
            data,
            indicators,
            lists,
            machine,
            pages,
            parts,
            pictures,
            registers,
            search,
            since,
        )
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    assert every == {cls for cls in classes() if cls.__module__.startswith("bulletin.output.views.")}


def test_every_view_is_frozen_and_has_no_base() -> None:
    assert not [cls.__name__ for cls in classes() if not is_view(cls)]
    assert not [cls.__name__ for cls in classes() if cls.__subclasses__()], (
        "a subclass would pass for its base"
    )


def test_every_field_is_of_concrete_type() -> None:
    vague = [
        f"{cls.__name__}.{name}: {hint}"
        for cls, hints in classes().items()
        for name, hint in hints.items()
        if not is_concrete(hint)
    ]
    assert not vague


@pytest.mark.parametrize(
    "hint",
    [
        set[str],
        list[str],
        dict[str, str],
        Any,
        object,
        float,
        frozenset[str],
        tuple[Any, ...],
        str | list[str],
    ],
)
def test_the_guard_refuses_what_has_no_order_or_no_type(hint: Any) -> None:
    try:
        assert not is_concrete(hint)
    except AssertionError:
        pytest.fail(f"{hint} passes")


def differing(value: Any, hint: Any, where: str) -> Iterator[str]:
    """Where a value is not exactly of its type: a subclass would lose fields, or print otherwise."""
    kind = get_origin(hint)
    if kind in {Union, types.UnionType}:
        sides = [list(differing(value, side, where)) for side in get_args(hint)]
        yield from min(sides, key=len)
    elif kind is tuple:
        if type(value) is not tuple:
            yield f"{where}: {type(value).__name__} for a tuple"
            return
        for i, one in enumerate(value):
            yield from differing(one, get_args(hint)[0], f"{where}[{i}]")
    elif type(value) is not hint:
        yield f"{where}: {type(value).__name__} for {hint.__name__}"
    elif is_dataclass(hint):
        for name, below in get_type_hints(hint).items():
            yield from differing(getattr(value, name), below, f"{where}.{name}")


@pytest.mark.parametrize("make", [features_plan, real_plan])
def test_every_value_is_exactly_of_its_type(make: Callable[[], Plan]) -> None:
    found = [
        one for output in make().outputs for one in differing(output.view(), type(output.view()), output.path)
    ]
    assert not found


@pytest.mark.parametrize("make", [features_plan, real_plan])
def test_every_view_can_be_a_key_and_no_two_pages_share_it(make: Callable[[], Plan]) -> None:
    digests: dict[bytes, str] = {}
    # a picture stands at its earlier address as well, and an item's copies are made of its page's view
    shared = {*DRAWERS, "saved.html", "saved.txt"}
    for output in make().outputs:
        found = contents(output.view())
        assert found == contents(output.view())
        if output.template not in shared:
            assert digests.setdefault(found, output.path) == output.path
    assert len(digests) == sum(output.template not in shared for output in make().outputs)


# A change of any one field changes the key


def pieces(value: Any) -> Iterator[Any]:
    """A view and all the views and values in it."""
    yield value
    if isinstance(value, tuple):
        for one in value:
            yield from pieces(one)
    elif is_dataclass(value) and not isinstance(value, Period | type):
        for field in fields(value):
            yield from pieces(getattr(value, field.name))


@cache
def samples() -> dict[type, Any]:
    """One view of each class."""
    found: dict[type, Any] = {}
    for output in features_plan().outputs:
        for piece in pieces(output.view()):
            if is_dataclass(piece):
                found.setdefault(type(piece), piece)
    return found


def changed(value: Any, hint: Any) -> Any:
    """Another value of the hinted type."""
    if get_origin(hint) in {Union, types.UnionType}:
        sides = [side for side in get_args(hint) if side is not type(None)]
        return changed(value, sides[0]) if value is not None else sample_of(sides[0])
    if get_origin(hint) is tuple:
        return (*value, sample_of(get_args(hint)[0])) if not value else value[:-1]
    match value:
        case bool():
            return not value
        case Markup():
            return value + Markup("<b>")
        case str():
            return f"{value}x"
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case Period():
            return Period.parse("1999")
    first = fields(value)[0]
    return replace(
        value, **{first.name: changed(getattr(value, first.name), get_type_hints(type(value))[first.name])}
    )


def sample_of(hint: Any) -> Any:
    """Any value of the hinted type."""
    known = {str: "x", int: 1, Decimal: Decimal(1), date: date(2024, 1, 1), Period: Period.parse("2024")}
    return known[hint] if hint in known else samples()[hint]


def test_there_is_a_sample_of_every_view() -> None:
    assert {cls for cls in classes() if cls is not Period} <= samples().keys(), "features uses every view"


@pytest.mark.parametrize(
    "name", sorted(f"{cls.__name__}.{name}" for cls, hints in classes().items() for name in hints)
)
def test_a_change_of_one_field_changes_the_key(name: str) -> None:
    class_name, _, field = name.partition(".")
    for cls, hints in classes().items():
        if cls.__name__ != class_name or field not in hints or cls is Period:
            continue
        view = samples()[cls]
        other = replace(view, **{field: changed(getattr(view, field), hints[field])})
        assert other != view
        assert contents(other) != contents(view)
        shared = Shared()
        assert contents((other,), shared) != contents((view,), shared)
        assert contents((view,), shared) == contents((replace(view),), Shared())
        assert shared.told(other).digest != shared.told(view).digest
        assert shared.told(view) == Shared().told(replace(view))


def test_a_period_s_key_goes_by_its_days_and_its_kind() -> None:
    texts = ("2024", "2024-01/2024-12", "2024-Q1/2024-Q4", "2024-H1", "2024-01-01", "2024-01")
    assert len({contents(Period.parse(text)) for text in texts}) == len(texts)


def test_what_stands_elsewhere_in_the_tree_changes_the_key() -> None:
    """Neither the end of one tuple nor the beginning of the next is lost."""
    assert contents((("a",), ("b",))) != contents((("a", "b"), ()))
    assert contents(("ab", "c")) != contents(("a", "bc"))
    assert contents((None, "")) != contents(("", None))
    assert contents((1, True)) != contents((True, 1))
    assert contents((Decimal("1.0"),)) != contents((Decimal("1"),)), "printed otherwise"


# A view is all its template sees


TEXTS = {output.template for output in features_plan().outputs} - DRAWERS.keys()


@pytest.mark.parametrize("template", sorted(TEXTS))
def test_a_copied_view_gives_the_same_bytes(template: str) -> None:
    for output in features_plan().outputs:
        if output.template == template:
            text = rendered(FEATURES, output)
            copied = pickle.loads(pickle.dumps(output.view()))
            assert copied == output.view()
            assert copied is not output.view()
            assert contents(copied) == contents(output.view())
            assert rendered(FEATURES, output._replace(view=partial(copy, copied))) == text
            assert rendered(FEATURES, output) == text
            assert "<bulletin" not in text
            assert " object at 0x" not in text


def test_two_plans_of_one_site_are_equal() -> None:
    from tests.small_sites import linked, planned

    first, again = features_plan(), planned(linked(FEATURES).site)
    assert [(o.path, o.view()) for o in again.outputs] == [(o.path, o.view()) for o in first.outputs]
    assert [(c.path, c.source) for c in again.copies] == [(c.path, c.source) for c in first.copies]
