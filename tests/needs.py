"""What a test needs beyond Python, and what happens where it is missing.

With CI=true a missing part fails the test; elsewhere the test is skipped, and the reason names the part.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import locate


def need_browser() -> Path:
    """The browser's program."""
    return _need(locate.browser, "a browser (Chromium or Chrome)")


def need_java() -> Path:
    """The Java runtime."""
    return _need(locate.java, "Java")


def need_node() -> Path:
    """The Node.js program."""
    return _need(locate.node, "Node.js")


def need_nu_checker() -> Path:
    """The Nu HTML checker's archive."""
    return _need(locate.nu_checker, "the Nu HTML checker (vnu-jar)")


def need_html_validate() -> Path:
    """The html-validate script."""
    return _need(locate.html_validate, "html-validate")


def need_axe() -> Path:
    """The axe script."""
    return _need(locate.axe, "axe-core")


def need_lighthouse() -> Path:
    """Lighthouse's script."""
    return _need(locate.lighthouse, "Lighthouse")


def need_pdftotext() -> Path:
    """pdftotext."""
    return _need(locate.pdftotext, "pdftotext (poppler)")


def need_terser() -> Path:
    """Terser's script."""
    return _need(locate.terser, "Terser")


def need_schema_dts() -> Path:
    """schema.org's vocabulary."""
    return _need(locate.schema_dts, "schema.org's vocabulary (schema-dts)")


def need_nginx() -> Path:
    """nginx."""
    return _need(locate.nginx, "nginx")


def need_rsync() -> Path:
    """rsync."""
    return _need(locate.rsync, "rsync")


def need_apache() -> Path:
    """Apache."""
    return _need(locate.apache, "Apache")


def need_caddy() -> Path:
    """Caddy."""
    return _need(locate.caddy, "Caddy")


def _need(find: Callable[[], Path | None], name: str) -> Path:
    found = find()
    if found is not None:
        return found
    reason = f"this test needs {name}; `make tools` installs it or says how"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
