"""The command line, one file a command, each imported only when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import click

from bulletin import __version__
from bulletin.cli.speaking import Group, complaint, language_of
from bulletin.cli.ui import GROUP_LANGUAGE, write_log
from bulletin.i18n.messages import N_, translate

_STOPPED = N_("Stopped.")

_COMMANDS = {
    "build": N_("Build the site into its output folder."),
    "check": N_("Find what is wrong with the content; publish nothing."),
    "diff": N_("Say what one release changes against another."),
    "explain": N_("Say what a diagnostic means and what to do."),
    "hosts": N_("Print what a host must be told to serve the site well."),
    "init": N_("Start a new bulletin in a folder."),
    "lock": N_("Note every published address, so that no build loses one."),
    "messages": N_("Extract, update and check the interface texts."),
    "move": N_("Rename something and all that refers to it."),
    "new": N_("Start a new item or a translation from a commented template."),
    "next": N_("Say what the calendar alone will change, and when."),
    "schema": N_("Write JSON Schemas, for completion and hints while editing."),
    "search": N_("Search the site from the terminal."),
    "serve": N_("Show the site while you write."),
    "translations": N_("Show and stamp the state of the translations."),
    "verify": N_("Compare a deployed copy with what was built."),
    "why": N_("Say why a page was or was not made anew."),
}


class _Lazy(Group):
    """Loads a command's module when it is needed: ``bulletin --help`` should not load a template engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: Any = import_module(f"bulletin.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def told(self, ctx: click.Context) -> list[tuple[str, str]]:
        return list(_COMMANDS.items())


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_(
        "Build a bilingual bulletin from Markdown.\n\nExit status: 0 good, 1 errors in the content, 2 wrong"
        " usage, 3 the machine."
    ),
)
@click.version_option(__version__, prog_name="bulletin")
@GROUP_LANGUAGE
def bulletin() -> None:
    """Build a bilingual bulletin from Markdown."""


def main() -> None:
    """The entry point: output is UTF-8 on every system, and a bug of ours never shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        status = bulletin.main(standalone_mode=False)  # click gives an Exit's status back
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        click.echo(complaint(error, language_of(sys.argv)), err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("\n" + translate(_STOPPED, {}, language_of(sys.argv)), err=True)
        sys.exit(2)
    except Exception as error:
        status = _failed(error)
    gc.freeze()  # the process ends: what a large site left need not be gone through once more
    sys.exit(status if isinstance(status, int) else 0)


def _failed(error: Exception) -> int:
    """Say what the machine would not do, or where the log of our own bug is; gives 3."""
    if isinstance(error, OSError):
        from bulletin.cli.machine import refusal

        for language in ("vi", "en"):
            click.echo(f"bulletin: {refusal(error, language)}", err=True)
        return 3
    log = write_log(error)
    click.echo(
        f"bulletin: lỗi của chương trình, không phải của nội dung; nhật ký: {log}\n"
        f"bulletin: an error of the program, not of the content; the log is {log}",
        err=True,
    )
    return 3
