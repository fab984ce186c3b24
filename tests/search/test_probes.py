"""The reference answers the probes: what comes first, what is found, what is not."""

from __future__ import annotations

import pytest

from bulletin.search.ranking import search
from bulletin.search.reading import Reader
from tests.search.indexes import index_files, readers
from tests.search.probes import Probe, probes
from tests.small_sites import real


@pytest.fixture(scope="module")
def real_index(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reader]:
    """The index of the repository's own site."""
    return readers(index_files(real().site, tmp_path_factory.mktemp("store"))[0])


def found(reader: Reader, probe: Probe) -> list[str]:
    """The addresses of the hits, without the language's prefix."""
    hits = search(reader, probe.query)
    return [str(reader.record(hit.document)["h"]).removeprefix("en/") for hit in hits]


def test_there_are_many() -> None:
    assert len(probes()) >= 120


@pytest.mark.parametrize("probe", probes(), ids=lambda probe: probe.id)
def test_probe(real_index: dict[str, Reader], probe: Probe) -> None:
    hits = found(real_index[probe.language], probe)
    if probe.first:
        assert hits[:1], "nothing is found"
        assert hits[0] in probe.first, hits[:5]
    assert [one for one in probe.near if one not in hits[:10]] == [], hits[:10]
    assert [one for one in probe.somewhere if one not in hits] == []
    assert [one for one in probe.absent if one in hits] == []
