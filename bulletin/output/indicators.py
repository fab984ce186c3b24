"""Views of indicators: their index, a page each, and the trend beside a figure of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.content.registers import Indicator, Placed
from bulletin.i18n.formats import sentence_start
from bulletin.i18n.messages import interpolate
from bulletin.i18n.vietnamese import CollationKey, collation_key
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome
from bulletin.output.commitments import commitments_on
from bulletin.output.evidence import Citations, figure_view, reading_view
from bulletin.output.here import Here
from bulletin.output.indexes import crumb_to, grouped, letter_of, mentions_of, note_of
from bulletin.output.views import indicators as views
from bulletin.output.views.parts import Figure, Link
from bulletin.site.indicators import FORECAST, KINDS, TARGET, Latest, Point, Series, latest, series_of
from bulletin.site.model import Item

_FOLLOWED = "followed"
_FEWEST = 3  # values that no line joins make a course only together


def indicators_index(here: Here) -> views.IndicatorsPage:
    """Those that can be followed over time first, then the others, each in alphabetical order."""
    title = here.gettext("Figures")
    placed = [p for p in here.site.registers.indicators.values() if series(here, p.id) or _is_named(here, p)]
    placed.sort(key=lambda p: collation_key(p.entry.name[here.language]))
    lines = [_line(here, p) for p in placed]
    followed = tuple(line for line in lines if line.trend)
    groups = grouped([line for line in lines if not line.trend], lambda line: letter_of(line.link.text))
    if followed:
        groups.insert(0, (here.gettext("Over time"), _FOLLOWED, followed))
    about = here.gettext("Every figure that the events report, by indicator, each with its source.")
    return views.IndicatorsPage(
        chrome=chrome(here, "indicators", title, about),
        title=title,
        groups=tuple(views.IndicatorGroup(*group) for group in groups),
    )


def _is_named(here: Here, placed: Placed[Indicator]) -> bool:
    return ("indicators", placed.id) in here.site.mentions or bool(commitments_on(here, placed.id))


def _line(here: Here, placed: Placed[Indicator]) -> views.IndicatorLine:
    known = series(here, placed.id)
    return views.IndicatorLine(
        anchor=placed.id,
        link=Link(placed.entry.name[here.language], here.to_kind("indicators", placed.id)),
        count=sum(len(one.points) for one in known),
        latest=_latest(here, placed.id, latest(known)),
        trend=_main_trend(here, placed.id),
    )


def indicator_page(here: Here) -> views.IndicatorPage:
    """Every value of one indicator: those of the whole country, then those of its parts."""
    indicator = here.page.id
    entry = here.site.registers.indicators[indicator].entry
    name = entry.name[here.language]
    known = series(here, indicator)
    return views.IndicatorPage(
        chrome=chrome(
            here,
            "indicator",
            name,
            interpolate(
                here.gettext("%(name)s: every value, with its period, its basis and its source."),
                {"name": name},
            ),
            crumb_to(here, "indicators", here.gettext("Figures")),
        ),
        name=name,
        uncertain=entry.uncertain,
        caveat=entry.caveat[here.language] if entry.caveat else None,
        note=note_of(here, entry),
        latest=_latest(here, indicator, latest(known)),
        sheets=tuple(_sheets(here, indicator, known)),
        commitments=commitments_on(here, indicator),
        mentions=mentions_of(here, "indicators", indicator),
        sources=_citations(here, indicator).listed(),
    )


def series(here: Here, indicator: str) -> tuple[Series, ...]:
    """The series of an indicator."""
    return here.shelf.once(("series", indicator), lambda: series_of(here.site, indicator))


# Sheets


def _sheets(here: Here, indicator: str, known: Sequence[Series]) -> Iterator[views.Sheet]:
    entry = here.site.registers.indicators[indicator].entry
    for local in (False, True):
        own = [one for one in known if (one.scope != "national") is local]
        if own:
            by = _counted_by(own) if local else None
            own.sort(key=lambda one: _place(here, one))
            named = [
                views.Series(_name(here, one, by), one.kind, tuple(_points(here, indicator, one)))
                for one in own
            ]
            yield views.Sheet(
                anchor="local" if local else "national",
                local=local,
                by=here.site.registers.organisations[by].entry.name[here.language] if by else None,
                unit=entry.unit.label(here.language),
                rank=entry.rank,
                breaks=entry.breaks,
                series=tuple(named),
            )


def _place(here: Here, one: Series) -> tuple[int, int, bool, list[CollationKey]]:
    """Where a series stands in its sheet: what was measured first, what has most values, then by name.

    By the Vietnamese name in both languages: the sign of a series is that of its place.
    """
    bodies = here.site.registers.organisations
    ids = [body for body in (one.scope, one.by) if body and body != "national"]
    names = [collation_key(bodies[body].entry.name["vi"]) for body in ids]
    return KINDS.index(one.kind), -len(one.points), not names, names


def _counted_by(own: Sequence[Series]) -> str | None:
    """The body that counted for all of several series, if it is one and the same."""
    bodies = {one.by for one in own}
    return bodies.pop() if len(bodies) == 1 and len(own) > 1 else None


def _name(here: Here, one: Series, shared: str | None) -> str:
    """Whose values they are: of what place, by whom, and whether they are only foreseen or aimed at.

    ``shared``: who counted all values of the sheet, which says so once.
    """
    bodies = here.site.registers.organisations
    by = one.by if one.by != shared else None
    ids = [body for body in (one.scope, by) if body and body != "national"]
    words = [bodies[body].entry.name[here.language] for body in ids]
    if one.kind == TARGET:
        words.append(here.gettext("target"))
    elif one.kind == FORECAST:
        words.append(here.gettext("forecast"))
    return sentence_start(", ".join(words)) or here.gettext("No body named")


def _points(here: Here, indicator: str, one: Series) -> Iterator[views.Point]:
    for point in one.points:
        figure = figure_of(here, indicator, point)
        event = here.item_link(here.site.items[point.item], figure.anchor) if point.item else None
        yield views.Point(figure, event, point.joined)


def figure_of(here: Here, indicator: str, point: Point) -> Figure:
    """A value as it stands on the indicator's own page, citing that page's sources."""
    key = ("figure of an indicator", indicator, point.item, point.index)
    return here.shelf.once(key, lambda: _figure_view(here, indicator, point))


def _figure_view(here: Here, indicator: str, point: Point) -> Figure:
    anchor = f"{'figure' if point.item else 'reading'}-{point.index + 1}"
    note = _citations(here, indicator).note(point.reading.source)
    return reading_view(here, indicator, point.reading, anchor, note)


def _citations(here: Here, indicator: str) -> Citations:
    """The citations of an indicator's page: what its entry rests on, then the sources of its values."""
    return here.shelf.once(("citations of an indicator", indicator), lambda: _made_citations(here, indicator))


