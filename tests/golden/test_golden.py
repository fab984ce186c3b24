"""The kept pages are what the repository makes now."""

from __future__ import annotations

import difflib

import pytest

from tests.golden.pages import KEPT, PATHS, made


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_as_it_was(path: str) -> None:
    kept = (KEPT / path).read_bytes()
    now = made(path)
    if now != kept:
        lines = difflib.unified_diff(
            kept.decode().splitlines(),
            now.decode().splitlines(),
            f"kept/{path}",
            f"now/{path}",
            lineterm="",
            n=1,
        )
        shown = "\n".join(list(lines)[:60])
        pytest.fail(f"{shown}\nIf that is meant: python -m tests.golden.renew", pytrace=False)


def test_no_other_page_is_kept() -> None:
    assert {p.relative_to(KEPT).as_posix() for p in KEPT.rglob("*") if p.is_file()} == set(PATHS)
