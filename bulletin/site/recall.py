"""What pure functions gave last time: asked the same again, they need not run again.

For a process that links and plans the same site after every save. A function is
called through `Recall` with all that it may see; while that is the same as at the
last link, its last result is given again, findings and all. Nothing says which
change touches what: what a function sees is compared, each time. Most of it is
the very objects of last time, so comparing is quick; and what is made anew but is
the same is given as the object of last time, so it stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from operator import eq, is_
from typing import Any, TypeVar, TypeVarTuple

from bulletin.diagnostics import Diagnostic, Findings

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class Recall:
    """The results of the last link and of this one, by the name of what is called and, of many, the thing."""

    def __init__(self) -> None:
        self._before: dict[str, _Known] = {}
        self._now: dict[str, _Known] = {}

    def begin(self) -> None:
        """Begin a link: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}

    def __call__(self, name: str, function: Callable[[*Ts], R], *seen: *Ts) -> R:
        """What ``function(*seen)`` gives. It must depend on nothing else."""
        return self.each(name, function, {"": seen})[""]

    def each(self, name: str, function: Callable[[*Ts], R], things: Mapping[str, tuple[*Ts]]) -> dict[str, R]:
        """For each thing, by its key, what ``function`` gives for what it sees."""
        before = self._before.get(name, {})
        now = self._now[name] = {}
        for key, seen in things.items():
            last = before.get(key)
            if last is None:
                result = function(*seen)
            elif all(map(is_, last[0], seen)) or same(last[0], seen):
                result = last[1]
            else:
                result = function(*seen)
                if same(last[1], result):
                    result = last[1]
            now[key] = (seen, result)  # what is seen next is likely these very objects
        return {key: known[1] for key, known in now.items()}

    def noting(self, findings: Findings, name: str, function: Callable[[*Ts, Findings], R], *seen: *Ts) -> R:
        """What ``function(*seen, findings)`` gives; what it finds is found again, too."""
        return self.noting_each(findings, name, function, {"": seen})[""]

    def noting_each(
        self,
        findings: Findings,
        name: str,
        function: Callable[[*Ts, Findings], R],
        things: Mapping[str, tuple[*Ts]],
    ) -> dict[str, R]:
        """For each thing what ``function`` gives, and what it finds."""

        def run(*seen: *Ts) -> tuple[R, tuple[Diagnostic, ...]]:
            own = Findings()
            return function(*seen, own), tuple(own)

        results = self.each(name, run, things)
        for _, found in results.values():
            if found:
                findings.extend(found)
        return {key: result for key, (result, _) in results.items()}


_Known = dict[str, tuple[tuple[Any, ...], Any]]
"""By key, what a function saw and what it gave."""


def same(one: Any, other: Any) -> bool:
    """Whether nothing can tell the two apart.

    Stricter than being equal: 20 and 20.0 are printed differently, and what is listed in another
    order comes out in another order.
    """
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is dict:
        alike = len(one) == len(other) and all(map(eq, one, other))
        return alike and _all_same(one.values(), other.values())
    if isinstance(one, tuple | list):
        return len(one) == len(other) and _all_same(one, other)
    if kind is Decimal:
        return bool(one.as_tuple() == other.as_tuple())
    if names := _fields(kind):
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return bool(one == other)


def _all_same(some: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether as many things are the same, one by one; most are one object, and that is told quickly."""
    return all(map(is_, some, others)) or all(map(same, some, others))


def _fields(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; none for any other type."""
    known = _FIELDS.get(kind)
    if known is None:
        known = _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return known


_FIELDS: dict[type, tuple[str, ...]] = {}
