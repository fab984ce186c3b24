"""Makes the search index of a site and nothing else: `python -m tests.benchmarks.index_alone SITE OUTPUT`.

What an earlier build parsed is read from the store; no entry of the index is. As in a build, files are
written by `staging.write_file`, and the collector of cycles is held, to the end.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from bulletin.build.collector import held_collector
from bulletin.build.indexing import index_all
from bulletin.build.memo import Memo
from bulletin.build.options import Options
from bulletin.build.pipeline import prospect
from bulletin.build.staging import write_file
from bulletin.build.store import Store
from bulletin.build.workers import processors
from bulletin.diagnostics import Findings


@held_collector()
def main() -> int:
    """Write the index's files below the output folder; the exit code."""
    site, output = Path(sys.argv[1]), Path(sys.argv[2])
    with Store(site, keep=False) as store:
        memo = Memo(store)
        seen = prospect(Options(site, output), memo, Findings())
        if seen is None:
            return 1
        files = index_all(seen.planned.homes, memo, processors())
        if not memo.made["document"]:
            print("the store knew the index already", file=sys.stderr)
            return 1
        for folder in {(output / path).parent for path in files}:
            folder.mkdir(parents=True, exist_ok=True)
        for path, file in files.items():
            write_file(f"{output}/{path}", file.content())
    return 0


if __name__ == "__main__":
    status = main()
    gc.freeze()
    sys.exit(status)
