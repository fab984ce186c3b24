"""Makes the scripts that are published from those that are read: `layouts/scripts/` to `layouts/assets/`.

Run as `python -m tests.tools.shrink` after a change; a test tells when it was forgotten. It needs Terser,
which `make tools` installs.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.building import REPOSITORY
from tests.tools import locate

SOURCES = REPOSITORY / "layouts" / "scripts"
PUBLISHED = REPOSITORY / "layouts" / "assets"
NAMES = ("offline.js", "reading.js", "search.js")
_OPTIONS = ("--compress", "passes=3,ecma=2020,unsafe_arrows=true", "--mangle", "--format", "ecma=2020")


def main() -> int:
    """Write the published scripts; the exit code."""
    node, terser = locate.node(), locate.terser()
    if node is None or terser is None:
        print("Node.js or Terser is missing; `make tools` installs both.", file=sys.stderr)
        return 1
    for name in NAMES:
        (PUBLISHED / name).write_text(shrunk(SOURCES / name, node, terser), encoding="utf-8", newline="\n")
    return 0


def shrunk(source: Path, node: Path, terser: Path) -> str:
    """The script without what only people need."""
    command = (str(node), str(terser), str(source), *_OPTIONS)
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
