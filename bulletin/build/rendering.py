"""The render phase over all outputs: what the store knows is not made again.

An output's key is the hash of all it can see: its template with all that this
reaches, its language, its path and its view. Under it the store notes the
output's digest, and keeps the bytes for when the output folder has lost them.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin.build.compiled import Compiled
from bulletin.build.files import File
from bulletin.build.memo import Memo
from bulletin.build.options import cache_folder
from bulletin.build.progress import Progress, Unwatched
from bulletin.build.staging import Early
from bulletin.build.telling import Shared
from bulletin.build.traces import Traces
from bulletin.build.trail import Trail, Trails, unpacked_trail
from bulletin.build.workers import CAN_FORK, shared
from bulletin.diagnostics import Diagnostic, Findings
from bulletin.i18n.messages import load as load_messages
from bulletin.output.drawers import DRAWERS, drawn
from bulletin.output.layouts import Layouts
from bulletin.output.plan import Output
from bulletin.site.watched import Piece

if TYPE_CHECKING:
    from jinja2 import Environment

_EACH = 150  # outputs for each process: to recognise one takes less than half a millisecond
_DIGEST = sha256().digest_size
_DRAWN = 20  # a picture counts as so many outputs: a card takes ten milliseconds, a photo a hundred and more
_LEVEL = 1  # of compression: pages shrink to a third, for a third of the time that rendering them takes


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of one output: known by its note alone, or made, or failed with findings.

    ``read`` is what its view was made of; None where no view had to be made. ``early``: its file is written.
    """

    path: str
    key: bytes
    note: bytes = b""
    packed: bytes | None = None
    found: tuple[Diagnostic, ...] = ()
    read: tuple[Piece, ...] | None = None
    early: bool = False