def _made_citations(here: Here, indicator: str) -> Citations:
    entry = here.site.registers.indicators[indicator].entry
    cited = [p.reading.source for one in series(here, indicator) for p in one.points]
    return Citations(here, (*entry.sources, *cited), Page("indicators", indicator, here.language))


def _latest(here: Here, indicator: str, found: Latest | None) -> views.Latest | None:
    if found is None:
        return None
    since = found.before.reading.period if found.before else None
    return views.Latest(figure_of(here, indicator, found.point), found.change, since, found.rough)


# Trends


def figure_rows(here: Here, item: Item) -> tuple[views.FigureRow, ...]:
    """The figures of an event, each with the series it belongs to where that has more than one time.

    Those of the whole country come first, then body by body, as the editors wrote them: so the table says
    once for all of them where they were counted.
    """
    figures = item.event.figures if item.event else ()
    scopes = list(dict.fromkeys(("national", *(figure.scope for figure in figures))))
    order = sorted(range(len(figures)), key=lambda index: scopes.index(figures[index].scope))
    return tuple(_row(here, item, index, figures[index].indicator) for index in order)


def _row(here: Here, item: Item, index: int, indicator: str) -> views.FigureRow:
    figure = figure_view(here, item, index)
    for number, one in enumerate(series(here, indicator)):
        for at, point in enumerate(one.points):
            if (point.item, point.index) == (item.id, index):
                trend = _trend(here, indicator, number)
                return views.FigureRow(figure, trend, at if trend else 0)
    raise LookupError(f"{item.id}: figure {index} is in no series of {indicator}")


def _main_trend(here: Here, indicator: str) -> views.Trend | None:
    """The trend of the series the newest value stands in, else of the longest that was measured."""
    known = series(here, indicator)
    newest = latest(known)
    order = sorted(
        range(len(known)),
        key=lambda n: (newest is None or newest.point not in known[n].points, -known[n].moments, n),
    )
    trends = (_trend(here, indicator, n) for n in order if known[n].kind != TARGET)
    return next((trend for trend in trends if trend), None)


def _trend(here: Here, indicator: str, number: int) -> views.Trend | None:
    return here.shelf.once(("trend", indicator, number), lambda: _made_trend(here, indicator, number))


def _made_trend(here: Here, indicator: str, number: int) -> views.Trend | None:
    one = series(here, indicator)[number]
    joined = any(point.joined is not None for point in one.points)
    if one.moments < (2 if joined else _FEWEST):
        return None
    rank = here.site.registers.indicators[indicator].entry.rank
    readings = [(p.reading.period, p.reading.value, p.joined) for p in one.points]
    return views.Trend(tuple(views.TrendPoint(*reading) for reading in readings), rank)
