"""What is run in which order: every tool, every scenario, side by side, several times."""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.corpus import Corpus, generate
from tests.benchmarks.edits import EDITS, applied, edit
from tests.benchmarks.measure import Timing, peak_memory, timed
from tests.benchmarks.peers import Tool

SCENARIOS = ("cold", "no-op", *EDITS)
OUTPUT = "public"
LARGE = 1000


class MissedEditError(Exception):
    """A build ended well, and its output does not show what was edited."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a cold build made: files, those of them that are HTML pages, bytes."""

    files: int
    pages: int
    size: int


@dataclass(slots=True)
class Results:
    """Of one number of pairs: timings by tool and scenario, memory and output by tool.

    ``shown`` counts the pages on which an edit is to be seen, ``loads`` are how busy the system was at each
    timing (processes that ran or waited, over a minute).
    """

    pairs: int
    timings: dict[tuple[str, str], list[Timing]] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    output: dict[str, Output] = field(default_factory=dict)
    shown: dict[tuple[str, str], int] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)

    def wall(self, tool: str, scenario: str) -> float | None:
        """The median by the clock, in seconds; None if it was not run."""
        found = self.timings.get((tool, scenario))
        return statistics.median(timing.wall for timing in found) if found else None

    def processor(self, tool: str, scenario: str) -> float | None:
        found = self.timings.get((tool, scenario))
        return statistics.median(timing.processor for timing in found) if found else None

    def spread(self, tool: str, scenario: str) -> float:
        """How far the slowest run is from the fastest, as a part of the median."""
        walls = [timing.wall for timing in self.timings.get((tool, scenario), ())]
        return (max(walls) - min(walls)) / statistics.median(walls) if walls else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """``patience``: what took longer than so many seconds the first time is not repeated.

    More than `LARGE` pairs are only given to the tools named in ``patient``.
    """

    pairs: Sequence[int]
    scenarios: Sequence[str]
    repeat: int
    patience: float
    patient: Sequence[str]

    def tools(self, tools: Sequence[Tool], pairs: int) -> list[Tool]:
        """Those of the tools that are given so many pairs."""
        return [tool for tool in tools if pairs <= LARGE or tool.name in self.patient]


def forecast(tools: Sequence[Tool], plan: Plan) -> float:
    """About how many seconds a run will take, on a machine like the one the tools' rough costs are from."""
    total = 0.0
    for pairs in plan.pairs:
        for tool in plan.tools(tools, pairs):
            start, each = tool.seconds
            one = start + each * pairs
            edits = sum(scenario in EDITS for scenario in plan.scenarios)
            builds = len(plan.scenarios) + (edits if tool.remembers else 0)
            total += one * (1 + builds * (plan.repeat if one <= plan.patience else 1))
    return total


def measure(tools: Sequence[Tool], plan: Plan, workspace: Path) -> Iterator[Results]:
    """The results of one number of pairs after the other."""
    for pairs in plan.pairs:
        corpus = generate(pairs)
        yield _measured(plan.tools(tools, pairs), corpus, plan, workspace / str(pairs))


def _measured(tools: Sequence[Tool], corpus: Corpus, plan: Plan, folder: Path) -> Results:
    found = Results(len(corpus.items))
    folder.mkdir(parents=True, exist_ok=True)
    for tool in tools:
        tool.write(folder / tool.name, corpus)
        tool.prepare(folder / tool.name)
    for tool in tools:
        _clean(tool, folder / tool.name)
        _say(found.pairs, tool, "memory of a cold build")
        command = tool.command(folder / tool.name, folder / tool.name / OUTPUT)
        found.memory[tool.name] = peak_memory(command, _log(folder, tool))
        found.output[tool.name] = _made(folder / tool.name / OUTPUT)
    for turn in range(plan.repeat):
        shift = turn % len(tools)  # nobody is always the first
        for scenario in plan.scenarios:
            for tool in (*tools[shift:], *tools[:shift]):
                before = found.timings.setdefault((tool.name, scenario), [])
                if before and before[0].wall > plan.patience:
                    continue
                _say(found.pairs, tool, f"{scenario}, {turn + 1} of {plan.repeat}")
                before.append(_one(tool, scenario, corpus, folder, turn, found))
                found.loads.append(load())
    return found


def _one(tool: Tool, scenario: str, corpus: Corpus, folder: Path, turn: int, found: Results) -> Timing:
    """One timed build; afterwards the site and what the tool remembers are as before."""
    site, log = folder / tool.name, _log(folder, tool)
    command = tool.command(site, site / OUTPUT)
    if scenario == "cold":
        _clean(tool, site)
    one = edit(tool.name, scenario, corpus, turn) if scenario in EDITS else None
    with applied(site, one) if one else nullcontext():
        timing = timed(command, log)
        if one and not turn:
            found.shown[tool.name, scenario] = _showing(site / OUTPUT, one.mark)
            if not found.shown[tool.name, scenario]:
                raise MissedEditError(f"{tool.title}: the edit ({scenario}) is not to be seen")
    if one and tool.remembers:
        timed(command, log)
    return timing


def _clean(tool: Tool, site: Path) -> None:
    """Remove the output, and whatever else a build left behind."""
    for name in (OUTPUT, *tool.leavings):
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _made(output: Path) -> Output:
    files = [path for path in output.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Output(len(files), pages, sum(path.stat().st_size for path in files))


def _showing(output: Path, mark: str) -> int:
    wanted = mark.encode()
    return sum(wanted in path.read_bytes() for path in output.rglob("*.html"))


def _log(folder: Path, tool: Tool) -> Path:
    return folder / f"{tool.name}.log"


def load() -> float:
    """How many processes ran or waited to run in the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _say(pairs: int, tool: Tool, what: str) -> None:
    print(f"{pairs} pairs, {tool.title}: {what}", flush=True)
