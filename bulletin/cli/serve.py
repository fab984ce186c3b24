"""``bulletin serve``."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bulletin.cli import options
from bulletin.cli.speaking import Command
from bulletin.cli.ui import UI_LANGUAGE, print_findings, refused, ui_language, write_log
from bulletin.i18n.messages import N_, translate

if TYPE_CHECKING:
    from bulletin.preview.listening import Listener
    from bulletin.preview.snapshot import Attempt

_READY = N_("Preview: %(address)s\nAll items: %(address)s_preview/\nReady in %(seconds)s s. Ctrl+C ends it.")
_TAKEN = N_("Port %(port)s is taken; this one was free.")
_GOOD = N_("All put right; the preview shows the files as they are.")
_BAD = N_("Until this is put right, the preview shows the last good state.")
_ENDED = N_("The preview has ended.")
_NO_PORT = N_("no port from %(first)s to %(last)s is free; choose another with --port")
_NO_HOST = N_("this computer has no address “%(host)s”: %(reason)s")
_FAULT = N_("An error of the program, not of the content; the preview goes on. The log is %(log)s")


@click.command(
    "serve",
    cls=Command,
    help=N_(
        "Show the site while you write: every save is in the browser at once.\n\n"
        "Mistakes are shown over the page, which stays as it last was; nothing is written into the"
        " output folder."
    ),
)
@options.site()
@click.option("--open", "open_browser", is_flag=True, help=N_("Open the preview in the browser."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    help=N_("Port to answer at; default: 8000. If it is taken, the next free one."),
)
@click.option(
    "--host",
    default="127.0.0.1",
    help=N_("Address to answer at; default: 127.0.0.1, which only this computer reaches."),
)
@click.option("--drafts", is_flag=True, help=N_("Show drafts and embargoed items as well."))
@options.as_of(N_("The day the site speaks of; default: today in the site's time zone."))
@UI_LANGUAGE
def command(
    site: Path,
    open_browser: bool,
    port: int,
    host: str,
    drafts: bool,
    as_of: datetime | None,
    ui_lang: str | None,
) -> None:
    """Show the site while you write."""
    from bulletin.build.options import Options
    from bulletin.preview.listening import HostError, PortError, listen
    from bulletin.preview.serving import serve

    language = ui_language(ui_lang)
    try:
        listener = listen(host, port)
    except PortError as error:
        refused(translate(_NO_PORT, {"first": error.first, "last": error.last}, language))
    except HostError as error:
        refused(translate(_NO_HOST, {"host": host, "reason": error.reason}, language))
    day: date | None = as_of.date() if as_of else None
    site = site.resolve()
    options = Options(site, site / "public", day, drafts=drafts)
    with suppress(KeyboardInterrupt):
        serve(options, listener, language, _Reporter(site, language), open_browser=open_browser)
    click.echo(translate(_ENDED, {}, language))


class _Reporter:
    """Says on the terminal how it goes. All that is wrong stands in the browser; here, the errors too."""

    def __init__(self, site: Path, language: str) -> None:
        self._site = site
        self._language = language
        self._failed = False
        self._faults: set[str] = set()

    def ready(self, listener: Listener, attempt: Attempt, seconds: float) -> None:
        """Say what was found, and where the preview is."""
        print_findings(attempt.found, self._site, self._language, "text")
        self._failed = attempt.snapshot is None
        if listener.port != listener.asked:
            click.echo(self._say(_TAKEN, port=listener.asked))
        click.echo(self._say(_READY, address=listener.address, seconds=f"{seconds:.1f}"))

    def built(self, attempt: Attempt) -> None:
        """Say that something broke, or is whole again; that nothing did says nobody anything."""
        failed = attempt.snapshot is None
        if failed:
            print_findings(attempt.found, self._site, self._language, "text")
            click.echo(self._say(_BAD))
        elif self._failed:
            click.echo(self._say(_GOOD))
        self._failed = failed

    def fault(self, error: Exception) -> None:
        """Write a log, and say where it is; once, however often a page is asked for."""
        if repr(error) not in self._faults:
            self._faults.add(repr(error))
            click.echo(self._say(_FAULT, log=write_log(error)), err=True)

    def _say(self, text: str, **values: object) -> str:
        return translate(text, values, self._language)
