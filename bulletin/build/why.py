"""Why an output is as it is: when it was last made, from what, and what a build now would do with it."""

from __future__ import annotations

from collections.abc import Mapping
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
from bulletin.site.model import Item


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
    """``whys`` is empty where the site has errors, or nothing has that name: ``paths`` are all there are."""

    found: tuple[Diagnostic, ...]
    whys: tuple[Why, ...] = ()
    paths: tuple[str, ...] = ()


def explain(options: Options, asked: str) -> Answer:
    """Why the output at a path or an address, or each page of an item, is as it is.

    An item is named by its id or its kind and name. Nothing is rendered, and nothing kept.
    """
    findings = Findings()
    with Store(options.site, keep=False) as store:
        memo = Memo(store)
        seen = prospect(options, memo, findings)
        if seen is None:
            return Answer(findings.sorted())
        path = path_of(asked, seen.site.config.base_url, options.output)
        outputs = {output.path: output for output in seen.planned.outputs}
        if path in outputs:
            meant = [outputs[path]]
        else:
            item = item_of(asked, seen.site.items)
            meant = [one for one in outputs.values() if item and _is_page_of(one, item)]
        if not meant:
            return Answer((), paths=tuple(outputs))
        return Answer((), tuple(_explained(output, seen, memo) for output in meant))


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


def item_of(asked: str, items: Mapping[str, Item]) -> Item | None:
    """The item that is meant: ``sessions/05``, ``content/sessions/05/vi.md``, ``session-5``."""
    asked = asked.replace("\\", "/").removeprefix("./").removeprefix("content/").strip("/")
    if asked.endswith(".md"):
        asked = asked.rpartition("/")[0]
    if asked in items:
        return items[asked]
    kind, _, name = asked.replace("/", "-").partition("-")
    for item in items.values():
        own = item.id.partition("/")[2]
        if kind in (item.kind, item.section) and name.lstrip("0") == own.lstrip("0"):
            return item
    return None


def _is_page_of(output: Output, item: Item) -> bool:
    return output.template == "item.html" and output.owner().path.startswith(f"content/{item.id}/")


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
