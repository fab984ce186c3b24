"""Asks for what a command was not told; where nobody can answer, says which options are missing."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import click

from bulletin.cli.ui import did_you_mean, refused
from bulletin.desk.holdings import Named, matches
from bulletin.i18n.messages import N_, translate
from bulletin.i18n.vietnamese import fold

T = TypeVar("T")

_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_LISTED = 8  # candidates shown at once

_MISSING = N_("nothing was written: say %(options)s, or answer at a terminal")
_BAD_DATE = N_("“%(value)s” is not a day; write 24/4/2024 or 2024-04-24")
_BAD_NUMBER = N_("“%(value)s” is not a whole number from %(least)s to %(most)s")
_BAD_CHOICE = N_("“%(value)s” is none of them; choose one of %(known)s%(suggestion)s")
_SEVERAL = N_("“%(value)s” may mean several:")
_WHICH = N_("Type the number of the right one, its id, or more of its name.")
_WHICH_ID = N_("Say which by its id.")
_TRY_AGAIN = N_("Type another name or id, or nothing to leave it out.")
_YES_OR_NO = N_("[y/N]")
_INSTEAD = N_("In place of “%(value)s” (Enter: leave it out)")
_NOT_THERE = N_("“%(value)s” is not in %(file)s%(suggestion)s")


def at_a_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


class UnfitError(Exception):
    """An answer that will not do; the words say why, in the user's language."""


class Questions:
    """One command's questions. Not ``interactive``: nothing is asked, what is missing is told together."""

    def __init__(self, language: str, interactive: bool) -> None:
        self.language = language
        self.interactive = interactive
        self._missing: list[str] = []

    def say(self, message: str, **values: object) -> str:
        """The message in the user's language."""
        return translate(message, values, self.language)

    def ask(
        self,
        option: str,
        question: str,
        given: str | None,
        read: Callable[[str], T],
        default: str = "",
        *,
        required: bool = False,
    ) -> T | None:
        """The answer as ``read`` makes it, or None where nothing is said and nothing need be.

        ``given`` is the option's value; one that ``read`` refuses is a usage error where nobody can be asked.
        """
        said = (given or "").strip() or ("" if self.interactive else default)
        if said:
            try:
                return read(said)
            except UnfitError as error:
                if not self.interactive:
                    refused(f"{option}: {error}")
                click.echo(str(error))
        if self.interactive:
            return self._asked(self.say(question), read, default, required)
        if required:
            self._missing.append(option)
        return None

    def _asked(self, question: str, read: Callable[[str], T], default: str, required: bool) -> T | None:
        while True:
            typed = click.prompt(question, default=default, show_default=bool(default)).strip()
            if not typed and not required:
                return None
            try:
                if typed:
                    return read(typed)
            except UnfitError as error:
                click.echo(str(error))

    def confirm(self, question: str, **values: object) -> bool:
        """Whether the user says yes, in either language; nobody there says no."""
        if not self.interactive:
            return False
        typed = click.prompt(
            f"{self.say(question, **values)} {self.say(_YES_OR_NO)}", default="", show_default=False
        )
        return fold(typed.strip()) in {"y", "yes", "c", "co"}

    def finish(self) -> None:
        """Stop with a usage error where an answer is missing. Before anything is written."""
        if self._missing:
            refused(self.say(_MISSING, options=", ".join(self._missing)))

    # How answers are read

    def text(self, typed: str) -> str:
        return " ".join(typed.split())

    def day(self, typed: str) -> date:
        """A day as Vietnamese (24/4/2024) or as the files (2024-04-24) write it."""
        found = _DAY.fullmatch(typed.strip())
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
            if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", typed.strip(), re.ASCII):
                raise ValueError
            year, month, day = map(int, typed.strip().split("-"))
            return date(year, month, day)
        except ValueError as error:
            raise UnfitError(self.say(_BAD_DATE, value=typed)) from error

    def whole(self, least: int, most: int) -> Callable[[str], int]:
        def read(typed: str) -> int:
            if not re.fullmatch(r"\d{1,9}", typed.strip(), re.ASCII) or not least <= int(typed) <= most:
                raise UnfitError(self.say(_BAD_NUMBER, value=typed, least=least, most=most))
            return int(typed)

        return read

    def choice(self, known: Sequence[str]) -> Callable[[str], str]:
        def read(typed: str) -> str:
            if typed.strip() in known:
                return typed.strip()
            values = {
                "value": typed,
                "known": ", ".join(known),
                "suggestion": did_you_mean(typed, known, self.language),
            }
            raise UnfitError(self.say(_BAD_CHOICE, **values))

        return read

    def one_of(
        self,
        held: Sequence[Named],
        file: str,
        add: Callable[[str], Named | None] | None = None,
        listed: Sequence[Named] = (),
    ) -> Callable[[str], Named]:
        """Reads a name or an id as an entry of a register; ``add`` may make one where there is none.

        ``listed``: what stands numbered on the screen; a number means one of them.
        """
        offered = list(listed)

        def read(typed: str) -> Named:
            if typed.strip().isdecimal() and 0 < int(typed) <= len(offered):
                return offered[int(typed) - 1]
            found = matches(typed, held)
            if len(found) == 1:
                return found[0]
            offered[:] = found[:_LISTED]
            if found:
                raise UnfitError(self._several(typed, found))
            names = [text for one in held for text in (one.id, *one.names)]
            values = {"value": typed, "file": file, "suggestion": did_you_mean(typed, names, self.language)}
            if self.interactive and add:
                click.echo(self.say(_NOT_THERE, **values))
                if made := add(typed):
                    return made
                raise UnfitError(self.say(_TRY_AGAIN))
            raise UnfitError(self.say(_NOT_THERE, **values))

        return read

    def _several(self, typed: str, found: Sequence[Named]) -> str:
        lines = [self.say(_SEVERAL, value=typed), numbered(found[:_LISTED])]
        lines += ["  …"] if len(found) > _LISTED else []
        return "\n".join([*lines, self.say(_WHICH if self.interactive else _WHICH_ID)])

    def some_of(
        self, held: Sequence[Named], file: str, listed: Sequence[Named] = ()
    ) -> Callable[[str], tuple[Named, ...]]:
        """Reads names, ids or numbers of what is ``listed``, between commas.

        What is not plain is asked about by itself, so that an answer to one is never taken for another's.
        """

        def read(typed: str) -> tuple[Named, ...]:
            found: list[Named | None] = []
            problems = []
            for part in filter(None, map(str.strip, re.split("[,;]", typed))):
                one = self.one_of(held, file, listed=listed)
                try:
                    found.append(one(part))
                except UnfitError as error:
                    problems.append(str(error))
                    if self.interactive:
                        click.echo(str(error))
                        found.append(self._asked(self.say(_INSTEAD, value=part), one, "", required=False))
            if problems and not self.interactive:
                raise UnfitError("\n".join(problems))
            return tuple(dict.fromkeys(one for one in found if one))

        return read


def numbered(listed: Sequence[Named]) -> str:
    """Entries as a list to choose from by number."""
    return "\n".join(f"  {i}. {one.names[0]} ({one.id})" for i, one in enumerate(listed, 1))
