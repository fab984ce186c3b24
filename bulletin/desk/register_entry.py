"""The text of a new entry of a register: what is known, and as comments what is not yet."""

from __future__ import annotations

from bulletin.content.registers import Person
from bulletin.desk import yaml_lines
from bulletin.desk.descriptions import description
from bulletin.desk.sheets import comment, commented_out
from bulletin.i18n.messages import translate

ROLES = (
    "roles:\n"
    "  - title:\n"
    "      vi: …\n"
    "      en: …\n"
    "    organisation: organisation-id\n"
    "    from: 2024-06\n"
    "    sources: [source-id]"
)


def person_entry(entry_id: str, name: str, ui_language: str) -> str:
    """A person of whom only the name is known."""
    told = comment(translate(description(Person, "roles"), {}, ui_language))
    below = "\n".join(f"  {line}" for line in f"{told}\n{commented_out(ROLES)}".split("\n"))
    return f"{yaml_lines.word(entry_id)}:\n  name: {yaml_lines.text(name)}\n{below}\n"
