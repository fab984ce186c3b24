"""Measure the search beside Pagefind: `python -m tests.benchmarks.search --pairs 20,1000`.

For each size: how long each takes to index the pages of all items and how much memory that needs, what a
first query loads, how long the next one takes in a browser, and whether phrases taken from the texts lead
back to them. `--real` asks the repository's own site for phrases.
"""

from __future__ import annotations

import argparse
import gzip
import platform
import random
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bulletin.build.finding import published_index
from bulletin.build.inputs import Inputs
from bulletin.build.memo import Memo
from bulletin.build.parsing import parse_settings
from bulletin.build.store import Store
from bulletin.diagnostics import Findings
from bulletin.i18n.vietnamese import fold
from bulletin.output.search_page import INDEX, index_folder, index_list
from bulletin.search.ranking import search
from bulletin.search.reading import Reader
from bulletin.search.words import prepared, written
from tests.benchmarks import report
from tests.benchmarks.corpus import generate
from tests.benchmarks.measure import Command, Timing, peak_memory, timed
from tests.benchmarks.peers import WORKSPACE, environment, version
from tests.benchmarks.schedule import load
from tests.benchmarks.writers.bulletin import write_bulletin
from tests.browser.driver import Browser, started
from tests.browser.serving import served
from tests.building import AS_OF, REPOSITORY, build
from tests.needs import need_browser

ITEMS = "{phien-hop,hoi-nghi,bai-viet,en/sessions,en/conferences,en/articles}/*/index.html"
LANGUAGES = ("vi", "en")

_ASK = """
const [query, done] = arguments, form = document.getElementById("search");
const hits = document.getElementById("search-hits"), asked = performance.now();
delete hits.dataset.query;
new MutationObserver((_, observer) => {
  if (hits.dataset.query !== query) return;
  observer.disconnect();
  done(performance.now() - asked);
}).observe(hits, { attributes: true });
form.q.value = query;
form.requestSubmit();
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured at one size; times in seconds, memory and sizes in bytes.

    ``times`` by the clock, ``processor`` on all processors together; ``loads`` is how busy the system was.
    """

    pairs: int
    times: dict[str, float]
    processor: dict[str, float]
    loads: list[float]
    memory: dict[str, int]
    files: dict[str, tuple[int, int]]
    first: tuple[int, int]
    warm: tuple[float, float]
    back: dict[str, float]


