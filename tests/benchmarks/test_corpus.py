"""The benchmark's corpus is the same each time, builds without a warning, and its edits leave no trace.

Nothing here is timed, and no peer is installed: their sites are written, not built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.corpus import SESSIONS, Corpus, generate
from tests.benchmarks.edits import EDITS, applied, edit
from tests.benchmarks.prose import Heading, Points, Table, words_of
from tests.benchmarks.writers.bulletin import write_bulletin
from tests.benchmarks.writers.eleventy import write_eleventy
from tests.benchmarks.writers.hugo import write_hugo
from tests.benchmarks.writers.mkdocs import write_mkdocs
from tests.benchmarks.writers.pelican import write_pelican
from tests.building import AS_OF, build

WRITERS: dict[str, Callable[[Path, Corpus], None]] = {
    "bulletin": write_bulletin,
    "hugo": write_hugo,
    "eleventy": write_eleventy,
    "mkdocs": write_mkdocs,
    "pelican": write_pelican,
}
PAIRS = 3


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module", params=WRITERS)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A tool and its site of three pairs. A test leaves the site as it finds it."""
    tool: str = request.param
    site = tmp_path_factory.mktemp("benchmark") / tool
    WRITERS[tool](site, generate(PAIRS))
    return tool, site


def test_the_same_seed_gives_the_same_bytes(written: tuple[str, Path], tmp_path: Path) -> None:
    tool, site = written
    WRITERS[tool](tmp_path / "again", generate(PAIRS))
    assert digests(tmp_path / "again") == digests(site)


def test_another_seed_gives_another_corpus() -> None:
    assert generate(PAIRS) == generate(PAIRS) != generate(PAIRS, seed=1)


def test_texts_are_of_the_size_and_the_shape_that_is_told() -> None:
    corpus = generate(60)
    assert sorted(i.number for i in corpus.items if i.number is not None) == list(range(1, SESSIONS + 1))
    assert {i.section for i in corpus.items} == {"sessions", "conferences", "articles"}
    for item in corpus.items:
        outlines = []
        for body in item.bodies.values():
            assert 600 <= words_of(body) <= 900
            outlines.append([block.level for block in body if isinstance(block, Heading)])
            assert 4 <= len(outlines[-1]) <= 6
            assert sum(isinstance(block, Points) for block in body) == 2
            assert sum(isinstance(block, Table) for block in body) == 1
        assert outlines[0] == outlines[1]
        assert max(len(text) for text in item.summary) <= 300


def test_our_engine_builds_it_without_a_warning(tmp_path: Path) -> None:
    write_bulletin(tmp_path / "site", generate(PAIRS))
    done = build(tmp_path / "site", tmp_path / "public", as_of=AS_OF)
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stdout + done.stderr
    assert (tmp_path / "public" / "en" / "articles" / "article-00002" / "index.html").is_file()


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_changes_what_it_says_and_can_be_undone(written: tuple[str, Path], kind: str) -> None:
    tool, site = written
    corpus = generate(PAIRS)
    before = digests(site)
    one, other = edit(tool, kind, corpus, 0), edit(tool, kind, corpus, 1)
    assert one.mark != other.mark
    with applied(site, one):
        now = digests(site)
        assert {name for name in now if now[name] != before[name]} == {change.file for change in one.changes}
        for change in one.changes:
            assert one.mark in (site / change.file).read_text(encoding="utf-8")
    assert digests(site) == before
