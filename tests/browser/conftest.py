"""A browser and the built site, for the tests in this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driver import Browser, started
from tests.browser.kinds import one_of_each
from tests.browser.serving import served
from tests.needs import need_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser a worker."""
    with started(need_browser()) as browser:
        yield browser


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with served(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def samples(built_site: Path) -> dict[str, str]:
    """One page of each kind of the built site: from the kind to its path."""
    return one_of_each(built_site)