def main() -> int:
    """Measure what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search", description=__doc__)
    parser.add_argument("--pairs", type=lambda text: [int(n) for n in text.split(",")], default=[20, 1000])
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts")
    parser.add_argument("--phrases", type=int, default=300, help="phrases taken from the texts")
    parser.add_argument("--real", action="store_true", help="phrases of the repository's own site as well")
    parser.add_argument(
        "--alone",
        type=lambda text: [int(n) for n in text.split(",")],
        default=[],
        help="sizes to measure besides: no times, and no Pagefind, which would need all pages",
    )
    parser.add_argument("--write", action="store_true", help="write its part of docs/BENCHMARKS.md")
    asked = parser.parse_args()
    found = []
    for pairs in sorted({*asked.pairs, *asked.alone}):
        found.append(measured(pairs, asked.repeat, asked.phrases, WORKSPACE / "search", pairs in asked.alone))
        print(table(found[-1]), flush=True)
        if asked.write:  # after each size: a long run that is stopped has not been for nothing
            report.write(report.PAGE, "search", part(found, asked.repeat, asked.phrases))
    if asked.real:
        output = WORKSPACE / "search" / "real"
        build(REPOSITORY, output, as_of=AS_OF)
        back = {f"{lang} {name}": value for lang, name, value in _back(output, asked.phrases)}
        print("the bulletin itself:", ", ".join(f"{name} {share:.1%}" for name, share in back.items()))
    return 0


def measured(pairs: int, repeat: int, phrases: int, workspace: Path, alone: bool = False) -> Figures:
    """All figures of one size; ``alone`` without Pagefind and without times, as no build came before."""
    site = workspace / f"site-{pairs}"
    write_bulletin(site, generate(pairs))
    if not alone:
        done = build(site, site / "public", as_of=AS_OF)
        if done.returncode:
            raise RuntimeError(done.stderr)
    config = (site / "site_config.yaml").read_text(encoding="utf-8")
    (site / "site_config.yaml").write_text(config.replace("search: false\n", ""), encoding="utf-8")
    _keep_settings(site)
    tools = {"bulletin": _ours} if alone else {"bulletin": _ours, "Pagefind": _pagefind}
    outputs = {name: workspace / f"{name}-{pairs}" for name in tools}
    times: dict[str, list[Timing]] = {name: [] for name in tools}
    loads = []
    log = workspace / "log.txt"
    for folder in outputs.values():
        shutil.rmtree(folder, ignore_errors=True)
    for turn in range(0 if alone else repeat):
        for name in sorted(tools, reverse=turn % 2 == 1):
            times[name].append(timed(tools[name](site, outputs[name] / f"run-{turn}"), log))
            loads.append(load())
    outputs = {name: folder / "last" for name, folder in outputs.items()}
    memory = {name: peak_memory(command(site, outputs[name]), log) for name, command in tools.items()}
    output = outputs["bulletin"]
    return Figures(
        pairs,
        {name: statistics.median(one.wall for one in some) for name, some in times.items() if some},
        {name: statistics.median(one.processor for one in some) for name, some in times.items() if some},
        loads,
        memory,
        {name: _size(folder) for name, folder in outputs.items()},
        _first(output, phrases),
        _warm(output, workspace, phrases),
        {f"{lang} {name}": value for lang, name, value in _back(output, phrases)},
    )


def _keep_settings(site: Path) -> None:
    """Have the store know the settings, as it knows all else that an earlier build parsed."""
    with Store(site, counts=False) as store:
        parse_settings(site, Inputs(site), Memo(store), Findings())


def _ours(site: Path, output: Path) -> Command:
    arguments = (sys.executable, "-m", "tests.benchmarks.index_alone", str(site), str(output))
    return Command(arguments, REPOSITORY, {})


def _pagefind(site: Path, output: Path) -> Command:
    home = environment("pagefind")
    program = next(home.glob("lib/python*/site-packages/pagefind_bin/pagefind*"))
    options = ("--site", str(site / "public"), "--output-path", str(output), "--glob", ITEMS)
    return Command((str(program), *options, "--root-selector", "main", "--quiet"), site, {})


def _size(folder: Path) -> tuple[int, int]:
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes)


def sampled(reader: Reader, count: int) -> Iterator[tuple[int, str]]:
    """Phrases of three to six words, each with the document it was taken from; the same at every run."""
    rng = random.Random(reader.count)
    while count:
        document = rng.randrange(reader.count)
        record = reader.record(document)
        if record["k"] in {"topic", "person", "organisation", "document", "indicator", "term"}:
            continue
        lines = [line for _, _, text in record["x"] for line in text.split("\n")]
        words = written(prepared(rng.choice(lines)))
        length = rng.randint(3, 6)
        if len(words) >= length:
            start = rng.randrange(len(words) - length + 1)
            count -= 1
            yield document, " ".join(words[start : start + length]) + " "


def _back(output: Path, count: int) -> Iterator[tuple[str, str, float]]:
    """Of phrases, with their marks and without, how many have their document among the first ten hits."""
    for language in LANGUAGES:
        reader = published_index(output, language)
        ways: dict[str, Callable[[str], str]] = {"as written": str, "folded": fold}
        for name, way in ways.items():
            if language == "en" and name == "folded":
                continue
            found = [
                document in {hit.document for hit in search(reader, way(phrase))[:10]}
                for document, phrase in sampled(reader, count)
            ]
            yield language, name, sum(found) / len(found)


def _first(output: Path, count: int) -> tuple[int, int]:
    """What a first query with ten results loads, gzipped: the median and the most."""
    sizes = []
    script = len(gzip.compress((REPOSITORY / "layouts/assets/search.js").read_bytes(), 6))
    for _, phrase in sampled(published_index(output, "vi"), min(count, 60)):
        loaded: list[int] = []

        def read(name: str, loaded: list[int] = loaded) -> bytes:
            path = f"{index_folder('vi')}{name}.json" if name else index_list("vi")
            data = (output / path).read_bytes()
            loaded.append(len(gzip.compress(data, 6)))
            return data

        reader = Reader(read)
        for hit in search(reader, phrase)[:10]:
            reader.record(hit.document)
        sizes.append(script + sum(loaded))
    return int(statistics.median(sizes)), max(sizes)


def _warm(output: Path, workspace: Path, count: int) -> tuple[float, float]:
    """Seconds of a query whose files are loaded, in Chromium: the median and the most."""
    shell = workspace / "shell"
    build(REPOSITORY, shell, as_of=AS_OF)
    shutil.rmtree(shell / INDEX)
    shutil.copytree(output / INDEX, shell / INDEX)
    phrases = [phrase.strip() for _, phrase in sampled(published_index(output, "vi"), min(count, 40))]
    with served(shell) as url, started(need_browser()) as browser:
        browser.open(url + "tim-kiem/")
        times = [_asked(browser, phrase) for phrase in phrases]
    shutil.rmtree(shell)
    return statistics.median(times), max(times)


def _asked(browser: Browser, phrase: str) -> float:
    browser.run_async(_ASK, phrase)
    return float(browser.run_async(_ASK, phrase)) / 1000


_PART = """\
## Search

