"""The parse phase over all files: what the store has not got is parsed, on all processors where it pays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from bulletin.build.inputs import Inputs
from bulletin.build.memo import Memo, packed, unpacked
from bulletin.build.progress import Progress, Unwatched
from bulletin.build.workers import shared
from bulletin.config import FILE as CONFIG_FILE
from bulletin.config import ConfigResult, read_config
from bulletin.content.discover import FormerSource, Inventory, ItemFile, RegisterSource
from bulletin.content.former import FormerFile
from bulletin.content.images import Picture, examine, is_picture
from bulletin.content.parsed import FormerResult, FrontMatter, ItemResult, ParsedItem, RegisterResult
from bulletin.content.reading import read_bounded
from bulletin.content.registers import RegisterFile
from bulletin.diagnostics import Diagnostic, Findings

_EACH = 40  # files for each process: parsing one takes 2 ms and more; a process begins in 6 to 30

_TOGETHER = 200  # files that are looked for at a time: their bytes, and what was kept of them, need memory

_EACH_PICTURE = 2  # to decode a large one takes 50 ms and more


@dataclass(frozen=True, slots=True)
class Parsed:
    """What all files say. ``broken`` are the paths of items' files that could not be parsed."""

    items: tuple[ParsedItem, ...]
    broken: frozenset[str]
    registers: tuple[RegisterFile, ...]
    former: tuple[FormerFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One file's bytes, and what is to be found in them."""

    file: ItemFile | RegisterSource | FormerSource | None  # None: the settings
    path: str
    data: bytes
    above: bytes = b""  # the key of what stands above the text, and where that is known
    front: FrontMatter | None = None  # from another text below the same, what it says


def parse_settings(site: Path, inputs: Inputs, memo: Memo, findings: Findings) -> ConfigResult | None:
    """What the settings say; None, with a finding, where they cannot be read."""
    data = read_config(site, findings, inputs.read)
    if data is None:
        return None
    result: ConfigResult = parse_files([Job(None, CONFIG_FILE, data)], memo, 1)[CONFIG_FILE]
    findings.extend(result.found)
    return result


def parse_all(
    site: Path,
    inventory: Inventory,
    inputs: Inputs,
    memo: Memo,
    jobs: int,
    progress: Progress,
    findings: Findings,
) -> Parsed:
    """What the items' files and the register files say, each seen alone (DESIGN 3)."""
    files: tuple[ItemFile | RegisterSource | FormerSource, ...] = (
        *inventory.items,
        *inventory.registers,
        *inventory.former,
    )
    work = (
        Job(file, file.path, data)
        for file in files
        if (data := read_bounded(site, file.path, findings, inputs.read)) is not None
    )
    progress.begin("parse", len(files))
    results = parse_files(work, memo, jobs, progress)
    for file in files:
        if file.path in results:
            findings.extend(results[file.path].found)
    items = {f.path: results[f.path].parsed for f in inventory.items if f.path in results}
    registers = [results[f.path].parsed for f in inventory.registers if f.path in results]
    former = [results[f.path].parsed for f in inventory.former if f.path in results]
    return Parsed(
        items=tuple(parsed for parsed in items.values() if parsed),
        broken=frozenset(f.path for f in inventory.items if not items.get(f.path)),
        registers=tuple(registers),
        former=tuple(file for file in former if file),
    )


def parse_files(
    work: Iterable[Job],
    memo: Memo,
    jobs: int,
    progress: Progress = Unwatched(),  # noqa: B008 - it has no state
) -> dict[str, Any]:
    """By path, what parsing each file gave, now or before."""
    found: dict[str, Any] = {}
    new: list[tuple[bytes, Job]] = []
    left = iter(work)
    while some := {memo.key(_kind(job), job.path, job.data): job for job in islice(left, _TOGETHER)}:
        kept, before = memo.store.get_all(some), len(found)
        for key, job in some.items():
            if key in kept and (result := unpacked(kept[key])) is not None:
                found[job.path] = result
            else:
                new.append((key, job))
        progress.step(len(found) - before)
    todo = _with_fronts([job for _, job in new], memo) if new else []
    parsed = shared(_parse, todo, jobs, _EACH, step=progress.step, alike=True)
    for (key, _), job, data in zip(new, todo, parsed, strict=True):
        memo.made[_kind(job)] += 1
        result = found[job.path] = unpacked(data)
        is_sound = isinstance(result, ItemResult) and result.sound
        memo.store.put(key, data, job.above if is_sound else b"")
    return found


def _with_fronts(work: Sequence[Job], memo: Memo) -> list[Job]:
    """The jobs, each with what is known of its front matter.

    An entry is noted with the key of all that its front matter was read from. When only the text below has
    changed, what the file gave before says what stands above, and the readers of it need not be loaded.
    """
    work = [replace(job, above=_above(job, memo)) for job in work]
    keys = memo.store.noted({job.above for job in work} - {b""})
    kept = memo.store.get_all(keys.values())
    return [replace(job, front=_front(kept.get(keys.get(job.above, b""), b""))) for job in work]


def _above(job: Job, memo: Memo) -> bytes:
    if not isinstance(job.file, ItemFile):
        return b""
    from bulletin.content.parse import front_bytes

    head = front_bytes(job.data)
    return memo.key("front", job.file.section, job.path, head) if head else b""


def _front(kept: bytes) -> FrontMatter | None:
    result = unpacked(kept)
    return result.parsed.front_matter if isinstance(result, ItemResult) and result.parsed else None


def _kind(job: Job) -> str:
    match job.file:
        case ItemFile():
            return "item"
        case RegisterSource():
            return "register"
        case FormerSource():
            return "addresses"
        case _:
            return "settings"


def _parse(job: Job) -> bytes:
    """What parsing gives, packed. The parsers are loaded when a file is new."""
    result: ItemResult | RegisterResult | FormerResult | ConfigResult
    if isinstance(job.file, ItemFile):
        from bulletin.content.parse import parse_item

        result = parse_item(job.file, job.data, job.front)
        if result.parsed:
            result = replace(result, parsed=replace(result.parsed, source=""))
    elif job.file is None:
        from bulletin.config import parse_config

        result = parse_config(job.data)
    else:
        from bulletin.content.parse_registers import parse_former, parse_register_file

        if isinstance(job.file, FormerSource):
            result = parse_former(job.file, job.data)
        else:
            result = parse_register_file(job.file, job.data)
    return packed(result)


def examine_all(
    site: Path, inventory: Inventory, inputs: Inputs, memo: Memo, jobs: int, findings: Findings
) -> Mapping[str, Picture]:
    """Every picture among the attachments that can be used, by path."""
    files = [
        (attachment.path, data)
        for attachment in inventory.attachments
        if is_picture(attachment.name)
        and (data := read_bounded(site, attachment.path, findings, inputs.read)) is not None
    ]
    found = {}
    for (path, _), (picture, wrong) in zip(files, examine_files(files, memo, jobs), strict=True):
        findings.extend(wrong)
        if picture:
            found[path] = picture
    return found


Examined = tuple[Picture | None, tuple[Diagnostic, ...]]
"""A picture; None, with what is wrong, where the file cannot be used."""


def examine_files(files: Sequence[tuple[str, bytes]], memo: Memo, jobs: int) -> list[Examined]:
    """What each file, by its path and bytes, holds: pictures that were found sound before are so still."""
    keys = [memo.key("picture", data) for _, data in files]
    kept = memo.store.get_all(keys)
    known = {key: Picture(**json.loads(kept[key])) for key in kept}
    new = [file for key, file in zip(keys, files, strict=True) if key not in known]
    fresh = iter(shared(_examined, new, jobs, _EACH_PICTURE, alike=True))
    found: list[Examined] = [(known[key], ()) if key in known else next(fresh) for key in keys]
    for key, (picture, _) in zip(keys, found, strict=True):
        if picture and key not in known:
            memo.made["picture"] += 1
            memo.store.put(key, json.dumps(picture._asdict()).encode())
    return found


def _examined(file: tuple[str, bytes]) -> Examined:
    path, data = file
    findings = Findings()
    return examine(data, path, findings), tuple(findings)
