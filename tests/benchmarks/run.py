"""Measure how long builds take: `python -m tests.benchmarks.run`, or `make bench`."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.measure import FailedBuildError
from tests.benchmarks.peers import PEERS, WORKSPACE, MissingToolError, Tool, ours
from tests.benchmarks.report import PAGE
from tests.benchmarks.schedule import LARGE, SCENARIOS, MissedEditError, Plan, forecast, load, measure
from tests.building import REPOSITORY


def main() -> int:
    """Run what the command line asks for; the exit code."""
    asked = _arguments()
    try:
        tools = [_tool(name, asked.options) for name in asked.tools]
    except MissingToolError as error:
        print(error, file=sys.stderr)
        return 3
    plan = Plan(asked.pairs, asked.scenarios, asked.repeat, asked.patience, asked.large)
    print(f"This will take about {forecast(tools, plan) / 60:.0f} minutes.", flush=True)
    if load() >= 0.5:
        print(f"The machine is not idle (load {load():.1f}); the times will be noisy.", flush=True)
    sites: Path = asked.workspace / "sites"
    results = []
    try:
        for one in measure(tools, plan, sites):
            results.append(one)
            if asked.write:  # after each size: a long run that is stopped has not been for nothing
                day = datetime.now(UTC).date()
                report.write(PAGE, "builds", report.builds(results, tools, plan.repeat, day))
            print(f"\n{report.table(one, plan.tools(tools, one.pairs))}\n", flush=True)
    except (FailedBuildError, MissedEditError) as error:
        print(error, file=sys.stderr)
        return 1
    if not asked.keep:
        shutil.rmtree(sites, ignore_errors=True)
    if asked.write:
        print(f"Written: {PAGE.relative_to(REPOSITORY)}")
    return 0


def _tool(name: str, options: list[str]) -> Tool:
    return ours(options) if name == "bulletin" else PEERS[name]()


def _arguments() -> argparse.Namespace:
    tools = ("bulletin", *PEERS)

    def numbers(text: str) -> list[int]:
        return sorted({int(part) for part in text.split(",")})

    def names(known: tuple[str, ...]) -> Callable[[str], list[str]]:
        def read(text: str) -> list[str]:
            asked = text.split(",")
            if unknown := [name for name in asked if name not in known]:
                raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(known)}")
            return [name for name in known if name in asked]

        return read

    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run", description=__doc__)
    parser.add_argument("--pairs", type=numbers, default=[10, 100, 1000], help="sizes; default: 10,100,1000")
    parser.add_argument("--tools", type=names(tools), default=list(tools), help=f"default: {','.join(tools)}")
    parser.add_argument(
        "--large",
        type=names(tools),
        default=list(tools),
        help=f"the tools that are also given more than {LARGE:,} pairs; default: all",
    )
    parser.add_argument(
        "--scenarios",
        type=names(SCENARIOS),
        default=list(SCENARIOS),
        help=f"default: {','.join(SCENARIOS)}; edits are made on what an earlier build left",
    )
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts; default: 3")
    parser.add_argument(
        "--patience",
        type=float,
        default=60,
        help="what took longer than so many seconds is not repeated; default: 60",
    )
    parser.add_argument(
        "--options", type=shlex.split, default=[], help="further options of `bulletin build`, as one text"
    )
    parser.add_argument(
        "--workspace", type=Path, default=WORKSPACE, help="where the sites are; default: build/benchmarks"
    )
    parser.add_argument("--keep", action="store_true", help="leave the sites and their output there")
    parser.add_argument("--write", action="store_true", help="write docs/BENCHMARKS.md")
    found = parser.parse_args()
    found.workspace = found.workspace.resolve()
    return found


if __name__ == "__main__":
    sys.exit(main())
