"""The finished build: whether this one could only repeat the last, told without doing it.

A build is a function of its inputs' bytes, the engine, the options and the day.
If all of them equal the last finished build's, and every file it wrote has the
size and the time it had then, there is nothing to do. In any doubt (a file too
many or too few, another time, a note that cannot be read) the build runs; the
store makes that quick. Little is imported here: this is what one waits for when
nothing is to be done.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin.build.engine import engine_digest
from bulletin.build.inputs import digest, input_files, read_file
from bulletin.build.options import FOLDER, Options, today
from bulletin.build.stamps import boot
from bulletin.diagnostics import Diagnostic, Span

_FILE = "finished.json"


@dataclass(frozen=True, slots=True)
class Finished:
    """What the last finished build came to, which is still so. ``total`` counts its files."""

    found: tuple[Diagnostic, ...]
    total: int


def unchanged(options: Options) -> Finished | None:
    """The last build, if this one could only repeat it."""
    try:
        last = json.loads((options.site / FOLDER / _FILE).read_bytes())
        if last["asked"] != _asked(options, last["zone"]) or not _same_inputs(options.site, last["inputs"]):
            return None
        if any(_stamp(options.output, path) != stamp for path, stamp in last["files"].items()):
            return None
        found = tuple(
            Diagnostic(code, Span(*span), tuple((name, value) for name, value in values))
            for code, span, values in last["found"]
        )
        return Finished(found, len(last["files"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(
    options: Options,
    zone: str,
    inputs: dict[str, str] | None,
    files: Iterable[str],
    found: Iterable[Diagnostic],
) -> None:
    """Note what a finished build read and wrote; where that cannot be noted, the next build simply runs."""
    target = options.site / FOLDER / _FILE
    staged = target.with_name(f"{_FILE}.{os.getpid()}")
    with suppress(OSError):
        target.unlink(missing_ok=True)
        if inputs is None:
            return
        noted = {
            "asked": _asked(options, zone),
            "zone": zone,
            "found": [(d.code, _place(d.span), d.values) for d in found],
            "inputs": inputs,
            "files": {path: _stamp(options.output, path) for path in files},
        }
        staged.write_text(json.dumps(noted), encoding="utf-8")
        os.replace(staged, target)


def _asked(options: Options, zone: str) -> list[Any]:
    """The engine, the options, the day, and this start of the machine (see `stamps`), as JSON has them."""
    day = (options.as_of or today(zone)).isoformat()
    output = str(options.output.absolute())
    asked = (options.strict, options.drafts, options.offline, options.precompress)
    return [engine_digest().hex(), boot(), str(options.site), output, *asked, day]


def _same_inputs(site: Path, inputs: dict[str, str]) -> bool:
    if set(input_files(site)) != inputs.keys():
        return False
    return all(digest(read_file(path)) == noted for path, noted in inputs.items() if noted)


def _place(span: Span) -> tuple[str, int, int, int]:
    return span.path, span.line, span.column, span.length


def _stamp(folder: Path, path: str) -> list[int]:
    status = os.stat(f"{folder}/{path}")
    return [status.st_size, status.st_mtime_ns]
