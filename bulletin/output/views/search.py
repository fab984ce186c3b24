"""The view of the search page."""

from dataclasses import dataclass

from bulletin.output.views.parts import Chrome, Link


@dataclass(frozen=True)
class Choice:
    """One value that hits can be filtered by, and its words."""

    value: str
    text: str


@dataclass(frozen=True)
class SearchPage:
    """The page of the search: what its script reads, the filters, and ways in for who has no script."""

    chrome: Chrome
    title: str
    index: str  # the list of the index's files
    kinds: tuple[str, ...]  # session, conference … topic, term
    years: tuple[Choice, ...]
    sessions: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    indexes: tuple[Link, ...]  # topics, archive, people …
