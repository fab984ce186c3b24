"""The site as it stands now, up to its plan: for commands that tell of it and make nothing."""

from __future__ import annotations

from bulletin.build.memo import Memo
from bulletin.build.options import Options
from bulletin.build.pipeline import Prospect, prospect
from bulletin.build.store import Store
from bulletin.diagnostics import Diagnostic, Findings


def current_plan(options: Options) -> tuple[tuple[Diagnostic, ...], Prospect | None]:
    """What was found, and what a build would render; None where an error stands before. Nothing is kept."""
    findings = Findings()
    with Store(options.site, keep=False) as store:
        seen = prospect(options, Memo(store), findings)
    return findings.sorted(), seen
