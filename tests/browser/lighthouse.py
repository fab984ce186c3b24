"""Google's Lighthouse with its mobile profile: a middling phone on a slow mobile network, simulated.

What it finds in a page it finds again; only the speed of the machine has a part in `performance`, for the
time that a processor spends is measured and then multiplied.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.driver import arguments
from tests.needs import need_browser, need_lighthouse, need_node

CATEGORIES = ("accessibility", "best-practices", "seo")
"""What does not depend on the machine."""


@dataclass(frozen=True)
class Report:
    """What was found on one page: scores of 100, shifts of the layout, milliseconds, and bytes sent."""

    scores: dict[str, int]
    failed: list[str]
    performance: int
    shift: float
    blocking: float
    painted: float
    weight: int


def examined(url: str, folder: Path) -> Report:
    """Load a page once in a browser of its own; ``folder`` is for what is written."""
    file = folder / "report.json"
    command = (
        str(need_node()),
        str(need_lighthouse()),
        url,
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join((*CATEGORIES, 'performance'))}",
        "--output=json",
        f"--output-path={file}",
        f"--chrome-flags={' '.join(arguments())}",
    )
    environment = {**os.environ, "CHROME_PATH": str(need_browser()), "HOME": str(folder)}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    return _read(json.loads(file.read_text(encoding="utf-8")))


def _read(told: dict[str, Any]) -> Report:
    audits, parts = told["audits"], told["categories"]
    assert "runtimeError" not in told, told["runtimeError"]
    marks = {name: round(100 * (part["score"] or 0)) for name, part in parts.items()}
    counted = [ref["id"] for name in CATEGORIES for ref in parts[name]["auditRefs"] if ref["weight"]]
    return Report(
        scores={name: marks[name] for name in CATEGORIES},
        failed=[f"{one}: {audits[one]['title']}" for one in counted if audits[one]["score"] == 0],
        performance=marks["performance"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        blocking=audits["total-blocking-time"]["numericValue"],
        painted=audits["largest-contentful-paint"]["numericValue"],
        weight=audits["total-byte-weight"]["numericValue"],
    )