How long the index of the search takes, beside Pagefind, which reads the pages of all items that our build
made. Ours begins with what an earlier build parsed: a process of its own loads, links and plans the site,
and knows no entry of the index (where no time stands, it parsed as well); a build has done all that when it
comes to the index. Both write their files, each run into a new folder: ext4 takes a millisecond a file
where files went in the last half minute. In brackets: how many times Pagefind's figure. A first query loads
the script, the list, shards, and the texts of ten hits; the next query, one of 40, is measured in headless
Chromium with its files loaded. A phrase, of three to six words out of a text, is found again where its
document is among the first ten hits.
"""


def part(found: Sequence[Figures], repeat: int, phrases: int) -> str:
    """The part of docs/BENCHMARKS.md about the search."""
    day = datetime.now(UTC).date().isoformat()
    told = (
        f"Measured on {day}, {repeat} run{'s' * (repeat > 1)} of each, with Pagefind {version('pagefind')}."
    )
    loads = report.busy([load for one in found for load in one.loads])
    sizes = ",".join(str(one.pairs) for one in found if one.times)
    lone = ",".join(str(one.pairs) for one in found if not one.times)
    options = (
        f"--pairs {sizes} {f'--alone {lone} ' if lone else ''}--repeat {repeat} --phrases {phrases} --write"
    )
    again = f"To repeat it: `python -m tests.benchmarks.search {options}`."
    head = [_PART, f"{told} {loads}\n", f"* {report.machine()}, Python {platform.python_version()}\n"]
    return "\n".join([*head, *(table(one) for one in found), f"\n{again}"]).replace("\n\n\n", "\n\n")


def table(one: Figures) -> str:
    """The figures of one size as a table."""
    tools = list(one.memory)
    mebi = 1 << 20

    def row(name: str, figures: Mapping[str, float], spell: Callable[[float], str]) -> str:
        base = figures.get("Pagefind")
        ours = spell(figures["bulletin"]) + (f" ({figures['bulletin'] / base:.2f}×)" if base else "")
        return f"| {name} | {' | '.join([ours, *([spell(base)] if base else [])])} |"

    def plain(name: str, told: Sequence[str]) -> str:
        return f"| {name} | {' | '.join([*told, *[''] * (len(tools) - len(told))])} |"

    rows = [
        f"\n### {one.pairs:,} pairs ({2 * one.pairs:,} texts)\n",
        f"| | {' | '.join(tools)} |",
        f"|---|{'---:|' * len(tools)}",
        *([row("index, from nothing", one.times, _seconds)] if one.times else []),
        *([row("processor time", one.processor, _seconds)] if one.times else []),
        row("peak memory", one.memory, lambda size: f"{size / mebi:.0f} MiB"),
        plain("files", [f"{one.files[tool][0]:,}" for tool in tools]),
        plain("size", [f"{one.files[tool][1] / mebi:.1f} MiB" for tool in tools]),
        plain("first query, gzipped", [f"{_kilo(one.first[0])}, at most {_kilo(one.first[1])}"]),
        plain("next query in Chromium", [f"{_milli(one.warm[0])}, at most {_milli(one.warm[1])}"]),
    ]
    rows += [plain(f"phrases found again, {name}", [f"{share:.1%}"]) for name, share in one.back.items()]
    return "\n".join(rows)


def _kilo(size: float) -> str:
    return f"{size / 1000:.0f} kB"


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _milli(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
