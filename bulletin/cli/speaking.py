"""Help and complaints of the command line in the user's language.

Help texts are message ids; they are put into words when they are shown, for
``--ui-lang`` may stand anywhere on the line.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import click

from bulletin.cli.ui import LANGUAGE, did_you_mean, refused, ui_language
from bulletin.i18n.messages import N_, translate

_HELP = N_("Show this message and exit.")
_VERSION = N_("Show the version and exit.")
_NO_COMMAND = N_("there is no command “%(name)s”%(suggestion)s")
_NO_OPTION = N_("there is no option “%(name)s”%(suggestion)s")
_NO_ARGUMENT = N_("“%(name)s” is missing")
_BAD_VALUE = N_("“%(name)s” is not right: %(reason)s")
_ONE_OF = N_("choose one of %(choices)s")
_NOTHING_THERE = N_("there is nothing at that place")
_A_DAY = N_("write a day like 2024-04-24")
_SEE = N_("For help: %(command)s --help")
_ERROR = N_("error")
_USAGE = N_("Usage:")
_PIECES = (
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("[COMMAND] [ARGS]..."),
)  # click's words for what follows a command's name


def language_of(arguments: Sequence[str]) -> str:
    """The language that ``--ui-lang`` asks for, wherever it stands, else the system's."""
    for one, following in zip(arguments, [*arguments, ""][1:], strict=True):
        chosen = following if one == "--ui-lang" else one.removeprefix("--ui-lang=")
        if one.startswith("--ui-lang") and chosen in {"vi", "en"}:
            return chosen
    return ui_language(None)


class _Speaking(click.Command):
    """Shows its help in the user's language."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta.setdefault(LANGUAGE, language_of(args))  # the outermost sees the whole line
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(_say(ctx, piece) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_say(ctx, _USAGE) + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_say(ctx, inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record and isinstance(param, click.Option):
                told = {"--help": _HELP, "--version": _VERSION}.get(param.opts[-1], param.help or "")
                rows.append((record[0], _say(ctx, told)))
        with formatter.section(_say(ctx, N_("Options"))):
            formatter.write_dl(rows)


class Command(_Speaking):
    """A command that speaks the user's language."""


class Group(_Speaking, click.Group):
    """A group of commands that speaks the user's language."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(_say(ctx, N_("Commands"))):
            formatter.write_dl(
                [(name, _say(ctx, told).partition("\n\n")[0]) for name, told in self.told(ctx)]
            )

    def told(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each command's name, and what it does as a message id."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, one.short_help or one.help or "") for name, one in commands if one and not one.hidden]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            language = _language(ctx)
            suggestion = did_you_mean(args[0], self.list_commands(ctx), language)
            values = {"name": args[0], "suggestion": suggestion}
            see = translate(_SEE, {"command": ctx.command_path}, language)
            refused(f"{translate(_NO_COMMAND, values, language)}\n{see}")
        return super().resolve_command(ctx, args)


def _say(ctx: click.Context, message: str) -> str:
    return translate(message, {}, _language(ctx)) if message else ""


def _language(ctx: click.Context) -> str:
    return str(ctx.meta.get(LANGUAGE) or ui_language(None))


def complaint(error: click.ClickException, language: str) -> str:
    """What to print for an error of usage: the words, and where there is help."""
    lines = [f"{translate(_ERROR, {}, language)}: {_words(error, language)}"]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        lines.append(translate(_SEE, {"command": context.command_path}, language))
    return "\n".join(lines)


def _words(error: click.ClickException, language: str) -> str:
    """The error in ``language`` where it is one of the usual; click's rarer reasons stay English."""
    match error:
        case click.NoSuchOption():
            guess = (error.possibilities or [""])[0]
            suggestion = did_you_mean(guess, [guess], language) if guess else ""
            return translate(_NO_OPTION, {"name": error.option_name, "suggestion": suggestion}, language)
        case click.MissingParameter() if error.param and error.ctx:
            return translate(_NO_ARGUMENT, {"name": error.param.make_metavar(error.ctx)}, language)
        case click.BadParameter() if error.param:
            values = {"name": _name(error, error.param), "reason": _reason(error, error.param.type, language)}
            return translate(_BAD_VALUE, values, language)
        case _:
            return error.format_message()


def _name(error: click.BadParameter, parameter: click.Parameter) -> str | None:
    """How the user knows an argument or option."""
    if isinstance(parameter, click.Argument):
        return parameter.human_readable_name
    return parameter.get_error_hint(error.ctx).strip("'") if error.ctx else parameter.name


def _reason(error: click.BadParameter, kind: click.ParamType[Any], language: str) -> str:
    """What is wrong with a value, and what would be right."""
    match kind:
        case click.Choice():
            return translate(_ONE_OF, {"choices": ", ".join(map(str, kind.choices))}, language)
        case click.DateTime():
            return translate(_A_DAY, {}, language)
        case click.Path() if error.message.endswith("does not exist."):
            return translate(_NOTHING_THERE, {}, language)
        case _:
            return error.message
