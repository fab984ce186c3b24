"""Why an output is as it is: when it was last made, from what, and what a build now would do with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bulletin.build.memo import Memo
from bulletin.build.options import Options
from bulletin.build.pipeline import Prospect, prospect
from bulletin.build.rendering import Recognising, kept_trail
from bulletin.build.store import Store
from bulletin.build.trail import Trail, Trails
from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.output.addresses import file_of
from bulletin.output.plan import Output


@dataclass(frozen=True, slots=True)
class Why:
    """Of one output: what it is made of today, and how that differs from before.

    ``since`` is the build that last made it another (None: it never was built),
    ``builds`` how many there were. ``last`` says what had changed then, ``now``
    what has changed since; None where the store does not know any more.
    """

    output: Output
    owner: Span
    since: int | None
    builds: int
    last: tuple[str, ...] | None
    now: tuple[str, ...] | None
    made_of: Trail


@dataclass(frozen=True, slots=True)
class Answer:
    """``why`` is None where the site has errors, or no output has that path: ``paths`` are all there are."""

    found: tuple[Diagnostic, ...]
    why: Why | None = None
    paths: tuple[str, ...] = ()


def explain_output(options: Options, asked: str) -> Answer:
    """Why the output at a path or an address is as it is. Nothing is rendered, and nothing kept."""
    findings = Findings()
    with Store(options.site, keep=False) as store:
        memo = Memo(store)
        seen = prospect(options, memo, findings)
        if seen is None:
            return Answer(findings.sorted())
        path = path_of(asked, seen.site.config.base_url, options.output)
        outputs = {output.path: output for output in seen.planned.outputs}
        if path not in outputs:
            return Answer((), paths=tuple(outputs))
        return Answer((), _explained(outputs[path], seen, memo))


def path_of(asked: str, base_url: str | None, output: Path) -> str:
    """The path in the output folder that is meant: ``/phien-hop/8/``, a whole address, or a file's path."""
    asked = asked.partition("#")[0].partition("?")[0]
    if base_url and asked.startswith(base_url):
        asked = asked.removeprefix(base_url)
    for folder in (f"{output.as_posix()}/", f"{output.name}/"):
        asked = asked.removeprefix(folder)
    asked = asked.lstrip("/")
    is_folder = asked and not asked.endswith("/") and "." not in asked.rpartition("/")[2]
    return file_of(f"{asked}/" if is_folder else asked)


def _explained(output: Output, seen: Prospect, memo: Memo) -> Why:
    recognise = Recognising(memo, seen.layouts, [output])
    view = output.view()
    key = recognise.key(output, view)
    today = Trails(seen.layouts, recognise.shared).trail(output.template, view)
    history = memo.store.history(output.path)
    standing = history[0] if history else None
    before = kept_trail(memo, standing.key) if standing else None
    former = kept_trail(memo, history[1].key) if len(history) > 1 else None
    now: tuple[str, ...] | None = None
    if standing and standing.key == key:
        now = ()
    elif before:
        now = today.changed_since(before)
    return Why(
        output=output,
        owner=output.owner(),
        since=standing.since if standing else None,
        builds=memo.store.builds,
        last=before.changed_since(former) if before and former else None,
        now=now,
        made_of=today,
    )
