"""Figures that contradict each other: the same indicator, period, scope, body and basis, another value."""

from __future__ import annotations

from decimal import Decimal

from bulletin.content.facts import Figure
from bulletin.diagnostics import Findings, Span
from bulletin.review.review import Review
from bulletin.site.model import Site, Value

_NEAR = Decimal("0.05")  # “about” and “nearly” are no contradiction within a twentieth


def check(review: Review, findings: Findings) -> None:
    """Hold every figure against the earlier ones of its kind."""
    order = {item: number for number, item in enumerate(review.site.items)}
    for indicator, values in review.site.values.items():
        known: list[Value] = []
        for value in sorted(values, key=lambda v: (order[v.item], v.index)):
            key = _key(value.figure, review.site)
            other = next((o for o in known if _key(o.figure, review.site) == key and _clash(o, value)), None)
            if other:
                _report(indicator, value, other, review.site, findings)
            known.append(value)


def _key(figure: Figure, site: Site) -> tuple[object, ...]:
    unit = figure.unit or site.registers.indicators[figure.indicator].entry.unit
    return str(figure.period), figure.scope, figure.by, figure.basis, unit


def _clash(one: Value, other: Value) -> bool:
    a, b = one.figure, other.figure
    if a.value == b.value and a.bound == b.bound:
        return a.of is not None and b.of is not None and a.of != b.of
    return not (_admits(a, b) or _admits(b, a))


def _admits(bounded: Figure, other: Figure) -> bool:
    """Whether a value that is a bound (about, at least …) leaves room for the other."""
    value, limit = other.value, bounded.value
    near = abs(value - limit) <= abs(limit) * _NEAR
    match bounded.bound:
        case "at_least":
            return value >= limit
        case "more_than":
            return value > limit or (value == limit and other.bound is not None)
        case "nearly":
            return value < limit and near
        case "approximate":
            return near
        case _:
            return value == limit and other.bound in {"approximate", "at_least"}


def _report(indicator: str, value: Value, other: Value, site: Site, findings: Findings) -> None:
    place = _span(other, site)
    findings.add(
        "contradicting-figures",
        _span(value, site),
        indicator=indicator,
        period=value.figure.period,
        value=_written(value.figure),
        other=_written(other.figure),
        place=f"{place.path}:{place.line}",
    )


def _span(value: Value, site: Site) -> Span:
    return site.items[value.item].original.positions.at("figures", value.index, "value")


def _written(figure: Figure) -> str:
    return f"{figure.value}" if figure.of is None else f"{figure.value}/{figure.of}"