def render_all(
    site: Path,
    outputs: Sequence[Output],
    layouts: Layouts,
    memo: Memo,
    jobs: int,
    findings: Findings,
    progress: Progress = Unwatched(),  # noqa: B008 - it has no state
    *,
    traces: Traces | None = None,
    early: Early | None = None,
    fork: bool = CAN_FORK,
) -> dict[str, File]:
    """Every file that is rendered, by path. A template that fails is a finding, told of once.

    ``traces`` tell of outputs whose views need not be made, and are told of the others. What is made goes
    into the release that was begun ``early``.
    """
    renderer = Renderer(site, layouts, Compiled(cache_folder()))
    recognise = Recognising(memo, layouts, outputs, renderer.shared, traces)
    made = [known for output in outputs if (known := recognise.at_once(output))]
    seen = {one.path for one in made}
    waiting = [output for output in outputs if output.path not in seen]
    pictures = [recognise(output) for output in waiting if output.template in DRAWERS]
    pages = [output for output in _by_turns(waiting) if output.template not in DRAWERS]
    turns = pages if fork else [recognise(output) for output in pages]  # elsewhere, what is new is sent
    made += [one for one in (*pictures, *turns) if isinstance(one, _Made)]
    new: list[Output | _Job] = [one for one in (*turns, *pictures) if not isinstance(one, _Made)]
    progress.step(len(made))
    jobs = min(jobs, (len(new) + _DRAWN * sum(isinstance(one, _Job) for one in pictures)) // _EACH)
    task = _Task(renderer, recognise if fork else None, early)
    made += shared(task, new, jobs, 1, fork, progress.step)
    failed: dict[tuple[Any, ...], Diagnostic] = {}  # a part that fails does so wherever it stands
    planned = {output.path: output for output in outputs}
    places = {output.path: place for place, output in enumerate(outputs)}
    made = sorted(
        made, key=lambda one: places[one.path]
    )  # whichever came first: the one planned first is told of
    for one in made:
        memo.store.use(one.key)  # it may have been recognised in another process
        if not one.found:
            memo.store.name(one.path + planned[one.path].leaf, one.key)  # of each edition its own
            recognise.note(planned[one.path], one)
        if one.packed is not None:
            memo.made["output"] += 1
            memo.store.put(one.key, one.packed, one.note)
        if early and one.early:
            early.written.add(one.path)
        for diagnostic in one.found:
            failed.setdefault((diagnostic.code, diagnostic.span), diagnostic)
    findings.extend(failed.values())
    if traces and not findings.failed():
        traces.keep()
    again = _Again(memo, renderer, planned)
    return {one.path: _file(one, again) for one in made if not one.found}


def noted(data: bytes) -> bytes:
    """What the store notes of an output: its SHA-256 and its size."""
    return sha256(data).digest() + len(data).to_bytes(8, "little")


def _file(made: _Made, content: Callable[[_Made], bytes]) -> File:
    digest, size = made.note[:_DIGEST], made.note[_DIGEST:]
    return File(digest.hex(), int.from_bytes(size, "little"), partial(content, made))


def _by_turns(outputs: Sequence[Output]) -> list[Output]:
    """One language's output after the other's: two processes then compile each template once."""
    places: Counter[str] = Counter()
    turns = []
    for output in outputs:
        turns.append((places[output.language], output.language, output))
        places[output.language] += 1
    return [output for _, _, output in sorted(turns, key=lambda turn: turn[:2])]


@dataclass(frozen=True, slots=True)
class _Job:
    """An output to render, and the key to keep it under."""

    path: str
    template: str
    language: str
    view: Any
    key: bytes
    leaf: str
    read: tuple[Piece, ...] | None


def output_key(output: Output, view: Any, closure: bytes, memo: Memo, known: Shared) -> bytes:
    """What an output is kept under: the hash of all it can see. ``closure`` is its template's."""
    told = known.told(view).digest
    return memo.key("output", closure, output.template, output.language, output.path, output.leaf, told)


def packed_output(template: str, view: Any, data: bytes, renderer: Renderer) -> bytes:
    """An output as the store keeps it: with the trail of what it was made of."""
    trail = renderer.trails.trail(template, view).packed()
    return zlib.compress(trail + b"\n" + data, _LEVEL)


def unpacked_output(packed: bytes) -> bytes:
    """The bytes of an output that `packed_output` packed."""
    return zlib.decompress(packed).partition(b"\n")[2]


def kept_output(memo: Memo, key: bytes) -> bytes | None:
    """An output's bytes, if the store has them."""
    packed = memo.store.get(key)
    return unpacked_output(packed) if packed else None


def kept_trail(memo: Memo, key: bytes) -> Trail | None:
    """What an output was made of, if the store still has it."""
    packed = memo.store.get(key)
    return unpacked_trail(zlib.decompress(packed).partition(b"\n")[0]) if packed else None


class Recognising:
    """Tells whether an output is known: by what it was seen to read, else by making its view."""

    def __init__(
        self,
        memo: Memo,
        layouts: Layouts,
        outputs: Sequence[Output],
        shared: Shared | None = None,
        traces: Traces | None = None,
    ) -> None:
        self._memo = memo
        self._traces = traces
        self.shared = shared or Shared()
        self._closures = {name: layouts.closure(name) for name in {output.template for output in outputs}}

    def at_once(self, output: Output) -> _Made | None:
        """The output, if it is known without its view."""
        key = self._traces and self._traces.known(output, self._closures[output.template])
        note = key and self._memo.store.note(key)
        return _Made(output.path, key, note) if key and note else None

    def __call__(self, output: Output) -> _Job | _Made:
        view, read = self._traces.reads.during(output.view) if self._traces else (output.view(), None)
        key = self.key(output, view)
        note = self._memo.store.note(key)
        if note:
            return _Made(output.path, key, note, read=read)
        return _Job(output.path, output.template, output.language, view, key, output.leaf, read)

    def note(self, output: Output, made: _Made) -> None:
        """Keep in mind what an output was made of."""
        if self._traces and made.read is not None:
            self._traces.note(output.path, self._closures[output.template], made.key, made.read)

    def key(self, output: Output, view: Any) -> bytes:
        """The hash of all that an output can see."""
        return output_key(output, view, self._closures[output.template], self._memo, self.shared)


@dataclass(frozen=True, slots=True)
class _Task:
    """What a process does for one output: recognise it, if that has not been done, and render what is new."""

    renderer: Renderer
    recognise: Recognising | None
    early: Early | None

    def __call__(self, one: Output | _Job) -> _Made:
        if isinstance(one, Output):
            assert self.recognise
            known = self.recognise(one)
            return known if isinstance(known, _Made) else self._rendered(known)
        return self._rendered(one)

    def _rendered(self, job: _Job) -> _Made:
        data, found = self.renderer.render(job.template, job.language, job.path, job.view, job.leaf)
        if data is None:
            return _Made(job.path, job.key, found=found)
        packed = packed_output(job.template, job.view, data, self.renderer)
        written = self.early is not None and self.early.write(job.path, data)
        return _Made(job.path, job.key, noted(data), packed, read=job.read, early=written)


@dataclass(frozen=True, slots=True)
class _Again:
    """Gets the bytes of an output: those just made, else the kept ones, else it is made anew."""

    memo: Memo
    renderer: Renderer
    outputs: Mapping[str, Output]

    def __call__(self, made: _Made) -> bytes:
        if made.packed:
            return unpacked_output(made.packed)
        kept = kept_output(self.memo, made.key)
        if kept is not None:
            return kept
        output = self.outputs[made.path]
        view = output.view()
        data, _ = self.renderer.render(output.template, output.language, output.path, view, output.leaf)
        return data or b""


class Renderer:
    """Renders views. Jinja is loaded when the first one comes."""

    def __init__(self, site: Path, layouts: Layouts, compiled: Compiled) -> None:
        self.site, self.layouts, self.compiled = site, layouts, compiled
        self._environments: dict[str, Environment] = {}
        self.forget()

    def forget(self) -> None:
        """Let go of what views have shared so far: they are of the past. Templates stay compiled."""
        self.shared = Shared()
        self.trails = Trails(self.layouts, self.shared)

    def __reduce__(self) -> tuple[type[Renderer], tuple[Path, Layouts, Compiled]]:
        return Renderer, (self.site, self.layouts, self.compiled)  # to a process that finds the rest itself

    def render(
        self, template: str, language: str, path: str, view: Any, leaf: str = ""
    ) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """One output's bytes, or None and what is wrong with its template."""
        findings = Findings()
        if template in DRAWERS:
            return drawn(template, view, self.site, findings), tuple(findings)
        from bulletin.output.templates import render

        text = render(self._environment(language), template, view, path, self.site, findings, leaf)
        return (None, tuple(findings)) if len(findings) else (text.encode(), ())

    def prepare(self, template: str, language: str) -> None:
        """Compile a template now, so that its first page need not wait; what is wrong with it comes later."""
        from jinja2 import TemplateError

        with suppress(TemplateError):
            self._environment(language).get_template(template)

    def _environment(self, language: str) -> Environment:
        from bulletin.output.templates import environment

        if language not in self._environments:
            messages = load_messages(language)
            self._environments[language] = environment(self.layouts, messages, self.compiled)
        return self._environments[language]
