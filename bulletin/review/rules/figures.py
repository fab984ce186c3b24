"""Figures that contradict each other: the same indicator, period, scope, body and basis, another value.

Those of the events and those that stand in the register of indicators are held against one another.
"""

from __future__ import annotations

from decimal import Decimal

from bulletin.content.facts import Reading
from bulletin.diagnostics import Findings, Span
from bulletin.review.review import Review
from bulletin.site.indicators import Point, series_of
from bulletin.site.model import Site

_NEAR = Decimal("0.05")  # “about” and “nearly” are no contradiction within a twentieth


def check(review: Review, findings: Findings) -> None:
    """Hold every figure against the earlier ones of its kind; the register's own come last."""
    site = review.site
    order = {item: number for number, item in enumerate(site.items)}
    for indicator in site.registers.indicators:
        points = [point for one in series_of(site, indicator) for point in one.points]
        points.sort(key=lambda p: (order[p.item] if p.item else len(order), p.index))
        known: list[Point] = []
        for point in points:
            key = _key(indicator, point.reading, site)
            other = next(
                (o for o in known if _key(indicator, o.reading, site) == key and _clash(o, point)), None
            )
            if other:
                _report(indicator, point, other, site, findings)
            known.append(point)


def _key(indicator: str, reading: Reading, site: Site) -> tuple[object, ...]:
    unit = reading.unit or site.registers.indicators[indicator].entry.unit
    return str(reading.period), reading.scope, reading.by, reading.basis, unit


def _clash(one: Point, other: Point) -> bool:
    a, b = one.reading, other.reading
    if a.value == b.value and a.bound == b.bound:
        return a.of is not None and b.of is not None and a.of != b.of
    return not (_admits(a, b) or _admits(b, a))


def _admits(bounded: Reading, other: Reading) -> bool:
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


def _report(indicator: str, point: Point, other: Point, site: Site, findings: Findings) -> None:
    place = _span(indicator, other, site)
    findings.add(
        "contradicting-figures",
        _span(indicator, point, site),
        indicator=indicator,
        period=point.reading.period,
        value=_written(point.reading),
        other=_written(other.reading),
        place=f"{place.path}:{place.line}",
    )


def _span(indicator: str, point: Point, site: Site) -> Span:
    if point.item is None:
        return site.registers.indicators[indicator].positions.at("figures", point.index, "value")
    return site.items[point.item].original.positions.at("figures", point.index, "value")


def _written(reading: Reading) -> str:
    return f"{reading.value}" if reading.of is None else f"{reading.value}/{reading.of}"
