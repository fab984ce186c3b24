"""The page of sources: how much was read, what rests on what."""

from __future__ import annotations

from tests.small_sites import features, features_view, real


def test_each_source_with_what_rests_on_it() -> None:
    page = features_view("nguon/index.html")
    uses = {use.source.anchor: use for use in (*page.full, *page.excerpts)}
    sample = uses["source-bao-mau"]
    events = [item.event for item in features().site.items.values() if item.event]
    figures = [figure for event in events for figure in event.figures]
    register = features().site.registers.indicators.values()
    figures += [figure for indicator in register for figure in indicator.entry.figures]  # type: ignore[misc]
    assert sample.figures == sum(figure.source == "bao-mau" for figure in figures) > 0
    assert sample.commitments == sum(c.source == "bao-mau" for event in events for c in event.commitments) > 0
    assert {"12/QĐ-UBM", "Luật Mẫu", "Nguyễn Văn An", "Ủy ban Mẫu"} <= {link.text for link in sample.entries}
    assert len(sample.entries) == len({link.href for link in sample.entries}), "each entry once"


def test_each_event_with_what_it_rests_on() -> None:
    page = features_view("nguon/index.html")
    site = features().site
    assert [row.date for row in page.footings] == sorted((row.date for row in page.footings), reverse=True)
    assert len(page.footings) == sum(item.event is not None for item in site.items.values())
    first = next(row for row in page.footings if row.event.href == "../phien-hop/1/")
    read = [site.registers.sources[source].entry.read for source in ("bao-mau", "daily")]
    assert (first.full, first.excerpts) == (read.count("full"), read.count("excerpt"))


def test_nothing_of_the_bulletin_is_without_a_source() -> None:
    codes = [found.code for found in real().findings]
    assert not {"unsourced-fact", "unsourced-quote"} & set(codes)
