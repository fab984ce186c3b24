"""Fixtures that every room of the tests may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from tests.building import AS_OF, REPOSITORY, build
from tests.output.pages import Output, read_output


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The repository's own content, built once for all workers. Nobody may write into it."""
    parent = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        parent = parent.parent
    output = parent / "built-site"
    refusal = parent / "built-site.txt"
    with FileLock(parent / "built-site.lock"):
        if not output.exists() and not refusal.exists():
            done = build(REPOSITORY, output, as_of=AS_OF)
            if done.returncode:
                refusal.write_text(f"exit {done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
    if refusal.exists():
        pytest.fail(f"the build of content/ failed: {refusal.read_text(encoding='utf-8')}", pytrace=False)
    return output


@pytest.fixture(scope="session")
def site_output(built_site: Path) -> Output:
    """The built site's files, pages and links, read once a worker."""
    return read_output(built_site)
