"""The site that uses every feature, built once a worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from tests.output.pages import Output, read_output
from tests.small_sites import FEATURES, FEATURES_DAY


@pytest.fixture(scope="session")
def features_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of `tests/sites/features`. Nobody may write into it."""
    folder = tmp_path_factory.mktemp("features") / "public"
    result = build(Options(FEATURES, folder, FEATURES_DAY, strict=True))
    assert result.release is not None, result.found
    return folder


@pytest.fixture(scope="session")
def features_output(features_built: Path) -> Output:
    """Its files, pages and links."""
    return read_output(features_built)
