"""The command line, one file a command, each imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from bulletin import __version__

_COMMANDS = {
    "build": "Build the site into its output folder.",
    "init": "Start a new bulletin in a folder.",
    "messages": "Extract, update and check the interface texts.",
}


class _Lazy(click.Group):
    """Loads a command's module when it is needed: ``bulletin --help`` should not load a template engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: Any = import_module(f"bulletin.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bulletin")
def bulletin() -> None:
    """Build a bilingual bulletin from Markdown.

    Exit status: 0 good, 1 errors in the content, 2 wrong usage, 3 the machine.
    """


def main() -> None:
    """The entry point: output is UTF-8 on every system, and a bug of ours never shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        status = bulletin.main(standalone_mode=False)  # click gives an Exit's status back
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(2)
    except Exception as error:
        status = _failed(error)
    sys.exit(status if isinstance(status, int) else 0)


def _failed(error: Exception) -> int:
    """Say what the machine would not do, or where the log of our own bug is; gives 3."""
    if isinstance(error, OSError):
        click.echo(f"bulletin: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
        return 3
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="bulletin-", suffix=".log", delete=False
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    click.echo(
        f"bulletin: lỗi của chương trình, không phải của nội dung; nhật ký: {log.name}\n"
        f"bulletin: an error of the program, not of the content; the log is {log.name}",
        err=True,
    )
    return 3
