"""The text of a new item: commented front matter, and a body to write over.

The comments speak the language of the interface, whoever the readers are. What
is commented out begins with ``#`` right before the key: taking that one
character away, which is all that an editor in Notepad will do, leaves a line
that is rightly indented.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from bulletin.content.records import FRONTS
from bulletin.desk.descriptions import description
from bulletin.desk.examples import EXAMPLES
from bulletin.i18n.messages import N_, translate

_EVENT = (
    *("title", "summary", "date", "time_of_day", "format", "venue", "theme", "chair", "attendees", "topics"),
    *("documents", "organisations", "sources", "figures", "commitments", "follows", "photos", "caveats"),
)
_ROWS: Mapping[str, tuple[str, ...]] = {
    "sessions": ("draft", "original", "number", *_EVENT),
    "conferences": ("draft", "original", *_EVENT),
    "milestones": (
        *("draft", "original", "kind", "title", "summary", "date", "topics", "documents", "people"),
        *("organisations", "sources", "figures", "commitments", "photos", "caveats"),
    ),
    "articles": (
        *("draft", "original", "title", "summary", "date", "author", "topics", "documents", "people"),
        *("organisations", "sources", "photos"),
    ),
    "pages": ("draft", "original", "title", "summary", "slug", "sources", "photos"),
}
"""The fields that a new file shows, in this order; the others are for the few that need them."""

_ALWAYS = {"summary": "summary:"}  # to be filled: a build that publishes asks for it

_NOTES = N_(
    "Lines that begin with # are notes, for you alone. A line like “#key: …” is a field that is not used yet:"
    " take the # away, and the # of the lines below it that belong to it, and put your own words."
)
_OPENING = N_("Write the text here, over these words. Begin with what matters most.")
_REPORTED = N_("What the sources report, in your own words.")
_ASSIGNED = N_("Who is to do what, and by when.")
_MEETING = ((N_("What was discussed"), _REPORTED), (N_("Tasks"), _ASSIGNED))
_BODIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sessions": _MEETING,
    "conferences": _MEETING,
    "milestones": ((N_("What it provides"), _REPORTED),),
    "articles": (),
    "pages": (),
}
PLACEHOLDERS = (_OPENING, _REPORTED, _ASSIGNED)
"""The paragraphs to be written over, as message ids."""

_WIDTH = 100


def item_text(section: str, language: str, lines: Mapping[str, str], ui_language: str) -> str:
    """A new original in ``language``; ``lines`` holds the YAML of the fields that have a value, by key."""
    front = [comment(translate(_NOTES, {}, ui_language))]
    record = FRONTS[section]
    for key in _ROWS[section]:
        line = lines.get(key) or _ALWAYS.get(key)
        example = EXAMPLES.get(key)
        if line or example:
            told = comment(translate(description(record, key), {}, ui_language))
            front.append(f"{told}\n{line or commented_out(example or '')}")
    body = [translate(_OPENING, {}, ui_language)]
    for heading, told in _BODIES[section]:
        body += [f"## {translate(heading, {}, language)}", translate(told, {}, ui_language)]
    return file_text(front, "\n\n".join(body))


def file_text(front: list[str], body: str) -> str:
    """Front matter and body as a file."""
    fields = "\n\n".join(front)
    return f"---\n{fields}\n---\n\n{body.strip()}\n"


def comment(words: str) -> str:
    """A sentence as comment lines."""
    return "\n".join(f"# {line}" for line in textwrap.wrap(words, _WIDTH, break_on_hyphens=False))


def commented_out(lines: str) -> str:
    """YAML lines as comments that come alive when the ``#`` goes."""
    return "\n".join(f"#{line}" for line in lines.split("\n"))
