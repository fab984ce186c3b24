"""``bulletin explain``."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, did_you_mean, program, refused, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.diagnostics.explanations import Explanation

_UNKNOWN = N_("there is no diagnostic “%(code)s”%(suggestion)s")
_ALL = N_("They are all listed by: %(program)s explain")
_MORE = N_("More on one of them: %(program)s explain CODE")
_WIDEST = 100


@click.command(
    "explain",
    cls=Command,
    help=N_(
        "Say what the diagnostic CODE means and what to do about it; without CODE list them all.\n\n"
        "The code is what stands in square brackets, such as bad-date."
    ),
)
@click.argument("code", required=False)
@UI_LANGUAGE
def command(code: str | None, ui_lang: str | None) -> None:
    """Say what the diagnostic CODE means and what to do about it; without CODE list them all."""
    from bulletin.diagnostics.explanations import explanations

    language = ui_language(ui_lang)
    known = explanations(language)
    if code is None:
        click.echo(_listed(known, language))
        return
    written = re.search(r"\[([^\]]+)\]", code)  # pasted whole: error[bad-date]
    name = (written[1] if written else code).strip()
    if name not in known:
        suggestion = did_you_mean(name, known, language)
        words = translate(_UNKNOWN, {"code": name, "suggestion": suggestion}, language)
        refused(f"{words}\n{translate(_ALL, {'program': program()}, language)}")
    click.echo(_explained(known[name], language))


def _explained(one: Explanation, language: str) -> str:
    from bulletin.diagnostics.codes import CATALOGUE
    from bulletin.diagnostics.render import severity_word

    width = min(_WIDEST, shutil.get_terminal_size().columns)
    severity = severity_word(CATALOGUE[one.code].severity, language)
    opening = click.style(f"{severity}[{one.code}]:", bold=True)
    blocks = [
        b if b.startswith("    ") else textwrap.fill(b, width, break_on_hyphens=False) for b in one.blocks
    ]
    return "\n\n".join([f"{opening} {one.message}", *blocks])


def _listed(known: Mapping[str, Explanation], language: str) -> str:
    lines: list[str] = []
    group = ""
    widest = max(len(code) for code in known)
    for one in known.values():
        if one.group != group:
            lines += ["", click.style(one.group, bold=True)]
            group = one.group
        lines.append(f"  {one.code:<{widest}}  {one.message}")
    return "\n".join([*lines, "", translate(_MORE, {"program": program()}, language)]).lstrip("\n")
