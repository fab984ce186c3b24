"""Makes a new item: what to ask for, in which order, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from bulletin.build.options import today
from bulletin.cli.asking import Questions, UnfitError, at_a_terminal, numbered
from bulletin.cli.ui import at, print_findings, program, refused, ui_language
from bulletin.config import SiteConfig, load
from bulletin.content.discover import CONTENT
from bulletin.content.records import FRONTS, SUMMARY_LIMIT
from bulletin.desk import yaml_lines
from bulletin.desk.holdings import Named, entries, register_file, session_numbers
from bulletin.desk.register_entry import person_entry
from bulletin.desk.sheets import item_text
from bulletin.desk.writing import write_new_folder
from bulletin.diagnostics import Findings
from bulletin.diagnostics.codes import CATALOGUE
from bulletin.i18n.messages import N_
from bulletin.i18n.vietnamese import slugify
from bulletin.syntax.fields import fields
from bulletin.syntax.scalars import is_id

_THERE = N_("%(path)s is there already; nothing was written")
_MADE = N_("Written: %(path)s, a draft.")
_ADDED = N_("Added to %(path)s: %(id)s. Give the office and its source there.")
_NEXT = N_(
    "Open it in your editor, write, then take out the line “draft: true” and run: %(program)s build%(at)s"
)
_LOOK = N_("To look at it while you write: %(program)s serve --drafts --open%(at)s")
_TAKEN = N_("session %(number)s is there already: content/sessions/%(folder)s")
_BAD_NAME = N_(
    "“%(value)s” cannot be a folder's name; use letters a–z, digits and hyphens, such as %(example)s"
)
_ADD = N_("Add “%(name)s” to the register of people?")
_NAME = N_("The full name, with its marks")
_LONGEST_NAME = 60  # characters of a folder's name made from a title


class Desk:
    """A new item in the making: the answers as YAML, by key."""

    def __init__(self, site: Path, config: SiteConfig, questions: Questions, section: str) -> None:
        self.site = site
        self.config = config
        self.ask = questions
        self.section = section
        self.lines: dict[str, str] = {"draft": "draft: true"}
        self.name = ""  # of the folder, as far as known
        self.extended: dict[Path, str] = {}  # registers that gain an entry
        self.added = ""

    def check_free(self, name: str) -> None:
        """Raises UnfitError where the section has a folder of this name."""
        path = f"{CONTENT}/{self.section}/{name}"
        if (self.site / path).exists():
            raise UnfitError(self.ask.say(_THERE, path=(self.site / path).as_posix()))

    def held(self, register: str) -> tuple[tuple[Named, ...], str]:
        """A register's entries, and the name of its file for messages."""
        return entries(self.site, register), register_file(self.site, register).relative_to(
            self.site
        ).as_posix()


def open_desk(site: Path, yes: bool, ui_lang: str | None, section: str) -> Desk:
    """The desk of a site; the command ends where the site's settings cannot be read."""
    language = ui_language(ui_lang)
    findings = Findings()
    config = load(site, findings)
    if config is None:
        print_findings(findings.sorted(), site, language, "text")
        raise click.exceptions.Exit(1)
    return Desk(site, config, Questions(language, not yes and at_a_terminal()), section)


def new_item(
    section: str, site: Path, yes: bool, ui_lang: str | None, original: str | None, **given: str | None
) -> None:
    """Ask, then write the folder of a new item of ``section``."""
    desk = open_desk(site, yes, ui_lang, section)
    language = original or desk.config.default_language
    if language != desk.config.default_language:
        desk.lines["original"] = "original: true"
    for key in _ASKED[section]:
        _QUESTIONS[key](desk, given)
    desk.ask.finish()
    folder = site / CONTENT / section / desk.name
    text = item_text(section, language, desk.lines, desk.ask.language)
    try:
        write_new_folder(folder, {f"{language}.md": text}, desk.extended)
    except FileExistsError:
        refused(desk.ask.say(_THERE, path=folder.as_posix()))
    click.echo(desk.ask.say(_MADE, path=(folder / f"{language}.md").as_posix()))
    for register in desk.extended:
        click.echo(desk.ask.say(_ADDED, path=register.as_posix(), id=desk.added))
    click.echo(desk.ask.say(_NEXT, program=program(), at=at(site)))
    click.echo(desk.ask.say(_LOOK, program=program(), at=at(site)))


# The questions. Each puts what it learns into the desk's lines.

_Given = Mapping[str, str | None]


def _number(desk: Desk, given: _Given) -> None:
    taken = session_numbers(desk.site)
    whole = desk.ask.whole(1, 999)

    def read(typed: str) -> int:
        number = whole(typed)
        if number in taken:
            raise UnfitError(desk.ask.say(_TAKEN, number=number, folder=taken[number]))
        desk.check_free(f"{number:02d}")
        return number

    following = str(max(taken, default=0) + 1)
    number = desk.ask.ask("--number", N_("Number of the session"), given["number"], read, following)
    desk.lines["number"] = f"number: {number}"
    desk.name = f"{number:02d}"


def _date(desk: Desk, given: _Given) -> None:
    now = today(desk.config.time_zone)
    shown = f"{now.day}/{now.month}/{now.year}" if desk.ask.language == "vi" else now.isoformat()
    day = desk.ask.ask("--date", N_("Date"), given["date"], desk.ask.day, shown)
    desk.lines["date"] = f"date: {day}"
    if desk.section == "conferences":
        desk.name = str(day)


