"""What the commands share: the language of their words, and how findings are printed."""

from __future__ import annotations

import locale
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from bulletin.diagnostics import Diagnostic, Severity
from bulletin.i18n.messages import N_, interpolate, load, translate

_SUGGESTION = N_("; did you mean “%(guess)s”?")

LANGUAGE = "bulletin.language"
"""In a context's ``meta``: the language for the whole command line."""

UI_LANGUAGE_HELP = N_("Language of the messages; default: the system's.")
UI_LANGUAGE = click.option(
    "--ui-lang",
    type=click.Choice(["vi", "en"]),
    default=None,
    help=UI_LANGUAGE_HELP,
)
GROUP_LANGUAGE = click.option(
    "--ui-lang", type=click.Choice(["vi", "en"]), expose_value=False, help=UI_LANGUAGE_HELP
)
"""The same before the name of an inner command; `bulletin.cli.speaking` has read it by then."""


def ui_language(chosen: str | None) -> str:
    """The language chosen, else the whole line's, else Vietnamese if the system speaks it, else English."""
    context = click.get_current_context(silent=True)
    chosen = chosen or (context.meta.get(LANGUAGE) if context else None)
    if chosen:
        return chosen
    names = [os.environ.get(n, "") for n in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((n for n in names if n), "") or (locale.getlocale()[0] or "")
    return "vi" if name.lower().startswith("vi") else "en"


class RefusedError(click.ClickException):
    """What a command will not do, in the user's words: wrong usage that needs no lesson in usage."""

    exit_code = 2


def refused(words: str) -> NoReturn:
    """End the command with exit status 2 and these words."""
    raise RefusedError(words)


def did_you_mean(word: str, known: Iterable[str], language: str) -> str:
    """“; did you mean …?” with the nearest of the known words, or nothing."""
    from bulletin.syntax.suggest import nearest

    guess = nearest(word, known)
    return translate(_SUGGESTION, {"guess": guess}, language) if guess else ""


def program() -> str:
    """What to type to call this program from here, as far as it is known.

    An environment that is not activated has no `python` of its own: ``.venv/bin/python -m bulletin``.
    """
    context = click.get_current_context(silent=True)
    name = (context and context.find_root().info_name) or "bulletin"
    python = Path(sys.executable)
    if name == "python -m bulletin" and python.is_relative_to(Path.cwd()):
        return name.replace("python", str(python.relative_to(Path.cwd())).removesuffix(".exe"))
    return name


def at(site: Path) -> str:
    """What leads a command to a site, to stand behind its name: `` --site …``, or nothing in its folder."""
    if site.resolve() == Path.cwd():
        return ""
    return f' --site "{site}"' if " " in str(site) else f" --site {site}"


def write_log(error: Exception) -> str:
    """Write a log of an error of our own; gives its file's name."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="bulletin-", suffix=".log", delete=False
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    return log.name


STYLES = ("text", "json", "sarif", "github")


_PER_FILE, _PER_NOTICE = 20, 3
_MORE_NOTICES = N_("… and %(count)s more notices of this kind")
_MORE_IN_FILE = N_("… and %(count)s more in %(path)s")
_ALL = N_("“%(program)s check --all%(at)s” shows every one.")


def print_findings(
    found: Sequence[Diagnostic], site: Path, language: str, style: str, full: bool = False
) -> None:
    """All findings, to standard error as text or to standard output as JSON, SARIF or GitHub's commands.

    As text, what must be mended stands last, where the eye is when the command ends; of notices only the
    first of each code is shown in full, for there may be dozens that nobody can do anything about today. A
    file with a mistake in each of its lines does not flood the terminal: unless ``full``, what is too much is
    counted.
    """
    if style != "text":
        _print_for_programs(found, site, language, style)
        return
    from bulletin.diagnostics.render import as_text  # the rules are many; findings are few

    lines = _Lines(site)
    told: Counter[str] = Counter()
    notices, others = _by_heap(found)
    for heap, most, words in (
        *((heap, _PER_NOTICE, _MORE_NOTICES) for heap in notices),
        *((heap, _PER_FILE, _MORE_IN_FILE) for heap in others),
    ):
        # One line that says “and 1 more” would be as long as the one it hides.
        shown = heap if full or len(heap) <= most + 1 else heap[: 1 if most == _PER_NOTICE else most]
        for diagnostic in shown:
            first, *more = as_text(diagnostic, language, lines).splitlines()
            click.echo(click.style(first, bold=True), err=True)
            if diagnostic.severity is not Severity.NOTICE or not told[diagnostic.code]:
                click.echo("\n".join(more), err=True)
            told[diagnostic.code] += 1
        if hidden := len(heap) - len(shown):
            values = {"count": hidden, "path": heap[0].span.path}
            click.echo(click.style(translate(words, values, language), bold=True), err=True)
    if told.total() < len(found):
        click.echo(translate(_ALL, {"program": program(), "at": at(site)}, language), err=True)
    if any(one.severity is not Severity.NOTICE for one in found):
        click.echo(err=True)
        click.echo(_count(language, found), err=True)


def _by_heap(found: Sequence[Diagnostic]) -> tuple[list[list[Diagnostic]], list[list[Diagnostic]]]:
    """The notices by their code, and what must be mended by its file, errors first."""
    notices: dict[str, list[Diagnostic]] = {}
    others: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.severity is Severity.NOTICE:
            notices.setdefault(one.code, []).append(one)
        else:
            others.setdefault(one.span.path, []).append(one)
    for heap in others.values():
        if len(heap) > _PER_FILE:
            heap.sort(key=lambda one: one.severity is not Severity.ERROR)
    return list(notices.values()), list(others.values())


def _print_for_programs(found: Sequence[Diagnostic], site: Path, language: str, style: str) -> None:
    if style == "json":
        from bulletin.diagnostics.render import as_json

        click.echo(as_json(found))
    elif style == "sarif":
        from bulletin.diagnostics.sarif import as_sarif

        click.echo(as_sarif(found, language))
    elif found:
        from bulletin.diagnostics.annotations import as_annotations

        here = Path.cwd()
        folder = site.resolve()
        inside = folder.relative_to(here).as_posix() if folder.is_relative_to(here) else folder.as_posix()
        click.echo(as_annotations(found, language, "" if inside == "." else inside))


def _count(language: str, found: Sequence[Diagnostic]) -> str:
    catalog = load(language)
    errors, warnings, notices = (sum(one.severity is each for one in found) for each in Severity)
    counts = [
        (catalog.ngettext("%(num)s error", "%(num)s errors", errors), errors),
        (catalog.ngettext("%(num)s warning", "%(num)s warnings", warnings), warnings),
        (catalog.ngettext("%(num)s notice", "%(num)s notices", notices), notices),
    ]
    return ", ".join(interpolate(words, {"num": n}) for words, n in (counts if notices else counts[:2]))


class _Lines:
    """The lines of the site's files, as columns count them; each file read once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._files: dict[str, list[str]] = {}

    def __call__(self, path: str, line: int) -> str | None:
        from bulletin.syntax.text import normalised

        if path not in self._files:
            try:
                text = (self._site / path).read_text(encoding="utf-8-sig", errors="replace")
            except OSError:
                text = ""
            self._files[path] = normalised(text).split("\n")
        lines = self._files[path]
        return lines[line - 1] if 0 < line <= len(lines) else None
