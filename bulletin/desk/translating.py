"""The text of a new translation: the original's words, to be written over.

Markdown has no comments where HTML is off, and a translator works sentence by
sentence: so the original stands there itself, headings and all, and the file is
a draft until somebody says that it is done.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from bulletin.content.parsed import ParsedItem
from bulletin.desk import yaml_lines
from bulletin.desk.sheets import comment, commented_out, file_text
from bulletin.i18n.messages import N_, translate

_WHAT = N_(
    "A translation of %(original)s: translate the title, the summary and the text below in their places."
    " Keep the headings, their levels and their order. Dates, figures, names and sources come from"
    " %(original)s and are not repeated here."
)
_DRAFT = N_("Until this line is taken out, readers see the original with a notice.")
_STATE = N_("Which state of the original this translates; leave the line as it is.")
_SLUG = N_("The last part of the address in this language, if the folder's name will not do.")


def translation_text(original: ParsedItem, language: str, folder: Path, day: date, ui_language: str) -> str:
    """The translation of ``original`` into ``language``, not yet translated; ``folder`` is the item's.

    It notes what it translates, and ``day``, on which it is begun: if the original changes before it is done,
    that will be told.
    """
    front = original.front
    name = original.file.path.rpartition("/")[2]
    rows = [
        comment(translate(_WHAT, {"original": name}, ui_language)),
        f"{comment(translate(_DRAFT, {}, ui_language))}\ndraft: true",
        f"title: {yaml_lines.text(front.title)}",
    ]
    if front.summary:
        rows.append(f"summary: {yaml_lines.text(front.summary)}")
    rows.append(
        f"{comment(translate(_STATE, {}, ui_language))}\ntranslates: {original.stamp}@{day.isoformat()}"
    )
    if original.file.section != "sessions":
        rows.append(
            f"{comment(translate(_SLUG, {}, ui_language))}\n{commented_out('slug: part-of-the-address')}"
        )
    return file_text(rows, _links_in(language, original, folder))


def _links_in(language: str, original: ParsedItem, folder: Path) -> str:
    """The original's body, links to other items leading to their translations where there are any."""
    link = re.compile(rf"(\]\([^()\s]*/){original.file.language}\.md(?=[)#\s])")

    def translated(found: re.Match[str]) -> str:
        path = f"{found[1]}{language}.md"
        return path if (folder / path.removeprefix("](")).is_file() else found[0]

    return link.sub(translated, original.source)
