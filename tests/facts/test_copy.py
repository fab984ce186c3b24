"""The copy of the facts is the facts."""

from __future__ import annotations

import pytest

from tests.building import REPOSITORY
from tests.facts.facts import COPY

SHARED = REPOSITORY.parent / "shared" / "facts"


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/facts is not there: a clone has only the copy")
def test_the_copy_is_that_of_the_shared_folder() -> None:
    """The one test that may be skipped: what it compares with stands outside the repository."""
    shared = {path.name: path.read_bytes() for path in SHARED.glob("*.yaml")}
    copied = {path.name: path.read_bytes() for path in COPY.glob("*.yaml")}
    assert copied == shared


def test_all_of_it_is_there() -> None:
    names = {path.stem for path in COPY.glob("*.yaml")}
    assert names == {"documents", "glossary", "indicators", "organisations", "people", "sessions", "sources"}
