"""Makes the file of a translation beside its original."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from bulletin.build.options import today
from bulletin.cli.asking import UnfitError
from bulletin.cli.new_item import Desk, open_desk
from bulletin.cli.ui import at, did_you_mean, print_findings, program, refused
from bulletin.config import LANGUAGES, SECTIONS, other_language
from bulletin.content.discover import CONTENT, ItemFile
from bulletin.content.parse import parse_item
from bulletin.content.parsed import ParsedItem
from bulletin.desk.translating import translation_text
from bulletin.desk.writing import write_new_file
from bulletin.i18n.messages import N_
from bulletin.review.history import keep

_NO_ITEM = N_("there is no item “%(value)s”%(suggestion)s")
_THERE = N_("%(path)s is there already; nothing was written")
_COMPLETE = N_("%(item)s is there in every language; nothing was written")
_NOT_ORIGINAL = N_(
    "%(path)s carries the facts and does not say so: put “original: true” into its front matter first,"
    " or the new file would count as the original"
)
_UNTRANSLATED = N_("Without a translation:")
_MADE = N_("Written: %(path)s, a draft that holds the words of %(original)s.")
_NEXT = N_(
    "Write the translation over them, then take out the line “draft: true” and run: %(program)s build%(at)s"
)


def new_translation(
    item: str | None, language: str | None, site: Path, yes: bool, ui_lang: str | None
) -> None:
    """Write the other language's file of an item, holding the original's words."""
    desk = open_desk(site, yes, ui_lang, "")
    known = _items(site)
    if item is None and desk.ask.interactive:
        _list(desk, known)
    found = desk.ask.ask(
        "ITEM", N_("Item to translate, such as sessions/09"), item, _reader(desk, known), required=True
    )
    desk.ask.finish()
    name = found or ""
    original = _original(desk, name, known[name], language)
    wanted = language or other_language(original.file.language)
    path = f"{CONTENT}/{name}/{wanted}.md"
    day = today(desk.config.time_zone)
    text = translation_text(original, wanted, site / CONTENT / name, day, desk.ask.language)
    try:
        write_new_file(site / path, text)
    except FileExistsError:
        refused(desk.ask.say(_THERE, path=(site / path).as_posix()))
    keep(site, original.front, original.source)
    click.echo(desk.ask.say(_MADE, path=(site / path).as_posix(), original=f"{original.file.language}.md"))
    click.echo(desk.ask.say(_NEXT, program=program(), at=at(site)))


def _items(site: Path) -> Mapping[str, tuple[str, ...]]:
    """Each item's folder with the languages it is there in."""
    found: dict[str, tuple[str, ...]] = {}
    for section in SECTIONS:
        for folder in sorted((site / CONTENT / section).glob("*/")):
            languages = tuple(one for one in LANGUAGES if (folder / f"{one}.md").is_file())
            if languages:
                found[f"{section}/{folder.name}"] = languages
    return found


def _list(desk: Desk, known: Mapping[str, tuple[str, ...]]) -> None:
    lacking = [f"  {name}" for name, languages in known.items() if len(languages) < len(LANGUAGES)]
    if lacking:
        click.echo("\n".join([desk.ask.say(_UNTRANSLATED), *lacking]))


def _reader(desk: Desk, known: Mapping[str, tuple[str, ...]]) -> Callable[[str], str]:
    def read(typed: str) -> str:
        parts = [part for part in typed.strip().replace("\\", "/").split("/") if part not in {"", "."}]
        parts = parts[parts.index(CONTENT) + 1 :] if CONTENT in parts else parts
        name = "/".join(parts[:2])
        if name in known:
            return name
        suggestion = did_you_mean(name, known, desk.ask.language)
        raise UnfitError(desk.ask.say(_NO_ITEM, value=typed, suggestion=suggestion))

    return read


def _original(desk: Desk, name: str, languages: tuple[str, ...], wanted: str | None) -> ParsedItem:
    """The parsed original of an item that lacks a language; the command ends where there is none."""
    if wanted in languages:
        refused(desk.ask.say(_THERE, path=(desk.site / CONTENT / name / f"{wanted}.md").as_posix()))
    if len(languages) > 1:
        refused(desk.ask.say(_COMPLETE, item=name))
    (language,) = languages
    path = f"{CONTENT}/{name}/{language}.md"
    file = ItemFile(path, name, name.partition("/")[0], language)
    result = parse_item(file, (desk.site / path).read_bytes())
    if result.parsed is None:
        print_findings(result.found, desk.site, desk.ask.language, "text")
        raise click.exceptions.Exit(1)
    if language != desk.config.default_language and not result.parsed.front.original:
        refused(desk.ask.say(_NOT_ORIGINAL, path=path))
    return result.parsed
