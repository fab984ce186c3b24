"""Runs the two HTML checkers over whole folders of pages, each in one process."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.needs import need_html_validate, need_java, need_node, need_nu_checker
from tests.tools import locate

_UNFIT = "violates Content Security Policy"
"""The Nu checker takes no 'self' for what lies in a folder, hashes no style, and takes JSON-LD for a script
(github.com/validator/validator/issues/2062); the browser tests hold pages to their policy."""
CONFIG = locate.HERE / "htmlvalidate.json"


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One thing a checker finds wrong."""

    page: str
    line: int
    text: str

    def __str__(self) -> str:
        """As a compiler would print it."""
        return f"{self.page}:{self.line}: {self.text}"


def nu_complaints(root: Path, *, tolerated: tuple[str, ...] = ()) -> list[Complaint]:
    """Errors and warnings of the Nu HTML checker, but for warnings that hold one of the `tolerated` texts."""
    return nu_report(
        root,
        _run(
            str(need_java()),
            "-Xss4m",
            "-jar",
            str(need_nu_checker()),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            "--skip-non-html",
            str(root),
        ),
        tolerated,
    )


def nu_report(root: Path, report: str, tolerated: tuple[str, ...] = ()) -> list[Complaint]:
    """What a report of the Nu HTML checker on a folder says. Its warnings can be tolerated, its errors
    cannot.
    """
    return sorted(
        Complaint(_page(root, message.get("url", "")), _line(message, "lastLine"), message["message"])
        for message in json.loads(report)["messages"]
        if message["type"] != "info" or not any(text in message["message"] for text in (*tolerated, _UNFIT))
    )


def html_validate_complaints(root: Path) -> list[Complaint]:
    """Errors and warnings of html-validate under `tests/tools/htmlvalidate.json`."""
    report = _run(
        str(need_node()),
        str(need_html_validate()),
        "--config",
        str(CONFIG),
        "--formatter",
        "json",
        "--ext",
        "html",
        str(root),
    )
    return sorted(
        Complaint(
            _page(root, result["filePath"]),
            _line(message, "line"),
            f"{message['ruleId']}: {message['message']}",
        )
        for result in json.loads(report)
        for message in result["messages"]
    )


def _run(*command: str) -> str:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    if not done.stdout.strip():
        raise RuntimeError(f"the checker said nothing: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def _line(message: dict[str, Any], key: str) -> int:
    return int(message.get(key) or 0)


def _page(root: Path, url: str) -> str:
    for prefix in (root.as_uri(), f"file:{root}", str(root)):
        if url.startswith(prefix):
            return url.removeprefix(prefix).lstrip("/\\")
    return url