def _text(key: str, question: str, *, required: bool = False) -> Callable[[Desk, _Given], None]:
    def ask(desk: Desk, given: _Given) -> None:
        def read(typed: str) -> str:
            said = desk.ask.text(typed)
            if key == "summary" and len(said) > SUMMARY_LIMIT:
                values = {"length": len(said), "limit": SUMMARY_LIMIT}
                raise UnfitError(desk.ask.say(CATALOGUE["too-long"].message, **values))
            return said

        said = desk.ask.ask(f"--{key}", question, given[key], read, required=required)
        if said:
            desk.lines[key] = f"{key}: {yaml_lines.text(said)}"
            if key == "title" and desk.section != "sessions":
                desk.name = desk.name or _short(slugify(said))

    return ask


def _short(slug: str) -> str:
    """As many words of a slug as a folder's name should have."""
    return (
        slug
        if len(slug) <= _LONGEST_NAME
        else slug[: _LONGEST_NAME + 1].rpartition("-")[0] or slug[:_LONGEST_NAME]
    )


def _venue(desk: Desk, given: _Given) -> None:
    vi = desk.ask.ask(
        "--venue-vi", N_("Venue, in Vietnamese (Enter: later)"), given["venue_vi"], desk.ask.text
    )
    if vi is None and given["venue_en"] is None:
        return
    wanted = bool(vi)
    en = desk.ask.ask(
        "--venue-en", N_("Venue, in English"), given["venue_en"], desk.ask.text, required=wanted
    )
    if vi is None:
        vi = desk.ask.ask("--venue-vi", N_("Venue, in Vietnamese"), None, desk.ask.text, required=True)
    if vi and en:
        desk.lines["venue"] = yaml_lines.pair("venue", vi, en)


def _chair(desk: Desk, given: _Given) -> None:
    held, file = desk.held("people")

    def add(typed: str) -> Named | None:
        if not desk.ask.confirm(_ADD, name=typed):
            return None
        name = desk.ask.text(click.prompt(desk.ask.say(_NAME), default=typed))
        new = slugify(name)
        if not is_id(new) or new in {one.id for one in held}:
            return None
        desk.extended[register_file(desk.site, "people")] = person_entry(new, name, desk.ask.language)
        desk.added = new
        return Named(new, (name,))

    read = desk.ask.one_of(held, file, add)
    question = N_("Chair, a name or an id (Enter: later)")
    chair = desk.ask.ask("--chair", question, given["chair"], read)
    if chair:
        desk.lines["chair"] = f"chair: {yaml_lines.word(chair.id)}"


def _some(key: str, question: str) -> Callable[[Desk, _Given], None]:
    def ask(desk: Desk, given: _Given) -> None:
        held, file = desk.held(key)
        if not held and given[key] is None:
            return
        listed = held if key == "topics" and desk.ask.interactive and given[key] is None else ()
        if listed:
            click.echo(numbered(listed))
        found = desk.ask.ask(f"--{key}", question, given[key], desk.ask.some_of(held, file, listed))
        if found:
            desk.lines[key] = f"{key}: {yaml_lines.words([one.id for one in found])}"
            if key == "documents" and desk.section == "milestones":
                desk.name = slugify(found[0].id)

    return ask


def _kind(desk: Desk, given: _Given) -> None:
    known = next(field.choices for field in fields(FRONTS["milestones"]) if field.key == "kind")
    question = N_("Kind: decision, resolution, directive, law, plan, day or body")
    kind = desk.ask.ask("--kind", question, given["kind"], desk.ask.choice(known), required=True)
    desk.lines["kind"] = f"kind: {kind}"


def _folder(desk: Desk, given: _Given) -> None:
    def read(typed: str) -> str:
        if not is_id(typed.strip()):
            example = slugify(typed) or "57-nq-tw"
            raise UnfitError(desk.ask.say(_BAD_NAME, value=typed, example=example))
        desk.check_free(typed.strip())
        return typed.strip()

    question = N_("Name of the folder, part of the address for good")
    desk.name = desk.ask.ask("--name", question, given["name"], read, desk.name, required=True) or ""


_TITLE = _text("title", N_("Title"), required=True)
_SUMMARY = _text("summary", N_("Summary, one or two sentences (Enter: later)"))
_TOPICS = _some("topics", N_("Topics, with commas between (Enter: later)"))
_DOCUMENTS = _some("documents", N_("Legal documents by their marks, with commas between (Enter: later)"))
_SOURCES = _some("sources", N_("Sources, ids or words of their titles, with commas between (Enter: later)"))

_QUESTIONS: Mapping[str, Callable[[Desk, _Given], None]] = {
    "number": _number,
    "date": _date,
    "kind": _kind,
    "title": _TITLE,
    "summary": _SUMMARY,
    "author": _text("author", N_("Author (Enter: later)")),
    "venue": _venue,
    "chair": _chair,
    "topics": _TOPICS,
    "documents": _DOCUMENTS,
    "sources": _SOURCES,
    "name": _folder,
}
_EVENT = ("title", "summary", "venue", "chair", "topics", "documents", "sources")
_ASKED: Mapping[str, tuple[str, ...]] = {
    "sessions": ("number", "date", *_EVENT),
    "conferences": ("date", *_EVENT, "name"),
    "milestones": ("kind", "date", "title", "summary", "topics", "documents", "sources", "name"),
    "articles": ("title", "date", "summary", "author", "topics", "name"),
    "pages": ("title", "summary", "name"),
}
