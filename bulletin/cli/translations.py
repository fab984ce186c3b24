"""``bulletin translations``: how each translation stands, what changed since, and how to mark it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command, Group
from bulletin.cli.ui import UI_LANGUAGE, did_you_mean, print_findings, refused, ui_language
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.config import SiteConfig
    from bulletin.review.standing import Standing
    from bulletin.review.works import Work

_STATES = {
    "fresh": N_("fresh"),
    "stale": N_("stale"),
    "missing": N_("missing"),
    "untracked": N_("untracked"),
    "orphan": N_("orphan"),
    "draft": N_("draft"),
    "broken": N_("has errors"),
}
_BEHIND = N_("%(changed)s of %(passages)s passages of the original have changed")
_UNKNOWN = N_("neither the store nor git remembers what was translated")
_SINCE = N_("stamped %(day)s")
_DISMISSED = N_("dismissed: %(reason)s")
_STAMPED = N_("%(path)s: stamped %(digest)s")
_ALREADY = N_("%(path)s: is in step already")
_DISMISSES = N_("%(path)s: quiet until the original changes again")
_SAME = N_("%(item)s: the original has not changed since it was translated")
_NO_ITEM = N_("there is no item “%(value)s”%(suggestion)s")
_NO_PAIR = N_("%(item)s has no translation to look at: it is %(state)s")
_NO_STAMP = N_("%(item)s: nothing says what was translated; stamp it first")
_FRESH = N_("%(item)s is in step; there is nothing to dismiss")
_CANNOT = N_(
    "%(path)s: the front matter is written in a way that cannot be changed line by line; nothing was written"
)
_NO_ITEMS = N_("name the items to stamp, or give --all")


@dataclass(frozen=True, slots=True)
class _Desk:
    site: Path
    language: str

    def say(self, message: str, **values: object) -> str:
        return translate(message, values, self.language)

    def config(self) -> SiteConfig:
        """The settings; where they have errors these are told and the command ends."""
        from bulletin.config import load
        from bulletin.diagnostics import Findings

        findings = Findings()
        config = load(self.site, findings)
        if config is None:
            print_findings(findings.sorted(), self.site, self.language, "text")
            raise click.exceptions.Exit(1)
        return config

    def works(self) -> tuple[Work, ...]:
        from bulletin.review.works import every_work

        return every_work(self.site, self.config())

    def work(self, item: str) -> Work:
        """One item by its id, its folder or one of its files."""
        name = item.replace("\\", "/").strip("/").removesuffix("/vi.md").removesuffix("/en.md")
        name = name.removeprefix("./").removeprefix("content/")
        works = {work.id: work for work in self.works()}
        if name not in works:
            suggestion = did_you_mean(name, works, self.language)
            refused(self.say(_NO_ITEM, value=item, suggestion=suggestion))
        return works[name]

    def refuse(self, work: Work) -> NoReturn:
        state = str(work.freshness.state) if work.freshness else "broken"
        refused(self.say(_NO_PAIR, item=work.id, state=self.say(_STATES[state])))


_SITE = options.site(None)


def _at_a_desk(function: Callable[..., None]) -> Callable[..., None]:
    """A command below the group: it takes the group's site and language, or its own, and gets a desk."""

    def wrapped(desk: _Desk, /, site: Path | None, ui_lang: str | None, **given: object) -> None:
        function(_Desk(site or desk.site, ui_lang or desk.language), **given)

    made: Callable[..., None] = update_wrapper(click.pass_obj(wrapped), function)
    return _SITE(UI_LANGUAGE(made))


@click.group(
    "translations",
    cls=Group,
    invoke_without_command=True,
    help=N_("Show how each translation stands to its original; the commands below say what to do about it."),
)
@_SITE
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("How the list is printed."),
)
@UI_LANGUAGE
@click.pass_context
def command(context: click.Context, site: Path | None, style: str, ui_lang: str | None) -> None:
    """Show how each translation stands to its original; the commands below say what to do about it."""
    context.obj = _Desk(site or Path(), ui_language(ui_lang))
    if context.invoked_subcommand is None:
        _list(context.obj, style)


def _list(desk: _Desk, style: str) -> None:
    from bulletin.review.standing import standings

    found = standings(desk.site, desk.works())
    if style == "json":
        click.echo(json.dumps([_fields(one) for one in found], ensure_ascii=False, indent=1))
        return
    words = [desk.say(_STATES[one.state]) for one in found]
    wide = max(map(len, words), default=0)
    names = max((len(one.item) for one in found), default=0)
    for one, word in zip(found, words, strict=True):
        click.echo(f"{word.ljust(wide)}  {one.item.ljust(names)}  {_remark(desk, one)}".rstrip())
    counts = {state: sum(one.state == state for one in found) for state in _STATES}
    click.echo()
    click.echo(", ".join(f"{desk.say(_STATES[state])}: {n}" for state, n in counts.items() if n))


