"""All topics, and which session dealt with which: topics by sessions, a table."""

from __future__ import annotations

from bulletin.i18n.vietnamese import collation_key
from bulletin.output.addresses import Page
from bulletin.output.chrome import chrome
from bulletin.output.here import Here
from bulletin.output.views.lists import MatrixSession, TopicRow, TopicsPage
from bulletin.site.model import Item

COLUMNS = 20
"""How many sessions stand in the table at most, the newest; older ones count among the other events."""


def topics_index(here: Here) -> TopicsPage:
    """The topics in alphabetical order, the sessions in that of their dates."""
    title = here.gettext("Topics")
    newest = [item for item in here.shelf.items if item.kind == "session"][:COLUMNS]
    sessions = newest[::-1]
    rows = [_row(here, topic, items, sessions) for topic, items in here.shelf.topics.items()]
    rows.sort(key=lambda row: collation_key(row.topic.text))
    return TopicsPage(
        chrome=chrome(here, "topics", title),
        title=title,
        sessions=tuple(MatrixSession(item.number, here.item_link(item), item.date) for item in sessions),
        rows=tuple(rows),
    )


def _row(here: Here, topic: str, items: tuple[Item, ...], sessions: list[Item]) -> TopicRow:
    own = {item.id for item in items}
    line = Page("timeline", topic, here.language)
    shown = {session.id for session in sessions}
    others = sum(item.event is not None and item.id not in shown for item in items)
    return TopicRow(
        topic=here.topic(topic),
        cells=tuple(session.id in own for session in sessions),
        others=others,
        timeline=here.to(line) if others and line in here.pages else None,
    )