def _remark(desk: _Desk, one: Standing) -> str:
    known = one.freshness
    if known is None or one.state in {"missing", "untracked", "orphan", "draft"}:
        return one.path
    remarks = [desk.say(_SINCE, day=known.since)] if known.since else []
    if one.state == "stale":
        told = desk.say(_BEHIND, changed=one.changed, passages=one.passages)
        remarks.append(told if one.changed is not None else desk.say(_UNKNOWN))
        if known.dismissed:
            remarks.append(desk.say(_DISMISSED, reason=one.reason))
    return "; ".join(remarks)


def _fields(one: Standing) -> dict[str, object]:
    known = one.freshness
    return {
        "item": one.item,
        "state": one.state,
        "path": one.path,
        "digest": known.digest if known else None,
        "stamped": known.stamped if known else None,
        "since": known.since.isoformat() if known and known.since else None,
        "dismissed": known.dismissed if known else False,
        "reason": one.reason,
        "changed": one.changed,
        "passages": one.passages,
    }


@command.command(
    "diff", cls=Command, help=N_("Show what changed in the original of ITEM since it was translated.")
)
@click.argument("item")
@_at_a_desk
def diff_command(desk: _Desk, item: str) -> None:
    """Show what changed in the original of ITEM since it was translated."""
    from bulletin.review.standing import changes

    work = desk.work(item)
    if work.translation is None or work.freshness is None:
        desk.refuse(work)
    if work.freshness.stamped is None:
        refused(desk.say(_NO_STAMP, item=work.id))
    if work.freshness.state == "fresh":
        click.echo(desk.say(_SAME, item=work.id))
        return
    found = changes(desk.site, work)
    if found is None:
        click.echo(f"{work.id}: {desk.say(_UNKNOWN)}", err=True)
        raise click.exceptions.Exit(1)
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in found:
        click.echo(click.style(line, fg=colours.get(line[:1])))


@command.command(
    "stamp",
    cls=Command,
    help=N_("Mark the translations of ITEMS as in step with their originals as they stand."),
)
@click.argument("items", nargs=-1)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=N_("Every translation that is untracked or stale; drafts aside."),
)
@options.as_of(N_("The day to note; default: today in the site's time zone."))
@_at_a_desk
def stamp_command(desk: _Desk, items: tuple[str, ...], everything: bool, as_of: datetime | None) -> None:
    """Mark the translations of ITEMS as in step with their originals as they stand."""
    if not items and not everything:
        refused(desk.say(_NO_ITEMS))
    day = as_of.date() if as_of else _today(desk)
    if everything:
        works = [work for work in desk.works() if work.translation and not work.is_draft]
    else:
        works = [desk.work(item) for item in items]
    for work in works:
        _stamp(desk, work, day)


def _stamp(desk: _Desk, work: Work, day: date) -> None:
    from bulletin.review.stamping import stamp

    original, translation, state = work.original, work.translation, work.freshness
    if original is None or translation is None or state is None:
        desk.refuse(work)
    if state.state == "fresh":
        click.echo(desk.say(_ALREADY, path=translation.path))
        return
    _written(desk, translation.path, lambda: stamp(desk.site, original, translation, state.digest, day))
    click.echo(desk.say(_STAMPED, path=translation.path, digest=state.digest))


@command.command("dismiss", cls=Command, help=N_("Keep ITEM quiet until its original changes again."))
@click.argument("item")
@click.option("--reason", required=True, help=N_("Why the change need not be translated."))
@_at_a_desk
def dismiss_command(desk: _Desk, item: str, reason: str) -> None:
    """Keep ITEM quiet until its original changes again."""
    from bulletin.review.stamping import dismiss

    work = desk.work(item)
    translation, state = work.translation, work.freshness
    if translation is None or state is None:
        desk.refuse(work)
    if state.state != "stale":
        message = _FRESH if state.state == "fresh" else _NO_STAMP
        refused(desk.say(message, item=work.id))
    _written(desk, translation.path, lambda: dismiss(desk.site, translation, state.digest, reason))
    click.echo(desk.say(_DISMISSES, path=translation.path))


def _written(desk: _Desk, path: str, write: Callable[[], None]) -> None:
    from bulletin.review.stamping import StampError

    try:
        write()
    except StampError:
        click.echo(desk.say(_CANNOT, path=path), err=True)
        raise click.exceptions.Exit(1) from None


def _today(desk: _Desk) -> date:
    from bulletin.build.options import today

    return today(desk.config().time_zone)
